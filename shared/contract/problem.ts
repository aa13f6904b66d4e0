/** Every failure leaves the server as RFC 9457 `application/problem+json` in this shape. */
import { z } from 'zod';

export const ProblemDetail = z.object({
  /** Where: a cell key, a JSON pointer or a field name. */
  pointer: z.string(),
  rule: z.string(),
  detail: z.string(),
  suggestion: z.string().optional(),
});
export type ProblemDetail = z.infer<typeof ProblemDetail>;

export const Problem = z.object({
  /** Stable machine word, e.g. `return-stale`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** Number to quote to the administrator; links to the server's log. */
  instance: z.string().optional(),
  errors: z.array(ProblemDetail).default([]),
  /** The newer state, when the caller's copy was stale. */
  current: z.unknown().optional(),
});
export type Problem = z.infer<typeof Problem>;
