/** The conditional formats of an .ods: LibreOffice's own list per table, and those written into the cells' styles. */
import { type Condition, type Corners, column, compare, expression, hidingOf } from './conditions.ts';
import type { CellLook } from './look.ts';
import type { OdsStyles } from './ods-styles.ts';
import { attribute, unescapeXml } from './xml-text.ts';

const SHEET = "(?:'(?:[^']|'')*'|[^\\s'.:]+)?\\.";
const RANGE = new RegExp(
  `${SHEET}\\$?([A-Z]{1,3})\\$?(\\d{1,7})(?::(?:${SHEET})?\\$?([A-Z]{1,3})\\$?(\\d{1,7}))?`,
  'g',
);

function rangesOf(addresses: string): Corners[] {
  return [...addresses.matchAll(RANGE)].map(
    ([, left = '', top = '', right = left, bottom = top]): Corners => [
      Number(top) - 1,
      column(left),
      Number(bottom) - 1,
      column(right),
    ],
  );
}

const OPERATORS: Record<string, string> = {
  '=': 'equal',
  '!=': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanOrEqual',
  '>': 'greaterThan',
  '>=': 'greaterThanOrEqual',
};

/** What a condition in either writing says of a number: `<10`, `between(1,9)`, `cell-content()<10`, `is-true-formula(…)`. */
function holds(written: string, value: number | null, ranges: readonly Corners[]): boolean | null {
  if (value === null) return false;
  const text = written
    .replace(/^cell-content\(\)/, '')
    .replace(/^cell-content-is-/, '')
    .replace(/^is-true-formula\(/, 'formula-is(')
    .trim();
  if (text === 'is-error') return false;
  const [, between, low = '', high = ''] = /^(between|not-between)\(([^,]*),([^,]*)\)$/.exec(text) ?? [];
  if (between)
    return compare(value, between === 'between' ? 'between' : 'notBetween', [low.trim(), high.trim()]);
  const [, formula] = /^formula-is\((.*)\)$/s.exec(text) ?? [];
  if (formula !== undefined) return expression(formula.replace(/\[\.([^\][]*)\]/g, '$1'), value, ranges);
  const [, operator = '', limit = ''] = /^(!=|<=|>=|=|<|>)(.*)$/s.exec(text) ?? [];
  return compare(value, OPERATORS[operator] ?? '', [limit.trim()]);
}

const FORMAT = /<calcext:conditional-format(\s[^>]*)>(.*?)<\/calcext:conditional-format>/gs;
/** Stands in a bar's own tag, in an icon set's first entry. */
const NO_VALUE = /calcext:show-value="false"/;

/** The conditions of one table from its `calcext:conditional-formats`. */
export function odsConditions(content: string, styles: OdsStyles): Condition[] {
  return [...content.matchAll(FORMAT)].flatMap(([, attributes = '', body = '']) => {
    const ranges = rangesOf(unescapeXml(attribute(attributes, 'target-range-address') ?? ''));
    const bare: Condition[] = NO_VALUE.test(body)
      ? [{ ranges, dress: undefined, bare: true, holds: () => null }]
      : [];
    const conditions = [...body.matchAll(/<calcext:condition(\s[^>]*)>/g)].map(([, one = '']): Condition => {
      const written = unescapeXml(attribute(one, 'value') ?? '');
      return {
        ranges,
        dress: styles.dress(unescapeXml(attribute(one, 'apply-style-name') ?? '')),
        bare: false,
        holds: (value) => holds(written, value, ranges),
      };
    });
    return [...bare, ...conditions];
  });
}

/** What the conditions written into a cell's own style make of it. */
export function odsHides(name: string | undefined, styles: OdsStyles): Pick<CellLook, 'hides'> {
  const conditions = styles.conditionsOf(name).map((attributes): Condition => {
    const written = unescapeXml(attribute(attributes, 'condition') ?? '');
    const base = rangesOf(unescapeXml(attribute(attributes, 'base-cell-address') ?? ''));
    // The style does not say which cells have it: `$` before a line then speaks of another cell.
    const ranges = base.map(([top, left]): Corners => [top, left, top + 1, left + 1]);
    return {
      ranges,
      dress: styles.dress(attribute(attributes, 'apply-style-name') ?? ''),
      bare: false,
      holds: (value) => holds(written, value, ranges),
    };
  });
  return hidingOf(conditions, styles.writing('table-cell', name ?? 'Default'));
}
