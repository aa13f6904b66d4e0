/** Accounts from a spreadsheet: every line checked before anything is opened, all of them or none. */
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Account, type AccountListPreview, accountsApi } from '#shared/contract/accounts.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
let system: Caller;
beforeEach(async () => {
  t = await testApp();
  system = await t.signIn('sysadmin');
});
afterEach(() => t.close());

const HEAD = ['单位', '角色', '用户名', '姓名'];
const fileOf = (rows: string[][]) => writeXlsx({ sheets: [{ name: '名单', rows }] });
const preview = async (rows: string[][]): Promise<AccountListPreview> => {
  const reply = await system.upload(accountsApi.preview.path, '名单.xlsx', await fileOf(rows));
  expect(reply.status).toBe(200);
  return reply.body;
};
const names = async () =>
  (await system.get(accountsApi.list.path)).body.accounts.map((a: Account) => a.name) as string[];

test('each line says what is wrong with it; good ones are ready', async () => {
  const { lines, accounts } = await preview([
    ['某市账号名单'],
    HEAD,
    ['海宁市', '县(市、区)填报员', 'hn_wang', '王芳'],
    ['市财政局', '', 'czj_li', '李 强'],
    ['海宁', '部门填报员', 'x1', '赵一'],
    ['火星区', '填报员', 'x2', '钱二'],
    ['平湖市', '班长', 'x3', '孙三'],
    ['平湖市', '填报员', 'HN_WANG', '周四'],
    ['平湖市', '填报员', 'leader', '吴五'],
    ['平湖市', '填报员', '', '郑六'],
    ['平湖市', '填报员', 'a b', '冯七'],
    ['', '', '', ''],
  ]);
  expect(lines.map((l) => l.row)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const faults = lines.map((l) => l.fault ?? '');
  expect(faults.slice(0, 2)).toEqual(['', '']);
  for (const [i, words] of [
    [2, '单位与角色不符'],
    [3, '没有名为“火星区”的单位'],
    [4, '没有“班长”这一角色'],
    [5, '与第3行的用户名相同'],
    [6, '已有账号使用这个用户名'],
    [7, '没有用户名'],
    [8, '用户名用2—40个'],
  ] as const)
    expect(faults[i]).toContain(words);
  expect(accounts).toEqual([
    { name: 'hn_wang', displayName: '王芳', role: 'county_reporter', organisation: '330481' },
    { name: 'czj_li', displayName: '李 强', role: 'department_reporter', organisation: 'czj' },
  ]);
  expect(await names()).not.toContain('hn_wang');
});

test('one person may not be two administrators within one list either', async () => {
  const { lines } = await preview([
    HEAD,
    ['市委科技办', '系统管理员', 'a1', '陈八'],
    ['市委科技办', '审计管理员', 'a2', '陈八'],
  ]);
  expect(lines.map((l) => l.fault?.slice(0, 6) ?? null)).toEqual([null, '一人不能兼任']);
});

test('confirmed, all wait for the other administrator; with one that cannot be opened none is', async () => {
  const good = { name: 'hn_wang', displayName: '王芳', role: 'county_reporter', organisation: '330481' };
  const bad = { ...good, name: 'leader' };
  const refused = await system.post(accountsApi.createMany.path, { accounts: [good, bad] });
  expect([refused.status, refused.body.title]).toEqual([400, '“leader”不能建立，全部没有建立']);
  expect(await names()).not.toContain('hn_wang');

  const opened = await system.post(accountsApi.createMany.path, {
    accounts: [good, { ...good, name: 'hn_li', displayName: '李强' }],
  });
  expect(opened.body.accounts.map((a: Account) => a.state)).toEqual(['pending', 'pending']);
  const { requests } = (await (await t.signIn('secadmin')).get(accountsApi.list.path)).body;
  expect(requests.map((r: { accountName: string }) => r.accountName)).toEqual(['hn_li', 'hn_wang']);
});

test('the template lists who files and has no account, and reads back', async () => {
  const reply = await system.get(accountsApi.template.path);
  const { sheets } = await readWorkbook(reply.bytes, '账号名单.xlsx');
  const texts = sheets[0]!.cells.map((cell) => cell.text);
  for (const head of HEAD) expect(texts).toContain(head);
  // Every organisation of the demonstration has an account, so there is nobody to list.
  expect(texts).not.toContain('海宁市');
});

test('a file that is no list, and callers who may not', async () => {
  const other = await system.upload(accountsApi.preview.path, '别的.xlsx', await fileOf([['指标', '本期']]));
  expect([other.status, other.body.detail]).toEqual([422, expect.stringContaining('没有找到账号名单')]);
  for (const account of ['secadmin', 'auditor', 'analyst', '330481']) {
    const caller = await t.signIn(account);
    expect((await caller.get(accountsApi.template.path)).status).toBe(403);
    expect((await caller.post(accountsApi.createMany.path, { accounts: [] })).status).not.toBe(200);
  }
});
