/** The tables beside the waterfall. */

import type { Contribution, UnitGrowth } from '#shared/contract/contribution.ts';
import type { Figure } from '#shared/figure.ts';
import { percent, signed, signedPercent } from '../../lib/format.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { TextButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useStepMark } from './contribution-cards.tsx';

/** A step, or the whole, which has no contribution to itself. */
interface Line {
  key: string;
  name: string;
  change: Figure;
  growth: Figure | null;
  pull: Figure;
  rate: Figure | null;
}

function linesOf(c: Contribution): Line[] {
  const steps = c.steps.map((s) => ({ ...s, name: c.by === 'unit' ? s.shortName : s.name }));
  return c.rest ? [...steps, { ...c.rest, growth: null }] : steps;
}

/** 贡献率 and 拉动 as a table: total first. */
export function StepsPanel({
  contribution: c,
  onStep,
}: {
  contribution: Contribution;
  onStep: (key: string) => void;
}) {
  const marked = useStepMark(c);
  const { change, growth } = c.whole;
  const columns: Column<Line>[] = [
    { key: 'name', header: c.by === 'unit' ? '地区' : '主体', render: (line) => line.name },
    {
      key: 'change',
      header: '增减额',
      numeric: true,
      render: (line) => <Num value={line.change} format={(f) => signed(f, 2)} />,
    },
    {
      key: 'growth',
      header: c.yearly ? '增速' : '同比',
      numeric: true,
      render: (line) => line.growth !== null && <Num value={line.growth} format={(f) => signedPercent(f)} />,
    },
    {
      key: 'pull',
      header: '拉动(百分点)',
      numeric: true,
      render: (line) => <Num value={line.pull} format={(f) => signed(f, 2)} />,
    },
    {
      key: 'rate',
      header: '贡献率',
      numeric: true,
      render: (line) => line.rate !== null && <Num value={line.rate} format={(f) => percent(f)} />,
    },
  ];
  return (
    <Panel title="各项增减与贡献" subtitle={`${c.label}对比${c.baseLabel}，数额单位：万元`}>
      <DataTable
        caption="增减额、增速、拉动与贡献率"
        captionHidden
        columns={columns}
        rows={linesOf(c)}
        rowKey={(line) => line.key}
        mark={{ key: marked, onMark: onStep }}
        total={{ key: 'whole', name: '合计', change, growth, pull: growth, rate: null }}
      />
    </Panel>
  );
}

/** Each compared unit's growth and what its blocks pulled. */
export function PeersPanel({
  contribution: c,
  onUnit,
}: {
  contribution: Contribution;
  onUnit: (unit: string) => void;
}) {
  const { block: marked } = usePageMarks();
  const columns: Column<UnitGrowth>[] = [
    {
      key: 'unit',
      header: '地区',
      render: (peer) => <TextButton onClick={() => onUnit(peer.unit)}>{peer.shortName}</TextButton>,
    },
    {
      key: 'growth',
      header: c.yearly ? '增速' : '同比',
      numeric: true,
      render: (peer) => <Num value={peer.growth} format={(f) => signedPercent(f)} />,
    },
    ...c.blocks.map(
      (block, at): Column<UnitGrowth> => ({
        key: block.code,
        header: block.shortName,
        cellClass: () => (block.code === marked ? 'marked' : undefined),
        numeric: true,
        render: (peer) => <Num value={peer.pulls[at] ?? 'undefined'} format={(f) => signed(f, 2)} />,
      }),
    ),
  ];
  return (
    <Panel
      title="各地增速由谁拉动"
      subtitle={`${c.label}对比${c.baseLabel}；各主体拉动之和等于该地增速，单位：百分点`}
    >
      <DataTable
        caption="各地增速及各主体拉动"
        captionHidden
        columns={columns}
        rows={c.peers}
        rowKey={(peer) => peer.unit}
        rowClass={(peer) => peer.unit === c.unit.code && 'focus'}
      />
    </Panel>
  );
}
