import { useState } from 'react';
import type { SuppliedRow } from '#shared/contract/return-row.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { dateText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { figureText, growthText } from '../../return/figure-text.ts';
import { TextButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import type { Draft } from './draft/use-draft.ts';
import { ObjectionDialog } from './steps/objection-dialog.tsx';
import styles from './submit.module.css';

/** Figures of the unit that departments supply: to be checked, not typed. */
export function SuppliedTable({ draft, rows }: { draft: Draft; rows: readonly SuppliedRow[] }) {
  const offset = useOffset();
  const [disputed, setDisputed] = useState<SuppliedRow | null>(null);
  const amount = (figure: Figure, row: SuppliedRow) => (
    <Num value={figure} format={(v) => figureText(v, row)} />
  );
  const columns: Column<SuppliedRow>[] = [
    {
      key: 'name',
      header: '指标',
      render: (row) => (
        <>
          {row.name} <span className="muted small">{row.measureUnit}</span>
        </>
      ),
    },
    { key: 'figure', header: '本期', numeric: true, render: (row) => amount(row.figure, row) },
    { key: 'lastYear', header: '上年同期', numeric: true, render: (row) => amount(row.lastYear, row) },
    {
      key: 'growth',
      header: '同比',
      numeric: true,
      render: (row) => <Num value={row.growth} format={(v) => growthText(v, row)} />,
    },
    {
      key: 'by',
      header: '提供单位与异议',
      render: (row) => (
        <>
          {row.suppliedBy}{' '}
          {row.at ? `${dateText(row.at, offset).slice(5)} 提供` : isValue(row.figure) ? '提供' : '尚未提供'}
          {'　'}
          <TextButton onClick={() => setDisputed(row)}>有异议</TextButton>
          {row.objections.map((objection) => (
            <span key={`${objection.at} ${objection.text}`} className={styles.objection}>
              已提异议（{objection.by} {dateText(objection.at, offset).slice(5)}）：{objection.text}
            </span>
          ))}
        </>
      ),
    },
  ];
  return (
    <section className={styles.supplied} aria-label="由市级部门提供的指标">
      <h2>以下由市级部门提供，本地只核对，不重复填</h2>
      <DataTable
        caption="由市级部门提供的本单位指标"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.unit}/${row.indicator}`}
        rowClass={() => 'from-others'}
      />
      {disputed && <ObjectionDialog draft={draft} row={disputed} onClose={() => setDisputed(null)} />}
    </section>
  );
}
