/** 汇报: a period's findings for a meeting, and which of them the office shows in which order. */
import { z } from 'zod';
import { Finding } from '../meeting/findings.ts';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';
import { OFFICE } from './roles.ts';

export const Meeting = z.object({
  period: Period,
  /** 嘉兴市2025年科技创新投入情况. */
  title: z.string(),
  office: z.string(),
  /** Version of the publication it is of; null: a draft of the newest data. */
  publication: z.int().nullable(),
  publications: z.array(z.int()),
  /** At the foot: where the figures come from. */
  source: z.string(),
  simulated: z.boolean(),
  /** Every finding there is. */
  findings: z.array(Finding),
  /** Those that are shown, in their order. */
  chosen: z.array(z.string()),
  /** Who chose; null where nobody has yet, and all are shown. */
  choice: z.object({ number: z.int(), by: z.string(), at: z.string() }).nullable(),
  mayChoose: z.boolean(),
});
export type Meeting = z.infer<typeof Meeting>;

export const ChooseBody = z.strictObject({
  publication: z.int().positive().optional(),
  findings: z.array(z.string().min(1).max(80)).min(1, '至少选一项').max(40),
  /** Number of the choice that was seen; 0 for none. */
  after: z.int().min(0),
});
export type ChooseBody = z.infer<typeof ChooseBody>;

const OfPeriod = z.object({ period: Period });

export const meetingApi = {
  view: endpoint({
    about: '一期汇报',
    method: 'GET',
    path: '/api/meetings/:period',
    who: [...OFFICE, 'leader'],
    params: OfPeriod,
    query: z.object({ publication: z.coerce.number().int().positive().optional() }),
    reply: Meeting,
  }),
  choose: endpoint({
    about: '选择汇报的内容和次序',
    method: 'POST',
    path: '/api/meetings/:period/choice',
    who: OFFICE,
    params: OfPeriod,
    body: ChooseBody,
    reply: Meeting,
  }),
} as const;
