/** The audit chain as a whole: every row's hash is its own, and names the row before it. */
import { auditHash } from '../../server/audit/audit.repository.ts';
import type { TestApp } from './app.ts';

export async function verifyAudit({ world }: TestApp): Promise<boolean> {
  const rows = await world.db.selectFrom('audit_event').selectAll().orderBy('seq').execute();
  return rows.every(
    ({ hash, ...row }, i) => auditHash(row) === hash && (i === 0 || row.prev === rows[i - 1]!.hash),
  );
}
