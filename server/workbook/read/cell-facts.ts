/** One cell of the spreadsheet library and its look as a cell with everything a reader has to know of it. */
import * as XLSX from '@e965/xlsx';
import { cellAddress } from '../address.ts';
import type { Cell } from '../sheets.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import { type CellLook, isInvisible, isUnseen, marksOf } from './look.ts';
import { storedDecimal } from './stored-decimal.ts';

function formatFlags(format: string): Pick<Cell, 'percent' | 'scaled'> {
  const bare = format.replace(/"[^"]*"|\\[^.,]|\[[^\]]*\]|_./g, '');
  return {
    ...(bare.includes('%') ? { percent: true } : {}),
    ...(/[0#?],+(?![0#?,])|[!\\][.,]/.test(bare) ? { scaled: true } : {}),
  };
}

/** Formula of another file: `[1]Sheet!A1`, `'file:///…'#…`, DDE. */
const EXTERNAL = /\[[^\]]*\.(xls|ods|csv)|\[\d+\]|file:\/\/|https?:\/\/|\bdde\b/i;
/** In an old .xls the library gives a link to another file as #REF!; a truly broken reference has no number. */
const UNNAMED_LINK = /#REF!/;
const CAUGHT = /\bIF(?:ERROR|NA)\(|\bIS(?:ERR|ERROR|NA)\(/i;
/** White writing by the number format itself. */
const WHITE = /\[(?:White|白色|Color ?2)\]/i;

type Content = Pick<Cell, 'kind' | 'text' | 'number' | 'percent' | 'scaled'>;

/** The library takes a format's language (`[$-804]`) for a dollar sign. */
function shownText({ w, v }: XLSX.CellObject, format: string): string {
  const shown = String(w ?? v ?? '');
  const language = /\[\$-[^\]]*\]/g;
  return language.test(format) && !format.replace(language, '').includes('$')
    ? shown.replaceAll('$', '')
    : shown;
}

function contentOf(cell: XLSX.CellObject, format: string): Content {
  const shown = shownText(cell, format);
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (!Number.isFinite(cell.v)) return { kind: 'error', text: shown };
    const number = storedDecimal(cell.v);
    if (format && XLSX.SSF.is_date(format)) return { kind: 'date', text: shown, number };
    return { kind: 'number', text: shown, number, ...formatFlags(format) };
  }
  if (cell.t === 'd') return { kind: 'date', text: shown };
  if (cell.t === 'b') return { kind: 'boolean', text: cell.v ? 'TRUE' : 'FALSE' };
  if (cell.t === 'e') return { kind: 'error', text: shown || '#错误' };
  if (cell.t === 's') return { kind: 'text', text: String(cell.v ?? shown) };
  return { kind: 'empty', text: '' };
}

/** Old .xls text may carry U+0000, which PostgreSQL cannot keep. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').slice(0, LIMITS.textLength);
}

/** True when the format shows nothing for the content: `;;;`, or `#,###` of 0. */
function showsNothing({ kind, text, number }: Content, format: string, noZeros: boolean): boolean {
  if (number !== undefined) return text.trim() === '' || (noZeros && number === '0');
  const sections = format.replace(/"[^"]*"|\\./g, '').split(';');
  return kind === 'text' && sections.length >= 4 && sections[3]?.trim() === '';
}

function unseenOf(
  content: Content,
  look: CellLook | undefined,
  format: string,
  noZeros: boolean,
): Cell['unseen'] {
  if (showsNothing(content, format, noZeros)) return 'format';
  const style = look?.style;
  const white = WHITE.test(format) && isInvisible({ ...style, colour: [255, 255, 255] });
  if (white || isUnseen(style)) return 'colour';
  const number = content.number === undefined ? null : Number(content.number);
  return look?.hides?.(number) ? 'condition' : undefined;
}

function formulaFacts(source: XLSX.CellObject, content: Content, look: CellLook | undefined): Partial<Cell> {
  if (typeof source.f !== 'string') return {};
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
  const format = typeof source.z === 'string' ? source.z : '';
  const base = { address: cellAddress(row, col), row, col, hidden };
  if (look?.malformed !== undefined) {
    const text = look.malformed || String(source.w ?? source.v ?? '') || '?';
    return { ...base, kind: 'text', text: storable(text), malformed: true };
  }
  const content = contentOf(source, format);
  const formula = formulaFacts(source, content, look);
  const blank = content.text.trim() === '' && content.number === undefined;
  if (formula.formula === undefined && (content.kind === 'empty' || blank)) return null;
  const unseen = blank ? undefined : unseenOf(content, look, format, noZeros);
  const marks = unseen ? null : marksOf(look, content.text);
  return {
    ...base,
    ...content,
    text: storable(content.text),
    ...formula,
    ...(unseen ? { unseen, stored: content.number ?? storable(content.text) } : {}),
    ...(marks ? { marks } : {}),
  };
}
