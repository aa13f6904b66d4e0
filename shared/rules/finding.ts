/** What a check has to say about a cell: where, what it needs, what it has, and what to do. */
import { z } from 'zod';

const Severity = z.enum(['error', 'warning']);

export const Finding = z.object({
  /** Cell key `<unit>/<indicator>`; empty for the return as a whole. */
  key: z.string(),
  rule: z.string(),
  severity: Severity,
  /** One sentence in officials' words: what it needs and what it has. */
  message: z.string(),
  /** One click that mends it: the text to put into the cell, in the form's unit. */
  suggestion: z.object({ label: z.string(), text: z.string() }).nullable(),
  /** True when a written reason may stand instead of a change (every warning, and errors of plausibility). */
  reasonAllowed: z.boolean(),
  /** The written reason, empty when none was given. */
  reason: z.string(),
  /** 依据: document number and clause. */
  basis: z.string(),
  /** The whole file seems to be in this unit of money: reading it so mends every finding that names it. */
  readAs: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/**
 * A message beside its own row: without the place it begins with (`南湖 科研平台投入：…`), which the row says already.
 * `name` is the indicator's, which may itself hold a colon (附项：专项债).
 */
export function withoutPlace(message: string, name: string): string {
  const at = message.indexOf(`${name}：`);
  // Before the name stands nothing, or the unit's short name.
  const isPlace = at === 0 || (at > 0 && message[at - 1] === ' ' && !message.slice(0, at).includes('：'));
  return isPlace ? message.slice(at + name.length + 1) : message;
}

/** A finding that still stands in the way of submission: no reason given, or none allowed. */
export function isOpen(finding: Finding): boolean {
  return !(finding.reasonAllowed && finding.reason.trim() !== '');
}
