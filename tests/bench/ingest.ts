/** 100,000 values of past years stored as a batch, sealed and with their audit event, beside prepared statements alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { period } from '#shared/period.ts';
import { appendAudit, systemEntry } from '../../server/audit/audit.repository.ts';
import { beginTrail } from '../../server/audit/begin-trail.ts';
import { migrate } from '../../server/db/migrate.ts';
import { DATABASE_FILE, openDatabase } from '../../server/db/open.ts';
import { insertHistoryAct } from '../../server/history/history.repository.ts';
import { median, type Outcome } from './measure.ts';

const VALUES = 100_000;
const A_BATCH = 5_000;
const ROUNDS = 5;
const LIMIT = 2;
const AT = new Date('2026-07-20T02:00:00.000Z');
const COLUMNS = [
  ...['act_number', 'period', 'unit', 'indicator', 'mark', 'amount', 'origin', 'release', 'citation'],
  ...['sheet', 'cell', 'raw', 'source_unit', 'reason'],
] as const;

const rows = Array.from({ length: VALUES }, (_, i) => ({
  ...{ period: period(String(2001 + Math.floor(i / A_BATCH))), unit: `u${i % 2850}` },
  ...{ indicator: `i${i % A_BATCH}`, mark: 'value' as const, amount: `${i}.25`, origin: 'reported' as const },
  ...{ release: '', citation: '某年鉴', sheet: '历史', cell: `D${i}`, raw: `${i}.25` },
  ...{ source_unit: '万元', reason: '' },
}));

/** Each round on two new databases: a table that grows is written more slowly. */
export async function ingest(): Promise<Outcome[]> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = -1; round < ROUNDS; round++) {
    const prepared = await inNewDatabase(async (file) => byStatements(file));
    const stored = await inNewDatabase(byProduct);
    if (round < 0) continue;
    theirs.push(prepared);
    ours.push(stored);
  }
  const ratio = median(ours) / median(theirs);
  const seconds = (times: number[]) => (median(times) / 1000).toFixed(2);
  return [
    {
      name: `载入 ${VALUES} 个历史数（入库、封印、审计一次完成）`,
      measured: `${ratio.toFixed(2)} 倍（${seconds(ours)} 秒对 ${seconds(theirs)} 秒，负载 ${loadavg()[0]?.toFixed(1)}）`,
      limit: `不超过只用预编译语句逐行写入的 ${LIMIT} 倍`,
      holds: ratio <= LIMIT,
    },
  ];
}

async function inNewDatabase(work: (folder: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sti-ingest-'));
  const database = openDatabase({ dataDir: folder });
  await migrate(database, AT);
  await beginTrail(database.db, 'sha256', AT);
  await database.db.destroy();
  const sqlite = connect(folder);
  const needed = sqlite
    .prepare("SELECT name, type FROM pragma_table_info('account') WHERE [notnull] OR pk > 0")
    .all();
  const names = needed.map((column) => Object(column).name);
  const values = needed.map((column) => (Object(column).type === 'INTEGER' ? 0 : 'a'));
  sqlite.prepare(`INSERT INTO account (${names}) VALUES (${names.map(() => '?')})`).run(values);
  sqlite.close();
  return work(folder).finally(() => rmSync(folder, { recursive: true }));
}

function connect(folder: string): Sqlite.Database {
  const sqlite = new Sqlite(join(folder, DATABASE_FILE));
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  return sqlite;
}

const act = {
  ...{ kind: 'load' as const, reverses: null, title: '历史', reason: '', file_id: null, digest: 'd' },
  ...{ proposed_by: 'a', proposed_at: AT.toISOString() },
};

async function byProduct(folder: string): Promise<number> {
  const { db } = openDatabase({ dataDir: folder });
  const begun = performance.now();
  await db.transaction().execute(async (trx) => {
    const number = await insertHistoryAct(trx, act, rows);
    await appendAudit(trx, systemEntry(AT, 'history-propose', `history/${number}`, {}));
  });
  const ms = performance.now() - begun;
  await db.destroy();
  return ms;
}

async function byStatements(folder: string): Promise<number> {
  const sqlite = connect(folder);
  const begun = performance.now();
  const insert = sqlite.prepare(`INSERT INTO history_value (${COLUMNS}) VALUES (${COLUMNS.map(() => '?')})`);
  sqlite.transaction(() => {
    sqlite
      .prepare(
        "INSERT INTO history_act (number, kind, title, reason, digest, proposed_by, proposed_at) VALUES (1, 'load', '历史', '', 'd', 'a', ?)",
      )
      .run(act.proposed_at);
    for (const row of rows) {
      const all = { act_number: 1, ...row };
      insert.run(COLUMNS.map((column) => all[column]));
    }
  })();
  const ms = performance.now() - begun;
  sqlite.close();
  return ms;
}
