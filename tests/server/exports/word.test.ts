/** A page's table as a Word document: what the page says, and nothing that its parser would refuse. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportsApi } from '#shared/contract/exports.ts';
import type { TableModel } from '#shared/table.ts';
import { guardZip } from '../../../server/workbook/read/zip-guard.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const table: TableModel = {
  title: '概念验证中心：宁波最高1000万元，为嘉兴（最高100万元）的10倍',
  subtitle: '各市对照',
  notes: ['“最高”是上限。'],
  columns: [
    { key: 'kind', header: '类别', kind: 'text' },
    { key: 'amount', header: '数额', unit: '万元', kind: 'number', digits: 2 },
  ],
  rows: [
    { kind: '揭榜挂帅 <b>&\u0001', amount: 1239525.6 },
    { kind: '对市級概念驗證中心', amount: '未报' },
    { kind: '空', amount: null },
  ],
  simulated: true,
};

test('title, heading with its unit, every cell, the mark of simulated data and the notes', async () => {
  const reply = await (await t.signIn('leader')).post(exportsApi.word.path, table);
  expect(reply.status).toBe(200);
  expect(reply.headers['content-type']).toContain('wordprocessingml');
  expect(decodeURIComponent(reply.headers['content-disposition'] ?? '')).toContain('.docx');
  const { parts } = await guardZip(reply.bytes);
  const xml = parts.get('word/document.xml') ?? '';
  const text = xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
  expect(text.split('\n').filter((line) => line !== '')).toEqual([
    table.title,
    '各市对照',
    '模拟数据，非真实',
    '类别',
    '数额（万元）',
    '揭榜挂帅 &lt;b&gt;&amp;',
    '1,239,525.60',
    '对市級概念驗證中心',
    '未报',
    '空',
    '“最高”是上限。',
  ]);
  expect(xml).toContain('w:tblHeader');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])(
  'a name or note that begins as %j stays text, and no field',
  async (name) => {
    const hostile = { ...table, notes: [name], rows: [{ kind: name, amount: -1 }] };
    const { bytes } = await (await t.signIn('leader')).post(exportsApi.word.path, hostile);
    const xml = (await guardZip(bytes)).parts.get('word/document.xml') ?? '';
    expect(xml).not.toMatch(/w:fldSimple|w:instrText/);
    const text = xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
    expect(text.split('\n').filter((line) => line.trim() === name.trim())).toHaveLength(2);
  },
);

test('is for those who read figures, and is written down', async () => {
  expect((await t.anonymous.post(exportsApi.word.path, table)).status).toBe(401);
  const exported = () =>
    t.world.db.selectFrom('audit_event').select('object').where('action', '=', 'download').execute();
  const before = (await exported()).length;
  await (await t.signIn('analyst')).post(exportsApi.word.path, table);
  expect((await exported()).length).toBe(before + 1);
});
