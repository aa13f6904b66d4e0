/** The audit list speaks Chinese: every action, every kind of object and every outcome has a word. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { AUDIT_ACTION_NAME, AUDIT_OUTCOME_NAME } from '#shared/contract/audit.ts';
import { AUDIT_OBJECT_WORDS, auditObjectWords } from '../../../server/audit/object.words.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const CODE = /[A-Za-z]{3,}/;

test('every action and outcome has a word of its own', () => {
  const names = [...Object.values(AUDIT_ACTION_NAME), ...Object.values(AUDIT_OUTCOME_NAME)];
  expect(names.filter((name) => CODE.test(name) || name.trim() === '')).toEqual([]);
  expect(new Set(Object.values(AUDIT_ACTION_NAME)).size).toBe(Object.keys(AUDIT_ACTION_NAME).length);
});

describe('an object in words', () => {
  const submitted = { period: '2026-S1', organisation: '330481', revision: 2 };
  const about = new Map([['GET /api/audit', '审计记录']]);
  it.each([
    ['session', {}, '本人登录'],
    ['account/tjj', {}, '账号tjj'],
    ['account/*', { accounts: ['a', 'b'] }, '2个账号'],
    ['account/wangfang', {}, '账号wangfang'],
    ['return/2026-S1/330481', {}, '海宁市2026年上半年报表'],
    ['submission/0f3c', submitted, '海宁市2026年上半年报表，第2次报送'],
    ['file/0f3c', { name: '分县任务.xlsx' }, '文件“分县任务.xlsx”'],
    ['allocation/3', {}, '分县任务第3次载入或撤销'],
    ['scheme/units/2', {}, '县(市、区)研判方案第2版'],
    ['scheme/institutions/1', {}, '机构研判方案第1版'],
    ['run/7', {}, '研判第7次运行'],
    ['publication/2025/2', {}, '2025年发布第2版'],
    ['table/总投入/各地', {}, '表格“总投入/各地”'],
    ['database', {}, '全部数据'],
    ['GET /api/audit', {}, '审计记录'],
    ['HEAD /api/audit', {}, '审计记录'],
    ['GET /admin/audit', {}, '打开页面或地址'],
    ['some-old-kind/1', {}, '其他'],
  ])('%s', (object, detail, words) =>
    expect(auditObjectWords(t.catalogue, { object, detail, about })).toBe(words),
  );

  it('covers every kind that can be recorded', () => {
    for (const kind of Object.keys(AUDIT_OBJECT_WORDS))
      expect(auditObjectWords(t.catalogue, { object: `${kind}/1/2`, detail: {}, about })).not.toBe('其他');
  });
});

test('the page shows words for what people did', async () => {
  const reporter = await t.signIn('330481');
  await reporter.get('/api/audit');
  await reporter.get('/api/returns/2026-S1/330482');
  const { body } = await (await t.signIn('auditor')).get('/api/audit');
  const shown = body.events.map((e: { objectName: string }) => e.objectName);
  expect(shown).toEqual(expect.arrayContaining(['审计记录', '一张报表和它的草稿', '本人登录']));
  expect(shown.filter((name: string) => CODE.test(name))).toEqual([]);
});
