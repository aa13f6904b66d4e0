/** The fingerprint of a load of past years: recorded in the audit trail, recomputed by `npm run verify`. */
import { createHash } from 'node:crypto';
import type { HistoryValueTable } from '../db/history-tables.ts';

/** SHA-256 (hex) of the figures with what vouches for them, whatever the order of the rows. */
export function historyDigest(values: readonly HistoryValueTable[]): string {
  const lines = values.map((v) =>
    JSON.stringify([
      v.period,
      v.unit,
      v.indicator,
      v.mark,
      v.amount,
      v.origin,
      v.release,
      v.citation,
      v.sheet,
      v.cell,
      v.raw,
      v.source_unit,
      v.reason,
    ]),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
