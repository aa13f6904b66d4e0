/** What one return says another does not ask again, and what the system computes nobody types: a folder that does is refused. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Form } from '#shared/catalogue.ts';
import { CatalogueProblem, loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { CITY_FOLDERS } from '../../helpers/app.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sti-asked-'));
  cpSync(CITY_FOLDERS.second, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The folder with its forms changed. @returns what the loader says of it, one line a fault */
function said(change: (forms: Form[]) => void): string[] {
  const file = join(folder, 'forms.json');
  const forms = Form.array().parse(JSON.parse(readFileSync(file, 'utf8')));
  change(forms);
  writeFileSync(file, JSON.stringify(forms, null, 1));
  try {
    loadCatalogue(folder);
    return [];
  } catch (error) {
    if (!(error instanceof CatalogueProblem)) throw error;
    return error.message.split('\n').filter((line) => line.includes('forms.json'));
  }
}
const of = (forms: Form[], code: string) => forms.find((form) => form.code === code)!;

test('the cities at hand ask for nothing twice', () => {
  expect(said(() => {})).toEqual([]);
  expect(() => loadCatalogue(CITY_FOLDERS.jiaxing)).not.toThrow();
});

test('a year that asks again what 1—12月 has said is named with the form, once an indicator', () => {
  const faults = said((forms) => {
    delete of(forms, 'year_district').askedAnew;
    delete of(forms, 'year_bureau').askedAnew;
  });
  expect(faults).toHaveLength(3);
  for (const code of ['fiscal_st', 'fiscal_basic', 'firm_rnd'])
    expect(faults.filter((line) => line.includes(`(${code})在1—12月报表里已报`))).toHaveLength(1);
});

test('what comes filled, what has a reason, and what somebody else reports for 1—12月 is no fault', () => {
  expect(
    said((forms) => {
      const year = of(forms, 'year_district');
      year.carriedOver = ['fiscal_st'];
      year.askedAnew = [{ indicators: ['fiscal_basic'], reason: '口径不同' }];
    }),
  ).toEqual([]);
  expect(
    said((forms) => {
      const bureau = of(forms, 'year_bureau');
      delete bureau.askedAnew;
      of(forms, 'half_bureau').groups = of(forms, 'half_bureau').groups.slice(0, 0);
    }).filter((line) => line.includes('已报')),
  ).toEqual([]);
});

test('a reason is not left out', () => {
  expect(
    said((forms) => {
      of(forms, 'year_district').askedAnew = [{ indicators: ['fiscal_st', 'fiscal_basic'], reason: '' }];
    }).length,
  ).toBeGreaterThan(0);
});

test('a sum that the system computes is not asked for', () => {
  const faults = said((forms) => of(forms, 'half_district').groups[0]?.indicators.push('input_total'));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain('“创新投入合计”(input_total)由系统计算，不用填报');
});
