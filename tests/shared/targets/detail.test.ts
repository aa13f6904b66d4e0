import { describe, expect, it } from 'vitest';
import { period } from '#shared/period.ts';
import { targetDetail } from '#shared/targets/detail.ts';
import type { Target } from '#shared/targets/target.ts';
import { openTargetView } from '#shared/targets/view.ts';
import { panelOf, programmeWith } from './programme.ts';

type Figures = Record<string, Record<string, number | 'missing'>>;

function detailOf(target: Partial<Target>, figures: Figures) {
  const catalogue = programmeWith([{ id: 't', title: '企业数', ...target }]);
  const view = openTargetView(catalogue, panelOf(catalogue, figures), period('2025'));
  return targetDetail(view, catalogue.targets[0]!, period('2025'));
}

const FIVE = { firms: { 2021: 50, 2022: 55, 2023: 60, 2024: 66, 2025: 72 } };

describe('the trajectory by kind', () => {
  it('towards a year: two projections, the 80 % interval from five points on', () => {
    const line = detailOf({}, FIVE).trajectory!;
    expect(line.projections.map((p) => p.points.at(-1)!.year)).toEqual([2027, 2027]);
    expect(line.band!.label).toContain('情景');
    expect(detailOf({}, { firms: { 2024: 66, 2025: 72 } }).trajectory!.band).toBeNull();
  });

  it('a sum runs up year by year against an even path; two paces of going on', () => {
    const line = detailOf(
      { kind: 'cumulative', from: 2023 },
      { firms: { 2022: 9, 2023: 10, 2024: 20, 2025: 30 } },
    ).trajectory!;
    expect(line.actual.map((p) => p.figure)).toEqual([10, 30, 60]);
    expect(line.required.map((p) => p.figure)).toEqual([20, 40, 60, 80, 100]);
    expect(line.projections.map((p) => p.points.at(-1)!.figure)).toEqual([100, 120]);
    expect(line.finding).toBe('走势：2027年推算100—120家，各推算均达到目标100家');
  });

  it('a number asked of every year is a level line', () => {
    const line = detailOf({ kind: 'yearly', year: null, value: '80' }, FIVE).trajectory!;
    expect(new Set(line.required.map((p) => p.figure))).toEqual(new Set([80]));
    expect(line.projections).toHaveLength(2);
    expect(line.targets).toEqual([]);
  });

  it('one point draws no projection; no point no trajectory', () => {
    expect(detailOf({}, { firms: { 2025: 72 } }).trajectory!.finding).toBe('走势：数据点不足，不作推算');
    expect(detailOf({}, {}).trajectory).toBeNull();
  });
});

describe('the first sentence', () => {
  it.each<[string, Partial<Target>, Figures, string]>([
    ['short', {}, FIVE, '企业数2025年72家，距2027年目标(≥100家)还差28家(28.0%)'],
    ['met', {}, { firms: { 2025: 120 } }, '企业数2025年120家，已达到≥100家的目标，超出20家'],
    [
      'equal to a ">"',
      { operator: '>' },
      { firms: { 2025: 100 } },
      '企业数2025年100家，距2027年目标(>100家)仅持平，文件要求大于',
    ],
    ['no data', {}, {}, '企业数：无数据'],
    [
      'every year',
      { title: '每年新增企业', kind: 'yearly', year: null },
      FIVE,
      '每年新增企业：2025年72家，距每年要求(≥100家)还差28家(28.0%)',
    ],
  ])('%s', (_, target, figures, words) => {
    expect(detailOf(target, figures).finding).toBe(words);
  });
});

it('reporters: who files the cell of the whole city, with the parts of a formula', () => {
  expect(detailOf({ indicator: 'rd_gdp', kind: 'ratio', unit: '%' }, {}).reporters).toEqual([
    {
      organisation: 'sta',
      name: '市统计局',
      period: '2025',
      label: '2025年',
      cell: 'city/rd',
      indicators: ['rd', 'gdp'],
    },
  ]);
});
