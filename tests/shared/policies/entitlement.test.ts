/** What an applicant could get, worked out by hand from the sentences of the papers. Amounts in 万元. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromExact } from '#shared/decimal.ts';
import { type Applicant, entitlementOf, type Fact, nextInstruments } from '#shared/policies/entitlement.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { JIAXING } from '../../seed/folders.ts';

const library = loadCatalogue(JIAXING).policies;
const fact = (kind: string, times = 1, base: string | null = null, matter = ''): Fact => ({
  kind,
  times,
  base,
  matter,
});

function got(document: string, facts: Fact[], more: Partial<Applicant> = {}) {
  const found = entitlementOf(library, document, {
    on: '2026-06-30',
    gates: [],
    excepted: false,
    ...more,
    facts,
  });
  return { ...found, total: [fromExact(found.low), found.high === null ? null : fromExact(found.high)] };
}

describe.each<
  [why: string, document: string, facts: Fact[], more: Partial<Applicant>, total: (string | null)[]]
>([
  // 嘉兴 一(二): 首次认定20万元.
  ['fixed', 'jx19', [fact('hightech_first')], {}, ['20', '20']],
  // Three of them, each 20.
  ['fixed, three cases', 'jx19', [fact('hightech_first', 3)], {}, ['60', '60']],
  // 最高1000万元 is an upper bound: 0—1000.
  ['up to', 'jx19', [fact('rd_invest')], {}, ['0', '1000']],
  // 每年最高20万元, two years.
  ['up to a year, two years', 'jx19', [fact('voucher', 2)], {}, ['0', '40']],
  // 省级认定150 and 市级每年最高100, one matter: 150 is the higher.
  [
    'one matter: the higher',
    'jx19',
    [fact('poc_prov', 1, null, 'A'), fact('poc_city', 1, null, 'A')],
    {},
    ['150', '150'],
  ],
  // The same as two matters: 150 + (0—100).
  ['two matters: both', 'jx19', [fact('poc_prov'), fact('poc_city')], {}, ['150', '250']],
  // 按省级绩效评价奖励金额1∶1: 85.5 of the province gives 85.5.
  ['1∶1', 'jx19', [fact('poc_prov_perf', 1, '85.5')], {}, ['85.5', '85.5']],
  // 最高90%的保费补贴，每年最高10万元: 90% of 20 is 18, cut at 10.
  ['ratio cut by its cap', 'jx19', [fact('insurance', 1, '20')], {}, ['0', '10']],
  // 90% of 5.55 is 4.995.
  ['ratio below its cap', 'jx19', [fact('insurance', 1, '5.55')], {}, ['0', '4.995']],
  // 3年内最多奖励一次: two good years in three give one.
  ['once in three years', 'jx19', [fact('pilot_perf', 2)], {}, ['100', '100']],
  // 配套，没有数额: no figure is made up.
  ['words only', 'jx19', [fact('leader_nat'), fact('hightech_first')], {}, ['20', '20']],
  // 2025-12-27 is the day before it begins.
  ['before it is in force', 'jx19', [fact('hightech_first')], { on: '2025-12-27' }, ['0', '0']],
  ['on its first day', 'jx19', [fact('hightech_first')], { on: '2025-12-28' }, ['20', '20']],
  ['after its last day', 'jx19', [fact('hightech_first')], { on: '2029-01-01' }, ['0', '0']],
  // 镇江: 可加计扣除额最高0.5%, from 1000, cap 20: 3000 × 0.5% = 15.
  ['ratio with a threshold', 'zhenjiang', [fact('rd_invest', 1, '3000')], {}, ['0', '15']],
  ['ratio with a threshold, cut', 'zhenjiang', [fact('rd_invest', 1, '5000')], {}, ['0', '20']],
  ['below the threshold', 'zhenjiang', [fact('rd_invest', 1, '999.99')], {}, ['0', '0']],
  // 每项5万元、年度最高100万元: 7 × 5 = 35; 30 × 5 = 150, cut at 100.
  ['per unit', 'zhenjiang', [fact('empower', 1, '7')], {}, ['35', '35']],
  ['per unit, cut', 'zhenjiang', [fact('empower', 1, '30')], {}, ['100', '100']],
  // 宁波 销售额的15%, cap 200: 1000 × 15% = 150.
  ['exact ratio', 'ningbo', [fact('first_sales_nat', 1, '1000')], {}, ['150', '150']],
  // 每1000台补助10万元: 3,999 are three thousands.
  ['per thousand', 'ningbo', [fact('beidou', 1, '3999')], {}, ['30', '30']],
  // 不超过300元/吨: 1,234 tons × 0.03 = 37.02.
  ['per ton', 'ningbo', [fact('energy_saving', 1, '1234')], {}, ['0', '37.02']],
  // 不低于5亿元: no upper bound.
  ['at least', 'ningbo', [fact('major_platform')], {}, ['50000', null]],
  // 减半享受: half of 150.
  ['halved', 'ningbo', [fact('first_sales_nat', 1, '1000')], { gates: ['not_digital_green'] }, ['75', '75']],
  // 初创型企业除外.
  [
    'halved but excepted',
    'ningbo',
    [fact('first_sales_nat', 1, '1000')],
    { gates: ['not_digital_green'], excepted: true },
    ['150', '150'],
  ],
  // D类不予享受, with no exception.
  [
    'barred',
    'ningbo',
    [fact('first_sales_nat', 1, '1000')],
    { gates: ['class_d'], excepted: true },
    ['0', '0'],
  ],
  // Halved and barred at once: barred.
  [
    'barred before halved',
    'ningbo',
    [fact('little_giant')],
    { gates: ['not_digital_green', 'accident'] },
    ['0', '0'],
  ],
])('%s', (_, document, facts, more, total) => {
  test('comes out exactly', () => {
    expect(got(document, facts, more).total).toEqual(total);
  });
});

test('half and half: 市、区 pay 10 each of 20', () => {
  const { payers } = got('jx19', [fact('hightech_first')]);
  expect(payers.map(({ name, low }) => [name, fromExact(low)])).toEqual([
    ['市级财政', '10'],
    ['区级财政', '10'],
  ]);
});

test('what is not counted says why', () => {
  const { lines } = got('jx19', [
    fact('poc_prov', 1, null, 'A'),
    fact('poc_city', 1, null, 'A'),
    fact('leader_nat'),
    fact('insurance'),
    fact('pilot_perf', 2),
  ]);
  expect(lines.map(({ counted, why }) => [counted, why])).toEqual([
    [true, ''],
    [false, '与“新认定省级概念验证中心”（150万元）是同一事项，就高不重复，不计'],
    [false, '文件没有写明数额，不作估计'],
    [false, '缺少计算基数，不作估计'],
    [true, '3年内最多1次，按1次计'],
  ]);
});

test('what an enterprise could ask for next, the largest first', () => {
  const next = nextInstruments(library, 'jx19', [fact('hightech_first')]);
  expect(next[0]?.words).toMatch(/^.+，最高1000万元$/);
  expect(next.map(({ instrument }) => instrument.kind)).not.toContain('hightech_first');
});

test('another fact never lowers the total, unless it is of one matter with a higher one', () => {
  const kinds = library.instruments.filter(({ document }) => document === 'jx19').map(({ kind }) => kind);
  const some = fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...kinds),
      times: fc.integer({ min: 1, max: 5 }),
      base: fc.option(fc.integer({ min: 0, max: 100_000 }).map(String), { nil: null }),
      matter: fc.constantFrom('', 'A', 'B'),
    }),
    { selector: ({ kind }) => kind, minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(some, (facts) => {
      const before = got('jx19', facts.slice(0, -1));
      const after = got('jx19', facts);
      expect(after.high === null || (before.high !== null && after.high >= before.high)).toBe(true);
    }),
    { seed: 20260730, numRuns: 300 },
  );
});
