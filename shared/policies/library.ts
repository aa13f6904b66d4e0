/** 政策工具: the instruments of several cities' papers as records, each with the sentence it comes from. Pure. */
import { z } from 'zod';
import { AmountRule } from './amount-rule.ts';

const Code = z.string().regex(/^[a-z][a-z0-9_]*$/);
const Text = z.string().min(1);
const Day = z.union([z.iso.date(), z.literal('')]);
/** An exact fraction: 1/2. */
const Fraction = z.string().regex(/^(0|1|\d+\/[1-9]\d*)$/);

/** What bars or halves everything a paper grants. */
const Gate = z.object({
  code: Code,
  name: Text,
  /** 0: 不予享受; 1/2: 减半享受. */
  factor: Fraction,
  lookBackYears: z.int().nullable(),
  /** The paper's exception lifts it. */
  excepted: z.boolean(),
  quote: Text,
});

export const PolicyDocument = z.object({
  code: Code,
  city: Text,
  title: Text,
  /** Empty where the copy at hand does not name it. */
  number: z.string(),
  issued: Day,
  /** In force; empty: 未载明. */
  from: Day,
  to: Day,
  /** The city's own paper: others are compared with it. */
  home: z.boolean(),
  /** Who pays which part; empty: 未载明. */
  payers: z.array(z.object({ name: Text, share: Fraction })),
  payersQuote: z.string(),
  /** The paper's word for 就高不重复; empty: 未载明. */
  stacking: z.string(),
  stackingQuote: z.string(),
  gates: z.array(Gate),
  exception: z.object({ name: Text, quote: Text }).nullable(),
  /** Sentences with amounts that grant nothing, and why. */
  background: z.array(z.object({ quote: Text, reason: Text })),
  /** The paper's text as it stands. */
  paper: Text,
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;

/** The same kind of instrument in every city; `target`: the indicator that counts its cases. */
export const PolicyKind = z.object({ code: Code, name: Text, theme: Text, target: Code.nullable() });
export type PolicyKind = z.infer<typeof PolicyKind>;

export const Instrument = z.object({
  document: Code,
  clause: Text,
  kind: Code,
  name: Text,
  beneficiary: z.array(Text).min(1),
  /** 首次认定 · 立项 · 绩效优秀 … */
  event: Text,
  /** 奖励 · 补助 · 配套 · 贴息 · 券 · 保费补贴 · 基金 */
  form: Text,
  rule: AmountRule,
  /** Which 其中 of 政府科技创新投入 it is paid from; null: none of the four. */
  part: Code.nullable(),
  /** At most `count` times in `years` years. */
  times: z.object({ count: z.int(), years: z.int() }).nullable(),
  /** What the sentence leaves open, as a remark and never as a number. */
  note: z.string(),
  quote: Text,
});
export type Instrument = z.infer<typeof Instrument>;

export const PolicyLibrary = z.object({
  documents: z.array(PolicyDocument),
  kinds: z.array(PolicyKind),
  instruments: z.array(Instrument),
});
export type PolicyLibrary = z.infer<typeof PolicyLibrary>;

export const NO_POLICIES: PolicyLibrary = { documents: [], kinds: [], instruments: [] };

/** The paper's own city, where there is one. */
export function homePaper({ documents }: PolicyLibrary): PolicyDocument | undefined {
  return documents.find(({ home }) => home);
}

/** One instrument of a kind stands in each paper at most. */
export function instrumentOf(
  { instruments }: PolicyLibrary,
  document: string,
  kind: string,
): Instrument | undefined {
  return instruments.find((one) => one.document === document && one.kind === kind);
}

/** Text without blanks: papers break lines in the middle of words. */
export const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');
