import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TargetDetail } from '#shared/contract/target-detail.ts';
import type { TargetRow } from '#shared/contract/target-row.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { number, percent, type Shown, signed, withUnit } from '../../lib/format.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';

/** How far and how fast, the target beside the others of its indicator (2027 beside 2030). */
export function TargetDistance({ detail }: { detail: TargetDetail }) {
  const rows = [detail.row, ...detail.others].filter((r) => r.target !== 'undefined' || r === detail.row);
  const lines = LINES.filter((line) => rows.some((row) => line.applies(row)));
  return (
    <Panel title="差多少、要多快" subtitle={unitWords(detail.row)}>
      <DataTable
        className="phone-names"
        caption="与目标的差距和所需速度"
        captionHidden
        columns={[
          { key: 'line', header: '项目', render: (line) => line.label },
          ...rows.map(
            (row): Column<Line> => ({
              key: row.id,
              header:
                row === detail.row ? (
                  heading(row)
                ) : (
                  <Link href={pinnedAddress(`/targets/${row.id}`, detail.cut, { period: detail.period })}>
                    {heading(row)}
                  </Link>
                ),
              numeric: true,
              render: (line) => line.show(row, detail),
            }),
          ),
        ]}
        rows={lines}
        rowKey={(line) => line.label}
      />
      {rows.map((row) => (
        <p key={row.id} className="muted small">
          {rows.length > 1 && `${heading(row)}：`}
          {row.rule}
        </p>
      ))}
    </Panel>
  );
}

function unitWords({ unit, kind }: TargetRow): string {
  if (unit !== '%') return `计量单位：${unit}`;
  return kind === 'relation'
    ? '计量单位：%，差额用百分点'
    : '计量单位：%，差额和年均变化用百分点；比值按比率的相对变化计算，只用来判断进度';
}

function heading(row: TargetRow): string {
  return row.targetYear === null
    ? row.term === 'undated'
      ? '未定期限'
      : '每年'
    : `${row.targetYear}年目标${row.title.includes('(') ? row.title.slice(row.title.indexOf('(')) : ''}`;
}

interface Line {
  label: string;
  /** Whether the line means anything for the kind of target. */
  applies: (row: TargetRow) => boolean;
  show: (row: TargetRow, detail: TargetDetail) => ReactNode;
}

const dated = (row: TargetRow) => row.targetYear !== null;
const level = (row: TargetRow) => dated(row) && row.kind === 'level';
const changing = (row: TargetRow) => dated(row) && (row.kind === 'ratio' || row.kind === 'rank');
const paced = (row: TargetRow) => level(row) || changing(row);
const points = (row: TargetRow) => (row.unit === '%' ? '百分点' : row.unit);
const rate = (f: Figure) => <Num value={f} format={(v) => percent(v)} />;
const change = (f: Figure, row: TargetRow) => (
  <Num value={f} format={(v) => `${signed(v, Math.max(row.digits, 2))} ${points(row)}`} />
);

const LINES: readonly Line[] = [
  { label: '目标值', applies: () => true, show: (row) => row.targetText || '—' },
  { label: '实际', applies: () => true, show: (row, detail) => <Actual row={row} detail={detail} /> },
  {
    label: '差额',
    applies: () => true,
    show: (row) => <Distance row={row} />,
  },
  {
    label: '差额占目标值',
    applies: (row) => row.kind !== 'relation' && row.unit !== '%',
    show: (row) => (isValue(row.distanceRate) && row.distanceRate <= 0 ? '—' : rate(row.distanceRate)),
  },
  {
    label: '今后每年还需增加',
    applies: (row) => dated(row) && row.kind !== 'relation',
    show: (row) => (
      <Num value={row.amountPerYear} format={(v) => `${number(v, Math.max(row.digits, 1))} ${points(row)}`} />
    ),
  },
  { label: '今后还需年均增长', applies: level, show: (row) => rate(row.growthNeeded) },
  { label: '实际年均增长', applies: level, show: (row) => rate(row.growthObserved) },
  { label: '自基期起所需年均增长', applies: level, show: (row) => rate(row.growthRequired) },
  { label: '实际年均变化', applies: changing, show: (row) => change(row.changeObserved, row) },
  { label: '自基期起所需年均变化', applies: changing, show: (row) => change(row.changeRequired, row) },
  {
    label: '实际与所需之比',
    applies: paced,
    show: (row) => <Num value={row.ratio} format={(v) => number(v, 2)} />,
  },
  {
    label: '完成数÷按时间应达数',
    applies: (row) => row.kind === 'cumulative',
    show: (row) => <Num value={row.ratio} format={(v) => number(v, 2)} />,
  },
  {
    label: '按所需进度此时应为',
    applies: (row) => dated(row) && row.kind !== 'relation',
    show: (row) => <Num value={row.neededNow} format={(v) => inItsUnit(v, row)} />,
  },
  {
    label: '状态',
    applies: () => true,
    show: (row) => <StatusTag status={row.status} label={row.statusLabel} rule={row.rule} />,
  },
];

function Actual({ row, detail }: { row: TargetRow; detail: TargetDetail }) {
  const figure = <Num value={row.actual} format={(f) => inItsUnit(f, row)} />;
  if (row.actualYear === null) return figure;
  const single = row.kind !== 'relation' && row.kind !== 'cumulative';
  return (
    <>
      {single ? (
        <LineageFigure
          id={{
            unit: detail.cityUnit,
            indicator: row.indicator,
            period: String(row.actualYear),
            v: detail.cut.dataVersion,
          }}
        >
          {figure}
        </LineageFigure>
      ) : (
        figure
      )}
      <span className="muted of-year">（{row.actualYear}年）</span>
    </>
  );
}

/** 727.8 亿元 · 3.62%. */
function inItsUnit(figure: Shown, row: TargetRow): string {
  return withUnit(number(figure, row.digits), row.unit);
}

/** 差 122.2 亿元 · 超出 6.5 亿元. */
function Distance({ row }: { row: TargetRow }) {
  const { distance } = row;
  if (!isValue(distance)) return <Num value={distance} format={String} />;
  const digits = row.kind === 'relation' ? 1 : row.digits;
  const text = `${number(Math.abs(distance), digits)} ${points(row)}`;
  return distance > 0 ? `差 ${text}` : distance < 0 ? `超出 ${text}` : '持平';
}
