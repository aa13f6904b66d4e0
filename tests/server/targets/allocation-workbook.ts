/** Workbooks of county parts, as an office would fill them in. */
import { writeXlsx } from 'hucre/xlsx';

export interface AllocationWorkbook {
  title?: string;
  number?: string;
  issuedOn?: string;
  clause?: string;
  /** Headers behind 地区. */
  targets: string[];
  /** Unit name, then a cell a target. */
  rows: (string | number | null)[][];
}

/** Bytes of an .xlsx: the document's fields, the header row at 6, units from row 7 on. */
export function allocationWorkbook({
  title = '关于下达目标任务的通知',
  number = '某科办〔2026〕3号',
  issuedOn = '2026-03-01',
  clause = '附件1',
  targets,
  rows,
}: AllocationWorkbook): Promise<Uint8Array> {
  const fields = [
    ['文件名称', title],
    ['文号', number],
    ['发文日期', issuedOn],
    ['条款', clause],
  ];
  return writeXlsx({ sheets: [{ name: '分县任务', rows: [...fields, [], ['地区', ...targets], ...rows] }] });
}
