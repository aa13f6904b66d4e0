/** 半年口径 and 年度口径 stand beside the two labels that could be taken for one another. */
import { describe, expect, it } from 'vitest';
import { period, periodCoverage, periodLabel } from '#shared/period.ts';
import { halfYearWords } from '../../client/features/monitoring/half-year.words.ts';
import { cutWords } from '../../client/lib/cut.words.ts';
import { periodOptions } from '../../client/lib/period-options.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { JIAXING } from '../seed/folders.ts';

const choice = (text: string, complete?: boolean) => ({
  period: period(text),
  label: periodLabel(period(text)),
  ...(complete === undefined ? {} : { complete }),
});
const cut = {
  dataVersion: 201,
  latestVersion: 201,
  latest: true,
  approvedAt: '2026-07-24T02:00:00Z',
  asOf: '2026-07-24T02:00:00Z',
};

it.each([
  ['2026-S1', ''],
  ['2025-S2', '半年口径'],
  ['2025', '年度口径'],
])('%s', (text, words) => expect(periodCoverage(period(text))).toBe(words));

describe('the choices', () => {
  it('name the coverage where both kinds are offered', () => {
    const options = periodOptions(
      [choice('2026-S1', false), choice('2025-S2'), choice('2025')],
      choice('2025'),
    );
    expect(options.map((o) => o.label)).toEqual([
      '2026年上半年（不完整）',
      '2025年1—12月（半年口径）',
      '2025年（年度口径）',
    ]);
  });
  it('are plain where there is one kind', () => {
    expect(periodOptions([choice('2025'), choice('2024')], choice('2025')).map((o) => o.label)).toEqual([
      '2025年',
      '2024年',
    ]);
  });
});

it('the line under a title names period, coverage, version and day', () => {
  expect(cutWords(cut, choice('2025'), 480)).toBe('数据：2025年（年度口径）第201版，2026-07-24 核定');
  expect(cutWords({ ...cut, latest: false, latestVersion: 203 }, choice('2025-S2'), 480)).toBe(
    '数据：2025年1—12月（半年口径）第201版，2026-07-24 核定（当时版本，最新为第203版）',
  );
});

describe('why a half-year does not stand against a yearly target', () => {
  const catalogue = loadCatalogue(JIAXING);
  it('names both indicators of the block that counts others at the half-year', () =>
    expect(halfYearWords(catalogue)).toBe(
      '目标按全年的“规模以上企业研发费用”考核，半年报送的是“规模以上工业企业研发费用”，口径不同；半年数据只与上年同期比较。',
    ));
  it('names none where every block counts the same', () => {
    const blocks = catalogue.city.blocks.map((block) => ({ ...block, half: block.year }));
    expect(halfYearWords({ ...catalogue, city: { ...catalogue.city, blocks } })).toBe(
      '目标按年度数据考核；半年数据只与上年同期比较。',
    );
  });
});
