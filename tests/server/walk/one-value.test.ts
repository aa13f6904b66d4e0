/** Issue 9, must hold: every amount that names the same thing has one value on every page, for 2027 and for 2030. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { findIndicator } from '#shared/catalogue.ts';
import type { Contribution } from '#shared/contract/contribution.ts';
import type { Targets } from '#shared/contract/targets.ts';
import { metricIndicator } from '#shared/metric.ts';
import { period, periodicityOf } from '#shared/period.ts';
import { targetYears } from '#shared/targets/overview/overview.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { Claims } from './claims.ts';
import {
  contributionClaims,
  indicatorClaims,
  publicationClaims,
  regionClaims,
  structureClaims,
  unitClaims,
} from './pages.ts';
import { type Codes, detailClaims, overviewClaims } from './target-pages.ts';

const YEARLY = ['2025', '2024'];
const HALVES = ['2025-S2', '2025-S1', '2026-S1'];

let t: TestApp;
let leader: Caller;
let codes: Codes;
const claims = new Claims();

async function get(url: string) {
  const reply = await leader.get(url);
  expect([url, reply.status]).toEqual([url, 200]);
  return reply.body;
}

beforeAll(async () => {
  t = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
  leader = await t.signIn('leader');
  const { city } = t.catalogue;
  codes = {
    city: city.unit,
    year: city.totals.year,
    half: city.totals.half,
    blocks: city.blocks.map((b) => ({ name: b.shortName, year: b.year, half: b.half })),
  };
  await walkTargets();
  for (const at of [...YEARLY, ...HALVES]) await walkMonitoring(claims, at, '');
  for (const { code } of t.catalogue.indicators)
    for (const form of findIndicator(t.catalogue, code)!.periodicities)
      indicatorClaims(claims, await get(`/api/monitoring/indicators/${code}?form=${form}`));
}, 240_000);
afterAll(() => t.close());

async function walkTargets(): Promise<void> {
  for (const at of YEARLY) {
    for (const year of targetYears(t.catalogue))
      overviewClaims(claims, await get(`/api/targets?y=${year}&period=${at}`), codes);
    if (at === YEARLY[0])
      for (const { id } of t.catalogue.targets)
        detailClaims(claims, await get(`/api/targets/${id}?period=${at}`), codes);
  }
}

async function walkMonitoring(into: Claims, at: string, pin: string): Promise<void> {
  const { catalogue } = t;
  const series = periodicityOf(period(at));
  const first = await get(`/api/monitoring/regions?period=${at}&metric=total${pin}`);
  for (const { metric } of first.metrics as { metric: string }[]) {
    const reply = await get(`/api/monitoring/regions?period=${at}&metric=${metric}${pin}`);
    regionClaims(into, reply, metricIndicator(catalogue, metric, series)!.code);
  }
  const units = first.rows.map((r: { unit: string }) => r.unit);
  for (const unit of units)
    unitClaims(
      into,
      await get(`/api/monitoring/regions/${unit}?period=${at}${pin}`),
      catalogue.city.totals[series],
    );
  for (const unit of [codes.city, ...units]) {
    structureClaims(into, await get(`/api/monitoring/structure?period=${at}&unit=${unit}${pin}`));
    walkContribution(into, await get(`/api/monitoring/contribution?period=${at}&unit=${unit}${pin}`));
  }
  walkContribution(into, await get(`/api/monitoring/contribution?period=${at}&by=unit${pin}`));
}

function walkContribution(into: Claims, reply: Contribution): void {
  const asked = t.catalogue.targets.find(
    (g) => g.indicator === codes.year && g.year === reply.required?.year,
  );
  contributionClaims(into, reply, asked?.id ?? '');
}

test('the whole demonstration says one thing of each thing', () => {
  expect(claims.contradictions()).toEqual([]);
});

describe('the walk would notice', () => {
  it('for thousands of things are named by several pages', () => {
    expect(claims.all.length).toBeGreaterThan(20_000);
    expect(claims.shared(3).length).toBeGreaterThan(1_000);
    for (const year of targetYears(t.catalogue))
      for (const what of ['total', 'low', 'high'])
        expect(claims.shared(what === 'total' ? 2 : 3)).toContain(`projection 2025 → ${year}|${what}`);
  });

  it.each<[string, (reply: Targets) => void, RegExp]>([
    [
      'another projection of a block',
      (r) => {
        r.gaps!.blocks[1]!.projected = 683;
      },
      /projection.*ent/,
    ],
    [
      'the rosier method alone',
      (r) => {
        r.verdict = r.verdict.replace(/总投入[\d.]+/, '总投入799.9');
      },
      /low/,
    ],
    [
      'a line below with another number',
      (r) => {
        r.subline = r.subline.replace('22.9', '24.2');
      },
      /ent size/,
    ],
    [
      'a county that grows otherwise',
      (r) => {
        r.counties.rows[0]!.growth = 5.4;
      },
      /growth/,
    ],
    [
      'a half-year card of its own',
      (r) => {
        r.pace!.rows[0]!.firstHalf = 313.8;
      },
      /2025-S1\|figure/,
    ],
  ])('%s', async (_, change, thing) => {
    const reply = structuredClone(await get('/api/targets?y=2027&period=2025'));
    change(reply);
    const again = new Claims();
    again.all.push(...claims.all);
    overviewClaims(again, reply, codes);
    const before = new Set(claims.contradictions());
    const found = again.contradictions().filter((line) => !before.has(line));
    expect(found.some((line) => thing.test(line))).toBe(true);
  });
});

describe('a publication and the pages of its data version', () => {
  it.each([
    ['2025', 1],
    ['2025-S2', 2],
    ['2025-S1', 1],
  ])(
    '%s version %i',
    async (at, version) => {
      const document = await get(`/api/publications/${at}/${version}/file`);
      const pinned = new Claims();
      publicationClaims(pinned, document);
      await walkMonitoring(pinned, at, `&v=${document.dataVersion}`);
      expect(pinned.contradictions()).toEqual([]);
    },
    60_000,
  );
});
