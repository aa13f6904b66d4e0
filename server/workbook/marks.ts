/** Which cells get colour and comment, and what the first sheet of a marked workbook says. */
import type { Cell, WriteSheet } from 'hucre/xlsx';
import { parseAddress } from './address.ts';
import { SheetBuilder } from './read/sheet-builder.ts';
import { A4_LANDSCAPE, SEVERITY_FILL, STYLES, wrappedHeight } from './read/sheet-styles.ts';
import type { MarkedFinding, MarkedSpec, PageChange } from './written.ts';

/** Sheets with this beginning are ours: they are never read for figures and are replaced when a file is marked again. */
export const RESULT_SHEET = '核对结果';
/** Author of our comments, by which a later marking finds and removes them. */
export const MARK_AUTHOR = '系统核对';

interface CellMark {
  row: number;
  col: number;
  severity: MarkedFinding['severity'] | 'changed';
  text: string;
}

export interface Marking {
  /** Sheet the marks belong to. */
  sheet: string;
  marks: CellMark[];
  findings: MarkedFinding[];
  changes: PageChange[];
  spec: Pick<MarkedSpec, 'title' | 'organisationName' | 'periodLabel'>;
}

const SEVERITY_NAME = { error: '错误', warning: '提醒' } as const;

function describe(finding: MarkedFinding): string {
  const advice = finding.suggestion ? `\n建议改为：${finding.suggestion}` : '';
  return `【${SEVERITY_NAME[finding.severity]}】${finding.message}${advice}`;
}

const shown = (text: string) => (text === '' ? '空' : `“${text}”`);

/** One mark per cell: the worst severity, all sentences, and what was changed in the page. */
export function cellMarks(
  findings: readonly MarkedFinding[],
  changes: readonly PageChange[],
  sheet: string,
): CellMark[] {
  const marks = new Map<string, CellMark>();
  for (const { address, page } of changes) {
    const place = address ? parseAddress(address) : null;
    if (!place) continue;
    const text = `【页面改动】系统里已改为${shown(page)}，这里仍是文件中的数`;
    marks.set(`${place.row},${place.col}`, { ...place, severity: 'changed', text });
  }
  for (const finding of findings) {
    const place = finding.address ? parseAddress(finding.address) : null;
    if (!place || (finding.sheet ?? sheet) !== sheet) continue;
    const key = `${place.row},${place.col}`;
    const old = marks.get(key);
    marks.set(key, {
      ...place,
      severity: old?.severity === 'error' ? 'error' : finding.severity,
      text: old ? `${old.text}\n${describe(finding)}` : describe(finding),
    });
  }
  return [...marks.values()];
}

/** Colours and comments a cell, keeping its value and the rest of its look. */
export function applyMark(cells: Map<string, Partial<Cell>>, mark: CellMark): void {
  const key = `${mark.row},${mark.col}`;
  const cell = cells.get(key) ?? { value: null, type: 'empty' };
  const style = { ...cell.style, fill: SEVERITY_FILL[mark.severity] };
  cells.set(key, { ...cell, style, comment: { author: MARK_AUTHOR, text: mark.text } });
}

const WIDTHS = [6, 8, 12, 70, 20];

function linkTo(sheet: string, address: string): { target: string; location: string } {
  return { target: '', location: `'${sheet.replaceAll("'", "''")}'!${address}` };
}

/** 页面上的改动: what the draft says otherwise than the file, from `top` on. */
function listChanges(page: SheetBuilder, changes: readonly PageChange[], sheet: string, top: number): void {
  if (changes.length === 0) return;
  const words = `页面上的改动 ${changes.length} 处：系统以页面上的为准，本文件仍是原来的数。`;
  page.across(top, 0, WIDTHS.length - 1, words, STYLES.line);
  changes.forEach(({ address, name, file, page: now }, index) => {
    const row = top + 1 + index;
    page.set(row, 0, index + 1, STYLES.centre);
    page.set(row, 1, '改动', { ...STYLES.centre, fill: SEVERITY_FILL.changed });
    const cell = page.set(row, 2, address ?? '文件中没有', STYLES.centre);
    if (address) cell.hyperlink = linkTo(sheet, address);
    page.set(row, 3, `${name}：文件中为${shown(file)}，页面上改为${shown(now)}`, STYLES.text);
    page.set(row, 4, '', STYLES.text);
    page.height(row, 20);
  });
}

/** 核对结果: every finding with a link to its cell. */
export function resultSheet({ spec, findings, changes, sheet }: Marking): WriteSheet {
  const page = new SheetBuilder();
  const last = WIDTHS.length - 1;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const counts = `错误 ${errors} 处，必须改正；提醒 ${findings.length - errors} 处，改正或在系统中写明原因。`;
  page.across(0, 0, last, '核对结果(系统生成，不参与填报)', STYLES.title);
  page.height(0, 30);
  page.across(1, 0, last, `${spec.organisationName}　${spec.periodLabel}　${spec.title}`, STYLES.line);
  page.across(2, 0, last, findings.length > 0 ? counts : '没有发现问题。', STYLES.line);
  ['序号', '类别', '单元格', '问题', '建议改为'].forEach((text, col) => {
    page.set(3, col, text, STYLES.header);
  });
  findings.forEach((finding, index) => {
    const row = 4 + index;
    page.set(row, 0, index + 1, STYLES.centre);
    page.set(row, 1, SEVERITY_NAME[finding.severity], {
      ...STYLES.centre,
      fill: SEVERITY_FILL[finding.severity],
    });
    const cell = page.set(row, 2, finding.address ?? (finding.key ? '文件中没有' : '整张表'), STYLES.centre);
    if (finding.address) cell.hyperlink = linkTo(finding.sheet ?? sheet, finding.address);
    page.set(row, 3, finding.message, STYLES.text);
    page.set(row, 4, finding.suggestion ?? '', STYLES.text);
    page.height(row, Math.max(20, wrappedHeight(finding.message, WIDTHS[3] ?? 0)));
  });
  listChanges(page, changes, sheet, 4 + Math.max(1, findings.length));
  return { ...page.sheet(RESULT_SHEET, WIDTHS), pageSetup: A4_LANDSCAPE, freezePane: { rows: 4 } };
}
