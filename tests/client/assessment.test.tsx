import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentProps, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { assess, parseAssessInput } from '#shared/assess/result.ts';
import type { AssessmentRun, RunColumn } from '#shared/contract/run.ts';
import type { Scheme } from '#shared/contract/scheme.ts';
import type { Figure } from '#shared/figure.ts';
import { tableCsv } from '#shared/table-csv.ts';
import { nextPlaceWords } from '../../client/features/assessment/next-place-form.tsx';
import { RankingCard } from '../../client/features/assessment/ranking-card.tsx';
import { robustnessTable } from '../../client/features/assessment/robustness-card.tsx';
import { detailTable, rankingTable } from '../../client/features/assessment/run-tables.ts';
import { thinWords } from '../../client/features/assessment/scheme.words.ts';
import { readSchemeFile } from '../../client/features/assessment/scheme-file.ts';
import { ScoreHeatmap } from '../../client/features/assessment/score-heatmap.tsx';

const scheme = {
  version: '算例',
  status: '',
  dimensions: [{ code: '总量', meaning: '', weight: 1 }],
  minWeightPresent: 0.8,
  score: { c: 60, d: 40, clamp: true },
  robustness: { delta: 0.25, draws: 100, seed: 1 },
} as unknown as Scheme;

const column = (code: string, unit: string): RunColumn =>
  ({
    code,
    indicator: code,
    name: `指标${code}`,
    part: '',
    dimension: '总量',
    measure: 'level',
    unit,
    decimals: 2,
    dataYear: 2025,
  }) as RunColumn;

/** Five units: a capped, a missing, a column without spread. */
function runOf(values: Figure[][]): AssessmentRun {
  const columns = [column('x', '万元'), column('y', '%'), column('z', '家')];
  const input = parseAssessInput({
    units: values.map((_, u) => ({ code: `u${u}`, name: `单位${u}` })),
    indicators: [
      { code: 'x', group: '总量', anchors: [0, 400] },
      { code: 'y', group: '总量', weight: 0.1 },
      { code: 'z', group: '总量' },
    ],
    values,
    robustness: scheme.robustness,
  });
  const marks = { u0: { x: ['preliminary' as const] } };
  return {
    title: '2025年度研判',
    year: 2025,
    number: 7,
    schemeNumber: 2,
    dataVersion: 12,
    digest: 'abc',
    simulated: true,
    scheme,
    assessments: [{ group: 'g', name: '五个单位', columns, input, result: assess(input), marks }],
  } as unknown as AssessmentRun;
}

const run = runOf([
  [500, 1, 3],
  [300, 2, 3],
  [200, 'unreported', 3],
  [100, 4, 3],
  [50, 5, 3],
]);
const group = run.assessments[0]!;

const words = (element: ReactElement) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <Router ssrPath="/assessment/2025">{element}</Router>
    </QueryClientProvider>,
  )
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the heatmap', () => {
  const heat = (change: ComponentProps<typeof ScoreHeatmap>['change']) => (
    <ScoreHeatmap focus={null} run={run} group={group} change={change} meta="" onOpen={() => {}} />
  );
  const shown = words(heat(null));
  it.each(['100.0 封顶、快报', '未报', '无差异', '第1位'])('shows %s', (text) => {
    expect(shown).toContain(text);
  });
  it('a tip says how far the score is from the year before’s, where there are two', () => {
    const [unit = ''] = group.result.order;
    const code = group.columns[0]?.code ?? '';
    const moved = (change: Figure) => ({
      year: 2024,
      units: [
        {
          ...{ unit, name: '', rankBefore: null, rank: null, rankChange: null, sentence: '' },
          total: { before: 80, after: 83.2, change: 3.2 },
          items: [
            {
              code,
              score: { before: 80, after: 83.2, change },
              contribution: { before: 8, after: 8.3, change: 0.3 },
              value: { before: 1, after: 2, change: 1 },
            },
          ],
        },
      ],
    });
    const markup = (change: ComponentProps<typeof ScoreHeatmap>['change']) =>
      renderToStaticMarkup(<Router ssrPath="/assessment/2025">{heat(change)}</Router>);
    expect(markup(moved(-3.24))).toContain('比2024年：−3.2分');
    expect(markup(moved('no_base'))).not.toContain('比2024年');
    expect(markup(null)).not.toContain('比2024年');
  });
});

describe('the exports', () => {
  it('the ranking holds what the screen shows, unit included', () => {
    const table = rankingTable(run, group);
    const screen = words(
      <RankingCard
        focus={null}
        onFocus={() => {}}
        onOpen={() => {}}
        run={run}
        group={group}
        change={null}
        meta=""
      />,
    );
    for (const row of table.rows) {
      expect(screen).toContain(`${row.rank} ${row.unit} ${Number(row.total).toFixed(2)}`);
      expect(String(row.total)).toMatch(/^\d+(\.\d{1,2})?$/);
      expect(screen).toContain(String(row.holds));
    }
    expect(table.subtitle).toBe('单位：分');
    expect(table.notes.join()).toContain('数据第12版');
  });

  it('the detail has a line per score with anchors, flags, weight and contribution', () => {
    const table = detailTable(run, group);
    expect(table.rows).toHaveLength(15);
    expect(table.rows[0]).toMatchObject({
      unit: '单位0',
      value: 500,
      best: 400,
      worst: 0,
      position: 1.25,
      uncut: 110,
      score: 100,
      flags: '封顶、快报',
      year: '2025',
    });
    expect(table.rows.find((row) => row.value === '未报')).toMatchObject({
      score: null,
      flags: '缺失',
      weight: 0,
    });
    expect(table.rows.filter((row) => row.flags === '无差异')).toHaveLength(5);
    expect(tableCsv(table)).toContain('未报');
  });

  it('robustness is one table; without ranks there is none', () => {
    expect(robustnessTable(run, group)?.columns.map(({ header }) => header)).toContain('几何平均');
    const few = runOf([
      [1, 1, 1],
      [2, 2, 2],
    ]);
    expect(robustnessTable(few, few.assessments[0]!)).toBeNull();
  });
});

it('says what one more place takes', () => {
  expect(nextPlaceWords({ found: true, amount: 1234.5, rank: 3, from: 4 }, '海宁市', '政府投入')).toBe(
    '情景：其他单位不变时，海宁市政府投入再增加 1,234.50 万元，可由第4位升至第3位。',
  );
  expect(nextPlaceWords({ found: false, why: 'first' }, '海宁市', '政府投入')).toBe('海宁市已居第1位。');
});

it.each([
  ['not json', '不是 JSON 文件'],
  ['{"version":"x"}', 'dimensions'],
  ['{"scheme":{"version":1}}', 'version'],
])('a wrong scheme file %s is explained', (text, fault) => {
  const read = readSchemeFile(text);
  expect(read.scheme).toBeNull();
  expect(read.faults.join()).toContain(fault);
});

describe('issue 9 item 12: the rule for thin indicators is printed as it is computed', () => {
  it('names both thresholds, and only one where pairs are not told apart', () => {
    expect(thinWords({ minPeers: 5, minWeightPresent: 0.6 })).toBe(
      '可比单位少于5个的指标标“样本少”，照常计分；这类指标占权重超过40%的，不给位次；可比单位只有2个的指标占权重超过40%的，也不给总分',
    );
    expect(thinWords({ minPeers: 2, minWeightPresent: 0.6 })).toContain('不给位次和总分');
  });
});
