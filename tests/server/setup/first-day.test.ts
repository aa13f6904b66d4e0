/** The first day: what create-admin asks, and a checklist that is true after every answer. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SetupStepCode } from '#shared/contract/setup.ts';
import { loadConfig } from '../../../server/config.ts';
import { firstDay } from '../../../server/setup/first-day.ts';
import { readSetup } from '../../../server/setup/setup.service.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

const OWN = 'Xieyang&Canlou-88';
let t: TestApp;
let folder: string;
let said: string[];
/** The clock once the list of accounts is asked for; empty where it stands still. */
let lateAt = '';

beforeEach(async () => {
  t = await testApp({ real: true, people: false, now: '2026-07-10T01:00:00.000Z' });
  folder = mkdtempSync(join(tmpdir(), 'sti-first-day-'));
  said = [];
  lateAt = '';
});
afterEach(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Answers in their order; the last ones are the defaults. */
function day(answers: string[], settings: Record<string, string> = {}): Promise<void> {
  const left = [...answers];
  return firstDay({
    config: loadConfig({ DATA_DIR: folder, DEMO: 'off', ...settings }),
    catalogue: t.catalogue,
    db: t.world.db,
    now: t.world.now,
    ask: async (question) => {
      said.push(question);
      if (question.includes('名单的路径') && lateAt) t.setNow(lateAt);
      return left.shift() ?? '';
    },
    say: (words) => void said.push(words),
  });
}

async function list(rows: string[][]): Promise<string> {
  const path = join(folder, '名单.xlsx');
  writeFileSync(path, await writeXlsx({ sheets: [{ name: '名单', rows: [HEAD, ...rows] }] }));
  return path;
}
const HEAD = ['单位', '角色', '用户名', '姓名'];

async function states(): Promise<Record<SetupStepCode, string>> {
  const { steps } = await readSetup(t.world);
  return Object.fromEntries(steps.map(({ code, state }) => [code, state])) as Record<SetupStepCode, string>;
}

/** Signs in with an initial password and chooses one's own. */
async function arrive(name: string, initial: string): Promise<number> {
  const reply = await t.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { name, password: initial },
  });
  const cookie = reply.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  const changed = await t.app.inject({
    method: 'PUT',
    url: '/api/session/password',
    headers: { cookie },
    payload: { current: initial, next: OWN },
  });
  return changed.statusCode;
}
const passwordOf = (name: string) =>
  new RegExp(`${name}\\s+\\S+\\s+初始密码 (\\S+)`).exec(said.join('\n'))?.[1] ?? '';

test('nobody answers: three administrators, nothing opened, nothing due', async () => {
  expect((await t.anonymous.get('/api/session')).body.empty).toBe(true);
  await day([]);
  expect((await t.anonymous.get('/api/session')).body.empty).toBe(false);
  expect(await states()).toEqual({
    folder: 'done',
    administrators: 'todo',
    office: 'todo',
    filers: 'todo',
    waiting: 'done',
    period: 'todo',
    first: 'todo',
  });
  expect((await readSetup(t.world)).finding).toBe('还不能收第一份报表；还有4项没有办完');
  expect(await arrive('xitong', passwordOf('xitong'))).toBe(204);
  expect((await states()).administrators).toBe('part');
  for (const name of ['anquan', 'shenji']) await arrive(name, passwordOf(name));
  expect((await states()).administrators).toBe('done');
  await expect(day([])).rejects.toThrow('已有账号');
});

test('a password that ran out is said with what to do at the server', async () => {
  await day([]);
  t.setNow('2026-07-14T01:00:00.000Z');
  const { steps } = await readSetup(t.world);
  expect(steps.find(({ code }) => code === 'administrators')?.detail).toContain(
    '系统管理员的初始密码已失效，请在服务器上执行 npm run rescue-admin -- xitong',
  );
});

test('the folder, the period, the accounts and the sheet: the first return can come in', async () => {
  const path = await list([
    ['市委科技办', '分析员', 'fenxi1', '甲一'],
    ['市委科技办', '分析员', 'fenxi2', '乙二'],
    ['海宁市', '', 'hn_wang', '王芳'],
    ['海宁', '部门填报员', 'x1', '赵一'],
  ]);
  await day(['陈一', '陈二', '陈三', '99', '1', '', '', join(folder, 'none.xlsx'), path, '是']);
  const words = said.join('\n');
  expect(words).toContain('没有文件');
  expect(words).toContain('第5行：单位与角色不符');
  expect(words).toContain('已建立3个账号');
  expect(await states()).toMatchObject({ office: 'todo', filers: 'part', period: 'done', first: 'part' });
  expect((await readSetup(t.world)).ready).toBe(true);
  const sheet = join(folder, 'first-day', '初始密码.html');
  expect(statSync(sheet).mode & 0o777).toBe(0o600);
  const text = readFileSync(sheet, 'utf8');
  expect(text.match(/<section>/g)).toHaveLength(3);
  const initial = /<code>hn_wang<\/code>　初始密码：<code>([^<]+)<\/code>/.exec(text)?.[1] ?? '';
  expect(await arrive('hn_wang', initial)).toBe(204);
  expect(await arrive('hn_wang', initial)).toBe(401);
  // Each account is an event of its own, by its name; the slips leave the address to be written in.
  const events = await t.world.db
    .selectFrom('audit_event')
    .select('object')
    .where('action', '=', 'create-account')
    .orderBy('seq')
    .execute();
  expect(events.map(({ object }) => object)).toEqual(
    ['xitong', 'anquan', 'shenji', 'fenxi1', 'fenxi2', 'hn_wang'].map((n) => `account/${n}`),
  );
  expect(text).not.toContain('127.0.0.1');
  expect(text).toContain('网址：＿＿');
  expect(words).toContain('没有设 PUBLIC_URL，纸条上的网址留空');
  expect((await verifyDatabase(t.world.db)).faults).toEqual([]);
});

test('each act has its own time, and the slips the address that is set', async () => {
  lateAt = '2026-07-12T01:00:00.000Z';
  const path = await list([['市委科技办', '分析员', 'fenxi1', '甲一']]);
  await day(['', '', '', '', path, '是'], { PUBLIC_URL: 'https://kjtr.example.cn' });
  const made = await t.world.db.selectFrom('account').select(['name', 'created_at']).execute();
  expect(Object.fromEntries(made.map((one) => [one.name, one.created_at]))).toMatchObject({
    xitong: '2026-07-10T01:00:00.000Z',
    fenxi1: lateAt,
  });
  const text = readFileSync(join(folder, 'first-day', '初始密码.html'), 'utf8');
  expect(text).toContain('网址：https://kjtr.example.cn');
  expect(text).toContain('2026-07-15 09:00前有效');
  expect(said.join('\n')).not.toContain('没有设 PUBLIC_URL');
});

test('an account made later waits for the security administrator, by name', async () => {
  await day(['陈一', '陈二', '陈三', '1']);
  const cookie = await signedIn('xitong', passwordOf('xitong'));
  const body = { name: 'hn_wang', displayName: '王芳', role: 'county_reporter', organisation: '330481' };
  const made = await t.app.inject({
    method: 'POST',
    url: '/api/accounts',
    headers: { cookie },
    payload: body,
  });
  expect(made.statusCode).toBe(200);
  const { ready, steps } = await readSetup(t.world);
  const detail = (wanted: SetupStepCode) => steps.find(({ code }) => code === wanted)?.detail ?? '';
  expect(ready).toBe(false);
  expect(detail('waiting')).toContain('1个：王芳（hn_wang）。启用后才有初始密码');
  expect(detail('filers')).toMatch(/0个可以登录；1个待安全管理员启用（海宁）；13个没有账号/);
  const refused = await t.anonymous.post('/api/session', { name: 'hn_wang', password: 'Kj-whatever-1' });
  expect(refused.body.detail).toContain('要等安全管理员启用');
});

async function signedIn(name: string, initial: string): Promise<string> {
  await arrive(name, initial);
  const reply = await t.app.inject({ method: 'POST', url: '/api/session', payload: { name, password: OWN } });
  return reply.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
}
