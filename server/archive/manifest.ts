/** What an archive says of itself: `manifest.json`, which names every other file with its size and SHA-256. */
import { z } from 'zod';
import { REPORTED_REASONS } from '#shared/figure.ts';
import { Period } from '#shared/period.ts';

export const MANIFEST = 'manifest.json';
export const PUBLICATION = 'publication.json';
export const PROGRAMME = 'programme.json';
export const TRAIL = 'audit.jsonl';

export const Manifest = z.strictObject({
  format: z.literal('archive-1'),
  city: z.string(),
  period: Period,
  version: z.int(),
  /** Digest of the publication. */
  digest: z.string(),
  dataVersion: z.int(),
  madeAt: z.string(),
  madeBy: z.string(),
  /** Last event of the whole trail when the archive was made. */
  head: z.strictObject({ seq: z.int(), hash: z.string() }),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** One submission with all that was said and decided of it, rows as they are stored. */
export const SubmissionRecord = z.looseObject({
  submission: z.looseObject({
    id: z.string(),
    digest: z.string(),
    revision: z.int(),
    comment: z.string(),
    period: z.string(),
    organisation: z.string(),
    prepared_by: z.string().nullable(),
    checked_by: z.string().nullable(),
    telephone: z.string().nullable(),
  }),
  values: z.array(
    z.looseObject({
      unit: z.string(),
      indicator: z.string(),
      mark: z.enum(['value', ...REPORTED_REASONS]),
      amount: z.string().nullable(),
      note: z.string(),
      release: z.string(),
    }),
  ),
  findings: z.array(
    z.looseObject({ unit: z.string(), indicator: z.string(), rule: z.string(), reason: z.string() }),
  ),
  answers: z.array(z.looseObject({ unit: z.string(), indicator: z.string(), answer: z.string() })),
  evidence: z.array(z.looseObject({ kind: z.string(), name: z.string(), sha256: z.string() })),
  /** The uploaded files of the return's period, with where they lie in the archive. */
  files: z.array(z.looseObject({ id: z.string(), sha256: z.string(), path: z.string() })),
});

/** One act on past years with its figures, rows as they are stored. */
export const HistoryRecord = z.looseObject({
  act: z.looseObject({ number: z.int(), kind: z.enum(['load', 'reverse']), digest: z.string() }),
  values: z.array(
    z.looseObject({
      act_number: z.int(),
      period: Period,
      unit: z.string(),
      indicator: z.string(),
      mark: z.enum(['value', 'not_applicable', 'missing']),
      amount: z.string().nullable(),
      origin: z.enum(['reported', 'published', 'simulated']),
      release: z.string(),
      citation: z.string(),
      sheet: z.string(),
      cell: z.string(),
      raw: z.string(),
      source_unit: z.string().nullable(),
      reason: z.string(),
    }),
  ),
});

/** A file's own name where no archive's path could go astray: no separators, no leading dots, never empty. */
export function safeName(name: string): string {
  const cleaned = [...name.replace(/[\\/:*?"<>|]|\p{Cc}/gu, '_').replace(/^\.+/, '_')].slice(0, 120).join('');
  return cleaned.trim() === '' ? '_' : cleaned;
}
