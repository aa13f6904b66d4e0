/** What an .xlsx shows and stores beyond what the spreadsheet library tells, read from its parts. */
import { WorkbookProblem } from '../problem.ts';
import { withConditions } from './conditions.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import { type CellLook, type CellStyle, cellIndex, isThin, type Run, type SheetLook } from './look.ts';
import { dressesOf, xlsxConditions } from './xlsx-conditions.ts';
import { cellStyles, elements, type Palette, paletteOf, runsOf } from './xlsx-styles.ts';
import { attribute, isOn, unescapeXml } from './xml-text.ts';

/** By the format's own rule (xsd:double): anything else in a `<v>` was written by a program that did not know it. */
const STRICT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Characters of width below which a column shows nothing. */
const MIN_WIDTH = 0.7;

interface XlsxLook {
  /** By the sheet's name. */
  sheets: ReadonlyMap<string, SheetLook>;
  /** The workbook asks to be calculated when opened and holds no order of calculation: its results are placeholders. */
  neverCalculated: boolean;
}

interface Strings {
  count: number;
  /** Numbers of the texts in which something is written. */
  written: ReadonlySet<number>;
  runs: ReadonlyMap<number, Run[]>;
}

function find(parts: ReadonlyMap<string, string>, path: string): string {
  return parts.get(path) ?? [...parts].find(([name]) => name.toLowerCase() === path.toLowerCase())?.[1] ?? '';
}

function resolve(base: string, target: string): string {
  const steps = target.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const step of target.replace(/^\//, '').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function workbookPath(types: string): string {
  const main = elements(types, 'Override').find(({ attributes }) =>
    /(sheet|template)(\.macroEnabled)?\.main\+xml/i.test(attribute(attributes, 'ContentType') ?? ''),
  );
  return (attribute(main?.attributes ?? '', 'PartName') ?? '/xl/workbook.xml').replace(/^\//, '');
}

const isWritten = (xml: string) =>
  elements(xml, 't').some(({ content }) => unescapeXml(content).trim() !== '');

function stringsOf(xml: string, palette: Palette): Strings {
  const all = elements(xml, 'si');
  const runs = all.flatMap(({ content }, index): [number, Run[]][] => {
    const found = runsOf(content, palette);
    return found ? [[index, found]] : [];
  });
  const written = new Set(all.flatMap(({ content }, index) => (isWritten(content) ? [index] : [])));
  return { count: all.length, written, runs: new Map(runs) };
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

function position(reference: string | undefined): { row: number; col: number } | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/i.exec(reference ?? '');
  if (!match) return null;
  const letters = (match[1] ?? '').toUpperCase();
  const col = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, col };
}

interface Styled {
  styles: readonly CellStyle[];
  dresses: ReturnType<typeof dressesOf>;
  strings: Strings;
  palette: Palette;
}

function cellLook(attributes: string, content: string, { styles, strings, palette }: Styled): CellLook {
  const type = attribute(attributes, 't') ?? '';
  const value = elements(content, 'v')[0]?.content ?? '';
  const style = styles[Number(attribute(attributes, 's') ?? 0)];
  const malformed = malformedOf(type, value, strings);
  const runs =
    type === 's' ? strings.runs.get(Number(value)) : type === 'inlineStr' ? runsOf(content, palette) : null;
  const filled =
    type === 's'
      ? value !== '' && strings.written.has(Number(value))
      : type === 'inlineStr'
        ? isWritten(content)
        : /\S/.test(value);
  return {
    filled,
    ...(style ? { style } : {}),
    ...(runs ? { runs } : {}),
    ...(malformed === undefined ? {} : { malformed }),
  };
}

/** Rows and cells in one pass; cells without anything in them are passed over. */
function scanRows(data: string, styled: Styled): { cells: Map<number, CellLook>; hidden: Set<number> } {
  const cells = new Map<number, CellLook>();
  const hidden = new Set<number>();
  const tags = /<(?:[\w.-]+:)?(row|c)(\s[^>]*?)?(\/)?>/g;
  let row = -1;
  let col = -1;
  for (let tag = tags.exec(data); tag; tag = tags.exec(data)) {
    const [, name, attributes = '', closed] = tag;
    if (name === 'row') {
      row = Number(attribute(attributes, 'r') ?? row + 2) - 1;
      col = -1;
      const height = Number(attribute(attributes, 'ht') ?? Number.NaN);
      if (isOn(attribute(attributes, 'hidden') ?? '0') || isThin(height)) hidden.add(row);
      continue;
    }
    const place = position(attribute(attributes, 'r')) ?? { row, col: col + 1 };
    col = place.col;
    if (closed) continue;
    const end = /<\/(?:[\w.-]+:)?c\s*>/g;
    end.lastIndex = tags.lastIndex;
    const stop = end.exec(data);
    const content = data.slice(tags.lastIndex, stop?.index ?? data.length);
    if (stop) tags.lastIndex = end.lastIndex;
    const index = cellIndex(place.row, place.col);
    const look = cellLook(attributes, content, styled);
    if (look.filled && (place.row >= LIMITS.rows || place.col >= LIMITS.cols))
      throw new WorkbookProblem('too_many_cells');
    // One address twice: which of the two is meant cannot be known.
    cells.set(index, cells.has(index) ? { ...look, malformed: '同一地址出现两次' } : look);
    if (cells.size > LIMITS.cells) throw new WorkbookProblem('too_many_cells');
  }
  return { cells, hidden };
}

function sheetLook(xml: string, styled: Styled): SheetLook {
  const hiddenCols = elements(elements(xml, 'cols')[0]?.content ?? '', 'col').flatMap(({ attributes }) => {
    const width = Number(attribute(attributes, 'width') ?? Number.NaN);
    const thin = isOn(attribute(attributes, 'hidden') ?? '0') || width < MIN_WIDTH;
    const [min, max] = [Number(attribute(attributes, 'min')) - 1, Number(attribute(attributes, 'max')) - 1];
    return thin ? [[min, max] as const] : [];
  });
  const { cells, hidden } = scanRows(elements(xml, 'sheetData')[0]?.content ?? '', styled);
  withConditions(cells, xlsxConditions(xml, styled));
  const view = /<(?:[\w.-]+:)?sheetView\s([^>]*)>/.exec(xml)?.[1] ?? '';
  return {
    filled: [...cells.values()].filter(({ filled }) => filled).length,
    at: (row, col) => cells.get(cellIndex(row, col)),
    hiddenRow: (row) => hidden.has(row),
    hiddenCol: (col) => hiddenCols.some(([min, max]) => min <= col && col <= max),
    noZeros: !isOn(attribute(view, 'showZeros')),
  };
}

/** The table of texts as the spreadsheet library counts it: an empty `<si/>` is a text too, and shifts none behind it. */
export function countedStrings(parts: ReadonlyMap<string, string>): Map<string, string> {
  const counted = (xml: string) =>
    xml.replace(/<((?:[\w.-]+:)?si)(?:\s[^>]*?)?(\/)?>/g, (_tag, name, closed) =>
      closed ? `<${name}></${name}>` : `<${name}>`,
    );
  return new Map(
    [...parts].map(([name, xml]) => [name, /<(?:[\w.-]+:)?sst[\s>]/.test(xml) ? counted(xml) : xml]),
  );
}

/** Looks of every worksheet. Throws WorkbookProblem `damaged_strings` when a cell names a text that is not there. */
export function xlsxLook(parts: ReadonlyMap<string, string>): XlsxLook {
  const path = workbookPath(find(parts, '[Content_Types].xml'));
  const book = find(parts, path);
  const links = elements(find(parts, path.replace(/([^/]*)$/, '_rels/$1.rels')), 'Relationship').map(
    ({ attributes }) => ({
      id: attribute(attributes, 'Id'),
      type: attribute(attributes, 'Type') ?? '',
      part: resolve(path, attribute(attributes, 'Target') ?? ''),
    }),
  );
  const types = elements(find(parts, '[Content_Types].xml'), 'Override');
  const linked = (kind: string) => {
    const byLink = links.find(({ type }) => type.endsWith(`/${kind}`))?.part;
    const byType = types.find(({ attributes }) =>
      attribute(attributes, 'ContentType')?.endsWith(`.${kind}+xml`),
    );
    const named = attribute(byType?.attributes ?? '', 'PartName')?.replace(/^\//, '');
    return find(parts, byLink ?? '') || find(parts, named ?? '');
  };
  const styles = linked('styles');
  const palette = paletteOf(linked('theme'), styles);
  const styled = {
    palette,
    styles: cellStyles(styles, palette),
    dresses: dressesOf(styles, palette),
    strings: stringsOf(linked('sharedStrings'), palette),
  };
  const sheets = elements(book, 'sheet').map(({ attributes }): [string, SheetLook] => {
    const id = /\s(?!sheet)[\w.-]*:?id="([^"]*)"/.exec(attributes.replace(/\ssheetId="[^"]*"/i, ''))?.[1];
    const link = links.find((candidate) => candidate.id === id);
    // Sheets of charts, dialogs and macros hold no figures and are not read.
    const xml = link?.type.endsWith('/worksheet') ? find(parts, link.part) : '';
    return [unescapeXml(attribute(attributes, 'name') ?? ''), sheetLook(xml, styled)];
  });
  const asks = isOn(attribute(elements(book, 'calcPr')[0]?.attributes ?? '', 'fullCalcOnLoad') ?? '0');
  return {
    sheets: new Map(sheets),
    neverCalculated: asks && !links.some(({ type }) => /\/calcChain$/.test(type)),
  };
}
