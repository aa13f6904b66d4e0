import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { Router } from 'wouter';
import type { UnitResult } from '#shared/assess/assess.ts';
import type { UnitLine, UnitProfile, UnitSeries } from '#shared/contract/unit-profile.ts';
import { currentEntry, navOf } from '../../client/app/nav.ts';
import { measureOf, measureWords } from '../../client/features/monitoring/ranking-measure.ts';
import { type Sort, sortRanked } from '../../client/features/monitoring/ranking-sort.ts';
import { RankingTable, unitAddress } from '../../client/features/monitoring/ranking-table.tsx';
import { unitsTable } from '../../client/features/monitoring/ranking-units-table.ts';
import { scoreText } from '../../client/features/monitoring/scores.ts';
import { rankWordsOver, structureWords, trendWords } from '../../client/features/monitoring/unit.words.ts';
import { groupLines, UnitLines } from '../../client/features/monitoring/unit-lines.tsx';
import type { RankedUnit, UnitRanking } from '../../shared/contract/monitoring.ts';
import type { Figure } from '../../shared/figure.ts';
import type { Period } from '../../shared/period.ts';

function html(node: ReactNode): string {
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <Router ssrPath="/regions">{node}</Router>
    </QueryClientProvider>,
  );
}

/** Cells of each row of the first table's body, as read without styles. */
function rowsOf(markup: string): string[][] {
  const body = markup.slice(markup.indexOf('<tbody'), markup.lastIndexOf('</tbody>'));
  const text = (cell: string) =>
    cell
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return body
    .split('<tr')
    .slice(1)
    .map((row) => (row.match(/<t[hd].*?<\/t[hd]>/gs) ?? []).map(text));
}

const row = (
  unit: string,
  figure: Figure,
  growth: Figure,
  share: Figure,
  rank: number | null,
): RankedUnit => ({
  unit,
  name: `${unit}区`,
  shortName: unit,
  kind: 'county',
  figure,
  base: 'no_base',
  share,
  growth,
  change: 'no_base',
  rank,
  growthRank: null,
  rankBefore: null,
  rankChange: null,
  published: '',
  simulated: true,
});

function page(rows: RankedUnit[], more: Partial<UnitRanking> = {}): UnitRanking {
  return {
    cut: {
      dataVersion: 7,
      asOf: '2026-07-24T01:00:00Z',
      approvedAt: '2026-07-24T01:00:00Z',
      latest: true,
      latestVersion: 7,
    },
    period: '2025' as Period,
    label: '2025年',
    basePeriod: '2024' as Period,
    baseLabel: '2024年',
    form: 'to_date',
    metric: {
      metric: 'total',
      indicator: 'sti_total',
      name: '科技创新投入',
      shortName: '总投入',
      measure: 'money',
      unit: '万元',
      decimals: 2,
      definition: '定义',
      basis: '文件',
    },
    metrics: [],
    periods: [],
    city: row('全市', 60000, 6.44, 100, null),
    cityBasis: 'summed',
    rows,
    others: [row('市本级', 500, 1, 0.8, null)],
    missing: [],
    waiting: '',
    cityGrowth: 6.44,
    requiredGrowth: null,
    finding: '结论',
    growthFinding: '增速结论',
    rankedWithin: '',
    sentences: [],
    notes: ['注'],
    simulated: true,
    ...more,
  };
}

const A = row('甲', 30000, 5, 50, 1);
const B = row('乙', 10000, 11.24, 16.7, 3);
const C = row('丙', 20000, 'base_zero', 33.3, 2);

/** The table as its page shows it: every row of the ranking, by amount, unless told otherwise. */
function markupOf(ranking: UnitRanking, more: Partial<ComponentProps<typeof RankingTable>> = {}): string {
  const nothing = () => {};
  return html(
    <RankingTable
      {...{ ranking, rows: ranking.rows, sort: 'amount', focus: null, ticked: [], scores: null }}
      onTick={nothing}
      onFocus={nothing}
      {...more}
    />,
  );
}

describe('the ranking', () => {
  test.each<[Sort, string[]]>([
    ['amount', ['甲', '丙', '乙']],
    ['growth', ['乙', '甲', '丙']],
    ['share', ['甲', '丙', '乙']],
    ['order', ['乙', '丙', '甲']],
  ])('by %s', (sort, order) => expect(sortRanked([B, C, A], sort).map((r) => r.unit)).toEqual(order));

  test.each<[Sort, RankedUnit[], string]>([
    ['amount', [A, B, C], '总投入：甲3.0亿元最高，乙1.0亿元最低'],
    ['growth', [A, B, C], '同比：乙11.2%最高，甲5.0%最低(1地暂缺)，全市6.4%'],
    ['share', [A, B, C], '占比：甲50.0%最高，乙16.7%最低'],
    ['order', [A, B, C], '总投入：甲3.0亿元最高，乙1.0亿元最低'],
    ['amount', [A, { ...B, figure: 30000.4 }, C], '总投入：甲、乙3.0亿元最高，丙2.0亿元最低'],
    ['amount', [A, { ...B, figure: 30000 }], '总投入：各地均为3.0亿元'],
    ['amount', [A], '总投入：甲3.0亿元'],
    ['amount', [{ ...A, figure: 'incomplete' }], '总投入：各地均无数据'],
    ['share', [{ ...A, share: 'incomplete' }], '占比：暂不能计算'],
    ['growth', [{ ...A, growth: -1.26 }, B], '同比：乙11.2%最高，甲−1.3%最低，全市6.4%'],
  ])('its chart by %s says', (sort, rows, words) => {
    const ranking = page(rows);
    expect(measureWords(ranking, measureOf(ranking, sort))).toBe(words);
  });

  test.each<[Sort, RankedUnit[], string]>([
    ['amount', [A, B, C], '总投入：甲最高，乙最低'],
    ['growth', [A, B, C], '同比：乙最高，甲最低(1地暂缺)'],
    ['amount', [A, { ...B, figure: 30000.4 }, C], '总投入：甲、乙最高，丙最低'],
    ['amount', [A, { ...B, figure: 30000 }], '总投入：各地均为3.0亿元'],
    ['amount', [A], '总投入：甲3.0亿元'],
  ])('the map beside it, by %s, says no figure twice and leaves nobody out', (sort, rows, words) => {
    const ranking = page(rows);
    expect(measureWords(ranking, measureOf(ranking, sort), { amounts: false })).toBe(words);
  });

  it('a rate is compared with the city’s and grows in 百分点', () => {
    const rate = page(
      [
        { ...A, figure: 3.4 },
        { ...B, figure: 2.9, growth: 0.25 },
      ],
      {
        metric: { ...page([]).metric, shortName: '强度', measure: 'percent', unit: '%', decimals: 2 },
        city: row('全市', 3.2, 0.1, 'undefined', null),
      },
    );
    expect(measureWords(rate, measureOf(rate, 'amount'))).toBe('强度：甲3.40%最高，乙2.90%最低，全市3.20%');
    expect(measureWords(rate, measureOf(rate, 'growth'))).toBe(
      '增减：甲5.00百分点最高，乙0.25百分点最低，全市0.10百分点',
    );
    expect(measureOf(rate, 'share').name).toBe('强度');
  });

  it('the table: total first, rank in its own column, no rank and no place for 市本级', () => {
    const ranking = page([A, B]);
    const rows = rowsOf(markupOf(ranking, { rows: [A, B] }));
    expect(rows.map((cells) => cells.slice(0, 2))).toEqual([
      ['', '全市区'],
      ['1', '甲'],
      ['3', '乙'],
      ['', '市本级区'],
    ]);
    expect(rows[1]).toContain('30,000.00');
  });

  it('in the order of growth the rank, the bar and its head are those of growth', () => {
    const [first, second] = [
      { ...B, growthRank: 1 },
      { ...A, growthRank: 2 },
    ];
    const ranking = page([A, B]);
    const markup = markupOf(ranking, { rows: [first, second], sort: 'growth' });
    expect(rowsOf(markup).map((cells) => cells.slice(0, 2))).toEqual([
      ['', '全市区'],
      ['1', '乙'],
      ['2', '甲'],
      ['', '市本级区'],
    ]);
    expect(markup).toContain('增速位次');
  });

  it('in the order of shares who has no share has no place, and a rate is ranked as a rate', () => {
    const headsOf = (markup: string) =>
      [...markup.matchAll(/<th[^>]*>(.*?)<\/th>/g)].map((m) => m[1]?.replace(/<[^>]*>/g, ''));
    const gone = { ...B, share: 'incomplete' as const };
    const byShare = markupOf(page([A, gone]), { sort: 'share' });
    expect(rowsOf(byShare).map((cells) => cells[0])).toEqual(['', '1', '—', '']);
    expect(headsOf(byShare)).toContain('占比位次');
    const metric = { ...page([]).metric, shortName: '强度', measure: 'percent' as const, unit: '%' };
    const rate = page([A, { ...B, share: 'undefined' as const }], { metric });
    for (const sort of ['amount', 'growth', 'share'] as const) {
      const markup = markupOf(rate, { sort });
      expect(headsOf(markup)).toEqual(expect.arrayContaining(['位次', '增减位次']));
      expect(markup).not.toMatch(/数额|增速位次|占比位次/);
    }
    expect(rowsOf(markupOf(rate, { sort: 'share' })).map((cells) => cells[0])).toEqual(['', '1', '3', '']);
    expect(unitsTable(rate, [A]).columns.find(({ key }) => key === 'growthRank')?.header).toBe('增减位次');
  });

  it('a published score stands beside the figures with the interval of its rank, on the page and in the file', () => {
    const score = (unit: string, rank: number, robustness: object | null) =>
      [unit, { unit, rank, total: 81.2, robustness } as unknown as UnitResult] as const;
    const scores = {
      words: '2025年度研判第3次运行，数据第9版',
      of: new Map([score(A.unit, 1, { q5: 1, q95: 2.4 }), score(B.unit, 2, null)]),
    };
    const ranking = page([A, B]);
    expect(markupOf(ranking, { scores })).toContain('第1—3位');
    const { columns, rows, notes } = unitsTable(ranking, ranking.rows, scores);
    expect(columns.at(-1)).toMatchObject({ header: '研判位次区间', kind: 'text' });
    expect(rows.map((row) => row.score)).toEqual(['', '第1—3位', '', ...rows.slice(3).map(() => '')]);
    expect(notes[0]).toBe('研判位次：2025年度研判第3次运行，数据第9版。');
    // No score, no column.
    expect(unitsTable(ranking, ranking.rows).columns.map(({ key }) => key)).not.toContain('score');
    expect([scoreText(scores, A.unit), scoreText(scores, 'nobody')]).toEqual(['81.20分，第1—3位', '不适用']);
  });

  it('a missing figure keeps its mark and shows no rank', () => {
    const gone = { ...A, figure: 'unreported' as const, rank: null };
    const ranking = page([gone], { missing: ['甲'] });
    const [, cells] = rowsOf(markupOf(ranking, { rows: [gone] }));
    expect(cells![0]).toBe('—');
    expect(cells).toContain('未报');
  });

  it('the exported table holds the figures of the screen, in their unit, marks as marks', () => {
    const table = unitsTable(page([A, C]), [A, C]);
    expect(table.rows.map((r) => [r.name, r.figure, r.growth, r.rank])).toEqual([
      ['全市区', 60000, 6.44, null],
      ['甲区', 30000, 5, 1],
      ['丙区', 20000, '基数为零', 2],
      ['市本级区', 500, 1, null],
    ]);
    expect(table.columns.find((c) => c.key === 'figure')!.unit).toBe('万元');
    expect(table.simulated).toBe(true);
  });

  it('the way to a unit keeps the period, and the version only where an older one is shown', () => {
    expect(unitAddress(page([]), '330481')).toBe('/regions/330481?period=2025');
    const older = page([], { cut: { ...page([]).cut, latest: false, latestVersion: 9 } });
    expect(unitAddress(older, '330481')).toBe('/regions/330481?period=2025&v=7');
  });
});

const series = (
  indicator: string,
  block: string | null,
  figures: Figure[],
  ranks: (number | null)[] = [],
): UnitSeries => ({
  indicator,
  name: { total: '总投入', gov: '政府投入', ent: '企业投入' }[indicator] ?? indicator,
  block,
  points: figures.map((figure, i) => ({
    period: String(2023 + i) as Period,
    label: `${2023 + i}年`,
    figure,
    growth: 'no_base',
    rank: ranks[i] ?? null,
  })),
});

describe('a county over time', () => {
  test.each<[Figure[], string]>([
    [[100_000, 'unreported', 121_000], '走势：2023年10.0亿元，到2025年年均增长10.0%'],
    [[100_000, 100_000], '走势：2023年10.0亿元，到2024年年均持平'],
    [[100_000, 81_000], '走势：2023年10.0亿元，到2024年年均下降19.0%'],
    [[0, 81_000], '走势：2023年0.0亿元，2024年8.1亿元'],
    [[100_000, 'incomplete'], '走势：只有2023年10.0亿元，尚不能比较'],
    [['unreported'], '走势：尚无完整数据'],
  ])('%j', (figures, words) => expect(trendWords(series('total', null, figures))).toBe(words));

  test.each<[(number | null)[], string]>([
    [[4, 3, 2], '位次：由2023年第4位升至2025年第2位(共9地)'],
    [[2, null, 5], '位次：由2023年第2位降至2025年第5位(共9地)'],
    [[1, 1, 1], '位次：2023年以来均为第1位(共9地)'],
    [[3, 2, 3], '位次：由2023年第3位后回到2025年第3位(共9地)'],
    [[null, null, 6], '位次：2025年第6位(共9地)'],
    [[null], '位次：各期均未排出'],
  ])('ranks %j', (ranks, words) =>
    expect(
      rankWordsOver({
        series: [
          series(
            'total',
            null,
            ranks.map(() => 1),
            ranks,
          ),
        ],
        of: 9,
      }),
    ).toBe(words),
  );

  test.each<[Figure[], Figure[], string]>([
    [[20, 40], [80, 60], '结构：企业投入占60.0%，比2023年降20.0个百分点'],
    [[20, 20], [80, 80], '结构：企业投入占80.0%，与2023年持平'],
    [['incomplete', 20], ['incomplete', 80], '结构：企业投入占80.0%'],
    [['incomplete'], ['incomplete'], '结构：尚无完整数据'],
  ])('government %j, enterprises %j', (gov, ent, words) => {
    const total = gov.map((g, i) => {
      const e = ent[i]!;
      return typeof g === 'number' && typeof e === 'number' ? g + e : ('incomplete' as const);
    });
    expect(
      structureWords([series('total', null, total), series('gov', 'gov', gov), series('ent', 'ent', ent)]),
    ).toBe(words);
  });
});

describe('the lines of a county', () => {
  const line = (
    indicator: string,
    indent: number,
    counted: boolean,
    figure: Figure = 1,
    relation: UnitLine['relation'] = null,
  ): UnitLine => ({
    indicator,
    name: indicator,
    indent,
    measure: 'money',
    unit: '万元',
    decimals: 2,
    figure,
    base: 'no_base',
    growth: 'no_base',
    change: 'no_base',
    structureShare: 'undefined',
    placeShare: 'undefined',
    rank: null,
    tied: false,
    rankBefore: null,
    growthRank: null,
    counted,
    relation,
    published: '',
    simulated: true,
  });
  const lines = [
    line('合计', 0, true),
    line('政府', 1, true),
    line('科研平台', 2, true, 1, 'of_which'),
    line('一般公共预算', 2, true, 1, 'breakdown'),
    line('专项债', 2, false, 'missing', 'memo'),
    line('GDP', 0, false),
  ];

  it('附项 stand apart from what is counted, related indicators apart from both', () => {
    expect(groupLines(lines).map((g) => g.rows.map((l) => l.indicator))).toEqual([
      ['合计', '政府'],
      ['科研平台'],
      ['一般公共预算'],
      ['专项债'],
      ['GDP'],
    ]);
  });

  it('each figure keeps its mark', () => {
    const profile = {
      ...page([]),
      unit: { code: 'a', name: '甲区' },
      lines,
      of: 9,
      series: [{ indicator: 'sti', name: '科创合计', block: null, points: [] }],
    } as unknown as UnitProfile;
    // The city's own short name of its total, never ours.
    expect(html(<UnitLines profile={profile} />)).toContain('占本地科创合计');
    // Issue 9 item 14: a share of the reported city figure is not called what the share of Σ units is called.
    expect(html(<UnitLines profile={profile} />)).toContain('占全市数');
    const cells = rowsOf(html(<UnitLines profile={profile} />)).find((r) => r[0] === '专项债');
    expect(cells![1]).toBe('缺');
    expect(cells).toContain('—');
  });
});

describe('本县位置', () => {
  const hrefs = (role: 'county_reporter' | 'department_reporter' | 'leader', unit: string | null) =>
    navOf({ role, unit }).map((item) => item.href);
  it('stands in the header of a county’s reporter only', () => {
    expect(hrefs('county_reporter', '330481').slice(0, 2)).toEqual(['/submit', '/regions/330481']);
    expect(hrefs('department_reporter', null)).not.toContain('/regions/330481');
    expect(hrefs('leader', '330481')).not.toContain('/regions/330481');
  });
  test.each([
    ['/regions/330481', '/regions/330481'],
    ['/regions/330402', '/regions'],
    ['/regions', '/regions'],
    ['/nowhere', undefined],
  ])('%s marks %s as current', (path, href) =>
    expect(currentEntry(navOf({ role: 'county_reporter', unit: '330481' }), path)?.href).toBe(href),
  );
});
