/**
 * The rows of one worksheet in one pass: how every cell looks, and what the plain ones hold. A cell is plain where its
 * text admits one reading only: an address, a style and a number in digits (with a formula of the simplest signs) or a
 * plain text. What is not plain remains for the spreadsheet library, which is many times slower.
 */
import { WorkbookProblem } from '../problem.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import { type CellLook, type CellStyle, cellIndex, isThin } from './look.ts';
import { isWritten, plainText, type Strings } from './xlsx-strings.ts';
import { elements, type Palette, runsOf } from './xlsx-styles.ts';
import { attribute, isOn, unescapeXml } from './xml-text.ts';

/** By the format's own rule (xsd:double): anything else in a `<v>` was written by a program that did not know it. */
const STRICT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Column, row, style; then formula and number, or the number of a text, or the text itself. Without any of them: nothing. */
const PLAIN = new RegExp(
  [
    '\\s*<c r="([A-Z]{1,3})([1-9]\\d{0,6})"(?: s="(\\d{1,6})")?(?:/>',
    '(?: t="n")?>(?:<f>([A-Z\\d:$+\\-*/(),.%]+)</f>)?<v>(-?\\d{1,20}(?:\\.\\d{1,20})?)</v></c>',
    ' t="s"><v>(\\d{1,7})</v></c>',
    ' t="inlineStr"><is>(<t[^<]*</t>)</is></c>)',
  ].join('|'),
  'y',
);
/** The library is shown the first cells of every style, so that it says what number format the style has. */
const SHOWN = 2;

export interface Styled {
  styles: readonly CellStyle[];
  strings: Strings;
  palette: Palette;
}

interface Rows {
  cells: Map<number, CellLook>;
  hidden: Set<number>;
  /** The rows and cells left for the library, as the file has them; null where it must see all of them. */
  rest: string | null;
}

function malformedOf(type: string, value: string, strings: Strings): string | undefined {
  const text = unescapeXml(value).trim();
  if (type === 's') {
    if (text === '') return undefined;
    if (!/^\d+$/.test(text) || Number(text) >= strings.count) throw new WorkbookProblem('damaged_strings');
    return undefined;
  }
  if (type === 'n' || type === '') return text === '' || STRICT.test(text) ? undefined : text;
  return ['b', 'e', 'str', 'inlineStr', 'd'].includes(type) ? undefined : text;
}

function columnOf(letters: string): number {
  let col = 0;
  for (let at = 0; at < letters.length; at++) col = col * 26 + letters.charCodeAt(at) - 64;
  return col - 1;
}

function position(reference: string | undefined): { row: number; col: number } | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/i.exec(reference ?? '');
  return match ? { row: Number(match[2]) - 1, col: columnOf((match[1] ?? '').toUpperCase()) } : null;
}

function isFilled(text: number, { plain, written }: Strings): boolean {
  const known = plain[text];
  return known === undefined ? written.has(text) : known.trim() !== '';
}

function cellLook(attributes: string, content: string, { styles, strings, palette }: Styled): CellLook {
  const type = attribute(attributes, 't') ?? '';
  const value = elements(content, 'v')[0]?.content ?? '';
  const format = Number(attribute(attributes, 's') ?? 0);
  const style = styles[format];
  const malformed = malformedOf(type, value, strings);
  const runs =
    type === 's' ? strings.runs.get(Number(value)) : type === 'inlineStr' ? runsOf(content, palette) : null;
  const filled =
    type === 's'
      ? value !== '' && isFilled(Number(value), strings)
      : type === 'inlineStr'
        ? isWritten(content)
        : /\S/.test(value);
  return {
    filled,
    format,
    ...(style ? { style } : {}),
    ...(runs ? { runs } : {}),
    ...(malformed === undefined ? {} : { malformed }),
  };
}

/** What one pass meets. Places without anything in them are passed over. */
class Scan {
  readonly cells = new Map<number, CellLook>();
  readonly hidden = new Set<number>();
  /** False once the file leaves places to be counted or has one twice: the library must see every cell then. */
  placed = true;
  readonly #styled: Styled;
  /** How many cells of each style the library is shown. */
  readonly #shown = new Map<number, number>();
  readonly #rest: string[] = [];
  /** The opening tag of a row of which the library has been left nothing yet. */
  #opening = '';
  #row = -1;
  #col = -1;

  constructor(styled: Styled) {
    this.#styled = styled;
  }

  row(tag: string, attributes: string): void {
    this.#close();
    this.#opening = tag;
    const number = attribute(attributes, 'r');
    if (number === undefined) this.placed = false;
    this.#row = Number(number ?? this.#row + 2) - 1;
    this.#col = -1;
    const height = Number(attribute(attributes, 'ht') ?? Number.NaN);
    if (isOn(attribute(attributes, 'hidden') ?? '0') || isThin(height)) this.hidden.add(this.#row);
  }

  /** Takes a match of `PLAIN`. @returns false when the cell is not a plain one after all. */
  plain(match: RegExpExecArray): boolean {
    this.#col = columnOf(match[1] ?? '');
    const { styles, strings } = this.#styled;
    const [formula, number, ofTable, inline] = [match[4], match[5], match[6], match[7]];
    if (number === undefined && ofTable === undefined && inline === undefined) return true;
    const text = ofTable === undefined ? plainText(inline ?? '') : strings.plain[Number(ofTable)];
    const plain = number === undefined ? text : Number(number);
    if (plain === undefined) return false;
    const format = Number(match[3] ?? 0);
    const filled = number !== undefined || text?.trim() !== '';
    const look = { filled, format, style: styles[format], plain, formula };
    this.#add(Number(match[2]) - 1, this.#col, look);
    const shown = this.#shown.get(format) ?? 0;
    if (shown >= SHOWN) return true;
    this.#shown.set(format, shown + 1);
    this.#leave(match[0]);
    return true;
  }

  /** `content` null: a place that closes itself. */
  cell(xml: string, attributes: string, content: string | null): void {
    const stated = position(attribute(attributes, 'r'));
    if (!stated) this.placed = false;
    this.#col = stated?.col ?? this.#col + 1;
    this.#leave(xml);
    if (content !== null)
      this.#add(stated?.row ?? this.#row, this.#col, cellLook(attributes, content, this.#styled));
  }

  rest(): string {
    this.#close();
    return this.#rest.join('');
  }

  #close(): void {
    if (this.#opening === '' && this.#rest.length > 0) this.#rest.push('</row>');
  }

  #leave(xml: string): void {
    if (this.#opening === '' && this.#rest.length === 0) this.placed = false;
    this.#rest.push(this.#opening, xml);
    this.#opening = '';
  }

  #add(row: number, col: number, look: CellLook): void {
    if (look.filled && (row >= LIMITS.rows || col >= LIMITS.cols))
      throw new WorkbookProblem('too_many_cells');
    const index = cellIndex(row, col);
    const twice = this.cells.has(index);
    if (twice) this.placed = false;
    // One address twice: which of the two is meant cannot be known.
    this.cells.set(index, twice ? { ...look, malformed: '同一地址出现两次' } : look);
    if (this.cells.size > LIMITS.cells) throw new WorkbookProblem('too_many_cells');
  }
}

/** What stands in the `sheetData` of a worksheet. */
export function scanRows(data: string, styled: Styled): Rows {
  const scan = new Scan(styled);
  const tags = /<(?:[\w.-]+:)?(row|c)(\s[^>]*?)?(\/)?>/g;
  const ends = /<\/(?:[\w.-]+:)?c\s*>/g;
  let at = 0;
  while (true) {
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(data);
    if (plain && scan.plain(plain)) {
      at = PLAIN.lastIndex;
      continue;
    }
    tags.lastIndex = at;
    const tag = tags.exec(data);
    if (!tag) break;
    const [opening, name, attributes = '', closed] = tag;
    at = tags.lastIndex;
    if (name === 'row') scan.row(opening, attributes);
    else if (closed) scan.cell(opening, attributes, null);
    else {
      ends.lastIndex = at;
      const end = ends.exec(data);
      const content = data.slice(at, end?.index ?? data.length);
      if (end) at = ends.lastIndex;
      scan.cell(data.slice(tag.index, at), attributes, content);
    }
  }
  const { cells, hidden, placed } = scan;
  return { cells, hidden, rest: placed ? scan.rest() : null };
}
