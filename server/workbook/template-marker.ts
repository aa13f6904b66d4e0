/**
 * What the template says of itself: on a hidden sheet, and once more in a visible line at its foot, which survives
 * formats that know one sheet only. Written by write-template, read by locate.
 */
import type { ReadWorkbook } from './sheets.ts';
import type { TemplateMarker } from './types.ts';

export const MARKER_SHEET = '模板信息';
const SIGNATURE = '科技创新投入监测报表模板';
const LINE_PREFIX = '模板编号：';

const FIELDS: [field: keyof TemplateMarker, label: string][] = [
  ['formCode', '表号'],
  ['period', '报告期'],
  ['organisation', '填报单位代码'],
  ['version', '目录版本'],
  ['moneyUnit', '金额单位'],
];

/** Rows of the hidden sheet: the signature, then label and value. */
export function markerRows(marker: TemplateMarker): string[][] {
  return [[SIGNATURE, '请勿修改或删除本表'], ...FIELDS.map(([field, label]) => [label, marker[field]])];
}

/** The visible line, e.g. `模板编号：annex1_county | 2026-S1 | 330481 | 3 | 万元`. */
export function markerLine(marker: TemplateMarker): string {
  return LINE_PREFIX + FIELDS.map(([field]) => marker[field]).join(' | ');
}

function fromSheet(sheet: ReadWorkbook['sheets'][number]): TemplateMarker | null {
  if (!sheet.cells.some((cell) => cell.text.trim() === SIGNATURE)) return null;
  const text = new Map(sheet.cells.map((cell) => [`${cell.row},${cell.col}`, cell.text.trim()]));
  const values = FIELDS.map(([, label]) => {
    const cell = sheet.cells.find((c) => c.text.trim() === label);
    return (cell && text.get(`${cell.row},${cell.col + 1}`)) ?? '';
  });
  return toMarker(values);
}

function toMarker(values: string[]): TemplateMarker | null {
  const [formCode, period, organisation, version, moneyUnit] = values.map((value) => value.trim());
  if (!formCode || !period || !organisation || !version || !moneyUnit) return null;
  return { formCode, period, organisation, version, moneyUnit };
}

/** The marker of a workbook saved from a template; null when the file is the reporter's own. */
export function readMarker(workbook: ReadWorkbook): TemplateMarker | null {
  for (const sheet of workbook.sheets) {
    const marker = fromSheet(sheet);
    if (marker) return marker;
  }
  for (const cell of workbook.sheets.flatMap((sheet) => sheet.cells)) {
    if (!cell.text.startsWith(LINE_PREFIX)) continue;
    const marker = toMarker(cell.text.slice(LINE_PREFIX.length).split('|'));
    if (marker) return marker;
  }
  return null;
}
