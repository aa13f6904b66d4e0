/** What later corrections moved, in words: releases, places, ties, missing figures, one unit and one indicator. */
import { describe, expect, it, test } from 'vitest';
import type { Indicator } from '#shared/catalogue.ts';
import { RevisionsQuery } from '#shared/contract/revisions.ts';
import type { Figure } from '#shared/figure.ts';
import { describeRevisions } from '../../../server/monitoring/revisions.service.ts';
import { figureMove, placeMove, revisionSummary } from '../../../server/monitoring/revisions.words.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';
import { type Inputs, inputs, smallWorld } from './small-world.ts';

const money = smallProgramme.indicators.find((i) => i.code === 'gov_total')!;
const gdp: Indicator = { ...money, unit: '亿元' };
const rate: Indicator = { ...money, measure: 'percent', unit: '%', decimals: 2 };
const total: Indicator = { ...money, formula: { kind: 'sum', terms: [] } };

test.each<[string, Indicator, number, Figure, readonly [string, string], boolean, string | null]>([
  ['a correction', money, 1000, 1200.5, ['', ''], false, '甲由1,000.00万元更正为1,200.50万元（+200.50万元）'],
  [
    'the same release',
    money,
    1000,
    900,
    ['初步', '初步'],
    false,
    '甲由1,000.00万元更正为900.00万元（−100.00万元）',
  ],
  [
    'a later release',
    gdp,
    67_394_500,
    68_214_000,
    ['初步', '普查修订'],
    false,
    '甲由初步数6,739.45亿元修订为普查修订数6,821.40亿元（+81.95亿元）',
  ],
  [
    'a first release where there was none',
    gdp,
    10_000,
    20_000,
    ['', '最终'],
    false,
    '甲由1.00亿元修订为最终数2.00亿元（+1.00亿元）',
  ],
  ['a ratio that follows', rate, 3.389, 3.348, ['', ''], true, '甲由3.39%变为3.35%（−0.04个百分点）'],
  ['a sum that follows', total, 1, 2, ['', ''], false, '甲由1.00万元更正为2.00万元（+1.00万元）'],
  ['withdrawn', money, 5, 'missing', ['', ''], false, '甲由5.00万元更正为缺'],
  ['a true zero is a figure', money, 0, 5, ['', ''], false, '甲由0.00万元更正为5.00万元（+5.00万元）'],
  ['prints alike', rate, 3.3891, 3.3889, ['', ''], true, null],
])('%s', (_, indicator, before, after, releases, ratio, text) =>
  expect(figureMove({ subject: '甲', indicator, before, after, releases, ratio })?.text ?? null).toBe(text),
);

test.each<[number | null, number | null, (number | null)[], (number | null)[], string | null]>([
  [3, 4, [1, 2, 3, 4], [1, 2, 4, 3], '甲由第3位变为第4位'],
  [3, 2, [1, 2, 3], [1, 2, 2], '甲由第3位变为并列第2位'],
  [1, 2, [1, 1, 3], [2, 1, 3], '甲由并列第1位变为第2位'],
  [2, null, [1, 2], [null, null], '甲由第2位变为暂不排位'],
  [null, 1, [null, null], [1, 2], null],
  [2, 2, [1, 2], [1, 2], null],
])('place %s → %s', (was, is, before, after, text) =>
  expect(placeMove('甲', was, is, before, after)).toBe(text),
);

test('only the latest data need no sentence, and nobody is said to have moved where nothing did', () => {
  const cut = { dataVersion: 1, asOf: '', approvedAt: '', latest: false, latestVersion: 2 };
  const none = { figures: [], ranks: [], added: [], names: { parts: [], city: null }, unit: false };
  expect(revisionSummary({ cut: { ...cut, latest: true }, ...none })).toBe('');
  expect(revisionSummary({ cut, ...none })).toBe('其后的核定不涉及这里的数；当时已有的数至今没有更正。');
  const added = ['2025年', '2024年', '2023年', '2022年'];
  expect(revisionSummary({ cut, ...none, added })).toContain('其后又核定了2025年、2024年、2023年等4期的数据');
});

describe('over two states of knowledge', () => {
  const BASE: Inputs = ['100', '200', '50', '300', '300', '40', '10'];
  const then: Inputs = ['100', '200', '50', '300', '190', '40', '10'];
  const state = (now: Inputs) => [...inputs('2025-S1', BASE), ...inputs('2026-S1', now)];
  const compare = (now: Inputs, query: object = {}) =>
    describeRevisions(
      smallWorld([state(then), state(now)]),
      RevisionsQuery.parse({ period: '2026-S1', v: 1, ...query }),
    );
  const ofTotal = async (now: Inputs) =>
    (await compare(now)).ranks.filter((r) => r.indicator === 'total').map((r) => r.text);

  it('a correction that draws level is a tie', async () =>
    expect(await ofTotal(['100', '200', '50', '300', '230', '40', '10'])).toEqual([
      'b2026年上半年total由第2位变为并列第1位',
    ]));
  it('a figure taken back withholds the places of all', async () =>
    expect(await ofTotal(['100', '200', '50', '300', 'missing', '40', '10'])).toEqual([
      'a2026年上半年total由第1位变为暂不排位',
      'b2026年上半年total由第2位变为暂不排位',
    ]));
  it("one unit hears of its own figures, and of the place another's correction took", async () => {
    const now: Inputs = ['100', '200', '50', '300', '250', '40', '10'];
    const a = await compare(now, { unit: 'a' });
    expect([a.figures.length, a.ranks.map((r) => r.text)]).toEqual([
      0,
      ['a2026年上半年total由第1位变为第2位'],
    ]);
    expect(a.summary).toBe(
      '当时已有的数至今没有更正，但其他地区的更正使a2026年上半年total由第1位变为第2位。',
    );
    const city = await compare(now, { unit: 'city' });
    expect([city.figures.every((f) => f.unit === 'city'), city.ranks]).toEqual([true, []]);
    expect(city.summary).not.toContain('位次');
  });
  it('one indicator comes with what it is computed from, in all its periods', async () => {
    const ent = await compare(['100', '200', '50', '300', '250', '40', '10'], {
      scope: 'metric',
      metric: 'ent_rd',
      period: undefined,
    });
    expect(ent.figures.map((f) => [f.unit, f.indicator])).toEqual([
      ['b', 'ent_rd'],
      ['city', 'ent_rd'],
    ]);
    const all = await compare(['100', '200', '50', '300', '250', '40', '10'], {
      scope: 'metric',
      metric: 'total',
    });
    expect(new Set(all.figures.map((f) => f.indicator))).toEqual(new Set(['total', 'ent_rd']));
  });
  it.each([{ unit: 'nobody' }, { metric: 'nothing' }, { period: '2031' }, { period: undefined }])(
    'refuses %j',
    (query) => expect(compare(then, query)).rejects.toMatchObject({ problem: { status: 404 } }),
  );
});
