import type { ReportTable as Model } from '#shared/report/model.ts';
import { cellText } from '#shared/report/tables.ts';
import { DataTable } from '../../ui/data-table.tsx';
import style from './reports.module.css';

/** A table of a document as the page shows it. */
export function ReportTable({ table }: { table: Model }) {
  const names = table.columns[0]?.title === '序号' ? 1 : 0;
  return (
    <DataTable
      caption={table.note === '' ? table.caption : `${table.caption}（${table.note}）`}
      columns={table.columns.map(({ title, kind }, at) => ({
        key: String(at),
        header: title,
        numeric: kind === 'number',
        // A number in a list names nothing, and further lines of one entry have none.
        rowHeader: at === names,
        render: ({ cells, indent }: Model['rows'][number]) => (
          <span className={at === names && indent > 0 ? style.indented : undefined}>
            {cellText(cells[at] ?? '')}
          </span>
        ),
      }))}
      rows={table.rows.map((row, key) => ({ ...row, key: String(key) }))}
      rowKey={(row) => row.key}
      rowClass={({ strong }) => strong && style.strong}
    />
  );
}
