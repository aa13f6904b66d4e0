import { exportsApi } from '#shared/contract/exports.ts';
import type { TableModel } from '#shared/table.ts';
import { tableCsv } from '#shared/table-csv.ts';
import { download, saveBlob } from '../lib/http.ts';
import { TextButton } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { fileName } from './chart-tools.tsx';

/** XLSX / CSV, and Word where asked for, of a table that stands on the page without a chart. */
export function TableTools({ table, word = false }: { table: TableModel; word?: boolean }) {
  const say = useToast();
  const attempt = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) =>
      say(error instanceof Error ? error.message : '没有生成文件，请重试', 'error'),
    );
  };
  const xlsx = () => download('POST', exportsApi.table.path, fileName(table.title, 'xlsx'), { body: table });
  const docx = () => download('POST', exportsApi.word.path, fileName(table.title, 'docx'), { body: table });
  const csv = async () =>
    saveBlob(new Blob([tableCsv(table)], { type: 'text/csv;charset=utf-8' }), fileName(table.title, 'csv'));
  return (
    <span className="chart-tools">
      <TextButton onClick={attempt(xlsx)}>XLSX</TextButton>
      <TextButton onClick={attempt(csv)}>CSV</TextButton>
      {word && <TextButton onClick={attempt(docx)}>Word</TextButton>}
    </span>
  );
}
