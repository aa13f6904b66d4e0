/** Issue 9, must hold: every amount that names the same thing has one value on every page, for 2027 and for 2030. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { HalfYear } from '#shared/contract/half-year.ts';
import { targetYears } from '#shared/targets/overview/overview.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { Claims } from './claims.ts';
import {
  askTargetYear,
  type Codes,
  halfYearClaims,
  overviewClaims,
  type TargetYear,
} from './target-pages.ts';
import { type Walk, walkIndicators, walkMonitoring, walkPublication, walkTargets } from './walk.ts';

const YEARLY = ['2025', '2024'];
const HALVES = ['2025-S2', '2025-S1', '2026-S1'];

let t: TestApp;
let leader: Caller;
let codes: Codes;
let walk: Walk;
const claims = new Claims();

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
  walk = { caller: leader, catalogue: t.catalogue, codes, claims };
  for (const at of YEARLY) await walkTargets(walk, at);
  for (const at of [...YEARLY, ...HALVES]) await walkMonitoring(walk, at);
  await walkIndicators(walk);
}, 240_000);
afterAll(() => t.close());

test('the whole demonstration says one thing of each thing', () => {
  expect(claims.contradictions()).toEqual([]);
});

test('files say what pages say', () => {
  const files = claims.all.filter((c) => c.where.endsWith(' file'));
  expect(files.length).toBeGreaterThan(5_000);
  const pages = new Set(claims.all.filter((c) => !c.where.endsWith(' file')).map((c) => c.thing));
  expect(files.filter((c) => pages.has(c.thing)).length).toBeGreaterThan(5_000);
});

describe('the walk would notice', () => {
  it('for thousands of things are named by several pages', () => {
    expect(claims.all.length).toBeGreaterThan(20_000);
    expect(claims.shared(3).length).toBeGreaterThan(1_000);
    for (const year of targetYears(t.catalogue))
      for (const what of ['total', 'low', 'high'])
        expect(claims.shared(what === 'total' ? 2 : 3)).toContain(`projection 2025 → ${year}|${what}`);
  });

  it.each<[string, (reply: TargetYear) => void, RegExp]>([
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
  ])('%s', async (_, change, thing) => {
    const reply = await askTargetYear(async (url) => (await leader.get(url)).body, 'y=2027&period=2025');
    change(reply);
    const again = new Claims();
    again.all.push(...claims.all);
    overviewClaims(again, reply, codes);
    const before = new Set(claims.contradictions());
    const found = again.contradictions().filter((line) => !before.has(line));
    expect(found.some((line) => thing.test(line))).toBe(true);
  });

  it.each<[string, (reply: HalfYear) => void, RegExp]>([
    [
      'a half-year card of its own',
      (r) => {
        r.pace!.rows[0]!.firstHalf = 313.8;
      },
      /2025-S1\|figure/,
    ],
    [
      'a block of the half-year with another amount',
      (r) => {
        r.blocks[1]!.current = 1;
      },
      /gov_total\|2025-S1\|figure/,
    ],
    [
      'a county that grows otherwise in the half-year',
      (r) => {
        r.units[0]!.cells[1]!.growth = 5.4;
      },
      /gov_total\|2025-S1\|growth/,
    ],
  ])('%s', async (_, change, thing) => {
    const reply: HalfYear = (await leader.get('/api/half-year?period=2025-S1')).body;
    change(reply);
    const again = new Claims();
    again.all.push(...claims.all);
    halfYearClaims(again, reply, codes);
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
  ])('%s version %i', async (at, version) => {
    const pinned = { ...walk, claims: new Claims() };
    const { dataVersion } = await walkPublication(pinned, at, version);
    await walkMonitoring(pinned, at, `&v=${dataVersion}`);
    expect(pinned.claims.all.filter((c) => c.where.endsWith(' file')).length).toBeGreaterThan(500);
    expect(pinned.claims.contradictions()).toEqual([]);
  });
});
