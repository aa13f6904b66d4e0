import { exportsApi } from '#shared/contract/exports.ts';
import type { TableModel } from '#shared/table.ts';
import { tableCsv } from '#shared/table-csv.ts';
import { copyPicture } from '../lib/clipboard.ts';
import { download, saveBlob } from '../lib/http.ts';
import { TextButton } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import type { ChartHandle } from './chart.tsx';
import { chartPng } from './chart-png.ts';
import { CopyTable } from './copy-table.tsx';

/** File names without what Windows refuses. */
export function fileName(title: string, ending: string): string {
  return `${title
    .replace(/\s+/g, '')
    .replace(/[\\/:*?"<>|]+/g, '_')
    .slice(0, 80)}.${ending}`;
}

interface ChartToolsProps {
  title: string;
  subtitle: string;
  footer: string;
  /** With the notes and the version that files carry. */
  table: TableModel;
  asTable: boolean;
  bodyId: string;
  onToggle: () => void;
  /** The drawing to save, null while it is not there yet; absent while the table stands in its place. */
  picture: (() => ChartHandle | null) | null;
}

/** 表格 / PNG / XLSX / CSV under a chart. PNG and CSV are made in the page, XLSX by the server. */
export function ChartTools({
  title,
  subtitle,
  footer,
  table,
  asTable,
  bodyId,
  onToggle,
  picture,
}: ChartToolsProps) {
  const say = useToast();
  const attempt = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) =>
      say(error instanceof Error ? error.message : '没有生成文件，请重试', 'error'),
    );
  };
  const drawn = () => {
    const chart = picture?.();
    if (!chart) throw new Error('图还没有画好，请稍候再试');
    const { width, height } = chart;
    return chartPng({ svg: chart.svg(), width, height, title, subtitle, footer, simulated: table.simulated });
  };
  const png = async () => saveBlob(await drawn(), fileName(title, 'png'));
  const copied = async () => {
    if (!(await copyPicture(drawn()))) throw new Error('这个地址上浏览器不允许复制图片，请用“PNG”');
    say('图已复制，可粘贴到文档或幻灯片');
  };
  const xlsx = () => download('POST', exportsApi.table.path, fileName(title, 'xlsx'), { body: table });
  const csv = async () =>
    saveBlob(new Blob([tableCsv(table)], { type: 'text/csv;charset=utf-8' }), fileName(title, 'csv'));
  return (
    <span className="chart-tools">
      <TextButton aria-pressed={asTable} aria-controls={bodyId} aria-keyshortcuts="t" onClick={onToggle}>
        表格
      </TextButton>
      {picture && <TextButton onClick={attempt(copied)}>复制图</TextButton>}
      {picture && <TextButton onClick={attempt(png)}>PNG</TextButton>}
      <CopyTable table={table} />
      <TextButton onClick={attempt(xlsx)}>XLSX</TextButton>
      <TextButton onClick={attempt(csv)}>CSV</TextButton>
    </span>
  );
}
