import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import type { OpenFigure } from '../../../shared/open/open-figure.ts';
import { excelCsv, machineCsv } from '../../../shared/open/plain-csv.ts';
import { measureOf, sdmxCsv, unguarded } from '../../../shared/open/sdmx-csv.ts';
import { period } from '../../../shared/period.ts';
import { CITY_FOLDERS } from '../../helpers/app.ts';

const jiaxing = loadCatalogue(CITY_FOLDERS.jiaxing);

const FIGURE: OpenFigure = {
  unit: '330481',
  indicator: 'gov_total',
  period: period('2026-S1'),
  mark: 'value',
  amount: '-12.5',
  measureUnit: '万元',
  basis: 'reported',
  simulated: false,
  origin: 'reported',
  release: '',
  citation: '',
  reporter: '330481',
  approvedAt: null,
};
const lineOf = (over: Partial<OpenFigure>) => sdmxCsv(jiaxing, [{ ...FIGURE, ...over }]).split('\r\n')[1];

test.each([
  ['万元', 'CNY', 4],
  ['亿元', 'CNY', 8],
  ['元', 'CNY', 0],
  ['万人', 'PS', 4],
  ['名', 'PS', 0],
  ['人年', 'FTE', 0],
  ['%', 'PT', 0],
  ['家', 'NR', 0],
  ['万', 'NR', 0],
])('%s is %s × 10^%i', (unit, measure, multiplier) => {
  expect(measureOf(unit)).toEqual({ measure, multiplier });
});

describe('a line', () => {
  test.each<[Partial<OpenFigure>, string]>([
    [{}, '-12.5,CNY,4,A,value'],
    [{ release: '初步' }, '-12.5,CNY,4,P,value'],
    [{ release: '最终' }, '-12.5,CNY,4,A,value'],
    [{ mark: 'unreported', amount: null }, ',CNY,4,O,unreported'],
    [{ mark: 'not_applicable', amount: null }, ',CNY,4,M,not_applicable'],
    [{ mark: 'missing', amount: null }, ',CNY,4,L,missing'],
    [{ mark: 'no_base', amount: null }, ',CNY,4,O,no_base'],
    [{ amount: '0' }, '0,CNY,4,A,value'],
  ])('%o', (over, part) => {
    expect(lineOf(over)).toContain(`330481,gov_total,2026-S1,${part},reported,`);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ["'quoted", "''quoted"],
    ['a,b', '"a,b"'],
    ['two\nlines', '"two\nlines"'],
    ['say "x"', '"say ""x"""'],
  ])('the text %j stays text', (citation, written) => {
    expect(lineOf({ citation })).toContain(`,0,,${written},万元`);
    expect(machineCsv([{ ...FIGURE, citation: '=x' }])).toContain(",'=x\r\n");
  });
});

test.each(['=1+1', "'quoted", "''", '普通', '-5', ''])('%j is read back as it was', (citation) => {
  const [, written = ''] = /,0,,([^,]*),万元/.exec(lineOf({ citation }) ?? '') ?? [];
  expect(unguarded(written)).toBe(citation);
});

test('amounts stay numbers in every file, negative ones too', () => {
  expect(machineCsv([FIGURE])).toContain('330481,gov_total,2026-S1,-12.5,万元');
  expect(excelCsv(jiaxing, [FIGURE], ['=about'])).toContain("'=about\r\n");
  expect(excelCsv(jiaxing, [FIGURE], [])).toContain('2026-S1,2026年上半年,-12.5,万元,,上报');
});
