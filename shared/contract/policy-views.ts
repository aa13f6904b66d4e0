/** What the policy pages show of papers, instruments and amounts. */
import { z } from 'zod';

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
  /** What the split leaves open; empty: nothing. */
  payersNote: z.string(),
  stacking: z.string(),
  gates: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      words: z.string(),
      quote: z.string(),
      /** Kinds of applicants it speaks of; empty: all. */
      only: z.array(z.string()),
    }),
  ),
  exception: z.string(),
});
export type PaperView = z.infer<typeof PaperView>;

/** A quantity that a rule asks for. */
export const InputView = z.object({ code: z.string(), name: z.string(), unit: z.string() });
export type InputView = z.infer<typeof InputView>;

export const InstrumentView = z.object({
  document: z.string(),
  kind: z.string(),
  name: z.string(),
  beneficiary: z.string(),
  /** Who is paid, where the sentence says another than the beneficiary. */
  recipient: z.string(),
  /** 省级认定（新认定） */
  event: z.string(),
  form: z.string(),
  /** 最高1000万元 */
  amount: z.string(),
  /** What goes with the amount: 省级另有支持 · 3年内最多1次 · 择优 · 原文不明确; may be empty. */
  remarks: z.array(z.string()),
  inputs: z.array(InputView),
  /** Titles of one group may be one matter. */
  group: z.string(),
  clause: z.string(),
  quote: z.string(),
  note: z.string(),
});
export type InstrumentView = z.infer<typeof InstrumentView>;
