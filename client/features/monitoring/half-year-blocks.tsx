import type { HalfYear, HalfYearBlock } from '#shared/contract/half-year.ts';
import type { Figure } from '#shared/figure.ts';
import { TableTools } from '../../charts/table-tools.tsx';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { money, signedPercent } from '../../lib/format.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { blocksTable } from './half-year-tables.ts';

/** Each block against the year before; where units are missing, those that have both years stand beside it. */
export function HalfYearBlocks({ half, meta }: { half: HalfYear; meta: string }) {
  const { block, markBlock } = usePageMarks();
  const partly = half.blocks.some(({ alike }) => alike !== null);
  return (
    <Panel
      title={half.blocksFinding}
      subtitle={`与${half.baseLabel}相比，亿元${partly ? '；可比=两年都有数据的地区之和，其余待核定' : ''}`}
      footer={<TableTools table={blocksTable(half)} meta={meta} />}
    >
      <DataTable
        fits
        caption={`${half.label}各主体与上年同期`}
        captionHidden
        columns={columnsOf(half, partly)}
        rows={half.blocks}
        rowKey={({ code }) => code}
        mark={{ key: block, onMark: markBlock }}
      />
      {half.notes.map((note) => (
        <p key={note} className="muted small">
          {note}
        </p>
      ))}
    </Panel>
  );
}

const yi = (figure: Figure) => <Num value={figure} format={(f) => money(f, '亿元')} />;
const rate = (figure: Figure) => <Num value={figure} format={(f) => signedPercent(f)} />;

function columnsOf(half: HalfYear, partly: boolean): Column<HalfYearBlock>[] {
  const of = ({ indicator }: HalfYearBlock) => ({
    unit: half.cityUnit,
    indicator,
    period: half.period,
    v: half.cut.dataVersion,
  });
  const alike: Column<HalfYearBlock>[] = [
    {
      key: 'alikeUnits',
      header: '可比',
      render: (block) =>
        block.alike ? (
          <abbr title={block.alike.units.join('、')}>{block.alike.units.length}地</abbr>
        ) : block.missing.length === 0 ? (
          '全部'
        ) : (
          '—'
        ),
    },
    {
      key: 'alikeGrowth',
      header: '可比同比',
      numeric: true,
      render: (block) =>
        block.alike ? rate(block.alike.growth) : block.missing.length === 0 ? rate(block.growth) : '—',
    },
  ];
  return [
    {
      key: 'name',
      header: '主体',
      cellClass: ({ code }) => (code === 'total' ? undefined : 'indent-1'),
      render: ({ name }) => name,
    },
    {
      key: 'current',
      header: '本期',
      numeric: true,
      render: (block) => <LineageFigure id={of(block)}>{yi(block.current)}</LineageFigure>,
    },
    {
      key: 'base',
      header: '上年同期',
      numeric: true,
      className: 'wide-only',
      render: ({ base }) => yi(base),
    },
    {
      key: 'growth',
      header: '同比',
      numeric: true,
      render: (block) => (
        <LineageFigure id={{ ...of(block), of: 'growth' }}>{rate(block.growth)}</LineageFigure>
      ),
    },
    ...(partly ? alike : []),
  ];
}
