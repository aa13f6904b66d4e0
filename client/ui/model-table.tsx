import {
  columnLabel,
  type TableCell,
  type TableColumn,
  type TableModel,
  type TableRow,
} from '#shared/table.ts';
import { number } from '../lib/format.ts';
import { type Column, DataTable } from './data-table.tsx';

function cellText(cell: TableCell | undefined, column: TableColumn): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' ? number(cell, column.digits ?? 0) : cell;
}

/** A TableModel as a table: the same figures as the chart above it and the files made from it. */
export function ModelTable({ table, captionHidden = false }: { table: TableModel; captionHidden?: boolean }) {
  const columns: Column<{ row: TableRow; key: string }>[] = table.columns.map((column) => ({
    key: column.key,
    header: columnLabel(column),
    numeric: column.kind === 'number',
    render: ({ row }) => cellText(row[column.key], column),
  }));
  const rows = table.rows.map((row, index) => ({ row, key: String(index) }));
  return (
    <>
      <DataTable
        caption={table.subtitle ? `${table.title}（${table.subtitle}）` : table.title}
        captionHidden={captionHidden}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
      />
      {table.notes.map((note) => (
        <p key={note} className="muted small">
          {note}
        </p>
      ))}
    </>
  );
}
