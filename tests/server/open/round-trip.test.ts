/** SDMX-CSV: out of one installation, into an empty one through the same two analysts, and out again: the same bytes. */
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

const FILE = '/api/open/figures/file?format=sdmx';
let full: TestApp;
let empty: TestApp;
let analyst: Caller;
let out: Buffer;

beforeAll(async () => {
  full = await testApp({ demo: true });
  empty = await testApp({ planOpened: false });
  out = (await (await full.signIn('leader')).get(FILE)).bytes;
  empty.setNow('2026-07-28T02:00:00.000Z');
  analyst = await empty.signIn('analyst');
});
afterAll(async () => {
  await full.close();
  await empty.close();
});

const BODY = {
  title: '从原系统导出的数据',
  citation: '',
  release: '',
  published: false,
  reason: '系统迁移',
  reminderReason: '原系统已核定',
};

test('the same bytes come out again, simulated figures as simulated ones', async () => {
  const preview = await analyst.upload('/api/history/files', 'figures.sdmx.csv', out);
  expect(preview.body.rows.filter(({ state }: { state: string }) => state === 'fault')).toEqual([]);
  expect(preview.body.unsourced).toBe(0);
  const proposed = await analyst.post('/api/history', { ...BODY, file: preview.body.file.id });
  expect([proposed.status, proposed.body.detail ?? '']).toEqual([200, '']);
  const confirm = { kind: 'confirm', comment: '' };
  expect((await (await empty.signIn('analyst2')).post('/api/history/1/decision', confirm)).status).toBe(200);
  const again = (await (await empty.signIn('leader')).get(FILE)).bytes;
  expect(again.toString().split('\r\n')).toEqual(out.toString().split('\r\n'));
  expect(again.equals(out)).toBe(true);
});

describe('a line that cannot be taken says why', () => {
  const head = () => out.toString().split('\r\n')[0] ?? '';
  const columns = () => head().split(',');
  const gov = () =>
    out
      .toString()
      .split('\r\n')
      .find((line) => line.includes(',330481,gov_total,2025-S1,'))
      ?.split(',') ?? [];

  test.each([
    ['STRUCTURE_ID', 'NINGBO:STI_INVESTMENT(1.0)', '数据流是“NINGBO'],
    ['ACTION', 'D', '请用“撤销”'],
    ['REF_AREA', '999999', '没有代码为“999999”的地区'],
    ['INDICATOR', 'nothing', '没有代码为“nothing”的指标'],
    ['TIME_PERIOD', '2025-H1', '期别“2025-H1”'],
    ['UNIT_MULT', '8', '应为 CNY×10^4（万元）'],
    ['OBS_VALUE', '"1,2"', 'OBS_VALUE 写的是“1,2”'],
    ['OBS_VALUE', '1e9', 'OBS_VALUE 写的是“1e9”'],
    ['MARK', 'guess', 'MARK 写的是“guess”'],
    ['ORIGIN', 'invented', 'ORIGIN 写的是“invented”'],
    ['SIMULATED', 'yes', 'SIMULATED 写的是“yes”'],
  ])('%s = %s', async (column, value, words) => {
    const line = gov().map((cell, i) => (columns()[i] === column ? value : cell));
    const file = Buffer.from(`${head()}\r\n${line.join(',')}\r\n`);
    const { body } = await analyst.upload('/api/history/files', 'x.csv', file);
    expect(body.counts.fault).toBeGreaterThan(0);
    expect(body.rows.map((row: { words: string }) => row.words).join()).toContain(words);
  });

  test('a figure that its line marks as simulated stays one, whatever else the line says; the batch and its table say so', async () => {
    const line = gov().map((cell, i) =>
      columns()[i] === 'ORIGIN' ? 'published' : columns()[i] === 'SIMULATED' ? '1' : cell,
    );
    const file = Buffer.from(`${head()}\r\n${line.join(',')}\r\n`);
    const { body } = await analyst.upload('/api/history/files', 'x.csv', file);
    expect([body.simulated, body.rows[0].origin]).toEqual([true, 'simulated']);
    const table = await analyst.get(`/api/history/files/${body.file.id}/rows.xlsx`);
    const words = (await readXlsx(table.bytes)).sheets[0]?.rows.flat().join();
    expect(words).toContain('模拟数据，非真实');
    expect(words).toContain('性质');
  });

  test('a text file of more lines than a workbook may have rows is not read', async () => {
    const file = Buffer.from(`${head()}\r\n${`${gov().join(',')}\r\n`.repeat(12_001)}`);
    const { status, body } = await analyst.upload('/api/history/files', 'x.csv', file);
    expect([status, body.detail]).toEqual([422, expect.stringContaining('超过12000行')]);
  });
});
