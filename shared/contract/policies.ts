/** 政策工具: instruments of several cities side by side, what an applicant could get, what expected cases cost. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { READERS } from './roles.ts';

/** Amounts of 万元 as decimal texts; `high` null: no upper bound. */
export const Range = z.object({ low: z.string(), high: z.string().nullable(), words: z.string() });
export type Range = z.infer<typeof Range>;

export const PaperView = z.object({
  code: z.string(),
  city: z.string(),
  title: z.string(),
  number: z.string(),
  /** 2025-12-28至2028-12-31, or 未载明. */
  validity: z.string(),
  home: z.boolean(),
  payers: z.string(),
  stacking: z.string(),
  gates: z.array(z.object({ code: z.string(), name: z.string(), words: z.string(), quote: z.string() })),
  exception: z.string(),
});
export type PaperView = z.infer<typeof PaperView>;

export const InstrumentView = z.object({
  document: z.string(),
  kind: z.string(),
  name: z.string(),
  beneficiary: z.string(),
  event: z.string(),
  form: z.string(),
  /** 最高1000万元 */
  amount: z.string(),
  /** For one case without a base, in 万元; null where the rule needs one or names none. */
  high: z.string().nullable(),
  /** The base the rule asks for, with its unit; null when none. */
  base: z.object({ name: z.string(), unit: z.string() }).nullable(),
  clause: z.string(),
  quote: z.string(),
  note: z.string(),
});
export type InstrumentView = z.infer<typeof InstrumentView>;

export const PolicyRow = z.object({
  kind: z.string(),
  name: z.string(),
  theme: z.string(),
  /** By paper, in the papers' order; null where the paper has none. */
  cells: z.array(InstrumentView.nullable()),
  /** 宁波最高1000万元，为嘉兴的10倍; empty where nothing can be compared. */
  finding: z.string(),
});
export type PolicyRow = z.infer<typeof PolicyRow>;

export const Policies = z.object({
  papers: z.array(PaperView),
  rows: z.array(PolicyRow),
  /** Of the whole library, for the filters. */
  themes: z.array(z.string()),
  beneficiaries: z.array(z.string()),
  forms: z.array(z.string()),
  /** Instruments shown. */
  count: z.int(),
});
export type Policies = z.infer<typeof Policies>;

export const PoliciesQuery = z.object({
  /** Simplified or traditional. */
  q: z.string().max(60).optional(),
  theme: z.string().max(40).optional(),
  who: z.string().max(40).optional(),
  form: z.string().max(40).optional(),
});

/** `hightech_first:350,insurance:1:30`: kind, cases and, where the rule asks for it, the base. */
const Cases = z.string().max(2000).optional();
export const CostQuery = z.object({ n: Cases });
export const CostView = z.object({
  papers: z.array(PaperView),
  rows: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      count: z.int(),
      /** 每年认定350家以上(嘉政发〔2025〕14号 二(七)); empty where the number is the user's own. */
      source: z.string(),
      /** 市级财政3500万元、区级财政3500万元; empty where the home paper does not say. */
      payers: z.string(),
      base: z.object({ name: z.string(), unit: z.string(), value: z.string() }).nullable(),
      cells: z.array(Range.nullable()),
    }),
  ),
  totals: z.array(Range.extend({ missing: z.int() })),
  payers: z.array(Range.extend({ name: z.string() })),
  parts: z.array(Range.extend({ name: z.string() })),
  /** The home total beside the target of 政府科技创新投入; empty where there is none. */
  ofTarget: z.string(),
  /** Kinds that can be added. */
  kinds: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type CostView = z.infer<typeof CostView>;

export const EntitlementQuery = z.object({
  document: z.string().max(40).optional(),
  on: z.iso.date().optional(),
  /** As `n`, with the matter as a letter behind: `poc_prov:1::A`. */
  f: Cases,
  /** Gates that hold, comma-separated. */
  gates: z.string().max(200).optional(),
  excepted: z.enum(['1']).optional(),
});
export const EntitlementView = z.object({
  paper: PaperView,
  papers: z.array(z.object({ code: z.string(), city: z.string() })),
  on: z.string(),
  instruments: z.array(InstrumentView),
  lines: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      times: z.int(),
      base: z.string(),
      matter: z.string(),
      amount: z.string(),
      words: z.string(),
      counted: z.boolean(),
      why: z.string(),
    }),
  ),
  total: Range,
  payers: z.array(Range.extend({ name: z.string() })),
  remarks: z.array(z.string()),
  next: z.array(z.object({ kind: z.string(), name: z.string(), words: z.string() })),
});
export type EntitlementView = z.infer<typeof EntitlementView>;

const READ = { method: 'GET', who: READERS } as const;

export const policiesApi = {
  list: endpoint({
    ...READ,
    about: '政策工具对照',
    path: '/api/policies',
    query: PoliciesQuery,
    reply: Policies,
  }),
  cost: endpoint({
    ...READ,
    about: '政策成本测算',
    path: '/api/policies/cost',
    query: CostQuery,
    reply: CostView,
  }),
  entitlement: endpoint({
    ...READ,
    about: '一个申报对象可享受的政策估算',
    path: '/api/policies/entitlement',
    query: EntitlementQuery,
    reply: EntitlementView,
  }),
} as const;
