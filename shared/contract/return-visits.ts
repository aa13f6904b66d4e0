/** The county's view of the audit trail: what was done with its own return. */
import { z } from 'zod';

/** Who looked at, took away or changed a return, newest first. */
export const ReturnVisits = z.object({
  visits: z.array(
    z.object({
      seq: z.int(),
      at: z.string(),
      who: z.string(),
      role: z.string(),
      /** What was done, and to what where it is not the return itself, in words. */
      what: z.string(),
      outcome: z.string(),
    }),
  ),
  /** There are older ones that are not listed. */
  more: z.boolean(),
});
export type ReturnVisits = z.infer<typeof ReturnVisits>;
