/**
 * Formulas and relations as the seed folders write them: `a + b - c`, `rd / gdp * 100`, `growth(gdp)`,
 * `share_of_units(institute, pct_social >= 50)`, `growth(rd) > growth(sti_total) + 2`.
 */
import { type Formula, UNIT_KINDS } from '#shared/catalogue.ts';
import type { Relation } from '#shared/targets/target.ts';

type Fault = (words: string) => void;

const RATIO = /^([a-z0-9_]+)\s*\/\s*([a-z0-9_]+)(?:\s*\*\s*(\d+(?:\.\d+)?))?$/;
const GROWTH = /^growth\(([a-z0-9_]+)\)$/;
const SHARE_OF_UNITS = /^share_of_units\(([a-z_]+)\s*,\s*([a-z0-9_]+)\s*>=\s*(\d+(?:\.\d+)?)\)$/;
const TERM = /^([+-])\s*([a-z0-9_]+)\s*/;
const SIDE = '(growth|average_growth|level|last_year)\\(([a-z0-9_]+)\\)';
const RELATION = new RegExp(`^${SIDE}\\s*(>=|>)\\s*(?:${SIDE})?\\s*([+-]?\\s*\\d+(?:\\.\\d+)?)?$`);

/** An empty text is no formula; a text that cannot be read is a fault. */
export function parseFormula(text: string, fault: Fault): Formula | null {
  if (text === '') return null;
  const ratio = RATIO.exec(text);
  if (ratio)
    return { kind: 'ratio', numerator: ratio[1]!, denominator: ratio[2]!, scale: Number(ratio[3] ?? 1) };
  const growth = GROWTH.exec(text);
  if (growth) return { kind: 'growth', of: growth[1]! };
  const units = SHARE_OF_UNITS.exec(text);
  if (units) {
    const unitKind = UNIT_KINDS.find((kind) => kind === units[1]);
    if (unitKind) return { kind: 'share_of_units', indicator: units[2]!, unitKind, least: Number(units[3]) };
    fault(`公式“${text}”中没有“${units[1]}”这类单位`);
    return null;
  }
  const terms: { indicator: string; sign: 1 | -1 }[] = [];
  let rest = /^[+-]/.test(text) ? text : `+ ${text}`;
  while (rest !== '') {
    const term = TERM.exec(rest);
    if (!term) {
      fault(`公式“${text}”从“${rest}”处读不懂`);
      return null;
    }
    terms.push({ indicator: term[2]!, sign: term[1] === '-' ? -1 : 1 });
    rest = rest.slice(term[0].length);
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
  return {
    left: { of: leftOf as 'growth' | 'average_growth' | 'level', indicator: left! },
    operator: operator as '>' | '>=',
    right: right
      ? { of: rightOf as 'growth' | 'average_growth' | 'level' | 'last_year', indicator: right }
      : null,
    plus: Number((plus ?? '0').replace(/\s/g, '')),
  };
}
