/** What `npm run verify` finds: every kind of tampering by someone who can write the database and knows the triggers. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditHash } from '../../server/audit/audit.repository.ts';
import { APPEND_ONLY } from '../../server/db/guards.ts';
import type { Db } from '../../server/db/open.ts';
import { type Anchor, verifyDatabase } from '../../server/verify/verify.service.ts';
import { type Desk, openDesk, path, S1 } from './returns/desk.ts';

const HAIYAN = '330424';
let desk: Desk;
let db: Db;
/** The audit event on a reporter's receipt. */
let anchor: Anchor;

beforeAll(async () => {
  desk = await openDesk({ demo: true });
  db = desk.t.world.db;
  const csv = Buffer.from('单位：万元\n指标名称,2026年上半年\n政府科技创新投入合计,36040\n');
  const uploaded = await (await desk.as(HAIYAN)).upload(path(S1, HAIYAN, 'upload'), '海盐县.csv', csv);
  expect(uploaded.status).toBe(200);
  const submitted = db.selectFrom('audit_event').select(['seq', 'hash']).where('action', '=', 'submit');
  anchor = await submitted.orderBy('seq', 'desc').executeTakeFirstOrThrow();
  await laidOpen();
});
afterAll(() => desk.t.close());

/** The guards are gone, as for someone who owns the file. */
async function laidOpen(): Promise<void> {
  for (const table of APPEND_ONLY)
    for (const event of ['update', 'delete', process.env.TEST_DATABASE_URL ? 'truncate' : 'replace']) {
      const on = process.env.TEST_DATABASE_URL ? ` ON ${table}` : '';
      await sql.raw(`DROP TRIGGER ${table}_no_${event}${on}`).execute(db);
    }
}

const last = async () =>
  (await db.selectFrom('audit_event').selectAll().orderBy('seq', 'desc').executeTakeFirst())!;

test('what nobody touched is as recorded, the receipt included', async () => {
  const result = await verifyDatabase(db, [anchor]);
  expect(result).toMatchObject({ faults: [], files: 1 });
  expect(result.submissions).toBeGreaterThan(100);
  expect(result.documents).toBeGreaterThan(1);
  expect(result.head).toEqual({ seq: result.events, hash: (await last()).hash });
});

type Tampering = [what: string, change: (trx: Db) => Promise<unknown>, found: string];

test.each<Tampering>([
  [
    'a figure',
    (trx) =>
      trx
        .updateTable('submission_value')
        .set({ amount: '53041' })
        .where('indicator', '=', 'gov_total')
        .execute(),
    '数据与报送时的摘要不符',
  ],
  [
    '未报 turned into 0',
    (trx) =>
      trx
        .updateTable('submission_value')
        .set({ mark: 'value', amount: '0' })
        .where('mark', '=', 'unreported')
        .execute(),
    '数据与报送时的摘要不符',
  ],
  [
    'a figure with its digest',
    (trx) =>
      trx
        .updateTable('submission')
        .set({ digest: 'f'.repeat(64) })
        .execute(),
    '与审计记录不符',
  ],
  [
    'a value removed',
    (trx) => trx.deleteFrom('submission_value').where('indicator', '=', 'gov_soe').execute(),
    '数据与报送时的摘要不符',
  ],
  [
    'an uploaded file',
    (trx) =>
      trx
        .updateTable('stored_file')
        .set({ content: Buffer.from('x') })
        .execute(),
    '原始文件“海盐县.csv”：内容与上传时的摘要不符',
  ],
  [
    'an uploaded file with its fingerprint',
    (trx) =>
      trx
        .updateTable('stored_file')
        .set({ sha256: 'f'.repeat(64) })
        .execute(),
    '原始文件“海盐县.csv”：与审计记录不符',
  ],
  [
    'a publication',
    (trx) => sql`UPDATE publication SET content = REPLACE(content, '"rank":1', '"rank":2')`.execute(trx),
    '与其输入重新计算的结果不符',
  ],
  [
    'an approval that nobody gave',
    async (trx) => {
      const decision = await trx.selectFrom('decision').selectAll().executeTakeFirstOrThrow();
      const id = randomUUID();
      await trx
        .insertInto('decision')
        .values({ ...decision, id, kind: 'approve' })
        .execute();
      const at = '2026-07-20T02:00:00.000Z';
      await trx.insertInto('data_version').values({ number: 999, decision_id: id, created_at: at }).execute();
    },
    '数据第999版：审计记录中没有它',
  ],
  [
    'a allocation that nobody loaded',
    async (trx) => {
      const { id } = await trx.selectFrom('account').select('id').executeTakeFirstOrThrow();
      const said = { title: '通知', document_number: '1号', clause: '', issued_on: '2026-03-01' };
      const why = { reason: '', shortfall_reason: '', file_id: null };
      const by = { organisation: 'kjb', created_by: id, created_at: '2026-07-20T02:00:00.000Z' };
      await trx
        .insertInto('target_split')
        .values({ number: 1, kind: 'load', ...said, ...why, ...by })
        .execute();
    },
    '分县任务第1次载入或撤销：审计记录中没有它',
  ],
  [
    'who did it',
    (trx) => trx.updateTable('audit_event').set({ account_name: '他人' }).where('seq', '=', 3).execute(),
    '审计记录第3条的内容与其摘要不符',
  ],
  [
    'an event taken out',
    (trx) => trx.deleteFrom('audit_event').where('seq', '=', 3).execute(),
    '审计记录第2条之后缺少记录(下一条是第4条)',
  ],
  [
    'the newest events cut off',
    (trx) => trx.deleteFrom('audit_event').where('seq', '>=', anchor.seq).execute(),
    `已不存在`,
  ],
  ['the whole trail written anew', (trx) => rechained(trx), '与回执上的摘要不符'],
])('%s', async (_, change, found) => {
  const undo = new Error('undo');
  await db
    .transaction()
    .execute(async (trx) => {
      await change(trx);
      expect((await verifyDatabase(trx, [anchor])).faults.join('\n')).toContain(found);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
});

test('a trail written anew as a whole is consistent in itself: only a receipt from outside tells', async () => {
  const undo = new Error('undo');
  await expect(
    db.transaction().execute(async (trx) => {
      await rechained(trx);
      expect((await verifyDatabase(trx)).faults).toEqual([]);
      throw undo;
    }),
  ).rejects.toBe(undo);
});

/** Another name in event 3 and every hash from there on recomputed. */
async function rechained(trx: Db): Promise<void> {
  const events = await trx.selectFrom('audit_event').selectAll().orderBy('seq').execute();
  let prev = '';
  for (const { hash: _, ...row } of events) {
    const changed = { ...row, prev, ...(row.seq === 3 ? { account_name: '他人' } : {}) };
    const hash = auditHash(changed);
    await trx
      .updateTable('audit_event')
      .set({ ...changed, hash })
      .where('seq', '=', row.seq)
      .execute();
    prev = hash;
  }
}
