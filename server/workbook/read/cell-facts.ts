/** One cell of the spreadsheet library and its look as a cell with everything a reader has to know of it. */
import type * as XLSX from '@e965/xlsx';
import { cellAddress } from '../address.ts';
import type { Cell } from '../sheets.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import { type CellLook, isInvisible, isUnseen, marksOf } from './look.ts';
import { numberFormat } from './number-format.ts';
import { storedDecimal } from './stored-decimal.ts';

/** Formula of another file: `[1]Sheet!A1`, `'file:///…'#…`, DDE. */
const EXTERNAL = /\[[^\]]*\.(xls|ods|csv)|\[\d+\]|file:\/\/|https?:\/\/|\bdde\b/i;
/** In an old .xls the library gives a link to another file as #REF!; a truly broken reference has no number. */
const UNNAMED_LINK = /#REF!/;
const CAUGHT = /\bIF(?:ERROR|NA)\(|\bIS(?:ERR|ERROR|NA)\(/i;
/** The largest number that Excel takes; a double a little above it is infinite at 15 digits. */
const LARGEST = 9.99999999999999e307;

type Content = Pick<Cell, 'kind' | 'text' | 'number' | 'percent' | 'scaled'>;

type Format = ReturnType<typeof numberFormat>;

function shownText({ w, v }: XLSX.CellObject, { falseDollar }: Format): string {
  const shown = String(w ?? v ?? '');
  return falseDollar ? shown.replaceAll('$', '') : shown;
}

function contentOf(cell: XLSX.CellObject, format: Format): Content {
  if (cell.t === 's') return { kind: 'text', text: String(cell.v ?? shownText(cell, format)) };
  const text = shownText(cell, format);
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (Math.abs(cell.v) > LARGEST) return { kind: 'error', text };
    const number = storedDecimal(cell.v);
    if (format.date) return { kind: 'date', text, number };
    const content: Content = { kind: 'number', text, number };
    if (format.percent) content.percent = true;
    if (format.scaled) content.scaled = true;
    return content;
  }
  if (cell.t === 'd') return { kind: 'date', text };
  if (cell.t === 'b') return { kind: 'boolean', text: cell.v ? 'TRUE' : 'FALSE' };
  if (cell.t === 'e') return { kind: 'error', text: text || '#错误' };
  return { kind: 'empty', text: '' };
}

/** Old .xls text may carry U+0000, which PostgreSQL cannot keep. */
export function storable(text: string): string {
  const kept = text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
  return kept.length > LIMITS.textLength ? kept.slice(0, LIMITS.textLength) : kept;
}

/** True when the format shows nothing for the content: `;;;`, or `#,###` of 0. */
function showsNothing({ kind, text, number }: Content, format: Format, noZeros: boolean): boolean {
  if (number !== undefined) return text.trim() === '' || (noZeros && number === '0');
  return kind === 'text' && format.hidesText;
}

function unseenOf(
  content: Content,
  look: CellLook | undefined,
  format: Format,
  noZeros: boolean,
): Cell['unseen'] {
  if (showsNothing(content, format, noZeros)) return 'format';
  const style = look?.style;
  const white = format.white && isInvisible({ ...style, colour: [255, 255, 255] });
  if (white || isUnseen(style)) return 'colour';
  if (!look?.hides) return undefined;
  return look.hides(content.number === undefined ? null : Number(content.number)) ? 'condition' : undefined;
}

function formulaFacts(
  source: XLSX.CellObject,
  content: Content,
  look: CellLook | undefined,
): Partial<Cell> | null {
  if (typeof source.f !== 'string') return null;
  const formula = source.f.slice(0, LIMITS.textLength);
  const linked = content.number !== undefined && UNNAMED_LINK.test(formula) && !CAUGHT.test(formula);
  const stale = look?.stale === true && content.number === '0';
  return {
    formula,
    ...(content.kind === 'empty' || stale ? { uncalculated: true } : {}),
    ...(EXTERNAL.test(formula) || linked ? { external: true } : {}),
  };
}

interface Place {
  row: number;
  col: number;
  hidden: boolean;
  /** The sheet's view shows nothing for zeros. */
  noZeros: boolean;
}

/** Null for a cell that holds nothing. */
export function cellFacts(
  source: XLSX.CellObject,
  look: CellLook | undefined,
  { row, col, hidden, noZeros }: Place,
): Cell | null {
  const format = numberFormat(typeof source.z === 'string' ? source.z : '');
  const base = { address: cellAddress(row, col), row, col, hidden };
  if (look?.malformed !== undefined) {
    const text = look.malformed || String(source.w ?? source.v ?? '') || '?';
    return { ...base, kind: 'text', text: storable(text), malformed: true };
  }
  const content = contentOf(source, format);
  const formula = formulaFacts(source, content, look);
  const blank = content.number === undefined && content.text.trim() === '';
  if (!formula && (content.kind === 'empty' || blank)) return null;
  const unseen = blank ? undefined : unseenOf(content, look, format, noZeros);
  const marks = unseen ? null : marksOf(look, content.text);
  const cell: Cell = { ...base, ...content, text: storable(content.text) };
  if (formula) Object.assign(cell, formula);
  if (unseen) Object.assign(cell, { unseen, stored: content.number ?? storable(content.text) });
  if (marks) cell.marks = marks;
  return cell;
}
