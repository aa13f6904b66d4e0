import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { peerUnits } from '#shared/catalogue.ts';
import { fromMicro, toMicro } from '#shared/decimal.ts';
import { addendUnits, formCells, formFor } from '#shared/forms.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { figureAt } from '#shared/panel.ts';
import { period as asPeriod, earlierToDate, periodicityOf, previous, sameLastYear } from '#shared/period.ts';
import { checkReturn } from '#shared/rules/check-return.ts';
import type { CellPast, RuleCell } from '#shared/rules/rule-cell.ts';
import { targetsOverview } from '#shared/targets/overview/overview.ts';
import { openTargetView } from '#shared/targets/view.ts';
import { parseCsv } from '../../server/catalogue/csv.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { isNumber, latestByCell, observationsOf, readDemo } from './demo-folder.ts';
import { besideRepository, JIAXING, SECOND } from './folders.ts';

const catalogue = loadCatalogue(JIAXING);
const demo = readDemo(JIAXING);
const cells = latestByCell(demo);
const panel = buildPanel(catalogue, observationsOf(catalogue, cells), { dataVersion: 1, asOf: '' });
const city = catalogue.city.unit;
const at = (unit: string, indicator: string, period: string) =>
  figureAt(panel, unit, indicator, asPeriod(period));

test('the committed figures are what the generator writes', () => {
  const written = execFileSync(process.execPath, [join(JIAXING, 'demo/generate.ts')], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(written).toBe(readFileSync(join(JIAXING, 'demo/figures.csv'), 'utf8'));
});

test.each([JIAXING, SECOND])(
  '%s: figures stand in cells of the forms, and no required cell is forgotten',
  (folder) => {
    const programme = loadCatalogue(folder);
    const there = latestByCell(readDemo(folder));
    const asked = new Map<string, boolean>();
    for (const { period } of programme.periods) {
      for (const { code } of programme.organisations) {
        const form = formFor(programme, code, periodicityOf(asPeriod(period)));
        const own = form ? formCells(programme, form, code) : [];
        for (const cell of own) asked.set(`${code}/${period}/${cell.key}`, cell.required);
      }
    }
    expect([...there.keys()].filter((key) => !asked.has(key))).toEqual([]);
    expect([...asked].filter(([key, required]) => required && !there.has(key))).toEqual([]);
  },
);

test('全市 is the exact sum of its parts, but for the two differences that are meant to be seen', () => {
  const value = (unit: string, indicator: string, period: string) =>
    [...cells.values()]
      .filter((r) => r.unit === unit && r.indicator === indicator && r.period === period)
      .at(0)?.value ?? '';
  const differences = catalogue.periods.flatMap(({ period }) =>
    catalogue.indicators.flatMap((indicator) => {
      const whole = value(city, indicator.code, period);
      const units = addendUnits(catalogue, indicator.code, periodicityOf(asPeriod(period)));
      const parts = units.map((u) => value(u, indicator.code, period)).filter(isNumber);
      if (!isNumber(whole) || parts.length === 0) return [];
      const difference = toMicro(whole) - parts.reduce((sum, part) => sum + toMicro(part), 0);
      return difference === 0 ? [] : [[period, indicator.code, fromMicro(difference)]];
    }),
  );
  expect(differences).toEqual([
    ['2021', 'gdp', '34.2'],
    ['2025-S1', 'uni_st', '3.2'],
  ]);
});

test('every return passes its checks; only the meant reminder asks for a reason, and has one', () => {
  const found: string[] = [];
  for (const { period } of catalogue.periods) {
    for (const { code } of catalogue.organisations) {
      const form = formFor(catalogue, code, periodicityOf(asPeriod(period)));
      if (!form) continue;
      const past = new Map<string, CellPast>();
      const own = formCells(catalogue, form, code).map((cell): RuleCell => {
        const earlier = (p: string | null) => {
          const text = p === null ? '' : (cells.get(`${code}/${p}/${cell.key}`)?.value ?? '');
          return isNumber(text) ? Number(text) : 'unreported';
        };
        const here = asPeriod(period);
        past.set(cell.key, {
          previous: earlier(previous(here)),
          lastYear: earlier(sameLastYear(here)),
          earlierToDate: earlier(earlierToDate(here)),
        });
        const row = cells.get(`${code}/${period}/${cell.key}`);
        const text = row?.value ?? 'unreported';
        const mark = isNumber(text) ? 'value' : (text as RuleCell['mark']);
        return {
          ...cell,
          text,
          mark,
          amount: mark === 'value' ? text : null,
          note: row?.note ?? '',
          reasons: {},
          fault: null,
          source: null,
        };
      });
      if (own.every((cell) => cell.mark === 'unreported')) continue;
      for (const f of checkReturn({ catalogue, period: asPeriod(period), form, cells: own, past }))
        found.push(`${code} ${period} ${f.rule} ${f.key}`);
    }
  }
  const meant = ['330482 2026-S1 yoy_band 330482/gov_platform', 'czj 2026-S1 yoy_band 330482/gov_platform'];
  expect(found).toEqual(meant);
  for (const organisation of ['330482', 'czj']) {
    const event = demo.events.returns.find((e) => e.organisation === organisation && e.period === '2026-S1');
    expect(event?.reasons?.['330482/gov_platform']).toMatch(/航天平湖产业基地/);
  }
});

const published = besideRepository('data');
test.skipIf(published === undefined)(
  'what is called published is a published figure, with its address',
  () => {
    const known = parseCsv(
      readFileSync(join(published!, 'jiaxing_public_figures.csv'), 'utf8'),
      () => {},
    ).map((r) => r.fields);
    const names: Record<string, string[]> = {
      gdp: ['地区生产总值'],
      // Printed beside the amount, in the same row.
      gdp_growth: ['地区生产总值'],
      budget_exp: ['一般公共预算支出'],
      rd_gdp: ['全社会研发投入强度(R&D/GDP)'],
    };
    const zones: Record<string, string> = { jxjk: '嘉兴经济技术开发区', jxgq: '嘉兴港区' };
    const rows = demo.rows.filter((r) => r.origin === 'published');
    expect(rows).toHaveLength(22);
    for (const row of rows) {
      const yi = row.indicator === 'budget_exp' ? Number(row.value) / 10_000 : Number(row.value);
      const same = known.find(
        (k) =>
          (k.code === row.unit || k.area === zones[row.unit]) &&
          names[row.indicator]?.includes(k.indicator ?? '') &&
          k.period?.startsWith(row.period) &&
          Number(row.indicator === 'gdp_growth' ? k.yoy_pct : k.value) === yi,
      );
      expect(row.citation, `${row.period} ${row.unit} ${row.indicator}`).toContain(same?.source_url);
    }
  },
);

test('everything else is simulated and cites nothing', () => {
  expect(
    demo.rows.filter((r) => r.origin !== 'published' && (r.origin !== 'simulated' || r.citation !== '')),
  ).toEqual([]);
});

test('the R&D of 2023 is what the published intensity implies', () => {
  expect(at(city, 'rd', '2023')).toBe(2514250);
  expect(at(city, 'rd_gdp', '2023')).toBe(3.56);
});

test('R&D of 2025 has not come yet: 未报, and what rests on it has no number', () => {
  expect(at(city, 'rd', '2025')).toBe('unreported');
  expect(at(city, 'rd_gdp', '2025')).not.toBeTypeOf('number');
});

test('levels are those of a city on its way: total about 720, one block on track, one slow, one lagging', () => {
  const total = at(city, 'sti_total', '2025');
  expect(total).toBeGreaterThan(7_000_000);
  expect(total).toBeLessThan(7_500_000);
  const rows = targetsOverview(openTargetView(catalogue, panel, asPeriod('2025')), 2027).rows;
  const status = (id: string) => rows.find((r) => r.id === id)?.status;
  expect([status('gov_2027'), status('ent_2027'), status('other_2027')]).toEqual([
    'on_track',
    'slow',
    'lagging',
  ]);
  expect(rows.filter((r) => r.status === 'no_data').length).toBeGreaterThan(5);
});

test('first halves are 44–48 % of their year, unit by unit', () => {
  for (const unit of peerUnits(catalogue)) {
    for (const year of [2023, 2024, 2025]) {
      const share =
        Number(at(unit.code, 'sti_total_h', `${year}-S1`)) /
        Number(at(unit.code, 'sti_total_h', `${year}-S2`));
      expect(share, `${unit.shortName} ${year}`).toBeGreaterThan(0.44);
      expect(share, `${unit.shortName} ${year}`).toBeLessThan(0.48);
    }
  }
});

const ranking = (indicator: string, period: string, get = (unit: string) => at(unit, indicator, period)) =>
  peerUnits(catalogue)
    .map((u) => [u.shortName, Number(get(u.code))] as const)
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name);

test('ranks change over the years', () => {
  expect(ranking('gov_total', '2023-S2').slice(0, 2)).toEqual(['海宁', '桐乡']);
  expect(ranking('gov_total', '2025-S2').slice(0, 2)).toEqual(['桐乡', '海宁']);
});

test('the correction of 2024-S2 moves a rank', () => {
  const first = new Map(
    demo.rows
      .filter((r) => r.period === '2024-S2' && r.indicator === 'gov_total' && r.organisation === r.unit)
      .map((r) => [r.unit, r.value]),
  );
  const before = ranking('gov_total', '2024-S2', (unit) => Number(first.get(unit)));
  const after = ranking('gov_total', '2024-S2');
  expect([before.indexOf('平湖') + 1, after.indexOf('平湖') + 1]).toEqual([4, 3]);
  expect(
    demo.events.corrections.every((c) =>
      Object.keys(c.add).every((key) => key.startsWith(`${c.organisation}/`)),
    ),
  ).toBe(true);
});

test('the open period shows every state, all before 27 July', () => {
  const open = demo.events.returns.filter((e) => e.period === demo.events.open);
  const due = Date.parse(catalogue.periods.find((p) => p.period === demo.events.open)!.due);
  expect(new Set(open.map((e) => e.state))).toEqual(new Set(['missing', 'submitted', 'returned']));
  expect(
    open.filter((e) => e.submittedAt && Date.parse(e.submittedAt) > due).map((e) => e.organisation),
  ).toEqual(['330483']);
  expect(open.find((e) => e.state === 'returned')?.remarks?.[0]?.remark).toMatch(/口径/);
  for (const e of open) expect(e.decidedAt ?? e.submittedAt ?? '').toSatisfy((t: string) => t < '2026-07-27');
});

test('four marks stay apart: a number, 0, 不适用 and 缺', () => {
  expect(at('jxgq', 'memo_bond', '2025-S2')).toBe(0);
  expect(at('jxjk', 'memo_soe_platform', '2025-S2')).toBe('not_applicable');
  expect(at('330402', 'memo_fund', '2026-S1')).toBe('missing');
  expect(at('330482', 'other_net', '2025-S2')).toBe('not_applicable');
});
