/** The rule of an amount as a folder writes it, and back. Pure. */
import type { AmountRule, Cap } from './amount-rule.ts';

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const CODE = '[a-z][a-z0-9_]*';
/** 100, 100/年, 30/3年 */
const LIMIT = `(${NUMBER})(?:/(\\d*)年)?`;
const CAP = `(?: cap ${LIMIT})?`;

const FIXED = new RegExp(`^(>=)?(${NUMBER})$`);
const UP_TO = new RegExp(`^(tiers )?<=${LIMIT}$`);
const SOME_PART = new RegExp(`^part of (\\S+) <=${LIMIT}$`);
const RATIO = new RegExp(
  `^(<=)?(${NUMBER})% of (${CODE})(?: less (<=)?(${NUMBER})% of (${CODE}))?(?: when (${CODE})>=(${NUMBER}))?${CAP}$`,
);
const PER_UNIT = new RegExp(`^(<=)?(${NUMBER}) per (\\d*) ?(${CODE})${CAP}$`);
const MATCH = new RegExp(`^1:1 of (${CODE})$`);

function limit(amount: string, years: string | undefined): Cap | null {
  if (years === undefined) return { amount, per: 'time', years: null };
  if (years === '') return { amount, per: 'year', years: null };
  return Number(years) < 2 || Number(years) > 20 ? null : { amount, per: 'term', years: Number(years) };
}

const capIn = (amount: string | undefined, years: string | undefined): Cap | null =>
  amount === undefined ? null : limit(amount, years);
const boundIn = (sign: string | undefined) => (sign ? 'up_to' : 'exact');

/**
 * `20` · `<=1000` · `<=20/年` · `<=30/3年` · `>=5000` · `<=30% of contracts cap 800` · `<=0.5% of deductible when rd_cost>=1000 cap 20` ·
 * `<=30% of contracts less <=10% of foreign cap 800` · `10 per 1000 devices` · `5 per items cap 100/年` · `1:1 of prize` ·
 * `tiers <=2000` · `part of 设备投入 <=1000` · `words`; null for anything else.
 */
export function parseAmountRule(text: string): AmountRule | null {
  if (text === 'words') return { kind: 'words' };
  const fixed = FIXED.exec(text);
  if (fixed) return { kind: fixed[1] ? 'at_least' : 'fixed', amount: fixed[2] ?? '' };
  const upTo = UP_TO.exec(text);
  if (upTo) {
    const cap = limit(upTo[2] ?? '', upTo[3]);
    return cap && { kind: upTo[1] ? 'tiers' : 'up_to', cap };
  }
  const some = SOME_PART.exec(text);
  if (some) {
    const cap = limit(some[2] ?? '', some[3]);
    return cap && { kind: 'some_part', of: some[1] ?? '', cap };
  }
  return parseOfInput(text);
}

function parseOfInput(text: string): AmountRule | null {
  const ratio = RATIO.exec(text);
  if (ratio) {
    const [, sign, percent = '', base = '', partSign, partPercent, partBase, input, least, cap, years] =
      ratio;
    return {
      kind: 'ratio',
      bound: boundIn(sign),
      percent,
      base,
      part:
        partPercent && partBase ? { bound: boundIn(partSign), percent: partPercent, base: partBase } : null,
      least: input && least ? { input, amount: least } : null,
      cap: capIn(cap, years),
    };
  }
  const unit = PER_UNIT.exec(text);
  if (unit) {
    const [, sign, amount = '', every, input = '', cap, years] = unit;
    const times = Number(every || 1);
    if (times === 0) return null;
    return { kind: 'per_unit', bound: boundIn(sign), amount, every: times, input, cap: capIn(cap, years) };
  }
  const of = MATCH.exec(text)?.[1];
  return of ? { kind: 'match', of } : null;
}

const limitText = ({ amount, per, years }: Cap) =>
  per === 'time' ? amount : `${amount}/${per === 'term' ? years : ''}年`;
const capText = (cap: Cap | null) => (cap ? ` cap ${limitText(cap)}` : '');
const signOf = (bound: 'exact' | 'up_to') => (bound === 'up_to' ? '<=' : '');

/** What `parseAmountRule` reads back as the same rule. */
export function writeAmountRule(rule: AmountRule): string {
  switch (rule.kind) {
    case 'fixed':
      return rule.amount;
    case 'at_least':
      return `>=${rule.amount}`;
    case 'up_to':
      return `<=${limitText(rule.cap)}`;
    case 'tiers':
      return `tiers <=${limitText(rule.cap)}`;
    case 'some_part':
      return `part of ${rule.of} <=${limitText(rule.cap)}`;
    case 'match':
      return `1:1 of ${rule.of}`;
    case 'per_unit': {
      const every = rule.every === 1 ? '' : `${rule.every} `;
      return `${signOf(rule.bound)}${rule.amount} per ${every}${rule.input}${capText(rule.cap)}`;
    }
    case 'ratio': {
      const { part, least } = rule;
      const less = part ? ` less ${signOf(part.bound)}${part.percent}% of ${part.base}` : '';
      const when = least ? ` when ${least.input}>=${least.amount}` : '';
      return `${signOf(rule.bound)}${rule.percent}% of ${rule.base}${less}${when}${capText(rule.cap)}`;
    }
    case 'words':
      return 'words';
  }
}
