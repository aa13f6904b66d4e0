/** 政策工具: the instruments of several cities' papers as records, each with the sentence it comes from. Pure. */
import { z } from 'zod';
import { AmountRule, InputCode } from './amount-rule.ts';

const Code = z.string().regex(/^[a-z][a-z0-9_]*$/);
const Text = z.string().min(1);
const Day = z.union([z.iso.date(), z.literal('')]);
/** An exact fraction: 1/2. */
const Fraction = z.string().regex(/^(0|1|\d+\/[1-9]\d*)$/);

/** What bars or halves what a paper grants. */
export const Gate = z.object({
  code: Code,
  name: Text,
  /** 0: 不予享受; 1/2: 减半享受. */
  factor: Fraction,
  lookBackYears: z.int().positive().nullable(),
  /** The paper's exception lifts it. */
  excepted: z.boolean(),
  /** Kinds of applicants it speaks of (制造业企业); empty: all. */
  only: z.array(Code),
  quote: Text,
});
export type Gate = z.infer<typeof Gate>;

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
  /** A paper of the city itself: others are compared with its. */
  home: z.boolean(),
  /** `plan`: a paper of targets, whose sentences are quoted by the catalogue's targets of the document `targets`. */
  role: z.enum(['policy', 'plan']),
  targets: z.string(),
  /** Who pays which part; empty: 未载明. */
  payers: z.array(z.object({ code: Code, name: Text, share: Fraction })),
  payersQuote: z.string(),
  /** Codes of the units for which the split is stated; for the city's other units it is open. */
  payersUnits: z.array(Text),
  /** What the split leaves open, said beside every figure that uses it. */
  payersNote: z.string(),
  /** The paper's word for 就高不重复; empty: 未载明. */
  stacking: z.string(),
  stackingQuote: z.string(),
  gates: z.array(Gate),
  exception: z.object({ name: Text, quote: Text }).nullable(),
  /** Sentences with figures that grant nothing, and why. */
  background: z.array(z.object({ quote: Text, reason: Text })),
  /** The paper's text as it stands. */
  paper: Text,
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;

/** The same kind of instrument in every city, with its place in the programme. */
export const PolicyKind = z.object({
  code: Code,
  name: Text,
  theme: Text,
  /** Which 其中 of 政府科技创新投入 it would be paid from (our reading); null: none of the four. */
  part: Code.nullable(),
  /** The indicator that counts its cases; the first kind of the folder that counts one stands for it. */
  counts: Code.nullable(),
  /** Targets of the catalogue it works towards. */
  targets: z.array(Code),
  /** What counting it so takes for granted; empty: nothing. */
  assumption: z.string(),
});
export type PolicyKind = z.infer<typeof PolicyKind>;

/** A quantity that a rule asks for: 合同执行金额（万元）, 台数（台）. */
const PolicyInput = z.object({ code: InputCode, name: Text, unit: Text });
export type PolicyInput = z.infer<typeof PolicyInput>;

/** Who may ask: 制造业企业, 医院 …; `is`: the beneficiaries of instruments it may be. */
const ApplicantKind = z.object({ code: Code, name: Text, is: z.array(Text).min(1) });

export const Instrument = z.object({
  document: Code,
  clause: Text,
  kind: Code,
  /** The words of the quote that name this one among several: 全国重点实验室; their order pairs them with the amounts. */
  item: z.string(),
  name: Text,
  /** 国家级 · 省级 · 市级 …; empty: the sentence names none. */
  level: z.string(),
  /** What happens: 认定, 绩效评价, 立项, 获奖 …; only instruments of one event are compared. */
  event: Text,
  /** In which state: 首次, 重新, 优秀 …; empty: the sentence names none. */
  state: z.string(),
  beneficiary: z.array(Text).min(1),
  /** Who is paid, where the sentence says another than the beneficiary: 牵头单位, 第一完成单位. */
  recipient: z.string(),
  /** 奖励 · 补助 · 配套 · 贴息 · 券 · 保费补贴 · 基金 · 待遇 */
  form: Text,
  rule: AmountRule,
  /** 3年内最多一次 */
  times: z.object({ count: z.int().positive(), years: z.int().positive() }).nullable(),
  /** 在省级政策支持的基础上: paid beside what that level pays; empty: not said. */
  onTopOf: z.string(),
  /** 择优: who fits may still get nothing. */
  selective: z.boolean(),
  /** Titles that the paper counts as one matter when held together; a person decides. */
  group: z.string(),
  certainty: z.enum(['stated', 'ambiguous', 'damaged']),
  /** Its own days where they differ from the paper's; empty: the paper's. */
  from: Day,
  to: Day,
  /** What the sentence leaves open, as a remark and never as a number. */
  note: z.string(),
  quote: Text,
});
export type Instrument = z.infer<typeof Instrument>;

export const PolicyLibrary = z.object({
  documents: z.array(PolicyDocument),
  kinds: z.array(PolicyKind),
  inputs: z.array(PolicyInput),
  applicants: z.array(ApplicantKind),
  instruments: z.array(Instrument),
});
export type PolicyLibrary = z.infer<typeof PolicyLibrary>;

export const NO_POLICIES: PolicyLibrary = {
  documents: [],
  kinds: [],
  inputs: [],
  applicants: [],
  instruments: [],
};

/** The papers of instruments, in the folder's order; papers of targets are not among them. */
export function policyPapers({ documents }: PolicyLibrary): PolicyDocument[] {
  return documents.filter(({ role }) => role === 'policy');
}

/** The city's own paper of instruments, where there is one. */
export function homePaper(library: PolicyLibrary): PolicyDocument | undefined {
  return policyPapers(library).find(({ home }) => home);
}

/** One instrument of a kind stands in each paper at most. */
export function instrumentOf(
  { instruments }: PolicyLibrary,
  document: string,
  kind: string,
): Instrument | undefined {
  return instruments.find((one) => one.document === document && one.kind === kind);
}

/** Instruments of a paper that a kind of applicant may ask for; all of them where nobody is named. */
export function instrumentsFor(
  { instruments, applicants }: PolicyLibrary,
  document: string,
  who: string | null | undefined,
): Instrument[] {
  const is = applicants.find(({ code }) => code === who)?.is;
  return instruments.filter(
    (one) => one.document === document && (!is || one.beneficiary.some((name) => is.includes(name))),
  );
}

/** What a city has of a kind: in that paper of its, else in another of the same city. */
export function instrumentOfCity(
  library: PolicyLibrary,
  { code, city }: PolicyDocument,
  kind: string,
): Instrument | undefined {
  const others = library.documents.filter((one) => one.city === city && one.code !== code);
  return [code, ...others.map((one) => one.code)]
    .map((document) => instrumentOf(library, document, kind))
    .find((one) => one !== undefined);
}

/** The quantity of that code; a code that the library does not hold stands for itself. */
export function inputOf({ inputs }: Pick<PolicyLibrary, 'inputs'>, code: string): PolicyInput {
  return inputs.find((one) => one.code === code) ?? { code, name: code, unit: '' };
}
