/** Triggers that make history append-only, in the words of each database. */
import { sql } from 'kysely';
import type { Db, DialectName } from './open.ts';
import type { Tables } from './tables.ts';

/** Tables whose rows are written once: neither an API nor a person at the SQL prompt may change them. */
export const APPEND_ONLY: readonly (keyof Tables)[] = [
  'catalogue_version',
  'account_password',
  'account_request',
  'account_decision',
  'account_handover',
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
  'period_act',
  'policy_proposal',
  'policy_decision',
  'programme_proposal',
  'programme_decision',
  'reminder',
  'reminder_reading',
  'reminder_contact',
  'reminder_escalation',
  'reminder_sending',
  'api_key_request',
  'api_key_decision',
  'report_edit',
  'meeting_choice',
  'discussion',
  'discussion_entry',
  'history_act',
  'history_value',
  'history_decision',
  'signing_act',
  'return_signing',
  'result_report',
];

/** Installs the triggers that are missing; what stands is not touched, so that no write slips through a gap. */
export async function installGuards(db: Db, dialect: DialectName): Promise<void> {
  if (dialect === 'postgres') return installOnPostgres(db);
  for (const table of APPEND_ONLY)
    for (const statement of sqliteTriggers(table, await uniqueKeys(db, table)))
      await sql.raw(statement).execute(db);
}

async function installOnPostgres(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT tgname AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE relnamespace = current_schema()::regnamespace AND tgenabled <> 'D' AND NOT tgisinternal`.execute(
    db,
  );
  const standing = new Set(rows.map(({ name }) => name));
  const missing = APPEND_ONLY.flatMap(postgresTriggers).filter(({ name }) => !standing.has(name));
  if (missing.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await sql
      .raw(`CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'append only: %', TG_TABLE_NAME; END $$`)
      .execute(trx);
    for (const { name, table, event, each } of missing) {
      // One that somebody disabled stands in the way of its own name.
      await sql.raw(`DROP TRIGGER IF EXISTS ${name} ON ${table}`).execute(trx);
      await sql
        .raw(
          `CREATE TRIGGER ${name} BEFORE ${event} ON ${table} FOR EACH ${each} EXECUTE FUNCTION refuse_change()`,
        )
        .execute(trx);
    }
  });
}

/**
 * SQLite's INSERT OR REPLACE deletes the row that stands in the way without asking a delete trigger, so an insert whose key
 * is taken is refused before that can happen.
 */
function sqliteTriggers(table: string, keys: readonly string[][]): string[] {
  const refuse = `BEGIN SELECT RAISE(ABORT, 'append only: ${table}'); END`;
  const taken = keys.map((key) => `(${key.map((column) => `${column} = NEW.${column}`).join(' AND ')})`);
  return [
    `CREATE TRIGGER IF NOT EXISTS ${table}_no_update BEFORE UPDATE ON ${table} ${refuse}`,
    `CREATE TRIGGER IF NOT EXISTS ${table}_no_delete BEFORE DELETE ON ${table} ${refuse}`,
    `CREATE TRIGGER IF NOT EXISTS ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${taken.join(' OR ')}) ${refuse}`,
  ];
}

/** Columns of the primary key and of every unique index. */
async function uniqueKeys(db: Db, table: string): Promise<string[][]> {
  const primary = await sql<{ name: string }>`
    SELECT name FROM pragma_table_info(${table}) WHERE pk > 0 ORDER BY pk`.execute(db);
  const unique = await sql<{ index_name: string; name: string }>`
    SELECT list.name AS index_name, info.name AS name
    FROM pragma_index_list(${table}) AS list JOIN pragma_index_info(list.name) AS info
    WHERE list."unique" = 1 AND list.origin <> 'pk' ORDER BY list.name, info.seqno`.execute(db);
  const byIndex = Map.groupBy(unique.rows, (row) => row.index_name);
  const keys = [primary.rows, ...byIndex.values()].map((rows) => rows.map((row) => row.name));
  return keys.filter((key) => key.length > 0);
}

function postgresTriggers(table: string) {
  const on = (event: string, each: string) => ({
    name: `${table}_no_${event.toLowerCase()}`,
    table,
    event,
    each,
  });
  return [on('UPDATE', 'ROW'), on('DELETE', 'ROW'), on('TRUNCATE', 'STATEMENT')];
}
