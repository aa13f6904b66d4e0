import type { TableModel } from '#shared/table.ts';
import { clipTable } from '#shared/table-clipboard.ts';
import { copyTable } from '../lib/clipboard.ts';
import { TextButton } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';

/** 复制表格: the figures with title, unit, notes, period and version, for WPS, Excel or a document. */
export function CopyTable({ table }: { table: TableModel }) {
  const say = useToast();
  const copy = () =>
    copyTable(clipTable(table))
      ? say('表格已复制，可粘贴到WPS或Excel')
      : say('浏览器没有复制，请用“XLSX”', 'error');
  return <TextButton onClick={copy}>复制表格</TextButton>;
}
