import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentYear, RunComparison } from '#shared/contract/assessment.ts';
import type { AssessmentRun, RunSummary } from '#shared/contract/run.ts';
import type { SchemeVersion } from '#shared/contract/scheme.ts';
import { checkPublication } from '../../../server/assess/check.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { approve, corrected, yearlyFigures } from './approve.ts';

const figures = yearlyFigures();
let t: TestApp;
let analyst: Caller;

beforeAll(async () => {
  t = await testApp();
  await approve(t, figures);
  analyst = await t.signIn('analyst');
});
afterAll(() => t.close());

const overview = async (by: Caller, year = 2025, subject = 'units'): Promise<AssessmentYear> =>
  (await by.get(`/api/assessment/${subject}/${year}`)).body;
const latestVersion = async (): Promise<number> => (await overview(analyst)).dataVersion;

async function run(by: Caller, body: object = {}, year = 2025, subject = 'units'): Promise<RunSummary> {
  const reply = await by.post(`/api/assessment/${subject}/${year}/runs`, {
    scheme: 1,
    dataVersion: null,
    note: '',
    ...body,
  });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}
const open = async (number: number, by = analyst): Promise<AssessmentRun> =>
  (await by.get(`/api/runs/${number}`)).body;

describe('a run', () => {
  it('reads annex 2 with its data years, ranks nine units and passes the check', async () => {
    const { number } = await run(analyst);
    const document = await open(number);
    const [nine] = document.assessments;
    const column = (code: string) => nine?.columns.find((c) => c.code === code);
    expect(column('gov_total.level')).toMatchObject({ dataYear: 2025, unit: '万元' });
    expect(column('rd_gdp.level')).toMatchObject({ dataYear: 2024, dimension: '占比' });
    expect(column('rd_sti.growth')).toMatchObject({ dataYear: 2024, base: '2023', unit: '百分点' });
    expect(nine?.result.units.map(({ rank }) => rank).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const file = await analyst.get(`/api/runs/${number}/file`);
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(checkPublication(JSON.parse(file.bytes.toString()), file.bytes.toString())).toMatchObject({
      agrees: true,
    });
  });

  it('is made once from the same inputs', async () => {
    expect((await run(analyst)).number).toBe((await run(analyst)).number);
  });

  it('shows the same numbers after new data and new schemes, and cannot be changed in the database', async () => {
    const { number, dataVersion } = await run(analyst);
    const before = (await analyst.get(`/api/runs/${number}/file`)).bytes.toString();
    await approve(
      t,
      corrected(figures, {
        organisation: '330481',
        period: '2025',
        unit: '330481',
        indicator: 'gov_total',
        value: '999999.99',
      }),
    );
    const later = await run(analyst);
    expect(later.number).not.toBe(number);
    expect(later.dataVersion).toBeGreaterThan(dataVersion);
    expect((await analyst.get(`/api/runs/${number}/file`)).bytes.toString()).toBe(before);
    expect((await run(analyst, { dataVersion })).number).toBe(number);
    await expect(t.world.db.updateTable('assessment_run').set({ note: 'x' }).execute()).rejects.toThrow(
      /append only/,
    );
    await expect(t.world.db.deleteFrom('scheme_version').execute()).rejects.toThrow(/append only/);
  });

  it('marks preliminary and simulated figures', async () => {
    const document = await open((await run(analyst)).number);
    expect(document.simulated).toBe(true);
    const marks = document.assessments[0]?.marks['330481'];
    expect(marks?.['rd_gdp.level']).toEqual(['preliminary']);
    expect(marks?.['gov_total.level']).toBeUndefined();
  });

  it('of the year before gives the change in points by indicator', async () => {
    const [before, after] = [await run(analyst, {}, 2024), await run(analyst)];
    const comparison: RunComparison = (
      await analyst.get(`/api/runs/${after.number}/compare/${before.number}`)
    ).body;
    expect(comparison.reasons).toEqual([]);
    const unit = comparison.groups[0]?.units.find((u) => u.unit === '330481');
    const sum = unit?.items.reduce((total, { contribution }) => total + Number(contribution.change), 0);
    expect(sum).toBeCloseTo(Number(unit?.total.change), 9);
    expect(unit?.sentence).toMatch(/海宁市总分/);
  });
});

describe('schemes', () => {
  const edited = ({ scheme }: SchemeVersion) => ({
    ...scheme,
    dimensions: scheme.dimensions.map((d) => (d.code === '增速' ? { ...d, weight: 3 } : d)),
  });

  it('an edit is the next version with its reason; the old run keeps its own', async () => {
    const old = await run(analyst);
    const { scheme } = await overview(analyst);
    const saved = await analyst.post('/api/assessment/units/schemes', {
      basedOn: scheme.number,
      reason: '突出增速',
      scheme: edited(scheme),
    });
    expect(saved.body).toMatchObject({
      number: scheme.number + 1,
      basedOn: scheme.number,
      reason: '突出增速',
    });
    const next = await run(analyst, { scheme: scheme.number + 1 });
    expect(next.number).not.toBe(old.number);
    expect((await open(old.number)).scheme.dimensions.map(({ weight }) => weight)).toEqual([1, 1, 1]);
    const comparison: RunComparison = (await analyst.get(`/api/runs/${next.number}/compare/${old.number}`))
      .body;
    expect(comparison.reasons).toContain('权重不同');
  });

  it('the second of two editors is told and gets the newer version', async () => {
    const { scheme } = await overview(analyst);
    const body = { basedOn: scheme.number, reason: '两人同时', scheme: scheme.scheme };
    expect((await analyst.post('/api/assessment/units/schemes', body)).status).toBe(200);
    const second = await (await t.signIn('analyst2')).post('/api/assessment/units/schemes', body);
    expect(second).toMatchObject({
      status: 409,
      body: { type: 'scheme-stale', current: { number: scheme.number + 1 } },
    });
  });

  it('an exported scheme can be imported; contradictions are refused with their place', async () => {
    const { scheme } = await overview(analyst);
    const exported = JSON.parse(
      JSON.stringify((await analyst.get(`/api/assessment/units/schemes/${scheme.number}`)).body.scheme),
    );
    exported.items[0].indicator = 'no_such';
    exported.dimensions = exported.dimensions.map((d: object) => ({ ...d, weight: 0 }));
    const reply = await analyst.post('/api/assessment/units/schemes', {
      basedOn: scheme.number,
      reason: '导入',
      scheme: exported,
    });
    expect(reply.status).toBe(422);
    expect(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/scheme/items/0/indicator',
      '/scheme/dimensions',
    ]);
    const unknown = { basedOn: scheme.number, reason: '导入', scheme: { ...scheme.scheme, wieghts: 1 } };
    expect((await analyst.post('/api/assessment/units/schemes', unknown)).status).toBe(400);
  });
});

describe('who may', () => {
  it.each(['leader', '330481', 'tjj'])('%s neither edits nor runs the units', async (name) => {
    const caller = await t.signIn(name);
    const { scheme } = await overview(caller);
    const body = { basedOn: scheme.number, reason: '不应允许', scheme: scheme.scheme };
    expect((await caller.post('/api/assessment/units/schemes', body)).status).toBe(403);
    const reply = await caller.post('/api/assessment/units/2025/runs', {
      scheme: 1,
      dataVersion: null,
      note: '',
    });
    expect(reply.status).toBe(name === 'tjj' ? 404 : 403);
  });

  it.each(['330481', 'leader', 'tjj'])('%s sees no trial, by no address', async (name) => {
    const [{ number }, { number: other }] = [await run(analyst), await run(analyst, { dataVersion: 1 })];
    const reader = await t.signIn(name);
    expect((await overview(reader)).runs).toEqual([]);
    for (const path of ['', '/file', `/compare/${other}`])
      expect([path, (await reader.get(`/api/runs/${number}${path}`)).status]).toEqual([path, 404]);
  });

  it.each(['330481', 'leader', 'tjj'])(
    '%s sees no scheme under discussion (issue 9 item 16)',
    async (name) => {
      const { scheme } = await overview(analyst);
      const changed = { ...scheme.scheme, version: `讨论稿${name}` };
      const body = { basedOn: scheme.number, reason: '讨论', scheme: changed };
      expect((await analyst.post('/api/assessment/units/schemes', body)).status).toBe(200);
      const reader = await t.signIn(name);
      const seen = await overview(reader);
      expect([seen.scheme.number, seen.schemes.map((s) => s.number)]).toEqual([1, [1]]);
      const address = `/api/assessment/units/schemes/${scheme.number + 1}`;
      expect([(await reader.get(address)).status, (await analyst.get(address)).status]).toEqual([404, 200]);
    },
  );

  it('administrators see no run at all', async () => {
    const { number } = await run(analyst);
    expect((await (await t.signIn('sysadmin')).get(`/api/runs/${number}`)).status).toBe(403);
  });

  it('a department assesses its own institutions, the office sees it', async () => {
    const education = await t.signIn('jyj');
    const own = await run(education, {}, 2025, 'institutions');
    const document = await open(own.number);
    expect(document.assessments.map(({ group }) => group)).toEqual(['university']);
    expect(document.organisationName).toBe('市教育局');
    const seen = await overview(analyst, 2025, 'institutions');
    expect(seen.runs.map(({ organisationName }) => organisationName)).toContain('市教育局');
    const all = await open((await run(analyst, {}, 2025, 'institutions')).number);
    expect(all.assessments.map(({ group }) => group)).toEqual(['university', 'institute', 'hospital']);
  });
});

it('unknown years and versions are not found', async () => {
  expect((await analyst.get('/api/assessment/units/1999')).status).toBe(400);
  expect((await analyst.get('/api/assessment/units/2031')).status).toBe(404);
  expect(
    (await analyst.post('/api/assessment/units/2025/runs', { scheme: 99, dataVersion: null, note: '' }))
      .status,
  ).toBe(404);
  const beyond = (await latestVersion()) + 1;
  expect(
    (await analyst.post('/api/assessment/units/2025/runs', { scheme: 1, dataVersion: beyond, note: '' }))
      .status,
  ).toBe(404);
});

it('another city is assessed by its own scheme; one without institutions has none to assess', async () => {
  const second = await testApp({ city: 'second' });
  const own = await second.signIn('analyst');
  const year = await own.get('/api/assessment/units/2025');
  expect(year.status).toBe(200);
  const codes = second.catalogue.indicators.map(({ code }) => code);
  expect(
    (year.body as AssessmentYear).scheme.scheme.items.every(({ indicator }) => codes.includes(indicator)),
  ).toBe(true);
  expect((await own.get('/api/assessment/institutions/2025')).status).toBe(404);
  await second.close();
});
