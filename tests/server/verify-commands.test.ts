/** `npm run verify` and `npm run backup` as an operator runs them: their sentences and exit codes. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendAudit } from '../../server/audit/audit.repository.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openDatabase } from '../../server/db/open.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sti-verify-'));
const dataDir = join(folder, 'data');
const copy = join(folder, 'copy', 'monitor.db');
const at = new Date('2026-07-20T02:00:00.000Z');

beforeAll(async () => {
  const database = openDatabase({ dataDir });
  await migrate(database, at);
  const who = { at, accountId: null, accountName: 'test', role: '', address: 'console' };
  await database.db
    .transaction()
    .execute((trx) =>
      appendAudit(trx, { ...who, action: 'login', object: 'account/x', outcome: 'ok', detail: {} }),
    );
  await database.db.destroy();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, args: string[] = [], data = dataDir) {
  const env = { ...process.env, DATA_DIR: data, DATABASE_URL: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, [`server/verify/${script}.ts`, ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return [status, stdout + stderr] as const;
}

test('verify: as recorded 0, not as a receipt says 1, no database or no receipt 2', () => {
  expect(run('main')).toEqual([0, expect.stringContaining('审计记录1条')]);
  const foreign = `1:${'a'.repeat(64)}`;
  expect(run('main', ['--receipt', foreign])).toEqual([
    1,
    expect.stringContaining('审计记录第1条与回执上的摘要不符'),
  ]);
  expect(run('main', ['--receipt', '1'])).toEqual([2, expect.stringContaining('回执应写作')]);
  expect(run('main', [], join(folder, 'nowhere'))).toEqual([2, expect.stringContaining('没有数据库文件')]);
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});

test('backup: a verified copy that opens by itself, recorded once; nothing is overwritten', () => {
  expect(run('backup')).toEqual([1, expect.stringContaining('用法')]);
  expect(run('backup', [copy])).toEqual([0, expect.stringContaining('核验相符')]);
  expect(run('backup', [copy])).toEqual([1, expect.stringContaining('已存在')]);
  expect(run('main', [], join(folder, 'copy'))).toEqual([0, expect.stringContaining('审计记录1条')]);
  expect(run('main')).toEqual([0, expect.stringContaining('审计记录2条')]);
});
