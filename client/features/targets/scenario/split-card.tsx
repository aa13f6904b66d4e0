import { useMemo } from 'react';
import { Link } from 'wouter';
import type { Allocation } from '#shared/contract/allocation.ts';
import type { ScenarioBasis, Targets } from '#shared/contract/targets.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { SPLIT_LABEL, SPLIT_METHODS, type Split, splitTarget } from '#shared/targets/scenario/split.ts';
import { ChartCard } from '../../../charts/chart-card.tsx';
import { number, percent } from '../../../lib/format.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { choice, useSearch } from '../../../lib/search-params.ts';
import { Num } from '../../../ui/mark.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { splitTable } from './split-table.ts';

const PARAMS = { split: choice(...SPLIT_METHODS) };

interface SplitCardProps {
  targets: Targets;
  basis: ScenarioBasis;
  meta: string;
}

/** 分解情景: three ways to split what no document splits, one shown, all three in the files. */
export function SplitCard({ targets, basis, meta }: SplitCardProps) {
  const [{ split: method }, set] = useSearch(PARAMS);
  const splits = useMemo(() => splitTarget(basis), [basis]);
  const split = splits.find((s) => s.method === method)!;
  const official = targets.counties.allocation;
  return (
    <ChartCard
      title={`情景：${basis.year}年${basis.target}亿元${SPLIT_LABEL[method]}分解，${spread(split)}`}
      subtitle={`${standing(official)}${split.explanation}`}
      table={splitTable(basis, splits, official, { notes: targets.notes, simulated: targets.simulated })}
      description={split.explanation}
      meta={meta}
      tools={
        <Link className="nowrap" href={pinnedAddress('/targets/splits', targets.cut)}>
          分县任务
        </Link>
      }
      simulated={targets.simulated}
    >
      <Segmented
        label="分解办法"
        value={method}
        onChange={(next) => set({ split: next })}
        options={SPLIT_METHODS.map((value) => ({ value, label: SPLIT_LABEL[value] }))}
      />
      <SplitTable basis={basis} split={split} official={official} />
    </ChartCard>
  );
}

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
  const parts = new Map(official?.rows.map((row) => [row.unit, row.target]));
  const complete = split.rows.every((r) => isValue(r.amount));
  return (
    <table className="table">
      <caption className="visually-hidden">{SPLIT_LABEL[split.method]}分解，亿元</caption>
      <thead>
        <tr>
          <th scope="col">地区</th>
          <th scope="col" className="numeric">
            {basis.fromYear}年(亿元)
          </th>
          <th scope="col" className="numeric wide-only">
            占全市
          </th>
          <th scope="col" className="numeric wide-only">
            投入÷GDP
          </th>
          <th scope="col" className="numeric">
            {official ? `情景：${basis.year}年(亿元)` : `${basis.year}年(亿元)`}
          </th>
          {official && (
            <th scope="col" className="numeric">
              官方任务(亿元)
            </th>
          )}
          <th scope="col" className={official ? 'numeric wide-only' : 'numeric'}>
            需年均增长
          </th>
        </tr>
      </thead>
      <tbody>
        {split.rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td className="numeric">
              <Num value={row.current} format={(f) => number(f, 1)} />
            </td>
            <td className="numeric wide-only">
              <Num value={row.share} format={(f) => percent(f)} />
            </td>
            <td className="numeric wide-only">
              {row.code === null ? '—' : <Num value={row.intensity} format={(f) => percent(f, 2)} />}
            </td>
            <td className="numeric">
              <Num value={row.amount} format={(f) => number(f, 1)} />
            </td>
            {official && <td className="numeric">{officialText(parts, row.code)}</td>}
            <td className={official ? 'numeric wide-only' : 'numeric'}>
              <Num value={row.growth} format={(f) => percent(f)} />
            </td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">合计</th>
          <td className="numeric">{number(basis.current, 1)}</td>
          <td className="numeric wide-only">{percent(100)}</td>
          <td className="wide-only" />
          <td className="numeric">
            {complete ? number(basis.target, 1) : <Num value="incomplete" format={String} />}
          </td>
          {official && (
            <td className="numeric">{isValue(official.total.sum) ? number(official.total.sum, 1) : '—'}</td>
          )}
          <td className={official ? 'wide-only' : undefined} />
        </tr>
      </tbody>
    </table>
  );
}

/** What no county accounts for has no part of its own here; 市本级's is in the card of the official split. */
function officialText(parts: ReadonlyMap<string, Figure>, code: string | null): string {
  const part = code === null ? undefined : parts.get(code);
  if (code === null) return '—';
  return part !== undefined && isValue(part) ? number(part, 1) : '未下达';
}
