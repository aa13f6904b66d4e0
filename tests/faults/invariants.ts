/** What must hold in the database of a demonstration whatever was cut off. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Db } from '../../server/db/open.ts';

/** What must hold in the database whatever was cut off: each query counts rows that contradict it. */
const INVARIANTS = {
  'a submission without the values of its form': `SELECT count(*) FROM submission s WHERE (SELECT count(*) FROM submission_value v WHERE v.submission_id = s.id) <>
    (SELECT count(*) FROM submission_value v WHERE v.submission_id = (SELECT id FROM submission f WHERE f.return_id = s.return_id AND f.revision = 1))`,
  'a return pointing at a submission that is not there':
    'SELECT count(*) FROM statistical_return r WHERE r.submission_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = r.submission_id)',
  'submitted or approved without a submission':
    "SELECT count(*) FROM statistical_return r WHERE r.state IN ('submitted', 'approved') AND r.submission_id IS NULL",
  'approved without a data version': `SELECT count(*) FROM decision d WHERE d.kind = 'approve' AND NOT EXISTS (SELECT 1 FROM data_version v WHERE v.decision_id = d.id)`,
  'a submission without its audit row':
    "SELECT count(*) FROM submission s WHERE NOT EXISTS (SELECT 1 FROM audit_event a WHERE a.action = 'submit' AND a.object = 'submission/' || s.id)",
  'a gap in the audit trail':
    'SELECT (SELECT count(*) FROM audit_event) - (SELECT max(seq) FROM audit_event)',
} as const;

/** Rows that contradict each other, and damaged pages; says which on standard output. */
export function brokenRows(dataDir: string): number {
  const db = new Sqlite(join(dataDir, 'monitor.db'), { readonly: true });
  try {
    let broken = db.pragma('integrity_check', { simple: true }) === 'ok' ? 0 : 1;
    for (const [what, sql] of Object.entries(INVARIANTS)) {
      const count = db.prepare(sql).pluck().get() as number;
      if (count !== 0) process.stdout.write(`${what}: ${count}\n`);
      broken += Math.abs(count);
    }
    return broken;
  } finally {
    db.close();
  }
}

/** Rows that contradict each other in a database that a server may be working on. */
export async function brokenRowsIn(db: Db): Promise<number> {
  let broken = 0;
  for (const [what, query] of Object.entries(INVARIANTS)) {
    const { rows } = await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(db);
    const count = Math.abs(Number(Object.values(rows[0] ?? {})[0]));
    if (count !== 0) process.stdout.write(`${what}: ${count}\n`);
    broken += count;
  }
  return broken;
}
