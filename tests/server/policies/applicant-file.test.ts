/** An applicant's facts in a workbook: the template, filled and read back; what cannot be read is told cell by cell. */
import { read, utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApplicantRead, policiesApi } from '#shared/contract/policies.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
let leader: Caller;
beforeAll(async () => {
  t = await testApp();
  leader = await t.signIn('leader');
});
afterAll(() => t.close());

type Grid = (string | number | null)[][];

async function template(query: string): Promise<Grid> {
  const reply = await leader.get(`${policiesApi.template.path}?${query}`);
  expect(reply.status).toBe(200);
  const book = read(reply.bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json<(string | number | null)[]>(sheet, { header: 1, defval: null }) : [];
}

/** Writes into the row of a code, by heading. */
function fill(grid: Grid, code: string, cells: Record<string, string | number>): void {
  const head = grid.find((row) => row.includes('代码（不要改）')) ?? [];
  const row = grid.find((one) => one[head.indexOf('代码（不要改）')] === code) ?? [];
  for (const [header, value] of Object.entries(cells)) {
    expect(head).toContain(header);
    row[head.indexOf(header)] = value;
  }
}

async function sent(grid: Grid, document: string) {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(grid), '表');
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' });
  return leader.upload(policiesApi.read.path, '单位.xlsx', bytes, { document });
}
const COUNT = '件数（每年的填年数）';
const MATTER = '同一事项（填A、B…）';

test('a filled template comes back as the facts that were filled', async () => {
  const grid = await template('document=zhenjiang&who=enterprise');
  fill(grid, 'hightech_first', { [COUNT]: 1 });
  fill(grid, 'rd_invest', { 数值1: 3000.5, 数值2: '3200万元', [MATTER]: 'a' });
  const reply = await sent(grid, 'zhenjiang');
  expect(reply.status).toBe(200);
  const expected: ApplicantRead = {
    f: 'rd_invest:1:deductible=3000.5;rd_cost=3200:A,hightech_first:1',
    gates: [],
    count: 2,
    faults: [],
  };
  expect(reply.body).toEqual(expected);
});

test('the template has what the kind of applicant may ask for, and its gates', async () => {
  const codes = (grid: Grid) => grid.map((row) => String(row.at(-1) ?? ''));
  const maker = codes(await template('document=ningbo&who=manufacturer'));
  expect(maker).toContain('champion');
  expect(maker).toContain('gate:not_digital_green');
  expect(maker).not.toContain('poc_city');
  const institute = codes(await template('document=ningbo&who=institute'));
  expect(institute).not.toContain('champion');
  expect(institute).not.toContain('gate:not_digital_green');
  expect(institute).toContain('gate:accident');
});

test('gates are ticked, and nothing is taken of what is left empty', async () => {
  const grid = await template('document=ningbo');
  fill(grid, 'gate:class_d', { [COUNT]: '是' });
  fill(grid, 'gate:no_rd', { [COUNT]: '否' });
  expect((await sent(grid, 'ningbo')).body).toEqual({ f: '', gates: ['class_d'], count: 0, faults: [] });
});

test('a cell that is no number, an unknown code and a count that is none are told by address', async () => {
  const grid = await template('document=jx19');
  fill(grid, 'insurance', { [COUNT]: 1, 数值1: '约20' });
  fill(grid, 'hightech_first', { [COUNT]: 1.5 });
  fill(grid, 'poc_prov', { [COUNT]: 1, [MATTER]: '甲' });
  fill(grid, 'voucher', { [COUNT]: -2 });
  const { body } = await sent(grid, 'jx19');
  expect(body.faults).toHaveLength(4);
  for (const { address, words } of body.faults) {
    expect(address).toMatch(/^[A-Z]+\d+$/);
    expect(words).not.toBe('');
  }
  const other = await template('document=ningbo');
  fill(other, 'champion', { [COUNT]: 1 });
  expect((await sent(other, 'jx19')).body.faults[0].words).toBe('本文件没有代码为“champion”的条款');
});

test('another file, an unknown paper and a stranger are refused', async () => {
  expect((await sent([['地区', '投入']], 'jx19')).status).toBe(422);
  expect((await leader.upload(policiesApi.read.path, 'a.xlsx', new Uint8Array([1, 2, 3]), {})).status).toBe(
    422,
  );
  expect((await sent([['地区']], 'mars')).status).toBe(404);
  expect((await t.anonymous.get(policiesApi.template.path)).status).toBe(401);
  expect((await (await t.signIn('sysadmin')).get(policiesApi.template.path)).status).toBe(403);
});
