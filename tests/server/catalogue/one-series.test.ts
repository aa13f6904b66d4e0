/** A city that collects years only, and one that collects half-years only: both load, and every page's reading answers. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CatalogueProblem, loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';

const HELPERS = join(import.meta.dirname, '../../helpers');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sti-halves-'));
  cpSync(join(HELPERS, 'second-city'), folder, { recursive: true });
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  const city = JSON.parse(readFileSync(join(folder, 'city.json'), 'utf8'));
  delete city.totals.year;
  for (const block of city.blocks) delete block.year;
  writeFileSync(join(folder, 'city.json'), JSON.stringify(city));
  const forms = JSON.parse(readFileSync(join(folder, 'forms.json'), 'utf8'));
  writeFileSync(
    join(folder, 'forms.json'),
    JSON.stringify(forms.filter((f: { periodicity: string }) => f.periodicity === 'half')),
  );
  edit('periods.csv', (text) => text.replace(/^\d{4},.*\n/gm, ''));
  edit('indicators.csv', (text) =>
    text.replaceAll(',half|year,', ',half,').replace(/^(output|intensity|labs),.*\n/gm, ''),
  );
  edit('targets.csv', (text) => text.split('\n').slice(0, 1).join('\n'));
  writeFileSync(join(folder, 'scheme.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('years only: the totals of both series are the yearly ones', () => {
  const { city, forms } = loadCatalogue(join(HELPERS, 'fourteen'));
  expect(city.totals).toEqual({ half: 'input', year: 'input' });
  expect(new Set(forms.map(({ periodicity }) => periodicity))).toEqual(new Set(['year']));
});

test('half-years only', () => {
  const { city, forms } = loadCatalogue(folder);
  expect(city.totals).toEqual({ half: 'input_total', year: 'input_total' });
  expect(forms.every(({ periodicity }) => periodicity === 'half')).toBe(true);
});

test('a city that collects both and names one only is told which indicator has no figures of the other', () => {
  const half = mkdtempSync(join(tmpdir(), 'sti-both-'));
  cpSync(join(HELPERS, 'fourteen'), half, { recursive: true });
  const forms = JSON.parse(readFileSync(join(half, 'forms.json'), 'utf8'));
  writeFileSync(
    join(half, 'forms.json'),
    JSON.stringify([...forms, { ...forms[0], code: 'h', periodicity: 'half' }]),
  );
  try {
    expect(() => loadCatalogue(half)).toThrow(CatalogueProblem);
    expect(() => loadCatalogue(half)).toThrow('totals.half 指标“input”没有半年度数');
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
});
