import { memo, useCallback, useMemo } from 'react';
import { Link } from 'wouter';
import type { Allocation } from '#shared/contract/allocation.ts';
import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import type { TargetScenario } from '#shared/contract/targets.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { SPLIT_LABEL, SPLIT_METHODS, type Split, splitTarget } from '#shared/targets/scenario/split.ts';
import { ChartCard } from '../../../charts/chart-card.tsx';
import { number, percent } from '../../../lib/format.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { choice, useSearch } from '../../../lib/search-params.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Num } from '../../../ui/mark.tsx';
import { Said } from '../../../ui/said.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { splitTable } from './split-table.ts';

const PARAMS = { split: choice(...SPLIT_METHODS) };

interface SplitCardProps {
  targets: TargetScenario;
  basis: ScenarioBasis;
  meta: string;
}

/** 分解情景: three ways to split what no document splits, one shown, all three in the files. */
export function SplitCard(props: SplitCardProps) {
  const [{ split }, set] = useSearch(PARAMS);
  const onMethod = useCallback((next: Split['method']) => set({ split: next }), [set]);
  return <SplitBy {...props} method={split} onMethod={onMethod} />;
}

interface SplitByProps extends SplitCardProps {
  method: Split['method'];
  onMethod: (method: Split['method']) => void;
}

/** Remembered: the sliders beside it change the address too, which says nothing of a split. */
const SplitBy = memo(({ targets, basis, meta, method, onMethod }: SplitByProps) => {
  const splits = useMemo(() => splitTarget(basis), [basis]);
  const split = splits.find((s) => s.method === method)!;
  const official = targets.allocation;
  return (
    <ChartCard
      title={`情景：${basis.year}年${basis.target}亿元${SPLIT_LABEL[method]}分解，${spread(split)}`}
      subtitle={`${standing(official)}${split.explanation}`}
      table={splitTable(basis, splits, official, { notes: targets.notes, simulated: targets.simulated })}
      description={split.explanation}
      meta={meta}
      tools={
        <Link className="nowrap" href={pinnedAddress('/targets/allocations', targets.cut)}>
          <Said>分县任务</Said>
        </Link>
      }
      simulated={targets.simulated}
    >
      <Segmented
        label="分解办法"
        value={method}
        onChange={onMethod}
        options={SPLIT_METHODS.map((value) => ({ value, label: SPLIT_LABEL[value] }))}
      />
      <SplitTable basis={basis} split={split} official={official} />
    </ChartCard>
  );
});

/** Whether the scenario stands alone or beside what a document has set. */
function standing(official: Allocation | null): string {
  if (!official) return '文件未分解到各县(市、区)，以下为情景，不是下达任务。';
  const { number: paper, issuedOn } = official.document;
  return `官方分解已于${issuedOn}下达(${paper})，各地任务以“官方任务”一列为准；以下为情景，仅供对照。`;
}

/** 各地需年均增长5.9%—9.1%. */
function spread({ rows }: Split): string {
  const rates = rows.filter((r) => r.code !== null).map((r) => r.growth);
  if (rates.length === 0 || !rates.every(isValue)) return '数据不全，不能分解';
  const [low, high] = [Math.min(...rates), Math.max(...rates)].map((r) => number(r, 1));
  return low === high ? `各地需年均增长${low}%` : `各地需年均增长${low}%—${high}%`;
}

interface SplitTableProps {
  basis: ScenarioBasis;
  split: Split;
  official: Allocation | null;
}

function SplitTable({ basis, split, official }: SplitTableProps) {
  const complete = split.rows.every((r) => isValue(r.amount));
  const total: SplitLine = {
    isTotal: true,
    code: null,
    name: '合计',
    current: basis.current,
    share: 100,
    amount: complete ? basis.target : 'incomplete',
  };
  return (
    <DataTable
      fits
      caption={`${SPLIT_LABEL[split.method]}分解，亿元`}
      captionHidden
      columns={columnsOf(basis, official)}
      rows={split.rows.map((row): SplitLine => ({ ...row, isTotal: false }))}
      rowKey={(row) => row.name}
      total={total}
      totalAt="bottom"
    />
  );
}

type SplitRow = Split['rows'][number];
type SplitLine =
  | ({ isTotal: false } & SplitRow)
  | ({ isTotal: true } & Pick<SplitRow, 'code' | 'name' | 'current' | 'share' | 'amount'>);

function columnsOf(basis: ScenarioBasis, official: Allocation | null): Column<SplitLine>[] {
  const parts = new Map(official?.rows.map((row) => [row.unit, row.target]));
  const sum = official?.total.sum ?? 'unreported';
  const task: Column<SplitLine> = {
    key: 'official',
    header: '官方任务(亿元)',
    numeric: true,
    render: (row) => (row.isTotal ? (isValue(sum) ? number(sum, 1) : '—') : officialText(parts, row.code)),
  };
  return [
    { key: 'name', header: '地区', render: (row) => row.name },
    {
      key: 'current',
      header: `${basis.fromYear}年(亿元)`,
      numeric: true,
      render: (row) => <Num value={row.current} format={(f) => number(f, 1)} />,
    },
    {
      key: 'share',
      header: '占全市',
      numeric: true,
      className: 'wide-only',
      render: (row) => <Num value={row.share} format={(f) => percent(f)} />,
    },
    {
      key: 'intensity',
      header: '投入÷GDP',
      numeric: true,
      className: 'wide-only',
      render: (row) =>
        !row.isTotal &&
        (row.code === null ? '—' : <Num value={row.intensity} format={(f) => percent(f, 2)} />),
    },
    {
      key: 'amount',
      header: `${official ? '情景：' : ''}${basis.year}年(亿元)`,
      numeric: true,
      render: (row) => <Num value={row.amount} format={(f) => number(f, 1)} />,
    },
    ...(official ? [task] : []),
    {
      key: 'growth',
      header: '需年均增长',
      numeric: true,
      className: official ? 'wide-only' : undefined,
      render: (row) => !row.isTotal && <Num value={row.growth} format={(f) => percent(f)} />,
    },
  ];
}

/** What no county accounts for has no part of its own here; 市本级's is in the card of the official split. */
function officialText(parts: ReadonlyMap<string, Figure>, code: string | null): string {
  const part = code === null ? undefined : parts.get(code);
  if (code === null) return '—';
  return part !== undefined && isValue(part) ? number(part, 1) : '未下达';
}
