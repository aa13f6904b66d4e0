/** What an organisation has to report: its returns, and what of them is brought later (补报). */
import { z } from 'zod';
import { Period } from '../period.ts';
import { ReturnState } from './return-state.ts';

/** One line of a reporter's task list. */
export const Task = z.object({
  period: Period,
  label: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  form: z.string(),
  title: z.string(),
  state: ReturnState,
  opens: z.string(),
  due: z.string(),
  /** Whole days until the deadline in the city's civil time; negative when past. */
  daysLeft: z.int(),
  /** 停止报送: it was never submitted and cannot be any more. */
  closed: z.boolean(),
  late: z.boolean(),
  errors: z.int(),
  openWarnings: z.int(),
  remarks: z.int(),
  /** Why the organisation's approver sent it back; empty when they did not. */
  refused: z.string(),
  updatedAt: z.string().nullable(),
});
export type Task = z.infer<typeof Task>;
const SUPPLEMENT_STATES = ['owing', 'submitted', 'done'] as const;
export type SupplementState = (typeof SUPPLEMENT_STATES)[number];

/** 补报: the part of a yearly return that is asked for months later, filed in that return. */
export const SupplementTask = z.object({
  period: Period,
  label: z.string(),
  organisation: z.string(),
  /** R&D经费补报 */
  title: z.string(),
  due: z.string(),
  daysLeft: z.int(),
  state: z.enum(SUPPLEMENT_STATES),
  /** Figures asked for, and those of them that are still 未报. */
  asked: z.int(),
  missing: z.int(),
});
export type SupplementTask = z.infer<typeof SupplementTask>;
export const Tasks = z.object({ tasks: z.array(Task), supplements: z.array(SupplementTask) });
