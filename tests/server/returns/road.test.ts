/** The road of a return for every kind of rule: refused with the cell named, mended or explained, submitted. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Period, period } from '#shared/period.ts';
import { RULE_KINDS } from '#shared/rules/rule.ts';
import {
  COUNTY,
  type Desk,
  EDUCATION,
  type Extra,
  errorsOf,
  HAINING,
  LAST_COUNTY,
  LAST_S1,
  LAST_S2,
  openDesk,
  S1,
} from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.t.close());

interface Road {
  kind: string;
  period?: Period;
  /** Approved before. */
  past?: Record<string, string>;
  pastPeriod?: Period;
  wrong: Record<string, string>;
  errors: string[];
  /** What the reporter changes; an explained figure stays. */
  mend?: Record<string, string>;
  reasons?: Record<string, Record<string, string>>;
}

const roads: Road[] = [
  {
    kind: 'number',
    wrong: { gov_talent: '1.2亿' },
    errors: ['330481/gov_talent number'],
    mend: { gov_talent: '11350' },
  },
  {
    kind: 'required',
    wrong: { gov_soe: '' },
    errors: ['330481/gov_soe required'],
    mend: { gov_soe: '3040' },
  },
  { kind: 'dash', wrong: { gov_soe: '—' }, errors: ['330481/gov_soe number'], mend: { gov_soe: '3040' } },
  {
    kind: 'non_negative',
    wrong: { gov_poc: '-1' },
    errors: ['330481/gov_poc non_negative'],
    mend: { gov_poc: '1' },
  },
  {
    kind: 'sum_of_parts',
    wrong: { gov_talent: '30000' },
    errors: ['330481/gov_total sum_of_parts'],
    mend: { gov_talent: '11350' },
  },
  {
    kind: 'breakdown_equal',
    wrong: { gov_fund: '10000.02' },
    errors: ['330481/gov_total budget_sum'],
    mend: { gov_fund: '10000' },
  },
  {
    kind: 'magnitude',
    wrong: { memo_bond: '10000000001' },
    errors: ['330481/memo_bond magnitude'],
    mend: { memo_bond: '1000' },
  },
  {
    kind: 'magnitude',
    wrong: { gov_incubator: '1000000001' },
    errors: ['330481/gov_total sum_of_parts', '330481/gov_incubator magnitude_input'],
    mend: { gov_incubator: '4120' },
  },
  {
    kind: 'unit_slip',
    past: LAST_COUNTY,
    wrong: { gov_incubator: '0.41' },
    errors: ['330481/gov_incubator unit_slip'],
    mend: { gov_incubator: '4100' },
  },
  {
    kind: 'unit_slip',
    past: LAST_COUNTY,
    wrong: { gov_incubator: '0.41' },
    errors: ['330481/gov_incubator unit_slip'],
    reasons: { gov_incubator: { unit_slip: '孵化器已划转，今年只有尾款' } },
  },
  {
    kind: 'yoy_band',
    past: LAST_COUNTY,
    wrong: { gov_platform: '25000' },
    errors: ['330481/gov_platform yoy_band'],
    reasons: { gov_platform: { yoy_band: '新建平台集中拨付' } },
  },
  {
    kind: 'never_decrease',
    past: { ...LAST_COUNTY, gov_total: '53041', gov_general: '40541' },
    wrong: { gov_total: '52310', gov_general: '39270' },
    errors: ['330481/gov_total never_decrease'],
    reasons: { gov_total: { never_decrease: '上年含一次性拨款' } },
  },
  {
    kind: 'to_date_monotone',
    period: LAST_S2,
    pastPeriod: LAST_S1,
    past: LAST_COUNTY,
    wrong: { gov_incubator: '3900' },
    errors: ['330481/gov_incubator to_date_monotone'],
    reasons: { gov_incubator: { to_date_monotone: '下半年退回' } },
  },
  {
    kind: 'same_as_past',
    past: COUNTY,
    wrong: {},
    errors: ['330481/gov_total same_as_past'],
    mend: { gov_platform: '19025', gov_talent: '11351', gov_poc: '10211', gov_incubator: '4121' },
  },
  {
    kind: 'same_as_past',
    past: COUNTY,
    wrong: {},
    errors: ['330481/gov_total same_as_past'],
    reasons: { gov_total: { same_as_past: '逐项核对过，预算安排与上年相同' } },
  },
  {
    kind: 'growth_many',
    past: Object.fromEntries(Object.entries(COUNTY).map(([code, text]) => [code, String(Number(text) / 2)])),
    wrong: {},
    errors: ['330481/gov_total growth_many', ...Object.keys(COUNTY).map((code) => `330481/${code} yoy_band`)],
    reasons: Object.fromEntries(
      Object.keys(COUNTY).map((code) => [
        code,
        { ...(code === 'gov_total' ? { growth_many: '区划调整' } : {}), yoy_band: '区划调整' },
      ]),
    ),
  },
  {
    kind: 'implied_share',
    past: { ...LAST_COUNTY, gov_platform: '46000', gov_talent: '缺', gov_poc: '缺', gov_incubator: '缺' },
    wrong: { gov_platform: '33000', gov_talent: '5000', gov_poc: '5000' },
    errors: ['330481/gov_platform implied_share'],
    reasons: { gov_platform: { implied_share: '平台建设转入运营' } },
  },
];

test.each(roads)(
  '$kind: $wrong',
  async ({ period = S1, past, pastPeriod = LAST_S1, wrong, errors, mend, reasons = {} }) => {
    if (past) await desk.file(pastPeriod, HAINING, past);
    const first = { ...COUNTY, ...wrong };
    expect((await desk.save(period, HAINING, first)).status).toBe(200);
    const refused = await desk.submit(period, HAINING);
    expect([refused.status, refused.body.type, errorsOf(refused)]).toEqual([422, 'broken-rules', errors]);
    expect((await desk.view(period, HAINING)).state).toBe('draft');
    const extras = Object.fromEntries(
      Object.entries(reasons).map(([code, own]): [string, Extra] => [code, { reasons: own }]),
    );
    await desk.save(period, HAINING, { ...first, ...mend }, extras);
    const sent = await desk.submit(period, HAINING);
    expect([sent.status, sent.body.state, sent.body.openErrors]).toEqual([200, 'submitted', 0]);
    const stored = await desk.t.world.db.selectFrom('submission_finding').selectAll().execute();
    const explained = Object.values(reasons).flatMap((own) => Object.entries(own));
    const latest = stored.filter((f) => f.submission_id === sent.body.receipt.submission);
    expect(latest.map((f) => [f.rule, f.reason])).toEqual(explained);
  },
);

test.each([
  ['overlap_within_gross', '1200', '拨款文件', ['330481/uni_st overlap_within_gross']],
  ['evidence_needed', '200', '', ['330481/uni_overlap_gov overlap_evidence']],
])('%s in a department’s return of many units', async (_, overlap, note, errors) => {
  const all = Object.fromEntries(desk.cells(S1, EDUCATION).map((c) => [c.key, '不适用']));
  const own = { '330481/uni_st': '1000', '330481/uni_overlap_gov': overlap, '330481/uni_overlap_ent': '0' };
  await desk.save(S1, EDUCATION, { ...all, ...own }, { '330481/uni_overlap_gov': { note } });
  expect(errorsOf(await desk.submit(S1, EDUCATION))).toEqual(errors);
  await desk.save(
    S1,
    EDUCATION,
    { '330481/uni_overlap_gov': '200' },
    { '330481/uni_overlap_gov': { note: '省重点实验室拨款文件' } },
  );
  const sent = await desk.submit(S1, EDUCATION);
  expect(sent.status).toBe(200);
  const stored = await desk.t.world.db
    .selectFrom('submission_value')
    .selectAll()
    .where('indicator', '=', 'uni_overlap_gov')
    .where('unit', '=', '330481')
    .execute();
  expect(stored.map((v) => [v.mark, v.amount, v.note])).toEqual([['value', '200', '省重点实验室拨款文件']]);
});

test('a city’s figure far from the sum of its parts asks for a reason', async () => {
  const all = Object.fromEntries(desk.cells(S1, 'tjj').map((c) => [c.key, '1000']));
  await desk.save(S1, 'tjj', all);
  expect(errorsOf(await desk.submit(S1, 'tjj'))).toEqual(['330400/ent_rd_ind implied_sum']);
  const reasons = { reasons: { implied_sum: '含跨区企业' } };
  await desk.save(S1, 'tjj', { '330400/ent_rd_ind': '1000' }, { '330400/ent_rd_ind': reasons });
  expect((await desk.submit(S1, 'tjj')).status).toBe(200);
});

test('every kind of rule that a catalogue can name has its road here', () => {
  // What only a file can show is in tests/shared/rules/file-doubts.test.ts.
  const elsewhere = ['overlap_within_gross', 'evidence_needed', 'implied_sum', 'formula_doubt'];
  const walked = new Set([...roads.map((r) => r.kind), ...elsewhere]);
  expect(RULE_KINDS.filter((kind) => !walked.has(kind))).toEqual([]);
});

test('未报, 不适用, 缺 and 0 stay four things from the draft to the panel', async () => {
  const texts = {
    ...COUNTY,
    memo_bond: '',
    memo_soe_platform: '不适用',
    memo_fund: '缺',
    gov_soe: '0',
    gov_general: '43040',
  };
  await desk.file(S1, HAINING, texts);
  const stored = await desk.t.world.db
    .selectFrom('submission_value')
    .select(['indicator', 'mark', 'amount'])
    .execute();
  const seen = new Map(stored.map((v) => [v.indicator, [v.mark, v.amount]]));
  const view = await desk.view(S1, HAINING);
  const inView = new Map(view.rows.map((r) => [r.indicator, [r.cell.mark, r.cell.amount]]));
  for (const marks of [seen, inView]) {
    expect(['memo_bond', 'memo_soe_platform', 'memo_fund', 'gov_soe'].map((code) => marks.get(code))).toEqual(
      [
        ['unreported', null],
        ['not_applicable', null],
        ['missing', null],
        ['value', '0'],
      ],
    );
  }
});

test('amounts are kept to the last digit', async () => {
  await desk.file(S1, HAINING, { ...COUNTY, gov_incubator: '4,120.07', gov_poc: '１０２１０．１０' });
  const stored = await desk.t.world.db
    .selectFrom('submission_value')
    .select(['indicator', 'amount'])
    .where('amount', 'is not', null)
    .execute();
  const amounts = Object.fromEntries(stored.map((v) => [v.indicator, v.amount]));
  expect([amounts.gov_incubator, amounts.gov_poc]).toEqual(['4120.07', '10210.1']);
});

test('a form cell in 亿元 is stored in 万元, exact, and shown in 亿元', async () => {
  const year = period('2025');
  const all = Object.fromEntries(desk.cells(year, 'tjj').map((c) => [c.key, '不适用']));
  const gdp = { '330400/gdp': { release: '初步' } };
  await desk.file(year, 'tjj', { ...all, '330400/gdp': '7569.527' }, gdp);
  const stored = await desk.t.world.db
    .selectFrom('submission_value')
    .selectAll()
    .where('mark', '=', 'value')
    .execute();
  expect(stored.map((v) => [v.unit, v.indicator, v.amount, v.release])).toEqual([
    ['330400', 'gdp', '75695270', '初步'],
  ]);
  const row = (await desk.view(year, 'tjj')).rows.find((r) => r.key === '330400/gdp');
  expect(row).toMatchObject({ measureUnit: '亿元', cell: { amount: '7569.527', mark: 'value' } });
});
