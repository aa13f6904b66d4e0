/**
 * Formulas and relations as the seed folders write them: `a + b - c`, `rd / gdp * 100`, `growth(gdp)`, `base(gov_total)`,
 * `share_of_units(institute, pct_social >= 50)`, `growth(rd) > growth(sti_total) + 2`.
 */
import type { Formula } from '#shared/catalogue.ts';
import { Relation } from '#shared/targets/target.ts';

type Fault = (words: string) => void;

const RATIO = /^([a-z0-9_]+)\s*\/\s*([a-z0-9_]+)(?:\s*\*\s*(\d+(?:\.\d+)?))?$/;
const OF_ONE = /^(growth|base)\(([a-z0-9_]+)\)$/;
const SHARE_OF_UNITS = /^share_of_units\(([a-z_]+)\s*,\s*([a-z0-9_]+)\s*>=\s*(\d+(?:\.\d+)?)\)$/;
const TERM = /^([+-])\s*([a-z0-9_]+)\s*/;
const SIDE = '(growth|average_growth|level|last_year)\\(([a-z0-9_]+)\\)';
const RELATION = new RegExp(`^${SIDE}\\s*(>=|>)\\s*(?:${SIDE})?\\s*([+-]?\\s*\\d+(?:\\.\\d+)?)?$`);

/** An empty text is no formula; a text that cannot be read is a fault. */
export function parseFormula(text: string, fault: Fault): Formula | null {
  if (text === '') return null;
  const [, numerator, denominator, scale = 1] = RATIO.exec(text) ?? [];
  if (numerator && denominator) return { kind: 'ratio', numerator, denominator, scale: Number(scale) };
  const [, kind, of] = OF_ONE.exec(text) ?? [];
  if (of) return { kind: kind === 'base' ? 'base' : 'growth', of };
  const [, unitKind, counted, least] = SHARE_OF_UNITS.exec(text) ?? [];
  if (unitKind && counted)
    return { kind: 'share_of_units', indicator: counted, unitKind, least: Number(least) };
  const terms: { indicator: string; sign: 1 | -1 }[] = [];
  let rest = /^[+-]/.test(text) ? text : `+ ${text}`;
  while (rest !== '') {
    const [term = '', sign, indicator] = TERM.exec(rest) ?? [];
    if (!indicator) {
      fault(`公式“${text}”从“${rest}”处读不懂`);
      return null;
    }
    terms.push({ indicator, sign: sign === '-' ? -1 : 1 });
    rest = rest.slice(term.length);
  }
  return { kind: 'sum', terms };
}

export function parseRelation(text: string, fault: Fault): Relation | null {
  if (text === '') return null;
  const match = RELATION.exec(text);
  if (!match) {
    fault(`关系“${text}”读不懂，应如 growth(rd) > growth(sti_total)`);
    return null;
  }
  const [, leftOf, left, operator, rightOf, right, plus] = match;
  const relation = Relation.safeParse({
    left: { of: leftOf, indicator: left },
    operator,
    right: right ? { of: rightOf, indicator: right } : null,
    plus: Number((plus ?? '0').replace(/\s/g, '')),
  });
  if (relation.success) return relation.data;
  fault(`关系“${text}”读不懂，应如 growth(rd) > growth(sti_total)`);
  return null;
}
