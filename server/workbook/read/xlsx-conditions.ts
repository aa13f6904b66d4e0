/** The conditional formats of an .xlsx. */
import {
  type Condition,
  type Corners,
  column,
  compare,
  type Dress,
  expression,
  isBlankFormat,
} from './conditions.ts';
import { elements, fillOf, type Palette, writingOf } from './xlsx-styles.ts';
import { attribute, isOn, unescapeXml } from './xml-text.ts';

function dressOf(content: string, palette: Palette): Dress {
  const font = elements(content, 'font')[0]?.content;
  const fill = elements(content, 'fill')[0]?.content;
  const format = elements(content, 'numFmt')[0]?.attributes ?? '';
  return {
    ...(font === undefined ? {} : writingOf(font, palette)),
    ...(fill === undefined ? {} : { fill: fillOf(fill, palette, 'bgColor') }),
    blank: isBlankFormat(unescapeXml(attribute(format, 'formatCode') ?? 'General')),
  };
}

/** Formats that rules name by number (`dxfId`). */
export function dressesOf(stylesXml: string, palette: Palette): Dress[] {
  const list = elements(stylesXml, 'dxfs')[0]?.content ?? '';
  return elements(list, 'dxf').map(({ content }) => dressOf(content, palette));
}

function rangesOf(sqref: string): Corners[] {
  return sqref.split(/\s+/).flatMap((range): Corners[] => {
    const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(range);
    if (!match) return [];
    const [, left = '', top = '', right = left, bottom = top] = match;
    return [[Number(top) - 1, column(left), Number(bottom) - 1, column(right)]];
  });
}

function holds(attributes: string, content: string, value: number | null, ranges: Corners[]): boolean | null {
  const type = attribute(attributes, 'type') ?? '';
  // `xm:f` in the newer form, which a condition has that looks at another sheet.
  const formulas = [...elements(content, 'formula'), ...elements(content, 'f')].map((f) =>
    unescapeXml(f.content).trim(),
  );
  if (type === 'containsErrors' || type === 'containsBlanks') return false;
  if (type === 'notContainsErrors' || type === 'notContainsBlanks') return true;
  // Of a text little can be said, and names of rows are texts.
  if (value === null) return false;
  if (type === 'cellIs') return compare(value, attribute(attributes, 'operator') ?? '', formulas);
  return type === 'expression' ? expression(formulas[0] ?? '', value, ranges) : null;
}

/** A bar or icon in place of the number. */
function replaces(content: string): boolean {
  return [...elements(content, 'dataBar'), ...elements(content, 'iconSet')].some(
    ({ attributes }) => !isOn(attribute(attributes, 'showValue') ?? '1'),
  );
}

/** The conditions of one worksheet, of the newer form too, which carry their ranges and formats within. */
export function xlsxConditions(
  sheetXml: string,
  { dresses, palette }: { dresses: readonly Dress[]; palette: Palette },
): Condition[] {
  return elements(sheetXml, 'conditionalFormatting').flatMap((format) => {
    const within = elements(format.content, 'sqref')[0]?.content ?? '';
    const ranges = rangesOf(attribute(format.attributes, 'sqref') ?? within.trim());
    if (ranges.length === 0) return [];
    return elements(format.content, 'cfRule').map(({ attributes, content }) => {
      const own = elements(content, 'dxf')[0]?.content;
      const named = dresses[Number(attribute(attributes, 'dxfId') ?? Number.NaN)];
      return {
        ranges,
        dress: own === undefined ? named : dressOf(own, palette),
        bare: replaces(content),
        holds: (value: number | null) => holds(attributes, content, value, ranges),
      };
    });
  });
}
