/** What each finding says to a reporter, letter by letter, and what it depends on; in a form of several units it says whose. */
import { expect, test } from 'vitest';
import type { Catalogue, Indicator } from '#shared/catalogue.ts';
import { period } from '#shared/period.ts';
import { checkReturn } from '#shared/rules/check-return.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import type { Rule } from '#shared/rules/rule.ts';
import { type CellPast, NO_PAST } from '#shared/rules/rule-cell.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';
import { check, type Extra, type Past, told } from './rule-form.ts';

const YEAR_BEFORE = (figures: Record<string, number>): Record<string, Past> =>
  Object.fromEntries(Object.entries(figures).map(([code, lastYear]) => [code, { lastYear }]));

test.each<[string, Record<string, string>, Record<string, Past>, Record<string, Extra>, string]>([
  [
    'evidence',
    { gross: '10', overlap: '1' },
    {},
    {},
    '重复部分：须在备注中注明重复部分的依据(项目、合同或拨款文件)',
  ],
  [
    ...(['overlap_max', { gross: '10', overlap: '10.5' }, {}] as const),
    ...([{ overlap: { note: '合同' } }, '高校费用：重复部分合计 10.5 大于费用总额 10 万元'] as const),
  ],
  [
    ...(['budget', { total: '1亿', general: '7000', fund: '2000' }, {}, {}] as const),
    '政府合计：应等于2项预算来源之和 9,000(按改正值)，现为 10,000 万元，相差 1,000',
  ],
  [
    ...(['budget', { total: '100', general: '70', fund: '30.02' }, {}, {}] as const),
    '政府合计：应等于2项预算来源之和 100.02，现为 100 万元，相差 −0.02',
  ],
  [
    ...(['parts', { total: '1亿', platform: '10000.5' }, {}, {}] as const),
    '政府合计：应不小于1项“其中”之和 10,000.5(按改正值)，现为 10,000 万元',
  ],
  [
    ...(['required', { gdp: '' }, {}, { gdp: { required: true } }] as const),
    '生产总值：必须填报，单位：亿元；没有此项填“不适用”，应有但无法取得填“缺”',
  ],
  [
    ...([
      'implied',
      { total: '100', platform: '70' },
      YEAR_BEFORE({ total: 140, platform: 56 }),
      {},
    ] as const),
    '科研平台：占合计的 70.0%，上年同期为 40.0%，请核对或说明原因',
  ],
  [
    ...(['implied', { total: '100', general: '70' }, YEAR_BEFORE({ total: 140, general: 56 }), {}] as const),
    '一般公共预算：占合计的 70.0%，上年同期为 40.0%，请核对或说明原因',
  ],
  [
    ...(['implied', { total: '530400', platform: '19', talent: '11.5' }, {}, {}] as const),
    '政府合计：2 项“其中”合计 30.5，不到合计的 1%，像是单位不一致，请核对或说明原因',
  ],
])('%s of %j', (id, texts, past, extras, words) => {
  expect(check(texts, past, extras).find(({ rule }) => rule === id)?.message).toBe(words);
});

test.each<[string, Record<string, string>, Record<string, Past>, string[]]>([
  ['a rate may fall below nothing, an amount may not', { pace: '-3', share: '-3' }, {}, ['share negative']],
  ['three budgets, none in the form', { total: '100' }, {}, []],
  ['the budgets a cent short', { total: '100', general: '70', fund: '29.99' }, {}, []],
  ['the budgets two cents short', { total: '100', general: '70', fund: '29.98' }, {}, ['total budget']],
  ['overlaps of no gross amount', { gross: '', overlap: '0' }, {}, []],
  ['parts of exactly one per cent', { total: '5000', platform: '50' }, {}, []],
  ['parts of less than one per cent', { total: '5000', platform: '49.99' }, {}, ['total implied']],
  [
    'a whole of nothing has no shares',
    { total: '0', platform: '0' },
    YEAR_BEFORE({ total: 0, platform: 0 }),
    [],
  ],
  [
    'a whole of nothing last year',
    { total: '100', platform: '70' },
    YEAR_BEFORE({ total: 0, platform: 70 }),
    [],
  ],
  [
    'a share that came from nothing',
    { total: '100', platform: '60' },
    YEAR_BEFORE({ total: 100, platform: 0 }),
    ['platform implied'],
  ],
  ['a limit of money is no limit of what cannot be stored', { share: '1e13' }, {}, ['share huge']],
])('%s', (_, texts, past, findings) => {
  expect(told(check(texts, past))).toEqual(findings);
});

test.each(['', '缺', '不适用', '未报'])('“%s” is not 0: it is compared with nothing', (text) => {
  const past = { total: { lastYear: 100, previous: 100, earlierToDate: 100 } };
  expect(check({ total: text }, past)).toEqual([]);
});

test('what is no number is an error that no reason lifts, whatever the mended text', () => {
  expect(check({ total: '1.2亿' })).toEqual([
    {
      ...{ key: 'a/total', rule: 'number', severity: 'error', reasonAllowed: false, reason: '', basis: '' },
      message: expect.stringMatching(/^政府合计：/),
      suggestion: { label: '改为 12,000', text: '12000' },
    },
  ]);
});

const rule = (id: string, kind: Rule['kind'], indicators: Rule['indicators'], params = {}): Rule => ({
  ...{ id, kind, severity: 'warning', indicators, params, document: null, clause: '' },
});
const PARTS: Catalogue = {
  ...smallProgramme,
  rules: [
    rule('sum', 'implied_sum', 'all', { percent: 1 }),
    rule('parts', 'sum_of_parts', 'all'),
    rule('decrease', 'never_decrease', ['gov_total']),
    rule('band', 'yoy_band', ['gov_total'], { percent: 30 }),
    rule('monotone', 'to_date_monotone', 'all'),
    rule('slip', 'unit_slip', ['gov_total'], { tolerance: 0.5 }),
  ],
};
/** The treasury's form: `unit/indicator → text`. */
function departmental(
  texts: Record<string, string>,
  past: Record<string, Partial<CellPast>> = {},
  catalogue = PARTS,
) {
  const cells = Object.entries(texts).map(([key, text]) => {
    const [unit = '', code = ''] = key.split('/');
    const found = catalogue.indicators.find((one) => one.code === code);
    const common = { key, unit, indicator: code, required: false, text, note: '', reasons: {}, source: null };
    return { ...common, ...readCell(text, found) };
  });
  const known = new Map(Object.entries(past).map(([key, figures]) => [key, { ...NO_PAST, ...figures }]));
  return checkReturn({
    ...{ catalogue, period: period('2026-S2'), form: smallProgramme.forms[1]!, cells, past: known },
  }).map(({ key, rule: id, message }) => `${key} ${id} ${message}`);
}

test('the city beside its parts, in words; rates and other units are not added up', () => {
  const parts = { 'a/gov_total': '60.5', 'b/gov_total': '40', 't/gov_total': '不适用' };
  expect(departmental({ 'city/gov_total': '102', ...parts })).toEqual([
    'city/gov_total sum city gov_total：与各地之和 100.5 相差 1.5 万元，超过 1%，请核对或说明原因',
  ]);
  expect(departmental({ 'city/gov_total': '90', ...parts })).toEqual([
    'city/gov_total sum city gov_total：与各地之和 100.5 相差 10.5 万元，超过 1%，请核对或说明原因',
  ]);
  expect(departmental({ 'city/gov_total': '1000', 'a/gov_total': '1' })).toEqual([]);
});

test('rates of the parts do not add up to the city’s', () => {
  const asRate = (one: Indicator): Indicator =>
    one.code === 'gov_total' ? { ...one, measure: 'percent', unit: '%' } : one;
  const rates = { ...PARTS, indicators: PARTS.indicators.map(asRate) };
  const texts = { 'city/gov_total': '5', 'a/gov_total': '3', 'b/gov_total': '4', 't/gov_total': '3' };
  expect(departmental(texts, {}, rates)).toEqual([]);
  expect(departmental(texts)).toHaveLength(1);
});

test('a figure is held against its own parts, not against those of its neighbour', () => {
  const texts = { 'a/gov_total': '100', 'a/gov_platform': '50', 'a/ent_rd': '10' };
  expect(departmental(texts)).toEqual([]);
});

test('a finding in a form of several units names the unit', () => {
  const past = { 'a/gov_total': { lastYear: 110 }, 'b/gov_total': { earlierToDate: 60 } };
  expect(departmental({ 'a/gov_total': '100', 'b/gov_total': '50' }, past)).toEqual([
    'a/gov_total decrease a gov_total：100 低于上年同期 110(−9.1%)，见“只增不减”原则，请说明原因',
    'b/gov_total monotone b gov_total：年初累计数 50 低于本年上半年累计 60，请说明原因',
  ]);
});

test.each<[string, string, Partial<CellPast>, string[]]>([
  ['a slip is no decrease', '4', { lastYear: 40_000, earlierToDate: 30_000 }, ['slip']],
  [
    'what cannot be stored is said beside every doubt',
    '20000000000000',
    { lastYear: 1 },
    ['too_large', 'band'],
  ],
  ['a large decrease is told once', '50', { lastYear: 100, earlierToDate: 10 }, ['decrease']],
  [
    'a decrease since summer is another matter',
    '50',
    { lastYear: 100, earlierToDate: 60 },
    ['decrease', 'monotone'],
  ],
])('%s', (_, text, past, ids) => {
  const found = departmental({ 'a/gov_total': text }, { 'a/gov_total': past });
  expect(found.map((line) => line.split(' ')[1])).toEqual(ids);
});

test('a slip that the reporter insists on has no share to speak of', () => {
  const past = YEAR_BEFORE({ total: 10_000, platform: 4120 });
  const insisted = { platform: { reasons: { slip: '今年仅此一项' } } };
  expect(told(check({ total: '10000', platform: '0.41' }, past, insisted))).toEqual(['platform slip']);
});
