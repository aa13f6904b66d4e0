/** Eleven cities have a 市本级 each, and 29 counties of the nation share a name: a file is read among its own neighbours. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AllocationPreview, allocationsApi } from '#shared/contract/allocation.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import { openNation, PROVINCE } from '../../nation/open.ts';
import { allocationWorkbook } from '../targets/allocation-workbook.ts';

const OWN = '330400_bj';
const RETURN = `/api/returns/2025-S2/${OWN}`;

let t: TestApp;
let reporter: Caller;

beforeAll(async () => {
  ({ t } = await openNation(PROVINCE, [OWN]));
  reporter = await t.signIn(OWN);
});
afterAll(() => t.close());

test('the blank template of one city’s own level is its own, though ten others are called the same', async () => {
  const template = await reporter.get(`${RETURN}/template.xlsx`);
  expect(template.status).toBe(200);
  const { status, body } = await reporter.upload(`${RETURN}/upload`, '嘉兴市本级.xlsx', template.bytes);
  // Whose file it is was not in doubt: what it lacks is figures.
  expect([status, body.type]).toEqual([422, 'file-no_figures']);
});

test('a city’s office sees that it is still owed', async () => {
  const analyst = await t.signIn('kjb_330400_analyst');
  const { body } = await analyst.get('/api/review/matrix/2025-S2');
  expect(body.counts.approved).toBe(7);
  expect(body.returns.map((r: { organisation: string }) => r.organisation)).toContain(OWN);
});

test('what the province divides is its own targets, and its template comes back cell by cell', async () => {
  const analyst = await t.signIn('analyst');
  const { bytes } = await analyst.get(allocationsApi.template.path);
  const sheet = (await readWorkbook(bytes, '模板.xlsx')).sheets[0];
  const text = (row: number, col: number) =>
    sheet?.cells.find((cell) => cell.row === row && cell.col === col)?.text ?? '';
  const header = sheet?.cells.find((cell) => cell.text === '地区')?.row ?? -1;
  const heads = Array.from({ length: 30 }, (_, i) => text(header, i + 1)).filter((head) => head !== '');
  // Every city has a target of its own of the same name: it is no column of the province's.
  expect(new Set(heads).size).toBe(heads.length);
  const names = Array.from({ length: 12 }, (_, i) => text(header + 1 + i, 0));
  expect([names[0], names.at(-1), text(header + 14, 0)]).toEqual(['杭州市', '省本级', '全省']);
  const filled = await allocationWorkbook({
    targets: heads,
    rows: [
      ...names.map((name, i) => [name, ...heads.map((_, k) => 1 + i + k)]),
      ['全省', ...heads.map(() => '')],
    ],
  });
  const { status, body } = await analyst.upload(allocationsApi.preview.path, '分县任务.xlsx', filled);
  expect([status, body.findings]).toEqual([200, []]);
  expect(body.targets.map((target: AllocationPreview['targets'][number]) => target.rows.length)).toEqual(
    heads.map(() => 12),
  );
  expect(body.targets[0].total.words).toMatch(/^各地合计78.0亿元，比全省目标850.0亿元少772.0亿元。$/);
});
