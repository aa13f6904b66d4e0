import type { Reconciliation } from '#shared/contract/reconciliation.ts';
import { dateText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';

type Objection = Reconciliation['objections'][number];

/** What reporters questioned of the figures that others supply for their unit. */
export function ObjectionsPanel({ rows }: { rows: readonly Objection[] }) {
  const offset = useOffset();
  const columns: Column<Objection>[] = [
    { key: 'who', header: '提出单位', render: (row) => row.organisationName },
    { key: 'what', header: '数据', render: (row) => `${row.unitName} ${row.name}` },
    { key: 'text', header: '异议', render: (row) => row.text },
    { key: 'by', header: '提出人', render: (row) => `${row.by} ${dateText(row.at, offset)}` },
  ];
  return (
    <Panel title={`报送单位的异议（${rows.length}）`} subtitle="对其他单位提供的数据有异议">
      <DataTable
        caption="异议"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.at} ${row.organisationName} ${row.name}`}
        empty={<EmptyState>没有异议。</EmptyState>}
      />
    </Panel>
  );
}
