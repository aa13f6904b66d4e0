/** What the audit trail wrote down of each thing when it was made. */
import { z } from 'zod';
import { canonicalJson } from '../assess/digest.ts';
import type { AuditEventTable } from '../db/tables.ts';

/** What events say in their detail, as far as it is held against the tables. */
export const Detail = z.object({
  digest: z.string().optional(),
  file: z.string().optional(),
  sha256: z.string().optional(),
  dataVersion: z.int().optional(),
  /** The programme version that a confirmed change put in force. */
  programme: z.int().optional(),
  submission: z.string().nullish(),
  /** The approved submission that a correction starts from. */
  approved: z.string().nullish(),
  /** Target → unit → amount of a allocation. */
  parts: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

/** Object → fingerprint, as the event recorded it. */
export function fingerprintsIn({
  action,
  object,
  detail,
}: Omit<AuditEventTable, 'hash'>): [string, string][] {
  const { digest, file, sha256, dataVersion, submission, parts, programme } = Detail.parse(
    JSON.parse(detail),
  );
  if (action === 'submit' || action === 'publish' || action === 'assess') return [[object, digest ?? '']];
  if ((action === 'upload' || action === 'attach') && file !== undefined)
    return [[`file/${file}`, sha256 ?? '']];
  if (action === 'approve' || action === 'reopen')
    return [[`version/${dataVersion ?? ''}`, `${action} ${submission ?? ''}`]];
  if (action === 'allocation-upload' || action === 'history-upload') return [[object, sha256 ?? '']];
  if (action === 'allocation-load' || action === 'allocation-withdraw')
    return [
      [`version/${dataVersion ?? ''}`, object],
      [object, canonicalJson(parts ?? {})],
    ];
  if (action === 'programme-confirm' && programme !== undefined)
    return [[`version/${dataVersion ?? ''}`, `programme/${programme}`]];
  if (action === 'history-propose' && digest) return [[object, digest]];
  if (action === 'history-confirm') return [[`version/${dataVersion ?? ''}`, object]];
  return [];
}
