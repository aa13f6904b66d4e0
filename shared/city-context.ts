/** What a city's folder says beside its own programme: what others aim at, and answers to what reporters ask. */
import { z } from 'zod';

const Text = z.string().min(1);

/** A figure of another place's plan, as its document prints it: context beside ours, never judged. */
const ContextFigure = z.object({
  /** Code of the indicator of ours that it stands beside. */
  indicator: Text,
  year: z.int(),
  value: z.string().regex(/^\d+(\.\d+)?$/, '应为十进制数'),
  unit: Text,
  /** 超 · 以上 · 力争 …: how the document qualifies the figure. */
  qualifier: z.string().default(''),
});

/** A place whose plan can be cited. */
export const ContextPlace = z.object({
  name: Text,
  /** Number or issuer and date, and title, of the document. */
  document: Text,
  title: Text,
  address: z.string().default(''),
  /** The sentences the figures are from, or what they mean together. */
  note: Text,
  figures: z.array(ContextFigure).min(1),
});
export type ContextPlace = z.infer<typeof ContextPlace>;

/** 口径问答: a question that reporters ask, with the clause that answers it (empty: a convention of this system). */
export const Question = z.object({ question: Text, answer: Text, basis: z.string() });
