/**
 * Hidden sheets, rows and columns and merged cells of an .ods file, read from content.xml: the spreadsheet library
 * reads the cells but drops these. A scan over tags, no XML tree; the parts were already searched for DOCTYPE.
 */
import type { Merge } from '../types.ts';

export interface OdsTable {
  hidden: boolean;
  hiddenRows: [first: number, last: number][];
  hiddenCols: [first: number, last: number][];
  merges: Merge[];
}

const TAG =
  /<(\/?)(table:table|table:table-row|table:table-column|table:table-cell|table:covered-table-cell)(\s[^>]*?)?(\/?)>/g;

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
}

function count(attributes: string, name: string): number {
  const value = Number(attribute(attributes, name) ?? '1');
  return Number.isSafeInteger(value) && value > 0 ? value : 1;
}

/** Names of the table styles that hide a sheet. */
function hidingStyles(xml: string): Set<string> {
  const names = new Set<string>();
  for (const [, attributes = '', body = ''] of xml.matchAll(
    /<style:style(\s[^>]*[^/])>(.*?)<\/style:style>/gs,
  )) {
    const name = attribute(attributes, 'style:name');
    if (name && /<style:table-properties[^>]*\stable:display="false"/.test(body)) names.add(name);
  }
  return names;
}

const isHidden = (attributes: string) =>
  /^(collapse|filter)$/.test(attribute(attributes, 'table:visibility') ?? '');

/** One entry per sheet, in file order; rows and columns count from 0. */
export function odsStructure(xml: string): OdsTable[] {
  const hiding = hidingStyles(xml);
  const tables: OdsTable[] = [];
  let table: OdsTable | undefined;
  let depth = 0;
  let row = 0;
  let rowSpan = 0;
  let col = 0;
  let columns = 0;
  for (const [, closing, tag, attributes = '', selfClosing] of xml.matchAll(TAG)) {
    if (tag === 'table:table') {
      depth += closing ? -1 : selfClosing ? 0 : 1;
      if (closing || depth > 1) continue;
      const style = attribute(attributes, 'table:style-name');
      table = {
        hidden: style !== undefined && hiding.has(style),
        hiddenRows: [],
        hiddenCols: [],
        merges: [],
      };
      tables.push(table);
      row = 0;
      rowSpan = 0;
      columns = 0;
    } else if (closing || !table || depth !== 1) continue;
    else if (tag === 'table:table-column') {
      const repeat = count(attributes, 'table:number-columns-repeated');
      if (isHidden(attributes)) table.hiddenCols.push([columns, columns + repeat - 1]);
      columns += repeat;
    } else if (tag === 'table:table-row') {
      row += rowSpan;
      rowSpan = count(attributes, 'table:number-rows-repeated');
      if (isHidden(attributes)) table.hiddenRows.push([row, row + rowSpan - 1]);
      col = 0;
    } else {
      const bottom = row + count(attributes, 'table:number-rows-spanned') - 1;
      const right = col + count(attributes, 'table:number-columns-spanned') - 1;
      if (bottom > row || right > col) table.merges.push({ top: row, left: col, bottom, right });
      col += count(attributes, 'table:number-columns-repeated');
    }
  }
  return tables;
}
