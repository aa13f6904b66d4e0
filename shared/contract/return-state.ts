/** The states of a return, and how one return is named. */
import { z } from 'zod';
import { Period } from '../period.ts';

export const RETURN_STATES = ['unreported', 'draft', 'signing', 'submitted', 'returned', 'approved'] as const;
export const ReturnState = z.enum(RETURN_STATES);
export type ReturnState = z.infer<typeof ReturnState>;

export const RETURN_STATE_NAME: Record<ReturnState, string> = {
  unreported: '未报',
  draft: '草稿',
  signing: '待单位审签',
  submitted: '待审',
  returned: '退回',
  approved: '已核定',
};

/** Names one return. */
export const ReturnParams = z.object({ period: Period, organisation: z.string().min(1).max(60) });
export type ReturnId = z.infer<typeof ReturnParams>;
/** The same as an address gives it: its period is not checked yet. */
export type ReturnAddress = z.input<typeof ReturnParams>;
