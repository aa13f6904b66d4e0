/**
 * What a clause grants, in the very terms of its sentence: 最高 stays an upper bound, 不低于 a lower one, a ratio keeps its
 * base, 分档 without the steps stays a cap, a clause without a figure stays words. Amounts are decimal texts of 万元. Pure.
 */
import { z } from 'zod';

const Amount = z.string().regex(/^\d+(\.\d+)?$/);
/** Code of an input (`inputs.csv`): 合同执行金额, 台数 … */
export const InputCode = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** `time`: 最高; `year`: 每年最高; `term`: 三年内最高, with its years. */
const Cap = z.object({
  amount: Amount,
  per: z.enum(['time', 'year', 'term']),
  years: z.int().min(2).max(20).nullable(),
});
export type Cap = z.infer<typeof Cap>;

const Bound = z.enum(['exact', 'up_to']);

export const AmountRule = z.discriminatedUnion('kind', [
  /** 给予20万元奖励 */
  z.object({ kind: z.literal('fixed'), amount: Amount }),
  /** 最高1000万元 · 每年最高20万元 · 三年内最高30万元 */
  z.object({ kind: z.literal('up_to'), cap: Cap }),
  /** 不低于5亿元: no upper bound. */
  z.object({ kind: z.literal('at_least'), amount: Amount }),
  /** 不超过合同执行金额的30%、最高800万元; `bound` exact: 销售额的15%. */
  z.object({
    kind: z.literal('ratio'),
    bound: Bound,
    percent: Amount,
    base: InputCode,
    /** 其中非自主算力按不高于10%: a part of the base at a rate of its own, under the same cap. */
    part: z.object({ bound: Bound, percent: Amount, base: InputCode }).nullable(),
    /** 年度研发费用1000万元（含）以上的, 绿证1万张以上的 */
    least: z.object({ input: InputCode, amount: Amount }).nullable(),
    cap: Cap.nullable(),
  }),
  /** 每1000台10万元; 每项5万元、年度最高100万元; 不超过300元/吨标准煤. */
  z.object({
    kind: z.literal('per_unit'),
    bound: Bound,
    amount: Amount,
    every: z.int().positive(),
    input: InputCode,
    cap: Cap.nullable(),
  }),
  /** 按国家奖励金额1∶1 */
  z.object({ kind: z.literal('match'), of: InputCode }),
  /** 最高2000万元分档奖励: the steps are not in the paper, so there is a cap and no estimate. */
  z.object({ kind: z.literal('tiers'), cap: Cap }),
  /** 设备投入的一定比例、最高不超过1000万元: the rate is not in the paper; `of`: what it is taken of. */
  z.object({ kind: z.literal('some_part'), of: z.string().min(1), cap: Cap }),
  /** 按上级有关政策给予配套支持: no figure, and none is made up. */
  z.object({ kind: z.literal('words') }),
]);
export type AmountRule = z.infer<typeof AmountRule>;

/** Codes of the inputs that must be known before the rule gives an amount. */
export function inputsOf(rule: AmountRule): string[] {
  switch (rule.kind) {
    case 'ratio': {
      const extra = [rule.part?.base, rule.least?.input].filter((code) => code !== undefined);
      return [...new Set([rule.base, ...extra])];
    }
    case 'per_unit':
      return [rule.input];
    case 'match':
      return [rule.of];
    default:
      return [];
  }
}

/** The cap the rule names, if it names one. */
export function capOf(rule: AmountRule): Cap | null {
  return 'cap' in rule ? rule.cap : null;
}

/** True where the paper names an upper bound but not how much is given below it. */
export function isCapOnly({ kind }: AmountRule): boolean {
  return kind === 'tiers' || kind === 'some_part';
}
