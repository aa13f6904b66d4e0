/** 政策工具: instruments of several cities side by side, what an applicant could get, what expected cases cost. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { InputView, InstrumentView, PaperView, Range } from './policy-views.ts';
import { READERS } from './roles.ts';

export const PolicyRow = z.object({
  kind: z.string(),
  name: z.string(),
  theme: z.string(),
  /** Which 其中 of 政府科技创新投入 it would be paid from; empty: none of the four. */
  part: z.string(),
  /** Targets it works towards, in words. */
  targets: z.array(z.string()),
  /** By paper, in the papers' order; null where the city has none. `gap`: 比宁波少900万元; empty where nothing can be compared. */
  cells: z.array(InstrumentView.extend({ gap: z.string() }).nullable()),
  /** 宁波最高1000万元，为嘉兴的10倍; empty where nothing can be compared. */
  finding: z.string(),
  /** What the finding leaves aside: other events; empty: nothing. */
  caveat: z.string(),
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
  /** Of the library: 1 is the folder's, each confirmed change makes the next. */
  version: z.int(),
});
export type Policies = z.infer<typeof Policies>;

export const PoliciesQuery = z.object({
  /** Simplified or traditional. */
  q: z.string().max(60).optional(),
  theme: z.string().max(40).optional(),
  who: z.string().max(40).optional(),
  form: z.string().max(40).optional(),
});

/** `hightech_first:350,insurance:1:premium=30`: kind, cases and, where the rule asks for them, the inputs of one case. */
const Cases = z.string().max(2000).optional();
export const CostQuery = z.object({
  n: Cases,
  /** What if: amounts of the city's own paper by kind, `hightech_first:30`. */
  a: z.string().max(1000).optional(),
  /** Cases by unit, `330402:60,330411:40`; the shares in which every sum falls on the units. */
  d: z.string().max(1000).optional(),
  /** Where the paper leaves the split open: the same split (default), or the unit alone. */
  open: z.enum(['half', 'own']).optional(),
});
const Named = z.object({ code: z.string(), name: z.string() });
export const CostView = z.object({
  papers: z.array(PaperView),
  rows: z.array(
    Named.omit({ code: true }).extend({
      kind: z.string(),
      count: z.int(),
      /** 每年认定350家以上(嘉政发〔2025〕14号 二(七)); empty where the number is the user's own. */
      source: z.string(),
      /** 市级财政3500万元、区级财政3500万元; empty where the home paper does not say. */
      payers: z.string(),
      /** What counting the target's number as this kind takes for granted; empty: nothing. */
      assumption: z.string(),
      /** Kinds that the same number could be counted as. */
      instead: z.array(Named),
      /** The newest reported number of cases; null where none is. */
      actual: z.object({ count: z.int(), words: z.string() }).nullable(),
      inputs: z.array(InputView.extend({ value: z.string() })),
      /** The home paper's amount in 万元 and what it is changed to; null where it names none. */
      amount: z.object({ stated: z.string(), changed: z.string(), effect: z.string() }).nullable(),
      cells: z.array(Range.nullable()),
    }),
  ),
  /** `like`: the home paper's total over the kinds that both can be computed for; null for the home paper itself. */
  totals: z.array(Range.extend({ missing: z.int(), like: z.string().nullable() })),
  /** What changing the amounts does to the home total; empty where none is changed. */
  effect: z.string(),
  purses: z
    .object({
      city: Range.extend({ name: z.string() }),
      units: Range.extend({ name: z.string() }),
      /** Every unit that could pay, with its cases; `words` empty while no cases are given. */
      each: z.array(
        z.object({
          unit: z.string(),
          name: z.string(),
          weight: z.int(),
          stated: z.boolean(),
          words: z.string(),
        }),
      ),
      open: z.enum(['half', 'own']),
      note: z.string(),
    })
    .nullable(),
  /** By year, for each paper; null: not in force. `note`: 2026-03-01起. */
  years: z.array(z.object({ year: z.int(), cells: z.array(Range.extend({ note: z.string() }).nullable()) })),
  yearTotals: z.array(Range),
  parts: z.array(Range.extend({ name: z.string(), ofTarget: z.string(), ofActual: z.string() })),
  /** The home total beside the target of 政府科技创新投入; empty where there is none. */
  ofTarget: z.string(),
  /** Kinds that can be added. */
  kinds: z.array(Named),
});
export type CostView = z.infer<typeof CostView>;

export const EntitlementQuery = z.object({
  document: z.string().max(40).optional(),
  on: z.iso.date().optional(),
  /** Kind of applicant. */
  who: z.string().max(40).optional(),
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
  who: z.string(),
  applicants: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Those that the kind of applicant may ask for. */
  instruments: z.array(InstrumentView),
  lines: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      times: z.int(),
      inputs: z.array(InputView.extend({ value: z.string() })),
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

export const TemplateQuery = z.object({
  document: z.string().max(40).optional(),
  /** Kind of applicant. */
  who: z.string().max(40).optional(),
});
/** What a filled table says; `faults` are cells that were not taken. */
export const ApplicantRead = z.object({
  /** Facts as the address carries them. */
  f: z.string(),
  gates: z.array(z.string()),
  count: z.int(),
  faults: z.array(z.object({ address: z.string(), words: z.string() })),
});
export type ApplicantRead = z.infer<typeof ApplicantRead>;

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
  template: endpoint({
    ...READ,
    about: '单位情况表模板',
    path: '/api/policies/entitlement/template',
    query: TemplateQuery,
    reply: 'file',
  }),
  read: endpoint({
    about: '读取填好的单位情况表，不保存',
    method: 'POST',
    path: '/api/policies/entitlement/read',
    who: READERS,
    upload: true,
    reply: ApplicantRead,
  }),
} as const;
