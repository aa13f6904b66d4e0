import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { Router } from 'wouter';
import { waterfallBars } from '#shared/charts/waterfall-option.ts';
import { brokenPath, commonScale } from '../../client/charts/small-lines.ts';
import { waterfallSteps } from '../../client/features/structure/contribution-cards.tsx';
import { StepsPanel } from '../../client/features/structure/contribution-panels.tsx';
import { stepsTable, trendTable } from '../../client/features/structure/contribution-tables.ts';
import { PartsCard } from '../../client/features/structure/parts-card.tsx';
import { partGroupName, partsTable, periodsTable } from '../../client/features/structure/structure-tables.ts';
import { AsOfChoice, LaterCorrections } from '../../client/figures/known-then.tsx';
import { describeContribution } from '../../server/monitoring/contribution.service.ts';
import { describeStructure } from '../../server/monitoring/structure.service.ts';
import { ContributionQuery } from '../../shared/contract/contribution.ts';
import { ViewQuery } from '../../shared/contract/structure.ts';
import { TableModel } from '../../shared/table.ts';
import { observed } from '../helpers/small-programme.ts';
import { type Inputs, inputs, smallWorld } from '../server/monitoring/small-world.ts';

const BASE: Inputs = ['100', '200', '50', '300', '300', '40', '10'];
const NOW: Inputs = ['110', '200', '50', '340', '300', '30', '10'];
const memo = ['a', 'b', 't'].flatMap((unit) => [
  observed(unit, 'memo_bond', '100'),
  observed(unit, 'gov_platform', '30'),
]);

const world = (now: Inputs) => smallWorld([[...inputs('2025-S1', BASE), ...inputs('2026-S1', now), ...memo]]);
const contribution = (now: Inputs, by = 'block') =>
  describeContribution(world(now), ContributionQuery.parse({ period: '2026-S1', by }));
const structure = (now: Inputs) => describeStructure(world(now), ViewQuery.parse({ period: '2026-S1' }));

function words(node: ReactNode): string {
  const markup = renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <Router ssrPath="/structure">{node}</Router>
    </QueryClientProvider>,
  );
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('waterfall', () => {
  test.each(['block', 'unit'])('by %s the last part ends where the growth stands', async (by) => {
    const bars = waterfallBars(waterfallSteps(await contribution(NOW, by)));
    expect(bars.at(-2)!.end).toBeCloseTo(bars.at(-1)!.end, 9);
    expect(bars.at(-1)).toMatchObject({ label: '增速', start: 0, end: 4 });
  });
  it('a missing part moves nothing and the total has its mark', async () => {
    const steps = waterfallSteps(await contribution(['unreported', '200', '50', '340', '300', '30', '10']));
    expect(steps.map((s) => s.value)).toEqual(['incomplete', 'incomplete', 'incomplete', 'incomplete']);
  });
});

describe('issue 9 item 20: two breakdowns of one total are not two totals', () => {
  it('both name the one amount', async () => {
    const s = await structure(NOW);
    const listed = s.parts.find((p) => p.group === 'of_which')!;
    const block = s.blocks.find((b) => b.code === listed.block)!;
    expect(partGroupName(s, block, 'of_which')).toBe(`${block.shortName} · 其中`);
    const both = { ...s, parts: [...s.parts, { ...listed, group: 'breakdown' as const }] };
    expect([partGroupName(both, block, 'of_which'), partGroupName(both, block, 'breakdown')]).toEqual([
      `${block.shortName} · 360.00万元按项目分(其中)`,
      `${block.shortName} · 同一360.00万元按来源分`,
    ]);
  });
});

describe('tables', () => {
  it('the total is first and the parts follow with their 拉动', async () => {
    const { rows } = stepsTable(await contribution(NOW));
    expect(rows.map((r) => [r.name, r.change, r.pull, r.rate])).toEqual([
      ['合计', 40, 4, 100],
      ['政府', 10, 1, 25],
      ['企业', 40, 4, 100],
      ['其他主体', -10, -1, -25],
    ]);
  });
  it('附项 is a column of its own and an own group, outside the shares', async () => {
    const s = await structure(NOW);
    expect(periodsTable(s).rows.at(-1)).toMatchObject({ total: 1040, memo_amount: 300 });
    expect(
      partsTable(s)
        .rows.filter((r) => r.group === '附项(不计入)')
        .map((r) => r.name),
    ).toEqual(['memo_bond']);
  });
  it('a period without ranks says so', async () => {
    const table = trendTable(
      await contribution(['unreported', '200', '50', '340', '300', '30', '10']),
      '位次',
      'rank',
    );
    expect(table.rows.map((r) => r['2026-S1'])).toEqual(['未排位', '未排位']);
  });
  it('every table is fit for export', async () => {
    const [c, s] = [await contribution(NOW), await structure(NOW)];
    for (const table of [stepsTable(c), trendTable(c, '增速', 'growth'), periodsTable(s), partsTable(s)])
      expect(TableModel.safeParse(table).success).toBe(true);
  });
});

describe('small multiples', () => {
  const scale = commonScale([
    [1, 3],
    [-1, 2],
  ]);
  it('0 lies inside the common scale', () => expect(scale.y(3)).toBeLessThan(scale.y(0)));
  test.each<[(number | 'missing')[], number]>([
    [[1, 2, 3], 1],
    [[1, 'missing', 3], 2],
    [['missing', 'missing'], 0],
  ])('%j is drawn in %d pieces', (values, pieces) =>
    expect(brokenPath(values, scale).split('M').length - 1).toBe(pieces),
  );
});

describe('what is on the page', () => {
  it('the parts table has 未列明 and the bars of every group', async () =>
    expect(words(<PartsCard structure={await structure(NOW)} meta="" />)).toContain('未列明 270.00 75.0%'));
  it('signs are written', async () =>
    expect(words(<StepsPanel contribution={await contribution(NOW)} onStep={() => {}} />)).toContain(
      '其他主体 −10.00 −20.0% −1.00 −25.0%',
    ));
  test.each([
    [{ asof: '2025-03-13' }, true],
    [{ v: 12 }, true],
    [{}, false],
  ])('%j offers the way to the latest: %s', (known, offered) =>
    expect(words(<AsOfChoice {...known} onChange={() => {}} />).includes('看最新')).toBe(offered),
  );
  it('the latest data need no notice', () => {
    const cut = {
      dataVersion: 9,
      asOf: '2026-07-24T00:00:00Z',
      approvedAt: '2026-07-24T00:00:00Z',
      latest: true,
      latestVersion: 9,
    };
    expect(words(<LaterCorrections cut={cut} known={{}} about={{}} onChange={() => {}} />)).toBe('');
  });
  it('older data say so', () => {
    const cut = {
      dataVersion: 5,
      asOf: '2025-03-01T00:00:00Z',
      approvedAt: '2025-03-01T00:00:00Z',
      latest: false,
      latestVersion: 9,
    };
    expect(
      words(<LaterCorrections cut={cut} known={{ asof: '2025-03-13' }} about={{}} onChange={() => {}} />),
    ).toContain('当前显示历史时点 2025-03-13 的数据（第5版），不是最新数据（第9版）');
  });
});
