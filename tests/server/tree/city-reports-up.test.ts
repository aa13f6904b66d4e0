/** 多级上报: counties report to their city, the city to the province, which decides it; the city's own office does not. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import type { ReviewMatrix } from '#shared/contract/review.ts';
import { period } from '#shared/period.ts';
import { openNation, PROVINCE } from '../../nation/open.ts';
import { Desk, path } from '../returns/desk.ts';

/** 嘉兴, which reports its GDP of 2025; its office. */
const [CITY, OFFICE] = ['330400', 'kjb_330400_analyst'];
const AT = period('2025');
let desk: Desk;
/** Pages have 万元, the form of a GDP 亿元. */
const WAN = 10_000;
/** 亿元: a hundred more than its counties’ together. */
let reported = 0;

function cityReports(folder: string): void {
  appendFileSync(join(folder, 'organisations.csv'), `${CITY},嘉兴市科技局,嘉兴市科技局,unit,${CITY},,\n`);
  const file = join(folder, 'forms.json');
  const forms = JSON.parse(readFileSync(file, 'utf8'));
  const counties = forms.flatMap((form: { filedBy: unknown }) => [
    { ...form, filedBy: reporting(folder).filter((code) => code !== CITY) },
  ]);
  const title = '市级上报年报';
  const groups = [{ title, indicators: ['gdp'], units: 'self', required: true, priority: 1 }];
  const own = { code: 'year_city', title, periodicity: 'year', filedBy: [CITY], notes: [], groups };
  writeFileSync(file, JSON.stringify([...counties, own]));
}

const reporting = (folder: string): string[] =>
  readFileSync(join(folder, 'organisations.csv'), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.split(','))
    .filter((cells) => cells[3] === 'unit')
    .map(([code = '']) => code);

beforeAll(async () => {
  desk = new Desk((await openNation(PROVINCE, [], cityReports)).t);
});
afterAll(() => desk.t.close());

const gdpOf = async (node: string): Promise<UnitRanking> =>
  (await (await desk.as('analyst')).get(`/api/monitoring/regions?period=2025&metric=gdp&node=${node}`)).body;

test('until the city reports, its GDP is the sum of its counties’', async () => {
  const { city, rows } = await gdpOf(CITY);
  const sum = rows.reduce((total, { figure }) => total + Number(figure), 0);
  expect(Number(city.figure)).toBeCloseTo(sum, 4);
});

test('the city’s return is on the province’s desk, not on the city’s own', async () => {
  reported = Math.round(Number((await gdpOf(CITY)).city.figure) / WAN) + 100;
  expect((await desk.save(AT, CITY, { gdp: `${reported}` })).status).toBe(200);
  expect((await desk.submit(AT, CITY)).status).toBe(200);
  const listed = async (who: string) =>
    (await (await desk.as(who)).get('/api/review/matrix/2025')).body.returns.map(
      (row: { organisation: string }) => row.organisation,
    );
  expect(await listed('analyst')).toContain(CITY);
  expect(await listed(OFFICE)).not.toContain(CITY);
  const { version, receipt } = await desk.view(AT, CITY);
  const body = { version, submission: receipt?.submission ?? '', comment: '' };
  const own = await (await desk.as(OFFICE)).post(`/api/review/returns/2025/${CITY}/approve`, body);
  expect(own.status).toBe(404);
  const neighbour = await (await desk.as('330481')).get(path(AT, CITY));
  expect([403, 404]).toContain(neighbour.status);
});

test('the province sees how far each city’s office is with what it decides; a city has no office below', async () => {
  const of = async (who: string): Promise<ReviewMatrix> =>
    (await (await desk.as(who)).get('/api/review/matrix/2025')).body;
  const { below, finding } = await of('analyst');
  expect(below.length).toBe(11);
  // Seven counties and the city's own level; what the city itself reports is the province's.
  const all = { expected: 8, approved: 8, submitted: 0, returned: 0, missing: 0 };
  expect(below.find(({ unit }) => unit === CITY)).toEqual({ unit: CITY, shortName: '嘉兴市', ...all });
  expect(finding).toBe('2025年下级审核的应报101份，已核定101份；本级审核的应报2份，已核定1份，待审1份');
  expect((await of(OFFICE)).below).toEqual([]);
});

test('approved, it is the city’s figure and goes into the province’s; the reconciliation says what differs', async () => {
  const [before, whole] = [await gdpOf(CITY), await gdpOf(PROVINCE)];
  expect((await desk.approve(AT, CITY)).status).toBe(200);
  const [after, above] = [await gdpOf(CITY), await gdpOf(PROVINCE)];
  expect(after.city.figure).toBe(reported * WAN);
  expect(Number(above.city.figure) - Number(whole.city.figure)).toBeCloseTo(
    reported * WAN - Number(before.city.figure),
    2,
  );
  // The counties keep theirs.
  expect(after.rows.map(({ figure }) => figure)).toEqual(before.rows.map(({ figure }) => figure));
  const reply = await (await desk.as(OFFICE)).get('/api/review/reconciliation/2025');
  expect(reply.status).toBe(200);
  expect(JSON.stringify(reply.body)).toContain(`${reported}`);
});
