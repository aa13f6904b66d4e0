/** The small pure parts of the targets' pages. */
import { expect, test } from 'vitest';
import type { Trajectory } from '#shared/contract/target-row.ts';
import type { TargetChanges } from '#shared/contract/targets.ts';
import { period } from '#shared/period.ts';
import { slowestFirst } from '#shared/targets/overview/margins.words.ts';
import { documentOf, optionsOf } from '../../client/features/targets/others/target-filter.ts';
import { changesWords } from '../../client/features/targets/overview/changes-line.words.ts';
import { courseWords } from '../../client/features/targets/overview/trajectory.words.ts';
import { isScenarioAddress } from '../../client/features/targets/scenario/scenario-address.ts';

const line = (...ends: number[]) =>
  ({
    targets: [{ year: 2027, value: 850, title: '' }],
    projections: ends.map((figure) => ({ points: [{ year: 2027, figure }] })),
  }) as unknown as Trajectory;

test.each([
  [line(770, 826), '走势：两种推算到2027年均低于目标'],
  [line(826), '走势：推算到2027年低于目标'],
  [line(850, 860), '走势：两种推算到2027年均达到目标'],
  [line(826, 860), '走势：两种推算中1种到2027年达到目标'],
  [line(), '走势：历年数据不足，不作推算'],
])('the course without amounts %#', (of, words) => expect(courseWords(of, 2027)).toBe(words));

const since = { period: period('2025'), label: '2025年', version: 1, dataVersion: 191, publishedAt: 'x' };
test.each<[TargetChanges, string]>([
  [{ since: null, changes: [], versions: 0 }, '本期变化：还没有发布过，无从比较。'],
  [{ since, changes: [], versions: 0 }, '本期变化：自那天发布2025年数据(第1版)以来没有新的核定。'],
  [
    { since, changes: [], versions: 8 },
    '本期变化：自那天发布2025年数据(第1版)以来数据更新8次，本页数据没有变动。',
  ],
  [
    { since, changes: ['甲', '乙', '丙', '丁', '戊'], versions: 9 },
    '本期变化：自那天发布2025年数据(第1版)以来，甲；乙；丙；丁；共5项。',
  ],
])('what moved %#', (changes, words) => expect(changesWords(changes, () => '那天')).toBe(words));

test.each([
  ['', false],
  ['y=2027&period=2025&v=3', false],
  ['y=2027&g.ent=9', true],
  ['g.c.330481=7', true],
  ['gdp=9000', true],
  ['split=intensity', true],
])('an address with a 情景: %s', (query, carries) => expect(isScenarioAddress(query)).toBe(carries));

test('the furthest behind first, who cannot be compared last', () => {
  const rows = [{ margin: 1 }, { margin: 'unreported' as const }, { margin: -4 }, { margin: -2 }];
  expect(slowestFirst(rows).map((r) => r.margin)).toEqual([-4, -2, 1, 'unreported']);
});

test('targets are narrowed by their document, without its clause', () => {
  const documents = ['嘉政发〔2025〕14号 二(七)', '嘉政发〔2025〕14号 三(十)'].map((basis) =>
    documentOf({ basis }),
  );
  expect(optionsOf(documents).map((o) => o.label)).toEqual(['全部', '嘉政发〔2025〕14号']);
});
