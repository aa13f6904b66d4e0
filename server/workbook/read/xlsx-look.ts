/** What an .xlsx shows and stores beyond what the spreadsheet library tells, read from its parts. */
import { withConditions } from './conditions.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import { cellIndex, type SheetLook } from './look.ts';
import { type Styled, scanRows } from './xlsx-cells.ts';
import { dressesOf, xlsxConditions } from './xlsx-conditions.ts';
import { stringsOf } from './xlsx-strings.ts';
import { cellStyles, elements, paletteOf } from './xlsx-styles.ts';
import { attribute, isOn, unescapeXml } from './xml-text.ts';

/** Characters of width below which a column shows nothing. */
const MIN_WIDTH = 0.7;

interface SheetStyles extends Styled {
  dresses: ReturnType<typeof dressesOf>;
}

interface XlsxLook {
  /** The parts with only those cells in them that the spreadsheet library must read. */
  parts: Map<string, string>;
  /** By the sheet's name. */
  sheets: ReadonlyMap<string, SheetLook>;
  /** The workbook asks to be calculated when opened and holds no order of calculation: its results are placeholders. */
  neverCalculated: boolean;
}

/** Programs are not of one mind about capitals. */
function nameOf(parts: ReadonlyMap<string, string>, path: string): string {
  if (parts.has(path)) return path;
  return [...parts.keys()].find((name) => name.toLowerCase() === path.toLowerCase()) ?? path;
}

function find(parts: ReadonlyMap<string, string>, path: string): string {
  return parts.get(nameOf(parts, path)) ?? '';
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

/** A worksheet cut before and behind its rows, so that whoever looks for anything else need not go through them. */
function cutAtRows(xml: string): [before: string, rows: string, after: string] {
  const opening = /<((?:[\w.-]+:)?sheetData)(?:\s[^>]*?)?(\/)?>/.exec(xml);
  if (!opening || opening[2]) return [xml, '', ''];
  const from = opening.index + opening[0].length;
  const to = xml.indexOf(`</${opening[1]}`, from);
  return to < 0 ? [xml, '', ''] : [xml.slice(0, from), xml.slice(from, to), xml.slice(to)];
}

function sheetLook(xml: string, styled: SheetStyles): { look: SheetLook; left: string } {
  const [before, data, after] = cutAtRows(xml);
  const others = before + after;
  const hiddenCols = elements(elements(others, 'cols')[0]?.content ?? '', 'col').flatMap(({ attributes }) => {
    const width = Number(attribute(attributes, 'width') ?? Number.NaN);
    const thin = isOn(attribute(attributes, 'hidden') ?? '0') || width < MIN_WIDTH;
    const [min, max] = [Number(attribute(attributes, 'min')) - 1, Number(attribute(attributes, 'max')) - 1];
    return thin ? [[min, max] as const] : [];
  });
  const { cells, hidden, rest } = scanRows(data, styled);
  withConditions(cells, xlsxConditions(others, styled));
  const view = /<(?:[\w.-]+:)?sheetView\s([^>]*)>/.exec(others)?.[1] ?? '';
  let filled = 0;
  for (const look of cells.values()) if (look.filled) filled += 1;
  const look = {
    filled,
    ...(rest === null ? {} : { looks: cells }),
    at: (row: number, col: number) => cells.get(cellIndex(row, col)),
    hiddenRow: (row: number) => hidden.has(row),
    hiddenCol: (col: number) => hiddenCols.some(([min, max]) => min <= col && col <= max),
    noZeros: !isOn(attribute(view, 'showZeros')),
  };
  return { look, left: fewColumns(before) + (rest ?? data) + after };
}

/** Excel likes to give widths to all 16,384 columns; the library copies each, though a sheet may have `LIMITS.cols` only. */
function fewColumns(xml: string): string {
  const fewer = (max: string, last: string) =>
    Number(last) > LIMITS.cols ? `max="${LIMITS.cols + 1}"` : max;
  return xml.replace(/<(?:\w+:)?cols>[\s\S]{0,200000}?<\/(?:\w+:)?cols>/, (cols) =>
    cols.replace(/\bmax="(\d+)"/g, fewer),
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
  const left = new Map(parts);
  const sheets = elements(book, 'sheet').map(({ attributes }): [string, SheetLook] => {
    const id = /\s(?!sheet)[\w.-]*:?id="([^"]*)"/.exec(attributes.replace(/\ssheetId="[^"]*"/i, ''))?.[1];
    const link = links.find((candidate) => candidate.id === id);
    // Sheets of charts, dialogs and macros hold no figures and are not read.
    const part = link?.type.endsWith('/worksheet') ? nameOf(parts, link.part) : '';
    const sheet = sheetLook(parts.get(part) ?? '', styled);
    if (parts.has(part)) left.set(part, sheet.left);
    return [unescapeXml(attribute(attributes, 'name') ?? ''), sheet.look];
  });
  const asks = isOn(attribute(elements(book, 'calcPr')[0]?.attributes ?? '', 'fullCalcOnLoad') ?? '0');
  return {
    parts: left,
    sheets: new Map(sheets),
    neverCalculated: asks && !links.some(({ type }) => /\/calcChain$/.test(type)),
  };
}
