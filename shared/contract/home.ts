/** 工作台: what waits for a person, what is due, and what happened since they were last here. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ReturnState } from './return-state.ts';
import { READERS } from './roles.ts';

const HOME_KINDS = [
  'file',
  'supplement',
  'sign',
  'review',
  'owing',
  'returned',
  'correcting',
  'confirm',
  'discuss',
] as const;

/** One thing to do; a return stands once, however many units it covers. */
const HomeTodo = z.object({
  key: z.string(),
  /**
   * `file` one's own return, `supplement` one's own 补报, `sign` a return to be signed, `review` one that was handed in, `confirm` a
   * proposal, `discuss` a 会商 that waits for one's answer; of others `owing` what was not handed in, `returned` what was sent back, `correcting` what is in force and being mended.
   */
  kind: z.enum(HOME_KINDS),
  title: z.string(),
  detail: z.string(),
  href: z.string(),
  /** Of a return; null for a proposal and a 会商. */
  state: ReturnState.nullable(),
  overdue: z.boolean(),
  /** Owed for so long that it is no work of these days: listed apart. */
  old: z.boolean(),
  /** Who signed the organisation's latest return, for the office alone; empty where nobody has. */
  contact: z.object({ name: z.string(), telephone: z.string() }).nullable(),
  /** Where the organisation is reminded from; null where nothing is owed. */
  remind: z.string().nullable(),
});
export type HomeTodo = z.infer<typeof HomeTodo>;

const HomeNews = z.object({ seq: z.int(), at: z.string(), text: z.string(), href: z.string().nullable() });
export type HomeNews = z.infer<typeof HomeNews>;

export const Home = z.object({
  finding: z.string(),
  todo: z.array(HomeTodo),
  /** The nearest first; those that are past only while something of them is owed. */
  deadlines: z.array(z.object({ period: z.string(), label: z.string(), due: z.string(), words: z.string() })),
  news: z.object({
    /** The sign-in before this one; null at the first. */
    since: z.string().nullable(),
    items: z.array(HomeNews),
    /** How many more there are than are listed. */
    more: z.int(),
  }),
});
export type Home = z.infer<typeof Home>;

export const homeApi = endpoint({
  about: '工作台',
  method: 'GET',
  path: '/api/home',
  who: READERS,
  scope: 'own',
  reply: Home,
});
