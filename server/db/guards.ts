/** Triggers that make history append-only, in the words of each database. */
import { sql } from 'kysely';
import type { Db, DialectName } from './open.ts';
import type { Tables } from './tables.ts';

/** Tables whose rows are written once: neither an API nor a person at the SQL prompt may change them. */
export const APPEND_ONLY: readonly (keyof Tables)[] = [
  'catalogue_version',
  'account_password',
  'stored_file',
  'submission',
  'submission_value',
  'submission_finding',
  'submission_answer',
  'decision',
  'decision_cell',
  'objection',
  'data_version',
  'idempotent_reply',
  'audit_event',
  'scheme_version',
  'assessment_run',
  'publication_proposal',
  'publication_decision',
  'publication',
  'target_split',
  'target_split_target',
  'target_split_value',
  'submission_evidence',
];

/** Installs the triggers; safe to run at every start. */
export async function installGuards(db: Db, dialect: DialectName): Promise<void> {
  if (dialect === 'postgres') {
    await sql
      .raw(`CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'append only: %', TG_TABLE_NAME; END $$`)
      .execute(db);
  }
  for (const table of APPEND_ONLY) {
    for (const event of ['UPDATE', 'DELETE'] as const) {
      for (const statement of triggerStatements(table, event, dialect)) await sql.raw(statement).execute(db);
    }
  }
}

function triggerStatements(table: string, event: 'UPDATE' | 'DELETE', dialect: DialectName): string[] {
  const name = `${table}_no_${event.toLowerCase()}`;
  if (dialect === 'sqlite') {
    return [
      `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'append only: ${table}'); END`,
    ];
  }
  return [
    `DROP TRIGGER IF EXISTS ${name} ON ${table}`,
    `CREATE TRIGGER ${name} BEFORE ${event} ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  ];
}
