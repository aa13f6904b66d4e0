/** Figures that leave the house: the same as on the pages, in every format, with what a stranger needs to read them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenFigures, OpenMetadata } from '#shared/contract/open.ts';
import type { OpenFigure } from '#shared/open/open-figure.ts';
import { period } from '#shared/period.ts';
import { parseCsv } from '../../../server/catalogue/csv.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { approve } from '../assessment/approve.ts';

let t: TestApp;
let leader: Caller;
let all: OpenFigures;

beforeAll(async () => {
  t = await testApp({ demo: true });
  leader = await t.signIn('leader');
  all = (await leader.get('/api/open/figures')).body;
});
afterAll(() => t.close());

const fail = (line: number, words: string) => expect.fail(`${line}: ${words}`);
const file = async (format: string) =>
  (await leader.get(`/api/open/figures/file?format=${format}`)).bytes.toString();

test('every figure is the one the pages show, marked as simulated where it is', async () => {
  const ranking = (await leader.get('/api/monitoring/regions?period=2025&metric=total')).body;
  const totals = all.figures.filter((f) => f.period === '2025' && f.indicator === 'sti_total');
  for (const row of [...ranking.rows, ranking.city]) {
    const open = totals.find((f) => f.unit === row.unit);
    expect([row.unit, Number(open?.amount), open?.simulated]).toEqual([row.unit, row.figure, true]);
  }
  expect(all.simulated).toBe(true);
  expect(all.cut.latest).toBe(true);
});

test('missing is a mark and never a number; computed figures say how they came to be', () => {
  const missing = all.figures.filter((f) => f.amount === null);
  expect(missing.length).toBeGreaterThan(0);
  expect(missing.every((f) => f.mark !== 'value' && !f.simulated)).toBe(true);
  const city = all.figures.find(
    (f) => f.unit === '330400' && f.indicator === 'sti_total' && f.period === '2025',
  );
  expect(city).toMatchObject({ basis: 'derived', reporter: null, measureUnit: '万元' });
});

test('what is not approved is in no format', async () => {
  const waiting = all.figures.find(
    (f) => f.period === '2026-S1' && f.unit === '330482' && f.indicator === 'gov_total',
  );
  expect(waiting).toMatchObject({ mark: 'unreported', amount: null, reporter: null });
  const submitted = await t.world.db
    .selectFrom('submission_value')
    .innerJoin('submission', 'submission.id', 'submission_value.submission_id')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .select('amount')
    .where('statistical_return.period', '=', period('2026-S1'))
    .where('statistical_return.organisation', '=', '330482')
    .where('indicator', '=', 'gov_total')
    .executeTakeFirst();
  expect(submitted?.amount).toMatch(/^\d{4,}/);
  for (const format of ['sdmx', 'csv', 'excel']) expect(await file(format)).not.toContain(submitted?.amount);
});

describe('files', () => {
  test('SDMX-CSV: the standard columns, one line a figure, 万元 as CNY × 10⁴', async () => {
    const text = await file('sdmx');
    expect(text.startsWith('STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,')).toBe(
      true,
    );
    const records = parseCsv(text, fail);
    expect(records).toHaveLength(all.figures.length);
    const haining = records.find(
      ({ fields: f }) => [f.REF_AREA, f.INDICATOR, f.TIME_PERIOD].join() === '330481,gov_total,2025-S1',
    );
    const same = all.figures.find(
      (f) => f.unit === '330481' && f.indicator === 'gov_total' && f.period === '2025-S1',
    );
    expect(haining?.fields).toMatchObject({
      STRUCTURE: 'dataflow',
      STRUCTURE_ID: 'JIAXING:STI_INVESTMENT(1.0)',
      OBS_VALUE: same?.amount,
      UNIT_MEASURE: 'CNY',
      UNIT_MULT: '4',
      OBS_STATUS: 'A',
      SIMULATED: '1',
    });
    expect(
      records
        .filter(({ fields }) => fields.OBS_VALUE === '')
        .every(({ fields }) => /^[OML]$/.test(fields.OBS_STATUS ?? '')),
    ).toBe(true);
  });

  test('for machines: codes, no BOM; for Excel: Chinese heads, a BOM, the note that nothing is real', async () => {
    const machine = await file('csv');
    expect(machine.charCodeAt(0)).not.toBe(0xfeff);
    const records = parseCsv(machine, fail);
    expect(records.map(({ fields }) => fields.amount)).toEqual(all.figures.map((f) => f.amount ?? ''));
    const excel = await file('excel');
    expect(excel.charCodeAt(0)).toBe(0xfeff);
    expect(excel).toContain('模拟数据，非真实');
    expect(excel).toContain('330481,海宁市,gov_total,政府科技创新投入合计,2025,2025年,');
  });

  test('narrowed to a period, a unit and an indicator; unknown codes are 404', async () => {
    const { figures } = (await leader.get('/api/open/figures?period=2025&unit=330481&indicator=gov_total'))
      .body;
    expect(figures.map((f: OpenFigure) => [f.unit, f.indicator, f.period])).toEqual([
      ['330481', 'gov_total', '2025'],
    ]);
    for (const query of ['unit=999', 'indicator=nothing', 'period=2019', 'v=9999'])
      expect((await leader.get(`/api/open/figures?${query}`)).status).toBe(404);
  });
});

test('the codes of every figure are described, with definition, source and clause', async () => {
  const meta: OpenMetadata = (await leader.get('/api/open/metadata')).body;
  const units = new Set(meta.units.map(({ code }) => code));
  const indicators = new Map(meta.indicators.map((one) => [one.code, one]));
  for (const { unit, indicator, measureUnit } of all.figures) {
    expect(units.has(unit)).toBe(true);
    expect(indicators.get(indicator)?.unit).toBe(measureUnit);
  }
  expect(indicators.get('gov_total')).toMatchObject({
    unitMeasure: 'CNY',
    unitMultiplier: 4,
    source: '市财政局',
  });
  expect(indicators.get('gov_total')?.basis).toMatch(/嘉政发/);
});

test('an indicator tells how it was defined and which figures were revised', async () => {
  const { wordings, revisions, indicator } = (await leader.get('/api/open/indicators/rd')).body;
  expect(wordings).toMatchObject([{ catalogueVersion: 1, definition: indicator.definition }]);
  for (const { values } of revisions) expect(values.length).toBeGreaterThan(1);
  expect(revisions.length).toBeGreaterThan(0);
  expect((await leader.get('/api/open/indicators/nothing')).status).toBe(404);
});

test('what was revised and then taken out of force keeps its revisions', async () => {
  const other = await testApp();
  const rd = { organisation: 'tjj', period: '2025', unit: '330481', indicator: 'rd' };
  for (const value of ['100', '120', 'unreported']) await approve(other, [{ ...rd, value }]);
  const { revisions } = (await (await other.signIn('leader')).get('/api/open/indicators/rd')).body;
  await other.close();
  expect(revisions).toMatchObject([
    { unit: '330481', period: '2025', values: [{ figure: 100 }, { figure: 120 }, { figure: 'unreported' }] },
  ]);
});

test('publications go out byte for byte', async () => {
  const { publications } = (await leader.get('/api/open/publications')).body;
  const { period, version, digest } = publications[0];
  const open = await leader.get(`/api/open/publications/${period}/${version}`);
  expect(open.bytes.equals((await leader.get(`/api/publications/${period}/${version}/file`)).bytes)).toBe(
    true,
  );
  expect(open.body.digest).toBe(digest);
});
