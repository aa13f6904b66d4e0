/** The sentences of the target page: figures too few to judge by are not called 无数据, decimals agree with the charts. */
import { describe, expect, test } from 'vitest';
import type { Gaps } from '#shared/contract/target-parts.ts';
import type { TargetRow, Trajectory } from '#shared/contract/target-row.ts';
import { rowsWords } from '#shared/targets/overview/rows.words.ts';
import { verdictWords } from '#shared/targets/overview/verdict.words.ts';

type Blocks = Gaps['blocks'];

const row = (title: string, more: Partial<TargetRow> = {}) =>
  ({
    title,
    headline: true,
    status: 'slow',
    statusLabel: '偏慢',
    actual: 600,
    actualYear: 2025,
    target: 850,
    targetYear: 2027,
    baseYear: 2021,
    growthNeeded: 8.1,
    growthObserved: 6.5,
    ...more,
  }) as TargetRow;
const UNJUDGED = { status: 'no_data', statusLabel: '不能判断' } as const;
const SILENT = { status: 'no_data', statusLabel: '无数据', actual: 'unreported' } as const;

const line = (...projected: number[]) =>
  ({
    actual: [{ year: 2021, figure: 500 }],
    projections: projected.map((figure) => ({ points: [{ year: 2027, figure }] })),
  }) as unknown as Trajectory;
const gaps = (...blocks: [string, unknown][]) =>
  ({
    blocks: blocks.map(([name, gap]) => ({
      name,
      gap,
      target: gap === 'not_applicable' ? null : 1,
    })) as unknown as Blocks,
  }) as Gaps | null;

describe('the verdict', () => {
  test.each<[string, Partial<TargetRow>, number[], string]>([
    ['one method', {}, [828.04], '按2021—2025年数据推算，2027年总投入约828.0亿元，比850亿元目标少22.0亿元'],
    [
      'the range of both methods, never the rosier one alone',
      {},
      [826.8, 770.94],
      '按2021—2025年数据推算，2027年总投入770.9—826.8亿元，比850亿元目标少23.2—79.1亿元',
    ],
    [
      'on either side',
      {},
      [853.2, 770.94],
      '按2021—2025年数据推算，2027年总投入770.9—853.2亿元，比850亿元目标最低少79.1亿元、最高多3.2亿元',
    ],
    [
      'ahead',
      {},
      [851.26, 860],
      '按2021—2025年数据推算，2027年总投入851.3—860.0亿元，比850亿元目标多1.3—10.0亿元',
    ],
    ['equal', {}, [850.02], '按2021—2025年数据推算，2027年总投入约850.0亿元，与850亿元目标持平'],
    [
      'reached',
      { status: 'achieved', actual: 852 },
      [900],
      '2025年总投入852.0亿元，已达到2027年850亿元的目标，超出2.0亿元',
    ],
    ['one year only', UNJUDGED, [], '2025年总投入600.0亿元，距2027年850亿元目标还差250.0亿元'],
    ['nothing', SILENT, [], '尚无已核定的年度数据，不能判断是否达到目标'],
  ])('%s', (_, more, projected, words) =>
    expect(verdictWords(row('总投入', more), line(...projected), null, []).verdict).toBe(words),
  );
});

describe('the line below', () => {
  const NEEDED = '今后2年总投入需年均增长8.1%，2021年以来实际年均6.5%。';
  const BY = '按年均增速推算，';
  test.each<[string, Gaps | null, TargetRow[], string]>([
    [
      'blocks',
      gaps(['政府', -6.5], ['企业', 22.9]),
      [],
      `${BY}企业少22.9亿元；政府多6.5亿元，不能相抵。${NEEDED}`,
    ],
    ['surpluses alone', gaps(['政府', -6.5], ['企业', -0.04]), [], `${BY}企业持平；政府多6.5亿元。${NEEDED}`],
    ['a gap that rounds to nothing', gaps(['政府', 0.04]), [], `${BY}政府持平。${NEEDED}`],
    [
      'some unknown',
      gaps(['政府', 1], ['企业', 'no_base'], ['其他', 'no_base']),
      [],
      `${BY}政府少1.0亿元、企业、其他无法推算。${NEEDED}`,
    ],
    ['no block has a target of its own', gaps(['政府', 'not_applicable']), [], NEEDED],
    ['unreported', null, [row('甲', SILENT)], `${NEEDED}甲无数据。`],
    [
      'too few figures are not 无数据',
      null,
      [row('甲', SILENT), ...['乙', '丙', '丁', '戊', '己'].map((t) => row(t, UNJUDGED))],
      `${NEEDED}甲无数据。乙、丙、丁、戊等5项历年数据不足，不能判断进度。`,
    ],
  ])('%s', (_, of, rows, words) =>
    expect(verdictWords(row('总投入'), line(800), of, rows).subline).toBe(words),
  );

  test('a met target asks for nothing more: what keeps it met', () => {
    const met = row('总投入', { status: 'achieved', rule: '2025年已达到目标值，超出2.0亿元。' });
    expect(verdictWords(met, line(900), null, []).subline).toBe('2025年已达到目标值，超出2.0亿元。');
  });
});

test.each<[TargetRow[], string]>([
  [
    [row('甲'), row('乙', { status: 'lagging', statusLabel: '滞后' })],
    '2项目标：1项滞后、1项偏慢，“乙”最需关注',
  ],
  [
    // Two that lag: the one that keeps less of its required pace needs attention most, whatever the order.
    [
      row('甲', { status: 'lagging', statusLabel: '滞后', ratio: 0.5 }),
      row('乙', { status: 'lagging', statusLabel: '滞后', ratio: 0.1 }),
    ],
    '2项目标：2项滞后，“乙”最需关注',
  ],
  [[row('甲', UNJUDGED), row('乙', SILENT), row('丙', UNJUDGED)], '3项目标：2项不能判断、1项无数据'],
])('the bullet rows %#', (rows, words) => expect(rowsWords(rows)).toBe(words));
