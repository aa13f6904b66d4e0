import { exportsApi } from '#shared/contract/exports.ts';
import type { TableModel } from '#shared/table.ts';
import { tableCsv } from '#shared/table-csv.ts';
import { download, saveBlob } from '../lib/http.ts';
import { TextButton } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { fileName } from './chart-tools.tsx';
import { CopyTable } from './copy-table.tsx';

interface TableToolsProps {
  table: TableModel;
  /** 数据: period, version, 核定 date: a file carries along what the page's head says. */
  meta?: string;
  word?: boolean;
}

/** XLSX / CSV, and Word where asked for, of a table that stands on the page without a chart. */
export function TableTools({ table: shown, meta, word = false }: TableToolsProps) {
  const table = meta ? { ...shown, notes: [...shown.notes, meta] } : shown;
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
      <CopyTable table={table} />
      <TextButton onClick={attempt(xlsx)}>XLSX</TextButton>
      <TextButton onClick={attempt(csv)}>CSV</TextButton>
      {word && <TextButton onClick={attempt(docx)}>Word</TextButton>}
    </span>
  );
}
