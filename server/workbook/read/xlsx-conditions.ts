/** Conditional formats of an .xlsx that hide what a cell holds, as far as that can be judged from the file alone. */
import type { CellStyle, Writing } from './look.ts';
import { isInvisible } from './look.ts';
import { elements, fillOf, type Palette, writingOf } from './xlsx-styles.ts';
import { attribute, isOn, unescapeXml } from './xml-text.ts';

/** What a rule makes of a cell that it holds for. */
interface Dress extends Writing {
  fill?: CellStyle['fill'];
  /** A number format that shows nothing. */
  blank: boolean;
}

export interface HidingRule {
  covers(row: number, col: number): boolean;
  /** True when the rule holds for this number, or may hold, and then nothing is seen of it. */
  hides(value: number | null, style: CellStyle | undefined): boolean;
}

/** Formats that rules name by number (`dxfId`). */
export function dressesOf(stylesXml: string, palette: Palette): Dress[] {
  return elements(elements(stylesXml, 'dxfs')[0]?.content ?? '', 'dxf').map(({ content }) => {
    const font = elements(content, 'font')[0]?.content;
    const fill = elements(content, 'fill')[0]?.content;
    const code = unescapeXml(
      attribute(elements(content, 'numFmt')[0]?.attributes ?? '', 'formatCode') ?? 'General',
    );
    const shown = code.replace(/"[^"]*"|\\.|_.|\*./g, '');
    return {
      ...(font === undefined ? {} : writingOf(font, palette)),
      ...(fill === undefined ? {} : { fill: fillOf(fill, palette, 'bgColor') }),
      blank: !/[0#?@]|general|标准|常规/i.test(shown),
    };
  });
}

type Corners = [top: number, left: number, bottom: number, right: number];

function column(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function rangesOf(sqref: string): Corners[] {
  return sqref.split(/\s+/).flatMap((range): Corners[] => {
    const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(range);
    if (!match) return [];
    const [, left = '', top = '', right = left, bottom = top] = match;
    return [[Number(top) - 1, column(left), Number(bottom) - 1, column(right)]];
  });
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

function compare(value: number, operator: string, [a = '', b = '']: readonly string[]): boolean | null {
  if (!NUMBER.test(a) || (/etween$/.test(operator) && !NUMBER.test(b))) return null;
  const [low, high] = [Number(a), Number(b)];
  const answers: Record<string, boolean> = {
    equal: value === low,
    notEqual: value !== low,
    lessThan: value < low,
    lessThanOrEqual: value <= low,
    greaterThan: value > low,
    greaterThanOrEqual: value >= low,
    between: low <= value && value <= high,
    notBetween: value < low || value > high,
  };
  return answers[operator] ?? null;
}

const OPERATORS: Record<string, string> = {
  '=': 'equal',
  '<>': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanOrEqual',
  '>': 'greaterThan',
  '>=': 'greaterThanOrEqual',
};
/** Never true of a cell that holds a number. */
const NOT_OF_NUMBERS = /^(?:ISERR(?:OR)?|ISNA|ISBLANK|ISTEXT)\([^()]*\)$|=""$|^LEN\(TRIM\([^()]*\)\)=0$/i;

/** What an expression says of the cell's own number; null when it looks at anything else. */
function expression(text: string, value: number, [top, left]: Corners): boolean | null {
  const plain = text.replace(/\s+/g, '');
  if (NOT_OF_NUMBERS.test(plain)) return false;
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(=|<>|<=|>=|<|>)(-?\d+(?:\.\d+)?)$/.exec(plain);
  if (!match || column(match[1] ?? '') !== left || Number(match[2]) - 1 !== top) return null;
  return compare(value, OPERATORS[match[3] ?? ''] ?? '', [match[4] ?? '']);
}

function holds(attributes: string, content: string, value: number | null, from: Corners): boolean | null {
  const type = attribute(attributes, 'type') ?? '';
  const formulas = elements(content, 'formula').map((f) => unescapeXml(f.content).trim());
  if (type === 'containsErrors' || type === 'containsBlanks') return false;
  if (type === 'notContainsErrors' || type === 'notContainsBlanks') return true;
  // Of a text little can be said, and names of rows are texts.
  if (value === null) return false;
  if (type === 'cellIs') return compare(value, attribute(attributes, 'operator') ?? '', formulas);
  return type === 'expression' ? expression(formulas[0] ?? '', value, from) : null;
}

/** A bar or icon in place of the number. */
function replaces(content: string): boolean {
  return [...elements(content, 'dataBar'), ...elements(content, 'iconSet')].some(
    ({ attributes }) => !isOn(attribute(attributes, 'showValue') ?? '1'),
  );
}

/** The rules of one worksheet that can hide something. */
export function hidingRules(sheetXml: string, dresses: readonly Dress[]): HidingRule[] {
  return elements(sheetXml, 'conditionalFormatting').flatMap((format) => {
    const ranges = rangesOf(attribute(format.attributes, 'sqref') ?? '');
    const first = ranges[0];
    if (!first) return [];
    const covers = (row: number, col: number) =>
      ranges.some(([top, left, bottom, right]) => top <= row && row <= bottom && left <= col && col <= right);
    return elements(format.content, 'cfRule').map(({ attributes, content }): HidingRule => {
      const dress = dresses[Number(attribute(attributes, 'dxfId') ?? Number.NaN)];
      const bare = replaces(content);
      return {
        covers,
        hides(value, style) {
          if (bare) return true;
          if (!dress) return false;
          const seen: CellStyle = { ...style, ...dress };
          if (!dress.blank && !dress.struck && !isInvisible(seen)) return false;
          return holds(attributes, content, value, first) !== false;
        },
      };
    });
  });
}
