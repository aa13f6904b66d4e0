/**
 * What an .ods shows and stores beyond its cells: hidden or thin lines, merges, writing. The spreadsheet library reads
 * the cells but drops these. A scan over tags, no XML tree; the parts come plain from xml-text.ts.
 */
import type { Merge } from '../sheets.ts';
import { withConditions } from './conditions.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import { type CellLook, cellIndex, isThin, type Run, type SheetLook } from './look.ts';
import { odsConditions, odsHides } from './ods-conditions.ts';
import { OdsStyles } from './ods-styles.ts';
import { attribute, unescapeXml } from './xml-text.ts';

const TAG =
  /<(\/?)(table:table|table:table-row|table:table-column|table:table-cell|table:covered-table-cell)(\s[^>]*?)?(\/?)>/g;
const NUMERIC = /^(float|percentage|currency)$/;
const STRICT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function count(attributes: string, name: string): number {
  const value = Number(attribute(attributes, name) ?? '1');
  return Number.isSafeInteger(value) && value > 0 ? value : 1;
}

/** The parts of a text as they are written; null when nothing in it is written otherwise. */
function runsOf(content: string, styles: OdsStyles): Run[] | null {
  const text = content.replace(/<office:annotation[\s>].*?<\/office:annotation>/gs, '');
  if (!text.includes('<text:span')) return null;
  const runs: Run[] = [];
  const open: string[] = [];
  for (const [, tag, words = ''] of text.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (tag === undefined) {
      const { fill: _fill, ...writing } = styles.writing('text', open.at(-1));
      runs.push({ ...(open.length > 0 ? writing : {}), text: unescapeXml(words) });
    } else if (/^text:p[\s/>]?/.test(tag) && runs.length > 0) runs.push({ text: '\n' });
    else if (tag.startsWith('/text:span')) open.pop();
    else if (tag.startsWith('text:span') && !tag.endsWith('/')) open.push(attribute(tag, 'style-name') ?? '');
  }
  return runs;
}

function cellLook(
  attributes: string,
  content: string,
  style: string | undefined,
  styles: OdsStyles,
): CellLook {
  const runs = runsOf(content, styles);
  const value = attribute(attributes, 'value');
  const numeric = NUMERIC.test(attribute(attributes, 'value-type') ?? '');
  const broken = numeric && !STRICT.test(value?.trim() ?? '');
  return {
    style: styles.writing('table-cell', style ?? 'Default'),
    ...(runs ? { runs } : {}),
    ...(broken ? { malformed: value ?? '' } : {}),
    ...odsHides(style, styles),
  };
}

function storedText(attributes: string, content: string): string {
  const text = unescapeXml(content.replace(/<[^>]*>/g, '')).trim();
  return attribute(attributes, 'value') ?? text;
}

/** One table being read. */
class Table implements SheetLook {
  readonly hidden: boolean;
  readonly noZeros: boolean;
  readonly merges: Merge[] = [];
  readonly covered = new Map<number, string>();
  readonly #hiddenRows: [first: number, last: number][] = [];
  readonly #hiddenCols: [first: number, last: number][] = [];
  readonly #defaults: { last: number; style: string | undefined }[] = [];
  readonly #cells = new Map<number, CellLook>();
  readonly #styles: OdsStyles;
  #row = 0;
  #rowSpan = 0;
  #rowStyle: string | undefined;
  #col = 0;
  #columns = 0;

  constructor(styles: OdsStyles, hidden: boolean, noZeros: boolean) {
    this.#styles = styles;
    this.hidden = hidden;
    this.noZeros = noZeros;
  }

  at(row: number, col: number): CellLook | undefined {
    return this.#cells.get(cellIndex(row, col));
  }

  hiddenRow(row: number): boolean {
    return this.#hiddenRows.some(([first, last]) => first <= row && row <= last);
  }

  hiddenCol(col: number): boolean {
    return this.#hiddenCols.some(([first, last]) => first <= col && col <= last);
  }

  /** The list of conditional formats behind the rows. */
  addConditions(content: string): void {
    withConditions(this.#cells, odsConditions(content, this.#styles));
  }

  addColumn(attributes: string): void {
    const last = this.#columns + count(attributes, 'number-columns-repeated') - 1;
    const width = this.#styles.columnWidth(attribute(attributes, 'style-name'));
    if (isCollapsed(attributes) || isThin(width)) this.#hiddenCols.push([this.#columns, last]);
    this.#defaults.push({ last, style: attribute(attributes, 'default-cell-style-name') });
    this.#columns = last + 1;
  }

  addRow(attributes: string): void {
    this.#row += this.#rowSpan;
    this.#rowSpan = count(attributes, 'number-rows-repeated');
    this.#rowStyle = attribute(attributes, 'default-cell-style-name');
    const height = this.#styles.rowHeight(attribute(attributes, 'style-name'));
    if (isCollapsed(attributes) || isThin(height))
      this.#hiddenRows.push([this.#row, this.#row + this.#rowSpan - 1]);
    this.#col = 0;
  }

  addCell(attributes: string, content: string, isCovered: boolean): void {
    const bottom = this.#row + count(attributes, 'number-rows-spanned') - 1;
    const right = this.#col + count(attributes, 'number-columns-spanned') - 1;
    if (bottom > this.#row || right > this.#col)
      this.merges.push({ top: this.#row, left: this.#col, bottom, right });
    const repeat = count(attributes, 'number-columns-repeated');
    if (/\S/.test(content) || attribute(attributes, 'value-type') !== undefined) {
      const lastRow = Math.min(this.#row + this.#rowSpan, LIMITS.rows);
      const lastCol = Math.min(this.#col + repeat, LIMITS.cols);
      for (let col = this.#col; col < lastCol; col++) {
        const style =
          attribute(attributes, 'style-name') ??
          this.#rowStyle ??
          this.#defaults.find(({ last }) => col <= last)?.style;
        const look = cellLook(attributes, content, style, this.#styles);
        for (let row = this.#row; row < lastRow; row++) {
          this.#cells.set(cellIndex(row, col), look);
          if (isCovered) this.covered.set(cellIndex(row, col), storedText(attributes, content));
        }
      }
    }
    this.#col += repeat;
  }
}

const isCollapsed = (attributes: string) =>
  /^(collapse|filter)$/.test(attribute(attributes, 'visibility') ?? '');

/** One look per sheet, in file order. `more`: styles.xml and settings.xml, empty for a flat file. */
export function odsLooks(content: string, more: { styles: string; settings: string }): SheetLook[] {
  const styles = new OdsStyles([more.styles, content]);
  const noZeros = /config:name="ShowZeroValues"[^>]*>\s*false/.test(more.settings || content);
  const tables: Table[] = [];
  let table: Table | undefined;
  let depth = 0;
  let began = 0;
  let cell: { attributes: string; start: number; covered: boolean } | null = null;
  for (const { index, 0: whole, 1: closing, 2: tag, 3: attributes = '', 4: closed } of content.matchAll(
    TAG,
  )) {
    if (tag === 'table:table') {
      if (closing && depth === 1 && table) table.addConditions(content.slice(began, index));
      depth += closing ? -1 : closed ? 0 : 1;
      if (closing || depth > 1) continue;
      began = index;
      table = new Table(styles, styles.hidesSheet(attribute(attributes, 'style-name')), noZeros);
      tables.push(table);
    } else if (!table || depth !== 1) continue;
    else if (tag === 'table:table-column') table.addColumn(attributes);
    else if (tag === 'table:table-row') {
      if (!closing) table.addRow(attributes);
    } else if (closing) {
      if (cell) table.addCell(cell.attributes, content.slice(cell.start, index), cell.covered);
      cell = null;
    } else if (closed) table.addCell(attributes, '', false);
    else cell = { attributes, start: index + whole.length, covered: tag === 'table:covered-table-cell' };
  }
  return tables;
}
