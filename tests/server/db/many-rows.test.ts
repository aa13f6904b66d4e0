/** Many rows in one go: each is there and answered for, exactly as rows of a statement of their own are. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { period as toPeriod } from '#shared/period.ts';
import { appendAudit, systemEntry } from '../../../server/audit/audit.repository.ts';
import { insertRows } from '../../../server/db/many-rows.ts';
import { addRows } from '../../../server/db/seals.ts';
import { insertHistoryAct } from '../../../server/history/history.repository.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { testApp } from '../../helpers/app.ts';

const at = new Date('2026-07-20T02:00:00.000Z');
const value = {
  ...{
    period: toPeriod('2019'),
    unit: '330402',
    mark: 'value' as const,
    amount: '1.5',
    origin: 'reported' as const,
  },
  ...{ release: '', citation: '年鉴', sheet: '历史', cell: 'B2', raw: '1.5', source_unit: null, reason: '' },
};

test('a batch of 1,201 rows is stored as given and the trail answers for all of it', async () => {
  const { world, close } = await testApp({ city: 'second' });
  const { db } = world;
  const { id } = await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow();
  const rows = Array.from({ length: 1201 }, (_, i) => ({ ...value, indicator: `i${i}` }));
  await db.transaction().execute(async (trx) => {
    const act = { kind: 'load' as const, reverses: null, title: '', reason: '', file_id: null, digest: 'd' };
    await insertHistoryAct(trx, { ...act, proposed_by: id, proposed_at: at.toISOString() }, rows);
    await appendAudit(trx, systemEntry(at, 'history-propose', 'history/1'));
  });
  const stored = await db.selectFrom('history_value').selectAll().execute();
  expect(new Set(stored.map(({ indicator }) => indicator)).size).toBe(1201);
  expect(stored.find(({ indicator }) => indicator === 'i700')).toEqual({
    ...{ act_number: 1, indicator: 'i700' },
    ...value,
  });
  const { faults } = await verifyDatabase(db);
  expect(faults.filter((words) => !words.startsWith('历史数据第1项'))).toEqual([]);
  await close();
});

test('rows with different columns are refused', async () => {
  const { world, close } = await testApp({ city: 'second' });
  const { db } = world;
  await expect(
    db
      .transaction()
      .execute((trx) =>
        insertRows(trx, [{ a: 1 }, { b: 1 }], () =>
          trx.insertInto('commit_mark').values({ id: 'a', made_at: 0 }),
        ),
      ),
  ).rejects.toThrow('different columns');
  await close();
});

/** The rule as it was first written: rows that are in a trail must come to the same sum for ever. */
function slowly(suite: 'sha256' | 'sm3', table: string, rows: readonly Record<string, unknown>[]): string {
  let total = 0n;
  for (const row of rows) {
    const columns = Object.entries(row)
      .filter(([, one]) => one !== null && one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([column, one]) => [column, String(one)]);
    const text = JSON.stringify([table, columns]);
    const blocks = Array.from({ length: 8 }, (_, block) =>
      createHash(suite).update(`seal-v1\n${block}\n${text}`).digest('hex'),
    );
    total += BigInt(`0x${blocks.join('')}`);
  }
  return (total % (1n << 2048n)).toString(16).padStart(512, '0');
}

test.each(['sha256', 'sm3'] as const)('the sum of rows in %s is what it always was', (suite) => {
  const rows = [
    { ...value, act_number: 1, indicator: 'i' },
    { indicator: '“引号”"\\\n\u2028', act_number: 2, reason: null, unit: '\ud83d\ude00', raw: '\ud800' },
    { ...value, act_number: 3, indicator: 'x'.repeat(9000), reason: undefined },
    { ...value, act_number: 4, indicator: '很长'.repeat(4000) },
    { indicator: 'i', act_number: 5 },
  ];
  expect(addRows(suite, 'history_value', { count: 0, sum: '0'.repeat(512) }, rows)).toEqual({
    count: rows.length,
    sum: slowly(suite, 'history_value', rows),
  });
});
