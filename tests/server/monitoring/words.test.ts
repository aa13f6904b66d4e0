/** The sentences over the ranking and over one unit, one line each: ties, missing units, falls, counts of the city alone. */
import { describe, expect, it, test } from 'vitest';
import type { RankedUnit, UnitRanking } from '#shared/contract/monitoring.ts';
import type { TargetMargin, UnitLine } from '#shared/contract/unit-profile.ts';
import type { Figure } from '#shared/figure.ts';
import { rankingSentences } from '../../../server/monitoring/ranking.words.ts';
import { unitSentences } from '../../../server/monitoring/unit.words.ts';

function row(
  shortName: string,
  figure: Figure,
  growth: Figure,
  rank: number | null,
  rankChange = 0,
): RankedUnit {
  return { unit: shortName, shortName, figure, growth, rank, rankChange: rank && rankChange } as RankedUnit;
}

type Reply = Parameters<typeof rankingSentences>[0];

function reply(rows: RankedUnit[], more: Partial<UnitRanking> = {}): Reply {
  return {
    label: '2025年',
    metric: { name: '科技创新投入', shortName: '总投入', measure: 'money', unit: '万元', decimals: 2 },
    city: row('全市', 60_000, 6.44, null),
    cityBasis: 'reported',
    cityGrowth: 6.44,
    rows,
    others: [],
    missing: [],
    waiting: '',
    requiredGrowth: null,
    ...more,
  } as Reply;
}

const A = row('甲', 30_000, 5, 1);
const B = row('乙', 20_000, 11.24, 2);
const ASKED = { target: 't', title: '总投入', year: 2027, percent: 8.1, met: false };
const OUT = { city: row('全市', 'incomplete', 'incomplete', null), cityGrowth: 'incomplete' as Figure };

describe('the title of the ranking', () => {
  test.each<[string, Reply, string]>([
    ['first', reply([A, B]), '2025年全市总投入6.0亿元，同比增长6.4%，甲居首'],
    ['tied firsts', reply([A, { ...B, rank: 1 }]), '2025年全市总投入6.0亿元，同比增长6.4%，甲、乙并列居首'],
    [
      'every missing unit is named, none counted twice',
      reply([A], { ...OUT, missing: ['乙', '丙', '丁', '戊', '己'] }),
      '2025年总投入不完整：乙、丙、丁、戊、己暂缺',
    ],
    [
      'what is not ranked but counts is missed too',
      reply([A], { ...OUT, missing: ['乙'], others: [row('本级', 'unreported', 'unreported', null)] }),
      '2025年总投入不完整：乙和本级暂缺',
    ],
    [
      'issue 9 item 15: a department is waited for, the places only lack what it brings',
      reply([A], { ...OUT, missing: ['乙'], waiting: '市卫生局的报表未报' }),
      '2025年总投入不完整：市卫生局的报表未报(乙暂缺)',
    ],
    [
      'issue 9 items 15, 18: the return that is waited for is named, with its desk',
      reply([A], { ...OUT, missing: ['乙'], waiting: '市卫生局的报表未报，乙的报表待办公室审核' }),
      '2025年总投入不完整：市卫生局的报表未报，乙的报表待办公室审核',
    ],
    [
      'issue 9 item 18: while no place can be added up, the desks are named all the same',
      reply([row('甲', 'incomplete', 'incomplete', null)], {
        ...OUT,
        missing: ['甲'],
        waiting: '甲的报表未报',
      }),
      '2025年科技创新投入尚不完整，各地都还不能合计：甲的报表未报',
    ],
    [
      'reported for the city alone',
      reply([row('甲', 'unreported', 'unreported', null)], { missing: ['甲'] }),
      '2025年全市总投入6.0亿元，同比增长6.4%，没有分地区数据',
    ],
  ])('%s', (_, given, words) => expect(rankingSentences(given).finding).toBe(words));
});

describe('the sentences below it', () => {
  test.each<[string, Reply, string]>([
    ['growth', reply([A, B]), '乙增速最高，增长11.2%，高于全市4.8个百分点。各地位次与上年同期相同。'],
    [
      'all fall',
      reply([
        { ...A, growth: -3 },
        { ...B, growth: -1.2 },
      ]),
      '乙降幅最小，下降1.2%，低于全市7.6个百分点。各地位次与上年同期相同。',
    ],
    [
      'tied',
      reply([
        { ...A, growth: 7 },
        { ...B, growth: 7.01 },
      ]),
      '甲、乙增速最高，均增长7.0%，高于全市0.6个百分点。各地位次与上年同期相同。',
    ],
    [
      'some reach what is asked',
      reply([A, B], { requiredGrowth: ASKED, cityGrowth: 'no_base' }),
      '全市实现2027年目标，今后每年需增长8.1%；本年增速达到此数的有乙。各地位次与上年同期相同。',
    ],
    [
      'none reaches it',
      reply([A, { ...B, growth: 1 }], { requiredGrowth: ASKED, cityGrowth: 'no_base' }),
      '全市实现2027年目标，今后每年需增长8.1%；本年各地增速均低于此。各地位次与上年同期相同。',
    ],
    [
      'missing',
      reply([{ ...A, rank: null, rankChange: null }], { ...OUT, missing: ['乙'] }),
      '补齐前不作合计、不排位次。',
    ],
  ])('%s', (_, given, words) => expect(rankingSentences(given).sentences.join('')).toBe(words));
});

describe('one unit', () => {
  const total = {
    name: '总投入',
    figure: 20_000,
    growth: 4.1,
    rank: 2,
    rankBefore: 2,
    growthRank: 5,
    tied: false,
    indent: 0,
  };
  const profile = (more: Partial<UnitLine> = {}) =>
    ({
      unit: { shortName: '甲' },
      label: '2025年',
      lines: [{ ...total, ...more }],
      missing: [],
      of: 9,
      margins: [],
    }) as unknown as Parameters<typeof unitSentences>[0];

  test.each<[string, Partial<UnitLine>, string]>([
    [
      'alone',
      {},
      '甲2025年总投入2.0亿元，同比增长4.1%，低于全市2.3个百分点，数额居全市第2位(位次不变)，增速居第5位',
    ],
    [
      'tied',
      { tied: true },
      '甲2025年总投入2.0亿元，同比增长4.1%，低于全市2.3个百分点，数额居全市并列第2位(位次不变)，增速居第5位',
    ],
  ])('its title: %s', (_, more, words) => expect(unitSentences(profile(more), 6.4).finding).toBe(words));

  test.each<[string, Partial<UnitLine>, UnitRanking['requiredGrowth'], string]>([
    ['behind', {}, ASKED, '全市实现2027年目标，今后每年需增长8.1%；本地增速低于所需增速4.0个百分点。'],
    [
      'ahead',
      { growth: 9 },
      ASKED,
      '全市实现2027年目标，今后每年需增长8.1%；本地增速高于所需增速0.9个百分点。',
    ],
    [
      'no growth',
      { growth: 'no_base' },
      ASKED,
      '全市实现2027年目标，今后每年需增长8.1%；本地增速暂缺，不能比较。',
    ],
    ['half-year', {}, null, ''],
  ])('against what is required: %s', (_, more, required, words) =>
    expect(unitSentences(profile(more), 6.4, required).against).toBe(words),
  );

  it('says nothing of a target whose requirement cannot be computed', () =>
    expect(unitSentences(profile(), 6.4, { ...ASKED, percent: 'incomplete' }).against).toBe(''));

  const margin = (year: number, name: string, by: Figure): TargetMargin => ({
    target: `${name}${year}`,
    name,
    year,
    required: 5,
    met: false,
    own: 4,
    margin: by,
  });
  test.each<[string, ReturnType<typeof margin>[], string]>([
    ['none to come', [], ''],
    ['nothing to compare', [margin(2027, '总投入', 'no_base')], '本地增速与全市目标所需增速：尚不能比较'],
    [
      'some met',
      [margin(2027, '总投入', -1), margin(2027, '政府投入', 0), margin(2030, '总投入', 'no_base')],
      '2项目标中1项本地增速达到全市所需：2027年政府投入，1项不能比较',
    ],
    ['none met', [margin(2027, '总投入', -1)], '1项目标，本地增速均未达到全市所需'],
    [
      'the city’s own target is met: nothing is asked',
      [{ ...margin(2027, '政府投入', 'not_applicable'), met: true }, margin(2027, '总投入', 0.1)],
      '1项目标，本地增速均达到全市所需，全市已达到2027年政府投入目标',
    ],
    ['all met', [margin(2027, '总投入', 0.1)], '1项目标，本地增速均达到全市所需'],
  ])('targets and own growth: %s', (_, margins, words) =>
    expect(unitSentences({ ...profile(), margins }, 6.4, null).marginFinding).toBe(words),
  );
});
