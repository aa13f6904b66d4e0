/** A province of 11 cities and 90 counties in one installation: who reads and decides what, and what every page weighs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LevelRanking } from '#shared/contract/levels.ts';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import { isValue } from '#shared/figure.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import { openNation, PROVINCE } from '../../nation/open.ts';
import type { Area } from '../../nation/programme.ts';

/** 杭州, 嘉兴; 海宁 is one of 嘉兴's. */
const [OTHER, CITY, COUNTY] = ['330100', '330400', '330481'];
const MOST_BYTES = 150_000;

let t: TestApp;
let areas: Area[];
const callers = new Map<string, Caller>();

beforeAll(async () => {
  ({ t, areas } = await openNation(PROVINCE));
  const own = `${PROVINCE}_bj`;
  for (const name of ['analyst', 'leader', `kjb_${CITY}_analyst`, `kjb_${CITY}_leader`, COUNTY, own])
    callers.set(name, await t.signIn(name));
});
afterAll(() => t.close());

const as = (name: string) => callers.get(name)!;
const ranking = async (name: string, node?: string): Promise<UnitRanking> =>
  (await as(name).get(`/api/monitoring/regions?period=2025${node ? `&node=${node}` : ''}`)).body;

test('the folder has the province’s 11 cities and 90 counties', () => {
  const count = (kind: Area['kind']) => areas.filter((area) => area.kind === kind).length;
  expect([count('province'), count('city'), count('county')]).toEqual([1, 11, 90]);
});

test('the province ranks its cities, a city its counties, and each whole is the sum of what is listed', async () => {
  for (const node of [PROVINCE, CITY]) {
    const { city, rows, others } = await ranking('analyst', node);
    const below = areas.filter(({ parent, kind }) => parent === node && kind !== 'fiscal_level');
    expect(rows.map(({ unit }) => unit)).toEqual(below.map(({ code }) => code));
    const parts = [...rows, ...others].map(({ figure }) => figure).filter(isValue);
    expect(city.unit).toBe(node);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(city.figure), 4);
    expect(rows.map(({ rank }) => rank).sort((a, b) => Number(a) - Number(b))).toEqual(
      rows.map((_, i) => i + 1),
    );
  }
});

test('without a node everybody is at their own', async () => {
  for (const [name, node] of [
    ['analyst', PROVINCE],
    [`kjb_${CITY}_leader`, CITY],
    [COUNTY, CITY],
  ] as const)
    expect((await ranking(name)).city.unit).toBe(node);
});

const READS: [who: string, node: string, status: number][] = [
  ['leader', PROVINCE, 200],
  ['leader', OTHER, 200],
  ['leader', COUNTY, 200],
  ['leader', '330000_bj', 404],
  ['leader', 'nowhere', 404],
  [`kjb_${CITY}_leader`, CITY, 200],
  [`kjb_${CITY}_leader`, COUNTY, 200],
  [`kjb_${CITY}_leader`, PROVINCE, 404],
  [`kjb_${CITY}_leader`, OTHER, 404],
  [COUNTY, CITY, 200],
  [COUNTY, '330402', 404],
  [COUNTY, OTHER, 404],
  [COUNTY, PROVINCE, 404],
];
test.each(READS)('%s asks for the pages of %s: %i', async (name, node, status) => {
  for (const path of ['/api/monitoring/regions', '/api/half-year', '/api/targets', '/api/programme']) {
    const { status: got } = await as(name).get(`${path}?node=${node}`);
    // A county has no counties: its pages say so, and are not refused.
    expect(path === '/api/programme' || status !== 200 ? got : Math.min(got, 200), path).toBe(status);
  }
});

test('what one city may read is not given to another, kept or not', async () => {
  const address = `/api/monitoring/regions/330481?period=2025`;
  expect((await as(`kjb_${CITY}_leader`).get(address)).status).toBe(200);
  expect((await as('leader').get(address)).status).toBe(404);
  expect((await as(`kjb_${CITY}_leader`).get('/api/monitoring/regions/330106?period=2025')).status).toBe(404);
  const lineage = (unit: string) => `/api/monitoring/lineage?unit=${unit}&indicator=gov_total&period=2025`;
  expect((await as(COUNTY).get(lineage('330402'))).status).toBe(200);
  expect((await as(COUNTY).get(lineage('330106'))).status).toBe(404);
  expect((await as('leader').get(`${lineage('330106')}&node=${OTHER}`)).status).toBe(200);
});

test('below the root nothing is open that does not know the tree', async () => {
  for (const address of ['/api/publications', '/api/reports', '/api/open/figures', '/api/open/metadata'])
    expect((await as(`kjb_${CITY}_leader`).get(address)).status, address).toBe(403);
  for (const address of ['/api/home', '/api/half-year/brief', '/api/session'])
    expect((await as(`kjb_${CITY}_leader`).get(address)).status, address).toBe(200);
  expect((await as(COUNTY).get('/api/tasks')).status).toBe(200);
});

test('a county without targets says whose there are, and how it grew beside them', async () => {
  expect((await as('leader').get(`/api/targets?node=${COUNTY}`)).status).toBe(404);
  for (const name of ['leader', `kjb_${CITY}_leader`, COUNTY]) {
    const { finding, above, sentences } = (await as(name).get(`/api/targets/instead?node=${COUNTY}`)).body;
    expect([finding, above]).toEqual(['海宁市没有本级的目标', { node: CITY, name: '嘉兴市' }]);
    expect(sentences[0]).toMatch(/^海宁市2025年科技创新投入[\d.]+亿元，同比增长[\d.]+%。$/);
    expect(sentences[1]).toMatch(/^嘉兴市有目标：/);
  }
  expect((await as(COUNTY).get(`/api/targets/instead?node=${OTHER}`)).status).toBe(404);
});

const DECIDES: [who: string, organisation: string, status: number][] = [
  // What is refused after the policy has let it through is the empty body.
  [`kjb_${CITY}_analyst`, COUNTY, 400],
  [`kjb_${CITY}_analyst`, '330106', 404],
  [`kjb_${CITY}_analyst`, '330000_bj', 404],
  ['analyst', '330000_bj', 400],
  ['analyst', COUNTY, 403],
  [COUNTY, COUNTY, 403],
];
test.each(DECIDES)('%s decides the return of %s: %i', async (name, organisation, status) => {
  const reply = await as(name).post(`/api/review/returns/2025/${organisation}/approve`, {});
  expect(reply.status).toBe(status);
});

test('an office reads the returns of its area, and lists those that it decides', async () => {
  const view = (name: string, organisation: string) =>
    as(name).get(`/api/review/returns/2025/${organisation}`);
  expect((await view('analyst', COUNTY)).status).toBe(200);
  expect((await view(`kjb_${CITY}_analyst`, COUNTY)).status).toBe(200);
  expect((await view(`kjb_${CITY}_analyst`, '330106')).status).toBe(404);
});

test('every page of the province and of a city is at most 150 KB', async () => {
  const addresses = [
    ...['programme', 'monitoring/regions', 'monitoring/structure', 'monitoring/contribution', 'half-year'],
    ...['targets', 'targets/all', 'targets/scenario', 'targets/units', 'monitoring/indicators/gov_total'],
  ];
  for (const node of [PROVINCE, CITY])
    for (const address of addresses) {
      const { status, bytes } = await as('leader').get(`/api/${address}?node=${node}`);
      expect(status, address).toBe(200);
      expect(bytes.length, address).toBeLessThanOrEqual(MOST_BYTES);
    }
});

test('a page speaks of its own level', async () => {
  expect((await ranking('leader', PROVINCE)).finding).toContain('全省');
  expect((await ranking('leader', CITY)).finding).toContain('全市');
  const targets = await as('leader').get('/api/targets');
  expect(JSON.stringify({ ...targets.body, basisQuote: '', rows: [] })).not.toContain('全市目标');
});

const level = async (query: string, name = 'leader') =>
  as(name).get(`/api/monitoring/levels?period=2025&level=county${query}`);

test('all counties of the province are one ranking, a page at a time, found by name and by the city they lie in', async () => {
  const first: LevelRanking = (await level('')).body;
  expect(first.paging).toMatchObject({ page: 1, found: 90, total: 90 });
  const pages: LevelRanking[] = [first];
  for (let page = 2; page <= first.paging.pages; page++) pages.push((await level(`&page=${page}`)).body);
  const all = pages.flatMap(({ rows }) => rows);
  expect(new Set(all.map(({ unit }) => unit)).size).toBe(90);
  expect(all.map(({ rank }) => rank)).toEqual(all.map((_, i) => i + 1));
  // The same figure as on its own city's page, and another place.
  const own = (await ranking('leader', CITY)).rows.find(({ unit }) => unit === COUNTY);
  const here = all.find(({ unit }) => unit === COUNTY);
  expect([here?.figure, here?.growth, here?.above]).toEqual([own?.figure, own?.growth, '嘉兴市']);
  expect(Number(here?.rank)).toBeGreaterThan(Number(own?.rank));
  const inCity: LevelRanking = (await level(`&q=${encodeURIComponent('嘉兴')}&focus=330106`)).body;
  expect(inCity.rows.map(({ node }) => node)).toEqual(Array(7).fill(CITY));
  expect(inCity.chosen?.shortName).toBe('西湖区');
});

test('the counties and the levels’ own make the province; bins and parts count every county once', async () => {
  const { spread, groups, whole } = (await level('')).body as LevelRanking;
  expect(spread?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(90);
  expect(groups.map(({ units }) => units).reduce((a, b) => a + b)).toBe(90);
  expect(whole).toMatchObject({ unit: PROVINCE, name: '浙江省' });
});

test('by growth, and as a file of all of them', async () => {
  const { rows, finding }: LevelRanking = (await level('&order=growth')).body;
  expect(rows[0]?.growthRank).toBe(1);
  expect(finding).toMatch(/^2025年浙江省90个县\(市、区\)总投入增速：.+最高，增长[\d.]+%；中位数增长[\d.]+%$/);
  const file = await as('leader').get('/api/monitoring/levels/file?level=county&period=2025&type=csv');
  const lines = file.bytes.toString('utf8').trim().split('\r\n');
  // The province and its 90 counties.
  expect(lines.filter((line: string) => /,33\d{4},/.test(line)).length).toBe(91);
});

test('a rate has no amount: its list speaks of its own name, of 增减 and 百分点', async () => {
  const byRate: LevelRanking = (await level('&metric=rd_gdp')).body;
  expect(byRate.metric.measure).toBe('percent');
  expect(JSON.stringify([byRate.finding, byRate.sentences])).not.toMatch(/数额|增速/);
  const byGrowth: LevelRanking = (await level('&metric=rd_gdp&order=growth')).body;
  expect(byGrowth.finding).toMatch(/增减：.+最高，(?:提高|下降)[\d.]+个百分点；/);
});

const SUBTREE: [who: string, query: string, status: number][] = [
  ['leader', '', 200],
  ['leader', `&node=${CITY}`, 404],
  [`kjb_${CITY}_leader`, '', 404],
  [`kjb_${CITY}_leader`, `&node=${PROVINCE}`, 404],
  [COUNTY, `&node=${PROVINCE}`, 404],
  // The province's own level reads its neighbours, the cities, and not what is below them.
  [`${PROVINCE}_bj`, '', 404],
];
test.each(SUBTREE)('%s asks for all counties%s: %i', async (name, query, status) => {
  expect((await level(query, name)).status).toBe(status);
});
