/** 政策库维护: what one analyst proposes to add or end and another decides; a pasted paper becomes drafts, never records. */
import { z } from 'zod';
import { INSTRUMENT_FIELDS } from '../policies/instrument-fields.ts';
import { endpoint } from './endpoint.ts';
import { OFFICE } from './roles.ts';

const Field = z.string().max(2000).default('');
/** An instrument as texts, column by column as in instruments.csv; `kind` empty with `newKind` given. */
const InstrumentForm = z.strictObject(Object.fromEntries(INSTRUMENT_FIELDS.map((field) => [field, Field])));

/** A kind that no paper has yet. */
const NewKind = z.strictObject({
  name: z.string().trim().min(2).max(60),
  theme: z.string().trim().min(2).max(20),
});
const Entry = z.strictObject({ fields: InstrumentForm, newKind: NewKind.nullable() });
export type Entry = z.infer<typeof Entry>;

/** A sentence of a pasted paper: still open, completed as a record, or set aside with a reason. */
const SentenceForm = z.strictObject({
  quote: z.string().max(4000),
  as: z.enum(['open', 'record', 'background']),
  reason: z.string().max(300),
  entries: z.array(Entry).max(30),
});

export type SentenceForm = z.infer<typeof SentenceForm>;

export const PaperForm = z.strictObject({
  city: z.string().trim().max(20),
  title: z.string().trim().max(120),
  number: z.string().trim().max(60),
  issued: z.string().max(10),
  from: z.string().max(10),
  to: z.string().max(10),
  /** 就高不重复 · 从高不重复; empty: 未载明. */
  stacking: z.string().max(20),
  stackingQuote: z.string().max(500),
  text: z.string().max(200_000),
  sentences: z.array(SentenceForm).max(500),
});
export type PaperForm = z.infer<typeof PaperForm>;

export const ChangeForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), entry: Entry }),
  z.strictObject({ kind: z.literal('end'), document: z.string(), instrument: z.string(), on: z.iso.date() }),
  z.strictObject({ kind: z.literal('paper'), paper: PaperForm }),
]);
export type ChangeForm = z.infer<typeof ChangeForm>;

const ProposalBody = z.strictObject({
  change: ChangeForm,
  reason: z.string().trim().min(2, '请写明原因').max(1000),
});

const Step = z.object({ by: z.string(), at: z.string() });
const LibraryProposal = z.object({
  number: z.int(),
  words: z.string(),
  /** Sentences that its records quote. */
  quotes: z.array(z.string()),
  reason: z.string(),
  proposed: Step,
  mayConfirm: z.boolean(),
  mayWithdraw: z.boolean(),
});

export type LibraryProposal = z.infer<typeof LibraryProposal>;

export const PolicyLibraryView = z.object({
  /** 1 is the folder's. */
  version: z.int(),
  proposals: z.array(LibraryProposal),
  /** Newest first: confirmed, refused and withdrawn. */
  history: z.array(
    z.object({
      number: z.int(),
      version: z.int().nullable(),
      outcome: z.enum(['confirm', 'refuse', 'withdraw']),
      words: z.string(),
      reason: z.string(),
      comment: z.string(),
      proposed: Step,
      decided: Step,
    }),
  ),
  papers: z.array(z.object({ code: z.string(), city: z.string(), title: z.string() })),
  kinds: z.array(z.object({ code: z.string(), name: z.string(), theme: z.string() })),
  instruments: z.array(
    z.object({
      document: z.string(),
      kind: z.string(),
      name: z.string(),
      clause: z.string(),
      to: z.string(),
    }),
  ),
  beneficiaries: z.array(z.string()),
  forms: z.array(z.string()),
  inputs: z.array(z.object({ code: z.string(), name: z.string(), unit: z.string() })),
  draft: PaperForm.nullable(),
});
export type PolicyLibraryView = z.infer<typeof PolicyLibraryView>;

const Checked = z.object({
  /** What stands against it; empty when it can be proposed. */
  faults: z.array(z.string()),
  words: z.string(),
});
const OfProposal = z.object({ number: z.coerce.number().int().positive() });
const Comment = z.strictObject({ comment: z.string().trim().max(1000) });
const WRITE = { method: 'POST', who: OFFICE, reply: PolicyLibraryView } as const;
const decision = (about: string, act: 'confirm' | 'refuse' | 'withdraw') =>
  endpoint({
    ...WRITE,
    about,
    path: `/api/policies/library/proposals/:number/${act}`,
    params: OfProposal,
    body: Comment,
  });

export const policyLibraryApi = {
  view: endpoint({
    about: '政策库的版本、待确认的变更和草稿',
    method: 'GET',
    path: '/api/policies/library',
    who: OFFICE,
    reply: PolicyLibraryView,
  }),
  check: endpoint({
    ...WRITE,
    about: '检查政策变更，不保存',
    path: '/api/policies/library/check',
    body: z.strictObject({ change: ChangeForm }),
    reply: Checked,
  }),
  sentences: endpoint({
    ...WRITE,
    about: '从粘贴的文件中找出有数额的句子，不保存',
    path: '/api/policies/library/sentences',
    body: z.strictObject({ text: z.string().max(200_000) }),
    reply: z.object({ sentences: z.array(z.object({ quote: z.string(), figures: z.array(z.string()) })) }),
  }),
  propose: endpoint({
    ...WRITE,
    about: '提出政策变更',
    path: '/api/policies/library/proposals',
    body: ProposalBody,
    once: true,
  }),
  confirm: decision('确认政策变更', 'confirm'),
  refuse: decision('不同意政策变更', 'refuse'),
  withdraw: decision('撤回政策变更', 'withdraw'),
  saveDraft: endpoint({
    about: '保存粘贴的文件草稿',
    method: 'PUT',
    path: '/api/policies/library/draft',
    who: OFFICE,
    body: PaperForm,
    reply: z.object({ savedAt: z.string() }),
  }),
  dropDraft: endpoint({
    about: '放弃粘贴的文件草稿',
    method: 'DELETE',
    path: '/api/policies/library/draft',
    who: OFFICE,
    reply: 'none',
  }),
} as const;
