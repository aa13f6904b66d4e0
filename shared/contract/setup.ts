/** 开始使用: what is left to do until the first return of a real installation can come in. Says nothing of figures. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ADMINISTRATORS, OFFICE } from './roles.ts';

const SETUP_STEPS = ['folder', 'administrators', 'office', 'filers', 'waiting', 'period', 'first'] as const;
export type SetupStepCode = (typeof SETUP_STEPS)[number];

const SETUP_STATES = ['done', 'part', 'todo'] as const;
export type SetupState = (typeof SETUP_STATES)[number];

const Step = z.object({
  code: z.enum(SETUP_STEPS),
  title: z.string(),
  state: z.enum(SETUP_STATES),
  /** What there is and what is missing, by name. */
  detail: z.string(),
  /** Who does it; empty where nobody has to. */
  who: z.string(),
  /** The page where it is done; null: at the server. */
  href: z.string().nullable(),
});
export type SetupStep = z.infer<typeof Step>;

export const Setup = z.object({
  /** 还差3项才能收第一份报表 · 可以收第一份报表 · 已收到报表 */
  finding: z.string(),
  /** A return can come in: a period is collected and somebody who files in it can sign in. */
  ready: z.boolean(),
  steps: z.array(Step),
});
export type Setup = z.infer<typeof Setup>;

export const setupApi = {
  checklist: endpoint({
    about: '开始使用清单',
    method: 'GET',
    path: '/api/setup',
    who: [...ADMINISTRATORS, ...OFFICE],
    reply: Setup,
  }),
} as const;
