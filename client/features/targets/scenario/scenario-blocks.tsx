import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import type { ScenarioResult } from '#shared/targets/scenario/scenario.ts';
import { zip } from '#shared/zip.ts';
import { number } from '../../../lib/format.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Num } from '../../../ui/mark.tsx';
import { GrowthSlider } from './growth-slider.tsx';
import styles from './scenario.module.css';
import { blockKey, type ScenarioState } from './use-scenario.ts';

interface ScenarioPartProps {
  basis: ScenarioBasis;
  result: ScenarioResult;
  scenario: ScenarioState;
}

/** Each block's growth and what it comes to, with the net gap and the sum of shortfalls. */
export function ScenarioBlocks({ basis, result, scenario }: ScenarioPartProps) {
  const aimed = result.shortfall !== null;
  return (
    <DataTable
      fits
      className={styles.table}
      caption="按主体设定（亿元）"
      columns={columnsOf(basis, aimed, scenario)}
      rows={linesOf(basis, result)}
      rowKey={(line) => line.key}
      rowClass={(line) => line.key === 'whole' && 'total'}
    />
  );
}

/** A block, the whole, or the shortfalls added up; null where a line has nothing to say. */
interface Line {
  key: string;
  name: string;
  /** The block whose growth is set; a remark in its place on the other lines. */
  rate: ScenarioBasis['blocks'][number] | string;
  projected: Figure | null;
  target: number | null;
  gap: Figure;
}

function linesOf(basis: ScenarioBasis, { blocks, total, gap, shortfall }: ScenarioResult): Line[] {
  const parts = zip(basis.blocks, blocks).map(([block, { projected, gap }]): Line => {
    return { key: block.code, name: block.name, rate: block, projected, target: block.target, gap };
  });
  const whole: Line = {
    ...{ key: 'whole', name: basis.name, rate: '各主体之和' },
    ...{ projected: total, target: basis.target, gap },
  };
  if (shortfall === null) return [...parts, whole];
  const missing: Line = {
    ...{ key: 'shortfall', name: '各主体缺口之和', rate: '超出的不能抵别人的缺口' },
    ...{ projected: null, target: null, gap: shortfall },
  };
  return [...parts, whole, missing];
}

function columnsOf(
  basis: ScenarioBasis,
  aimed: boolean,
  { choice, change, settle }: ScenarioState,
): Column<Line>[] {
  const aims: Column<Line>[] = [
    {
      key: 'target',
      header: '目标',
      numeric: true,
      className: 'wide-only',
      render: ({ target, projected }) => projected !== null && (target === null ? '—' : number(target, 1)),
    },
    { key: 'gap', header: '缺口', numeric: true, render: ({ gap }) => gapText(gap) },
  ];
  return [
    { key: 'name', header: '主体', render: ({ name }) => name },
    {
      key: 'rate',
      header: `${basis.fromYear}年后年均增速`,
      render: ({ rate: block }) =>
        typeof block === 'string' ? (
          <span className="muted">{block}</span>
        ) : (
          <GrowthSlider
            name={block.name}
            value={choice.blocks[block.code]}
            growth={block.growth}
            onChange={(value) => change(blockKey(block.code), value)}
            onSettle={settle}
          />
        ),
    },
    {
      key: 'projected',
      header: `${basis.year}年`,
      numeric: true,
      render: ({ projected }) => projected !== null && <Num value={projected} format={(f) => number(f, 1)} />,
    },
    ...(aimed ? aims : []),
  ];
}

/** 少 22.9 · 多 6.5 · 持平. */
function gapText(gap: Figure) {
  if (!isValue(gap)) return gap === 'not_applicable' ? '—' : <Num value={gap} format={String} />;
  const text = number(Math.abs(gap), 1);
  if (Number(text.replaceAll(',', '')) === 0) return '0.0';
  return gap > 0 ? `少 ${text}` : `多 ${text}`;
}
