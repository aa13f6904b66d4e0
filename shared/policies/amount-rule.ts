/**
 * What a clause grants, in the very terms of its sentence: 最高 stays an upper bound, 不低于 a lower one, a ratio keeps its
 * base, a clause without a figure stays words. Amounts are decimal texts of 万元. Pure.
 */
import { z } from 'zod';

const Amount = z.string().regex(/^\d+(\.\d+)?$/);
/** 每年最高 …: the cap holds for one year; else for one time. */
const Cap = z.object({ amount: Amount, yearly: z.boolean() });
export type Cap = z.infer<typeof Cap>;

export const AmountRule = z.discriminatedUnion('kind', [
  /** 给予20万元奖励 */
  z.object({ kind: z.literal('fixed'), amount: Amount }),
  /** 最高1000万元; `yearly`: 每年最高. */
  z.object({ kind: z.literal('up_to'), amount: Amount, yearly: z.boolean() }),
  /** 不低于5亿元: no upper bound. */
  z.object({ kind: z.literal('at_least'), amount: Amount }),
  /** 不超过合同执行金额的30%、最高800万元; `bound` exact: 销售额的15%. */
  z.object({
    kind: z.literal('ratio'),
    bound: z.enum(['exact', 'up_to']),
    percent: Amount,
    base: z.string(),
    /** 年度研发费用1000万元（含）以上的 */
    least: z.object({ base: z.string(), amount: Amount }).nullable(),
    cap: Cap.nullable(),
  }),
  /** 每1000台10万元; 每项5万元、年度最高100万元; 不超过300元/吨标准煤. */
  z.object({
    kind: z.literal('per_unit'),
    bound: z.enum(['exact', 'up_to']),
    amount: Amount,
    every: z.int().positive(),
    unit: z.string(),
    cap: Cap.nullable(),
  }),
  /** 按国家奖励金额1∶1 */
  z.object({ kind: z.literal('match'), of: z.string() }),
  /** 按上级有关政策给予配套支持: no figure, and none is made up. */
  z.object({ kind: z.literal('words') }),
]);
export type AmountRule = z.infer<typeof AmountRule>;

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const CAP = String.raw`(?: cap (${NUMBER})(/年)?)?`;
const PLAIN = new RegExp(`^(<=|>=)?(${NUMBER})(/年)?$`);
const RATIO = new RegExp(`^(<=)?(${NUMBER})% of (\\S+?)(?: when (\\S+?)>=(${NUMBER}))?${CAP}$`);
const PER_UNIT = new RegExp(`^(<=)?(${NUMBER}) per (\\d*)(\\D\\S*?)${CAP}$`);
const MATCH = /^1:1 of (\S+)$/;

const capOf = (amount: string | undefined, year: string | undefined): Cap | null =>
  amount === undefined ? null : { amount, yearly: year !== undefined };

/** Reads a rule as the folder writes it: `20` · `<=1000/年` · `>=5000` · `<=30% of 合同金额 cap 800` · `5 per 项 cap 100/年` · `1:1 of 奖金` · `words`. */
export function parseAmountRule(text: string): AmountRule | null {
  if (text === 'words') return { kind: 'words' };
  const plain = PLAIN.exec(text);
  if (plain) {
    const [, sign, amount = '', year] = plain;
    if (sign === '<=') return { kind: 'up_to', amount, yearly: year !== undefined };
    if (year !== undefined) return null;
    return { kind: sign === '>=' ? 'at_least' : 'fixed', amount };
  }
  const ratio = RATIO.exec(text);
  if (ratio) {
    const [, sign, percent = '', base = '', leastBase, least, cap, year] = ratio;
    return {
      kind: 'ratio',
      bound: sign ? 'up_to' : 'exact',
      percent,
      base,
      least: leastBase && least ? { base: leastBase, amount: least } : null,
      cap: capOf(cap, year),
    };
  }
  const unit = PER_UNIT.exec(text);
  if (unit) {
    const [, sign, amount = '', every, name = '', cap, year] = unit;
    const bound = sign ? 'up_to' : 'exact';
    return { kind: 'per_unit', bound, amount, every: Number(every || 1), unit: name, cap: capOf(cap, year) };
  }
  const of = MATCH.exec(text)?.[1];
  return of ? { kind: 'match', of } : null;
}

/** The base that must be known before the rule gives an amount: 合同执行金额（万元）; null when none is. */
export function baseOf(rule: AmountRule): { name: string; unit: string } | null {
  if (rule.kind === 'ratio') return { name: rule.base, unit: '万元' };
  if (rule.kind === 'match') return { name: rule.of, unit: '万元' };
  return rule.kind === 'per_unit' ? { name: '数量', unit: rule.unit } : null;
}

/** Amounts of 万元 named by a rule, to be held against its sentence. */
export function figuresOf(rule: AmountRule): string[] {
  const cap = 'cap' in rule && rule.cap ? [rule.cap.amount] : [];
  const own = 'amount' in rule ? [rule.amount] : [];
  const least = rule.kind === 'ratio' && rule.least ? [rule.least.amount] : [];
  return [...own, ...cap, ...least];
}
