/** What an applicant could get, worked out by hand from the sentences of the papers. Amounts in 万元. */
import { describe, expect, test } from 'vitest';
import { fromExact } from '#shared/decimal.ts';
import { nextInstruments } from '#shared/policies/next-instruments.ts';
import { fact, got, library, type Standing } from './applicants.ts';

type Total = [low: string, high: string | null];
interface ByHand {
  /** The clause, and the computation in words. */
  words: string;
  document: string;
  facts: ReturnType<typeof fact>[];
  standing?: Standing;
  total: Total;
}

const BY_HAND: ByHand[] = [
  {
    words: '嘉兴一(二)：首次认定给20万元',
    document: 'jx19',
    facts: [fact('hightech_first')],
    total: ['20', '20'],
  },
  {
    words: '三家各20万元：3×20=60',
    document: 'jx19',
    facts: [fact('hightech_first', 3)],
    total: ['60', '60'],
  },
  {
    words: '嘉兴一(一)：最高1000万元是上限，0至1000',
    document: 'jx19',
    facts: [fact('rd_invest')],
    total: ['0', '1000'],
  },
  {
    words: '嘉兴一(二)：创新券每年最高20万元，两年0至40',
    document: 'jx19',
    facts: [fact('voucher', 2)],
    total: ['0', '40'],
  },
  {
    words: '就高不重复：省级认定150与市级最高100是同一事项，得150',
    document: 'jx19',
    facts: [fact('poc_prov', 1, {}, 'A'), fact('poc_city', 1, {}, 'A')],
    total: ['150', '150'],
  },
  {
    words: '就高不重复，取哪一个未定：研发补助0至1000与首次高企20是同一事项，至少得20，至多1000',
    document: 'jx19',
    facts: [fact('rd_invest', 1, {}, 'A'), fact('hightech_first', 1, {}, 'A')],
    total: ['20', '1000'],
  },
  {
    words: '不是同一事项，两项都得：150+（0至100）',
    document: 'jx19',
    facts: [fact('poc_prov'), fact('poc_city')],
    total: ['150', '250'],
  },
  {
    words: '1∶1：省级绩效奖85.5万元，市里再给85.5',
    document: 'jx19',
    facts: [fact('poc_prov_perf', 1, { prov_poc_award: '85.5' })],
    total: ['85.5', '85.5'],
  },
  {
    words: '比例被封顶：保费20万元的90%是18，每年最高10',
    document: 'jx19',
    facts: [fact('insurance', 1, { premium: '20' })],
    total: ['0', '10'],
  },
  {
    words: '比例未到封顶：5.55×90%=4.995',
    document: 'jx19',
    facts: [fact('insurance', 1, { premium: '5.55' })],
    total: ['0', '4.995'],
  },
  {
    words: '3年内最多奖励一次：三年里两次优秀，得一次100',
    document: 'jx19',
    facts: [fact('pilot_perf', 2)],
    total: ['100', '100'],
  },
  {
    words: '设备投入的一定比例，最高500：只有封顶数，0至500',
    document: 'jx19',
    facts: [fact('pilot_prov')],
    total: ['0', '500'],
  },
  {
    words: '按上级政策配套没有数额，不编数：只得20',
    document: 'jx19',
    facts: [fact('leader_nat'), fact('hightech_first')],
    total: ['20', '20'],
  },
  {
    words: '2025-12-27是施行前一天：0',
    document: 'jx19',
    facts: [fact('hightech_first')],
    standing: { on: '2025-12-27' },
    total: ['0', '0'],
  },
  {
    words: '2025-12-28施行当天：20',
    document: 'jx19',
    facts: [fact('hightech_first')],
    standing: { on: '2025-12-28' },
    total: ['20', '20'],
  },
  {
    words: '2028-12-31最后一天：20',
    document: 'jx19',
    facts: [fact('hightech_first')],
    standing: { on: '2028-12-31' },
    total: ['20', '20'],
  },
  {
    words: '2029-01-01已过有效期：0',
    document: 'jx19',
    facts: [fact('hightech_first')],
    standing: { on: '2029-01-01' },
    total: ['0', '0'],
  },
  {
    words: '镇江：年度研发费用3200达到1000，可加计扣除3000×0.5%=15，择优所以0至15',
    document: 'zhenjiang',
    facts: [fact('rd_invest', 1, { rd_cost: '3200', deductible: '3000' })],
    total: ['0', '15'],
  },
  {
    words: '镇江：可加计扣除5000×0.5%=25，最高20',
    document: 'zhenjiang',
    facts: [fact('rd_invest', 1, { rd_cost: '6000', deductible: '5000' })],
    total: ['0', '20'],
  },
  {
    words: '镇江：年度研发费用1000（含）刚好达到，可加计扣除800×0.5%=4',
    document: 'zhenjiang',
    facts: [fact('rd_invest', 1, { rd_cost: '1000', deductible: '800' })],
    total: ['0', '4'],
  },
  {
    words: '镇江：年度研发费用999.99不到1000，可加计扣除再多也是0',
    document: 'zhenjiang',
    facts: [fact('rd_invest', 1, { rd_cost: '999.99', deductible: '5000' })],
    total: ['0', '0'],
  },
  {
    words: '镇江：每项5万元，7项35',
    document: 'zhenjiang',
    facts: [fact('empower', 1, { items: '7' })],
    total: ['35', '35'],
  },
  {
    words: '镇江：30项150，年度最高100',
    document: 'zhenjiang',
    facts: [fact('empower', 1, { items: '30' })],
    total: ['100', '100'],
  },
  {
    words: '镇江：科技合作费用50的30%是15，不超过，0至15',
    document: 'zhenjiang',
    facts: [fact('voucher', 1, { coop_cost: '50' })],
    total: ['0', '15'],
  },
  {
    words: '宁波二9：销售额1000的15%=150，写的是15%不是最高15%',
    document: 'ningbo',
    facts: [fact('first_sales_nat', 1, { sales: '1000' })],
    total: ['150', '150'],
  },
  {
    words: '每1000台10万元：3999台是3个1000台，30',
    document: 'ningbo',
    facts: [fact('beidou', 1, { devices: '3999' })],
    total: ['30', '30'],
  },
  {
    words: '不超过300元/吨：1234吨×0.03=37.02',
    document: 'ningbo',
    facts: [fact('energy_saving', 1, { coal_tons: '1234' })],
    total: ['0', '37.02'],
  },
  {
    words: '不低于5亿元：没有上限',
    document: 'ningbo',
    facts: [fact('major_platform')],
    total: ['50000', null],
  },
  {
    words: '大模型：合同2000，其中非自主1000：1000×30%+1000×10%=400，不到800',
    document: 'ningbo',
    facts: [fact('ai_model', 1, { contracts: '2000', foreign_computing: '1000' })],
    total: ['0', '400'],
  },
  {
    words: '大模型：合同9000，其中非自主5000：4000×30%+5000×10%=1700，两项合计最高800',
    document: 'ningbo',
    facts: [fact('ai_model', 1, { contracts: '9000', foreign_computing: '5000' })],
    total: ['0', '800'],
  },
  {
    words: '绿证10000张刚好达到1万张，价款30的50%=15',
    document: 'ningbo',
    facts: [fact('green_cert', 1, { certs: '10000', cert_price: '30' })],
    total: ['0', '15'],
  },
  {
    words: '绿证9999张不到1万张：0',
    document: 'ningbo',
    facts: [fact('green_cert', 1, { certs: '9999', cert_price: '30' })],
    total: ['0', '0'],
  },
  {
    words: '三年内最高30万元：报两年仍是0至30',
    document: 'ningbo',
    facts: [fact('classic', 2)],
    total: ['0', '30'],
  },
  {
    words: '未达数字化二级，减半：150的一半75',
    document: 'ningbo',
    facts: [fact('first_sales_nat', 1, { sales: '1000' })],
    standing: { who: 'manufacturer', gates: ['not_digital_green'] },
    total: ['75', '75'],
  },
  {
    words: '同上，但是初创型企业，除外：150',
    document: 'ningbo',
    facts: [fact('first_sales_nat', 1, { sales: '1000' })],
    standing: { who: 'manufacturer', gates: ['not_digital_green'], excepted: true },
    total: ['150', '150'],
  },
  {
    words: '减半只管制造业企业，软件企业不减：150',
    document: 'ningbo',
    facts: [fact('first_sales_nat', 1, { sales: '1000' })],
    standing: { who: 'enterprise', gates: ['not_digital_green'] },
    total: ['150', '150'],
  },
  {
    words: 'D类不予享受，初创也不除外：0',
    document: 'ningbo',
    facts: [fact('first_sales_nat', 1, { sales: '1000' })],
    standing: { gates: ['class_d'], excepted: true },
    total: ['0', '0'],
  },
  {
    words: '无研发经费内部支出，不予享受：0',
    document: 'ningbo',
    facts: [fact('little_giant')],
    standing: { gates: ['no_rd'] },
    total: ['0', '0'],
  },
  {
    words: '又减半又不予享受：不予享受',
    document: 'ningbo',
    facts: [fact('little_giant')],
    standing: { gates: ['not_digital_green', 'accident'] },
    total: ['0', '0'],
  },
  {
    words: '对象不符：概念验证中心的奖励企业不能得，只得高企20',
    document: 'jx19',
    facts: [fact('poc_prov'), fact('hightech_first')],
    standing: { who: 'enterprise' },
    total: ['20', '20'],
  },
];

test.each(BY_HAND)('$document $words', ({ document, facts, standing, total }) => {
  const { low, high } = got(document, facts, standing);
  expect([fromExact(low), high === null ? null : fromExact(high)]).toEqual(total);
});

describe('市、区各承担50%', () => {
  const paid = (facts: ReturnType<typeof fact>[]) =>
    got('jx19', facts).payers.map(({ name, low, high }) => [
      name,
      fromExact(low),
      high === null ? null : fromExact(high),
    ]);
  test('10 each of 20', () => {
    expect(paid([fact('hightech_first')])).toEqual([
      ['市级财政', '10', '10'],
      ['区级财政', '10', '10'],
    ]);
  });
  test('an odd 分 goes to the last: the halves add up to the whole', () => {
    const parts = paid([fact('poc_prov_perf', 1, { prov_poc_award: '0.000003' })]);
    expect(parts).toEqual([
      ['市级财政', '0.000001', '0.000001'],
      ['区级财政', '0.000002', '0.000002'],
    ]);
  });
});

test('what is not counted says why', () => {
  const { lines } = got('jx19', [
    fact('poc_prov', 1, {}, 'A'),
    fact('poc_city', 1, {}, 'A'),
    fact('leader_nat'),
    fact('insurance'),
    fact('pilot_perf', 2),
    fact('rd_invest', 1, {}, 'B'),
    fact('hightech_first', 1, {}, 'B'),
  ]);
  expect(lines.map(({ counted, why }) => [counted, why])).toEqual([
    [true, ''],
    [false, '与“新认定省级概念验证中心”（150万元）是同一事项，就高不重复，不计'],
    [false, '文件没有写明数额，不作估计'],
    [false, '缺少保费，不作估计'],
    [true, '3年内最多1次，按1次计'],
    [true, '同一事项取高：“首次认定高新技术企业”至少得20万元，所以下限按它计'],
    [false, '与“企业研发投入补助”（最高1000万元）是同一事项，就高不重复，不计'],
  ]);
});

test('a part larger than its whole is a question, not a number', () => {
  const { lines, high } = got('ningbo', [
    fact('ai_model', 1, { contracts: '100', foreign_computing: '101' }),
  ]);
  expect(high).toBe(0n);
  expect(lines[0]?.why).toBe(
    '“其中非自主算力合同执行金额”大于“算力、语料、模型（算法）合同执行金额”，请核对，不作估计',
  );
});

test('gates that do not touch the applicant, or are lifted, say so', () => {
  const remarks = (standing: Standing) => got('ningbo', [fact('little_giant')], standing).remarks;
  expect(remarks({ who: 'institute', gates: ['class_d'] })).toEqual([
    '“亩均评价结果为D类”不管这一类申报对象，不计',
  ]);
  expect(remarks({ gates: ['no_rd'], excepted: true })).toEqual([
    '“年度无研发经费内部支出”：初创型企业及高端人才（团队）创业创新项目除外，不计',
  ]);
});

test('what an enterprise could ask for next, the largest first, and what it takes', () => {
  const next = nextInstruments(library, 'jx19', {
    facts: [fact('hightech_first')],
    who: 'enterprise',
    on: '2026-06-30',
  });
  expect(next[0]?.words).toMatch(/^要有.+，最高1000万元$/);
  expect(next.map(({ instrument }) => instrument.kind)).not.toContain('hightech_first');
  for (const { instrument } of next) expect(instrument.beneficiary).toContain('企业');
});
