import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableModel } from '#shared/table.ts';
import { tableCsv } from '#shared/table-csv.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

const path = '/api/exports/table';
const table: TableModel = {
  title: '2025年全市总投入727.8亿元',
  subtitle: '2025年；对比2024年',
  notes: ['部分数据因四舍五入，分项与合计可能不等。'],
  columns: [
    { key: 'name', header: '地区', kind: 'text' },
    { key: 'figure', header: '总投入', unit: '万元', kind: 'number', digits: 2 },
  ],
  rows: [
    { name: '海宁', figure: 1239525.64 },
    { name: '=1+1', figure: '未报' },
    { name: '嘉善', figure: 0 },
    { name: '平湖', figure: null },
  ],
  simulated: true,
};

describe('a page’s table as a workbook', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await testApp();
  });
  afterAll(() => t.close());

  const cells = (bytes: Buffer) => {
    const book = read(bytes);
    const sheet = book.Sheets[book.SheetNames[0]!]!;
    return { sheet, flat: utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null }).flat() };
  };

  it('keeps numbers as numbers, marks as marks, the unit, the note that figures are simulated', async () => {
    const reply = await (await t.signIn('leader')).post(path, table);
    expect(reply.status).toBe(200);
    expect(reply.headers['content-disposition']).toContain('attachment');
    const { flat } = cells(reply.bytes);
    expect(flat).toContain(1239525.64);
    expect(flat).toContain('未报');
    expect(flat).toContain(0);
    expect(flat.some((c) => String(c).includes('万元'))).toBe(true);
    expect(flat.some((c) => String(c).includes('模拟数据'))).toBe(true);
    expect(flat).toContain(table.title);
  });

  it('holds no formula, whatever a text begins with', async () => {
    const { sheet } = cells((await (await t.signIn('analyst')).post(path, table)).bytes);
    const formulas = Object.values(sheet).filter((c) => typeof c === 'object' && c !== null && 'f' in c);
    expect(formulas).toEqual([]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'a name or note that begins as %j stays text',
    async (name) => {
      const hostile = { ...table, notes: [name], rows: [{ name, figure: -1 }] };
      const { sheet, flat } = cells((await (await t.signIn('analyst')).post(path, hostile)).bytes);
      const typed = Object.values(sheet).filter((c) => typeof c === 'object' && c !== null && 'v' in c);
      expect(typed.filter((c) => 'f' in c)).toEqual([]);
      expect(typed.filter((c) => 't' in c && c.t === 'n').map((c) => c.v)).toEqual([-1]);
      expect(flat.filter((c) => typeof c === 'string' && c.trim().endsWith(name.trim()))).toHaveLength(2);
      const csv = tableCsv(hostile);
      expect(csv).toContain(`'${name}`);
      expect(csv).toContain(',-1.00\r\n');
    },
  );

  it('is written down once for every file made', async () => {
    const exported = () =>
      t.world.db
        .selectFrom('audit_event')
        .select(['account_name', 'object', 'detail'])
        .where('action', '=', 'download')
        .execute();
    const before = await exported();
    await (await t.signIn('leader')).post(path, table);
    const rows = (await exported()).slice(before.length);
    expect(rows).toMatchObject([{ account_name: '市领导', object: `POST ${path}` }]);
    expect(JSON.parse(rows[0]!.detail)).toMatchObject({ name: `${table.title}.xlsx` });
  });

  it.each([
    ['an unknown field', { ...table, secret: 1 }, 400],
    ['no columns', { ...table, columns: [] }, 400],
    ['a cell that is no cell', { ...table, rows: [{ name: { x: 1 } }] }, 400],
    ['a flag as text', { ...table, simulated: 'true' }, 400],
  ])('refuses %s', async (_what, body, status) => {
    expect((await (await t.signIn('leader')).post(path, body)).status).toBe(status);
  });

  it('is for readers of figures', async () => {
    expect((await (await t.signIn('sysadmin')).post(path, table)).status).toBe(403);
    expect((await t.anonymous.post(path, table)).status).toBe(401);
  });
});
