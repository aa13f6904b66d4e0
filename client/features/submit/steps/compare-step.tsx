import { useMemo } from 'react';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Figure } from '#shared/figure.ts';
import { periodLabel, previous, sameLastYear } from '#shared/period.ts';
import { choice, useSearch } from '../../../lib/search-params.ts';
import { cellLabel, hasManyUnits } from '../../../return/cell-names.ts';
import { figureText, growthShape } from '../../../return/figure-text.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Delta } from '../../../ui/delta.tsx';
import { Mark, Num } from '../../../ui/mark.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import styles from '../submit.module.css';
import { type Comparison, compareRows, MARKED } from './compare.ts';

const PARAMS = { order: choice('change', 'form') };

/** Step 3: this period beside the last one and last year, the biggest changes first. */
export function CompareStep({ view }: { view: ReturnView }) {
  const [{ order }, set] = useSearch(PARAMS);
  const rows = useMemo(() => compareRows(view, order), [view, order]);
  const many = hasManyUnits(view.rows);
  const amount = (figure: Figure, { row }: Comparison) =>
    figure === 'undefined' ? '不是数字' : <Num value={figure} format={(v) => figureText(v, row)} />;
  const columns: Column<Comparison>[] = [
    {
      key: 'name',
      header: '指标',
      render: ({ row, marked }) => (
        <>
          <span className="muted">{cellLabel(view, row)}</span> {many && `${row.unitName} · `}
          {row.name} <span className="muted small">{row.measureUnit}</span>
          {marked && <span className={styles.changeMark}>变动前{MARKED}</span>}
        </>
      ),
    },
    {
      key: 'current',
      header: '本期',
      numeric: true,
      render: (item) => <strong>{amount(item.current, item)}</strong>,
    },
    {
      key: 'previous',
      header: `上期（${periodLabel(previous(view.period))}）`,
      numeric: true,
      render: (item) => amount(item.previous, item),
    },
    {
      key: 'lastYear',
      header: `上年同期（${periodLabel(sameLastYear(view.period))}）`,
      numeric: true,
      render: (item) => amount(item.lastYear, item),
    },
    {
      key: 'change',
      header: '比上年同期增减额',
      numeric: true,
      render: ({ change, row }) => <DeltaOrMark value={change} digits={row.decimals} suffix="" />,
    },
    {
      key: 'growth',
      header: '同比',
      numeric: true,
      render: ({ growth, row }) => <DeltaOrMark value={growth} {...growthShape(row)} />,
    },
    {
      key: 'reasons',
      header: '已写原因',
      className: styles.colReasons,
      render: ({ reasons }) => reasons.join('；'),
    },
  ];
  return (
    <Panel
      title="与上期、上年同期对比"
      subtitle={`数字都是从 1 月 1 日起的累计数；同比与上年同期比，上期列只供参照；“变动前${MARKED}”是同比变动幅度最大的${MARKED}项，请重点核对`}
      tools={
        <Segmented
          label="排列"
          options={[
            { value: 'change', label: '变动大的在前' },
            { value: 'form', label: '按表内顺序' },
          ]}
          value={order}
          onChange={(value) => set({ order: value }, { replace: true })}
        />
      }
    >
      <DataTable
        caption={`${view.organisationName} ${view.label} 与上期、上年同期对比`}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ row }) => row.key}
        rowClass={({ marked }) => marked && styles.changed}
      />
    </Panel>
  );
}

function DeltaOrMark({ value, digits, suffix }: { value: Figure; digits: number; suffix: string }) {
  return typeof value === 'string' ? (
    <Mark reason={value} />
  ) : (
    <Delta value={value} digits={digits} suffix={suffix} />
  );
}
