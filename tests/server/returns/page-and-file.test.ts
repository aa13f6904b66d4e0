/** The page against the file, and the file read again with other answers, through the server's own ways in. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Understood } from '#shared/contract/understood.ts';
import { COUNTY, type Desk, HAINING, openDesk, path, S1 } from './desk.ts';
import { ownTable } from './workbooks.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.t.close());

const NAMES: Record<string, string> = {
  gov_total: '政府科技创新投入合计',
  gov_platform: '科研平台投入',
  gov_talent: '人才引育投入',
  gov_poc: '概念验证中心、中试平台投入',
  gov_incubator: '科技企业孵化器投入',
  gov_general: '一般公共预算安排',
  gov_fund: '政府性基金预算安排(剔除专项债)',
  gov_soe: '国有资本经营预算安排',
};
/** A county's own table in `unit`, each figure beside last year's. */
const table = (texts: Record<string, string>, unit = '万元', heads = ['本期累计', '上年同期']) =>
  ownTable([
    ['海宁市2026年上半年科技创新投入半年度监测表'],
    [`单位：${unit}`],
    ['指标名称', ...heads],
    ...Object.entries(texts).map(([code, text]) => [NAMES[code] ?? code, Number(text), Number(text) / 2]),
  ]);
const upload = async (bytes: Uint8Array, fields: Record<string, string> = {}) =>
  (await desk.as(HAINING)).upload(path(S1, HAINING, 'upload'), '海宁.xlsx', bytes, fields);
const post = async (act: string, body: object) =>
  (await desk.as(HAINING)).post(path(S1, HAINING, act), {
    version: (await desk.view(S1, HAINING)).version,
    ...body,
  });
const row = (view: ReturnView, code: string): ReturnRow => {
  const found = view.rows.find((r) => r.indicator === code);
  if (!found) throw new Error(`no row ${code}`);
  return found;
};
const key = (code: string) => `${HAINING}/${code}`;

test('a newer file goes before what was typed, and the person has the last word, cell by cell and for all', async () => {
  await upload(table(COUNTY));
  await desk.save(S1, HAINING, { gov_platform: '19025', gov_talent: '11000' });
  const { body } = await upload(table(COUNTY));
  const shown = (view: ReturnView) =>
    ['gov_platform', 'gov_talent'].map((code) => [
      row(view, code).cell.amount,
      row(view, code).difference?.inForce,
    ]);
  expect(shown(body)).toEqual([
    ['19024', 'file'],
    ['11350', 'file'],
  ]);
  const mine = await post('settle', { take: 'page', keys: [key('gov_talent')] });
  expect(shown(mine.body)).toEqual([
    ['19024', 'file'],
    ['11000', 'page'],
  ]);
  const all = await post('settle', { take: 'page', keys: ['gov_platform', 'gov_talent'].map(key) });
  expect(shown(all.body)).toEqual([
    ['19025', 'page'],
    ['11000', 'page'],
  ]);
  const back = await post('settle', { take: 'file', keys: ['gov_platform', 'gov_talent'].map(key) });
  expect(shown(back.body)).toEqual(shown(body));
  expect((await post('settle', { take: 'file', keys: ['330402/gov_total'] })).status).toBe(404);
  expect((await post('settle', { take: 'file', keys: [key('gov_total')], version: 1 })).status).toBe(409);
});

test('what a newer file does not give is blank, unless the person typed it; then both are shown', async () => {
  await upload(table(COUNTY));
  await desk.save(S1, HAINING, { gov_fund: '9999' });
  const { gov_fund: _fund, gov_soe: _soe, ...less } = COUNTY;
  const { body } = await upload(table(less));
  expect([row(body, 'gov_soe').cell.mark, row(body, 'gov_soe').difference]).toEqual(['unreported', null]);
  expect([row(body, 'gov_fund').cell.text, row(body, 'gov_fund').difference]).toMatchObject([
    '9999',
    { inForce: 'page', file: '', page: '9999' },
  ]);
});

test('a file says what was understood of it, and is read again with another column and another unit', async () => {
  const heads = ['本期累计', '核算数'];
  const { body } = await upload(table(COUNTY, '万元', heads), {
    answers: JSON.stringify({ which_column: 'B' }),
  });
  const { understood, id } = body.file;
  expect(understood).toMatchObject({
    sheet: 'Sheet1',
    total: { name: NAMES.gov_total, cell: 'B4', amount: '53040', unit: '万元' },
    units: [{ unit: '万元', factor: '1', figures: 8 }],
  });
  const columns: Understood['columns'] = understood.columns;
  expect(columns.map((c) => [c.column, c.taken])).toEqual([
    ['B', true],
    ['C', false],
  ]);
  const other = columns.find((c) => !c.taken)?.id ?? '';
  const column = await post('reread', { answers: { which_column: other } });
  expect([column.status, row(column.body, 'gov_total').cell.amount]).toEqual([200, '26520']);
  expect([column.body.file.id, column.body.file.understood.answers]).toEqual([id, { which_column: other }]);
  const unit = await post('reread', { answers: { which_column: other, unit_unclear: '亿元' } });
  expect(row(unit.body, 'gov_total').cell).toMatchObject({
    amount: '265200000',
    sourceUnit: '亿元',
    factor: '10000',
  });
  const back = await post('reread', { answers: { which_column: 'B' } });
  expect(row(back.body, 'gov_total').cell).toMatchObject({ amount: '53040', cell: 'B4', aside: null });
  const audit = await desk.t.world.db
    .selectFrom('audit_event')
    .select('detail')
    .where('action', '=', 'reread')
    .execute();
  expect(audit.map((entry) => JSON.parse(entry.detail).answers)).toEqual([
    { which_column: other },
    { which_column: other, unit_unclear: '亿元' },
    { which_column: 'B' },
  ]);
});

test('a column of last year is refused in words, and nothing changes', async () => {
  await upload(table(COUNTY));
  const before = await desk.view(S1, HAINING);
  const refused = await post('reread', { answers: { which_column: 'C' } });
  expect([refused.status, refused.body.detail]).toEqual([
    422,
    expect.stringMatching(/上年同期.*需要的是2026年上半年/),
  ]);
  expect(await desk.view(S1, HAINING)).toEqual(before);
});

test('reading again asks and refuses as an upload does, and changes nothing then', async () => {
  expect((await post('reread', { answers: {} })).status).toBe(404);
  const unclear = table(COUNTY, '万元', ['甲', '乙']);
  expect((await upload(unclear)).body.type).toBe('file-question');
  await upload(unclear, { answers: JSON.stringify({ which_column: 'B' }) });
  const before = await desk.view(S1, HAINING);
  const asked = await post('reread', { answers: {} });
  expect([asked.status, asked.body.type]).toEqual([422, 'file-question']);
  expect((await post('reread', { answers: {}, version: 0 })).status).toBe(422);
  expect((await post('reread', { answers: { which_column: 'B' }, version: 0 })).status).toBe(409);
  expect(await desk.view(S1, HAINING)).toEqual(before);
  await desk.submit(S1, HAINING);
  expect((await post('reread', { answers: { which_column: 'C' } })).status).toBe(409);
});

test('a figure keeps its source text, sheet, cell, unit and factor; lineage shows them', async () => {
  const inYuan = Object.fromEntries(Object.entries(COUNTY).map(([code, t]) => [code, `${t}0000`]));
  await upload(table(inYuan, '元'));
  await desk.save(S1, HAINING, { gov_incubator: '4121' });
  expect((await desk.submit(S1, HAINING)).status).toBe(200);
  expect((await desk.approve(S1, HAINING)).status).toBe(200);
  const source = async (indicator: string) => {
    const search = `unit=${HAINING}&indicator=${indicator}&period=${S1}`;
    return (await (await desk.as('analyst')).get(`/api/monitoring/lineage?${search}`)).body.submission;
  };
  const place = { sheet: 'Sheet1', sourceUnit: '元', factor: '0.0001', formUnit: '万元' };
  expect(await source('gov_total')).toMatchObject({ ...place, cell: 'B4', raw: '530400000', typed: false });
  expect(await source('gov_incubator')).toMatchObject({ ...place, cell: 'B8', raw: '41200000', typed: true });
  const [submission] = await desk.t.world.db.selectFrom('submission').select('understood').execute();
  expect(JSON.parse(submission?.understood ?? '').units).toMatchObject([{ unit: '元', factor: '0.0001' }]);
});
