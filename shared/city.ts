/** What a city says of itself: its office, its blocks and totals, how progress is judged. Part of the catalogue. */
import { z } from 'zod';
import { ContextPlace, Question } from './city-context.ts';
import { Code, Text } from './codes.ts';
import { ProgressThresholds } from './targets/target.ts';

const Block = z.strictObject({
  code: Code,
  name: Text,
  shortName: Text,
  colour: z
    .string()
    .regex(/^#[0-9A-Fa-f]{6}$/)
    .meta({ examples: ['#12436D'] }),
  /** The indicator that carries the block's net amount in each series. */
  half: Code,
  year: Code,
});

export const City = z.strictObject({
  code: Code,
  name: Text,
  office: Text,
  unit: Code,
  system: Text,
  /** Fixed offset of the city's civil time from UTC, minutes. */
  utcOffsetMinutes: z.int(),
  blocks: z.array(Block),
  totals: z.strictObject({ half: Code, year: Code }),
  /** First year of the observed growth that progress is judged by; null = as far back as the series goes. */
  progressBaseYear: z.int().nullable(),
  thresholds: ProgressThresholds,
  /** The amount and intensity targets of R&D and the GDP they meet at. */
  binding: z.strictObject({ amount: Code, intensity: Code, denominator: Code }).nullable(),
  /** The indicator whose growth counties are held against the city's by, and the clause that says so. */
  yardstick: z
    .strictObject({ indicator: Code, document: Code, clause: Text, quote: Text })
    .nullable()
    .default(null),
  footnote: Text,
  contact: Text,
  /** What the city's institutions are called together, and each kind by itself, in the order of its paper; null: it has none. */
  institutions: z
    .strictObject({
      name: Text,
      kinds: z.array(z.strictObject({ kind: Code, name: Text })),
    })
    .nullable()
    .default(null),
  /** The office's telephone; empty: none is shown. */
  telephone: z.string().default(''),
  /** 口径问答 of the help page. */
  questions: z.array(Question).default([]),
  /** Plans of the province and of peers, cited beside the city's own targets. */
  context: z.array(ContextPlace).default([]),
});
