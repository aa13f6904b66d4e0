/** `npm run verify` and `npm run backup` as an operator runs them: their sentences and exit codes. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { appendAudit } from '../../server/audit/audit.repository.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openDatabase } from '../../server/db/open.ts';
import { backUpDay } from '../../server/verify/daily-backup.ts';

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

test('restore: the verified copy takes the place, what was there is kept; a damaged copy changes nothing', () => {
  const before = readFileSync(join(dataDir, 'monitor.db'));
  const damaged = join(folder, 'damaged.db');
  const bytes = readFileSync(copy);
  writeFileSync(damaged, bytes.fill(7, 4096, 8192));
  expect(run('restore')).toEqual([1, expect.stringContaining('用法')]);
  expect(run('restore', [join(folder, 'none.db')])).toEqual([1, expect.stringContaining('没有文件')]);
  expect(run('restore', [damaged])[0]).toBe(1);
  expect(readFileSync(join(dataDir, 'monitor.db')).equals(before)).toBe(true);
  expect(run('restore', [copy])).toEqual([0, expect.stringContaining('核验相符')]);
  const [replaced] = readdirSync(dataDir).filter((name) => name.startsWith('monitor.db.replaced-'));
  expect(readFileSync(join(dataDir, String(replaced))).equals(before)).toBe(true);
  expect(run('main')).toEqual([0, expect.stringContaining('审计记录2条')]);
});

test('restore: refused while a server has the database open', async () => {
  const database = openDatabase({ dataDir });
  await database.db.selectFrom('audit_event').select('seq').execute();
  expect(run('restore', [copy])).toEqual([1, expect.stringContaining('正在使用')]);
  await database.db.destroy();
});

test('a day has one backup, there only once verified; the latest are kept', async () => {
  const dir = join(folder, 'daily');
  vi.stubEnv('DATA_DIR', dataDir);
  for (const day of ['2026-07-18', '2026-07-19', '2026-07-20'])
    expect(await backUpDay({ dir, keep: 2, encrypted: false }, day)).toContain('核验相符');
  expect(await backUpDay({ dir, keep: 2, encrypted: false }, '2026-07-20')).toBeNull();
  expect(readdirSync(dir).sort()).toEqual(['monitor-2026-07-19.db', 'monitor-2026-07-20.db']);
  expect(statSync(join(dir, 'monitor-2026-07-20.db')).mode & 0o777).toBe(0o600);
  vi.stubEnv('DATA_DIR', join(folder, 'nowhere'));
  await expect(backUpDay({ dir, keep: 2, encrypted: false }, '2026-07-21')).rejects.toThrow('没有数据库文件');
  expect(readdirSync(dir)).toHaveLength(2);
  vi.unstubAllEnvs();
});
