/** 催报: who owes a return to the caller's office, what was sent to whom and read when, and how punctual everybody was. */
import { z } from 'zod';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';
import { Paging, pageQuery } from './pages.ts';
import { ReturnState } from './return-state.ts';
import { DRAFT_READERS, OFFICE } from './roles.ts';

/** Ways out of the product, where the installation has them. */
const CHANNELS = ['smtp', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];
export const CHANNEL_NAME: Record<Channel, string> = { smtp: '邮件', webhook: '消息接口' };

export const CONTACT_ROLE_NAME = { reporter: '填报人', responsible: '单位负责人' } as const;
const Contact = z.object({
  role: z.enum(['reporter', 'responsible']),
  name: z.string().trim().max(40),
  email: z.union([z.literal(''), z.email('邮箱写法不对')]),
});
export type Contact = z.infer<typeof Contact>;

const Sent = z.object({
  number: z.int(),
  organisation: z.string(),
  organisationName: z.string(),
  text: z.string(),
  by: z.string(),
  at: z.string(),
  readings: z.array(z.object({ by: z.string(), at: z.string() })),
  /** The responsible person it was for; empty for a usual one. */
  responsible: z.string(),
  /** What became of it outside the product. */
  sendings: z.array(
    z.object({
      channel: z.enum(CHANNELS),
      recipient: z.string(),
      outcome: z.enum(['sent', 'failed']),
      detail: z.string(),
    }),
  ),
});

export const Reminders = z.object({
  period: Period,
  label: z.string(),
  /** Organisations that submitted nothing, or whose return was sent back; in the programme's order. */
  owing: z.array(
    z.object({
      organisation: z.string(),
      name: z.string(),
      state: ReturnState,
      /** Title of the 补报 that is owed; empty where it is the return itself. */
      supplement: z.string(),
      due: z.string(),
      overdue: z.boolean(),
      /** The words for this organisation, which the office may change. */
      text: z.string(),
      contacts: z.array(Contact),
    }),
  ),
  /** Ways out of the product; empty where nothing is sent outside. */
  channels: z.array(z.enum(CHANNELS)),
  /** Newest first. */
  sent: z.array(Sent),
});
export type Reminders = z.infer<typeof Reminders>;

/** What a reporter's organisation was told and has not read. */
export const OwnReminders = z.object({
  reminders: z.array(
    z.object({ number: z.int(), period: Period, text: z.string(), by: z.string(), at: z.string() }),
  ),
});

const PUNCTUALITY = ['on_time', 'late', 'owing', 'running', 'none'] as const;
export const Punctuality = z.object({
  /** The newest of the periods that were opened and of what a year asks for later (补报). */
  columns: z.array(z.object({ key: z.string(), label: z.string() })),
  rows: z.array(
    z.object({
      organisation: z.string(),
      name: z.string(),
      /** By column; `days` late of those that were. `running`: not due yet; `none`: files nothing in it. */
      cells: z.array(z.object({ kind: z.enum(PUNCTUALITY), days: z.int() })),
      /** Of all periods, not of the newest alone: 应报12次，按时11次，按时率91.7% */
      words: z.string(),
    }),
  ),
  paging: Paging,
});
export type Punctuality = z.infer<typeof Punctuality>;

const OfPeriod = z.object({ period: Period });
export const remindersApi = {
  list: endpoint({
    about: '催报对象和催报记录',
    method: 'GET',
    path: '/api/reminders/of/:period',
    who: OFFICE,
    scope: 'own',
    params: OfPeriod,
    reply: Reminders,
  }),
  send: endpoint({
    about: '发出催报',
    method: 'POST',
    path: '/api/reminders/of/:period',
    who: OFFICE,
    scope: 'own',
    params: OfPeriod,
    body: z.strictObject({
      reminders: z
        .array(
          z.strictObject({
            organisation: z.string().max(60),
            text: z.string().trim().min(5, '请写明催报内容').max(1000),
          }),
        )
        .min(1, '请选择催报的单位')
        .max(3000),
      /** For the unit's responsible person, who is then told too. */
      escalate: z.boolean().default(false),
    }),
    once: true,
    reply: Reminders,
  }),
  contact: endpoint({
    about: '登记一个单位的催报联系人',
    method: 'POST',
    path: '/api/reminders/contacts',
    who: OFFICE,
    scope: 'own',
    body: z.strictObject({ period: Period, organisation: z.string().max(60), contact: Contact }),
    reply: Reminders,
  }),
  punctuality: endpoint({
    about: '各单位历期报送是否按时',
    method: 'GET',
    path: '/api/reminders/punctuality',
    who: OFFICE,
    scope: 'own',
    query: z.object(pageQuery),
    reply: Punctuality,
  }),
  own: endpoint({
    about: '本单位收到的催报',
    method: 'GET',
    path: '/api/reminders',
    who: DRAFT_READERS,
    scope: 'own',
    reply: OwnReminders,
  }),
  read: endpoint({
    about: '已读催报',
    method: 'POST',
    path: '/api/reminders/:number/read',
    who: DRAFT_READERS,
    scope: 'own',
    params: z.object({ number: z.coerce.number().int().positive() }),
    reply: OwnReminders,
  }),
};
