/** A published rate beside the computed one: which prevails, and when they are said to differ (domain.md §5). */
import { describe, expect, it } from 'vitest';
import { columnsOf, indicatorsBehind } from '#shared/assess/columns.ts';
import { columnValue, editedReader, figureKey, frozenReader } from '#shared/assess/frozen-figures.ts';
import { Catalogue, findIndicator, type Indicator } from '#shared/catalogue.ts';
import type { RunColumn } from '#shared/contract/run.ts';
import type { Figure } from '#shared/figure.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { cellAt, figureAt } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { growthAt, publishedNote } from '#shared/published.ts';
import { observed, smallProgramme } from '../helpers/small-programme.ts';

const AT = period('2026-S1');
const model = smallProgramme.indicators[0] as Indicator;
const rate = { ...model, block: null, measure: 'percent', unit: '%', parent: null, relation: null } as const;
const programme = Catalogue.parse({
  ...smallProgramme,
  periods: ['2025-S1', '2026-S1'].map((p) => ({
    period: p,
    opens: `${p.slice(0, 4)}-07-01`,
    due: `${p.slice(0, 4)}-07-25T18:00:00+08:00`,
  })),
  indicators: [
    ...smallProgramme.indicators,
    {
      ...rate,
      ...{ code: 'budget_growth', name: '预算增速', order: 90, decimals: 1 },
      formula: { kind: 'growth', of: 'budget' },
    },
  ],
  forms: smallProgramme.forms.map((form) => ({
    ...form,
    groups: form.groups.map((g) =>
      g.indicators.includes('budget') ? { ...g, indicators: [...g.indicators, 'budget_growth'] } : g,
    ),
  })),
});

function panelWith(stated: string | null, now = '2140', before: string | null = '2000') {
  return buildPanel(
    programme,
    [
      ...(before === null ? [] : [observed('a', 'budget', before, '2025-S1')]),
      observed('a', 'budget', now),
      ...(stated === null ? [] : [observed('a', 'budget_growth', stated)]),
    ],
    { dataVersion: 1, asOf: '2026-07-27T00:00:00.000Z' },
  );
}

describe('growth', () => {
  it.each<[string | null, Figure, string]>([
    [null, 7, ''],
    ['7', 7, '公布增速7.0%（可比口径），按报送数计算为7.0%'],
    // Within the rounding of one decimal.
    ['7.04', 7.04, '公布增速7.0%（可比口径），按报送数计算为7.0%'],
    ['6.3', 6.3, '公布增速6.3%（可比口径），按报送数计算为7.0%，两者不一致，以公布数为准'],
    ['-1.2', -1.2, '公布增速-1.2%（可比口径），按报送数计算为7.0%，两者不一致，以公布数为准'],
    ['missing', 7, ''],
  ])('published %s: %d, %s', (stated, expected, words) => {
    const panel = panelWith(stated);
    expect(growthAt(programme, panel, 'a', 'budget', AT).rate).toBe(expected);
    expect(publishedNote(programme, panel, 'a', findIndicator(programme, 'budget') ?? model, AT)).toBe(words);
    expect(figureAt(panel, 'a', 'budget_growth', AT)).toBe(expected);
    expect(cellAt(panel, 'a', 'budget_growth', AT).basis).toBe(words === '' ? 'derived' : 'reported');
  });

  it('stands where no growth can be computed', () => {
    const panel = panelWith('6.3', '2140', null);
    expect(growthAt(programme, panel, 'a', 'budget', AT).rate).toBe(6.3);
    expect(growthAt(programme, panelWith(null, '2140', null), 'a', 'budget', AT).rate).toBe('no_base');
  });

  it('says why there is none', () => {
    expect(figureAt(panelWith(null), 'b', 'budget_growth', AT)).toBe('unreported');
    expect(figureAt(panelWith(null), 'city', 'budget_growth', AT)).toBe('incomplete');
  });
});

describe('in the score', () => {
  const column: RunColumn = {
    ...{ code: 'budget.growth', indicator: 'budget', name: '预算增速', part: '一', dimension: '增速' },
    ...{ measure: 'growth', denominator: null, denominatorName: '', rate: false, direction: 'higher' },
    ...{ unit: '%', decimals: 1, dataYear: 2026, period: period('2026'), base: period('2025') },
    published: 'budget_growth',
  };
  const frozen = (stated: Figure) => ({
    [figureKey('budget', '2026')]: 2140,
    [figureKey('budget', '2025')]: 2000,
    [figureKey('budget_growth', '2026')]: stated,
  });

  it('the published rate prevails; 未报 leaves the computed one', () => {
    expect(columnValue(column, frozenReader(frozen(6.3)))).toBe(6.3);
    expect(columnValue(column, frozenReader(frozen('unreported')))).toBe(7);
    expect(columnValue({ ...column, published: undefined }, frozenReader(frozen(6.3)))).toBe(7);
  });

  it('an added amount moves the published rate by as much as the computed one', () => {
    const indicators = indicatorsBehind(programme, [column]);
    expect(Object.keys(indicators)).toEqual(['budget', 'budget_growth']);
    const read = (amount: number) =>
      editedReader(frozen(6.3), indicators, [{ unit: 'a', indicator: 'budget', period: '2026', amount }]);
    expect(columnValue(column, read(0))).toBe(6.3);
    expect(columnValue(column, read(20))).toBe(7.3);
  });

  it('a column knows its published rate from the programme', () => {
    const scheme = {
      items: [
        {
          ...{ code: 'budget.growth', indicator: 'budget', part: '一', dimension: '增速', measure: 'growth' },
          ...{ lag: 0, denominator: null, weight: 1, groups: null, anchors: null },
        },
      ],
    } as unknown as Parameters<typeof columnsOf>[1];
    expect(columnsOf(programme, scheme, 'county', 2026)).toMatchObject([{ published: 'budget_growth' }]);
    expect(columnsOf(smallProgramme, scheme, 'county', 2026)[0]).not.toHaveProperty('published');
  });
});

describe('a ratio', () => {
  const share = findIndicator(programme, 'gov_share') ?? model;
  const panel = (stated: string) =>
    buildPanel(
      programme,
      [
        observed('a', 'gov_total', '100.10'),
        observed('a', 'budget', '2000'),
        observed('a', 'gov_share', stated),
      ],
      { dataVersion: 1, asOf: '' },
    );

  it.each([
    // 100.10 ÷ 2000 = 5.005 %
    ['5.01', '公布数5.01%，按报送数计算为5.01%'],
    ['5.03', '公布数5.03%，按报送数计算为5.01%，两者不一致，以公布数为准'],
  ])('published %s: %s', (stated, words) => {
    expect(publishedNote(programme, panel(stated), 'a', share, AT)).toBe(words);
    expect(figureAt(panel(stated), 'a', 'gov_share', AT)).toBe(Number(stated));
  });
});
