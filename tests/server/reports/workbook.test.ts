/** The monitoring workbook, the slides and the PDF of the demonstration: figures of the publication, sums that add up, inert text. */
import { read, type WorkSheet } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublicationDocument } from '#shared/contract/publication-document.ts';
import { buildSlides } from '#shared/report/build-slides.ts';
import { buildWorkbook, type Workbook } from '#shared/report/build-workbook.ts';
import { gather } from '../../../server/reports/gather.ts';
import { makeFile } from '../../../server/reports/make-file.ts';
import { writeSlides } from '../../../server/reports/pptx/write.ts';
import { canMakePdf } from '../../../server/reports/to-pdf.ts';
import { writeWorkbook } from '../../../server/reports/xlsx/write.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';
import { partOf, partsOf } from '../../helpers/office-file.ts';

let t: TestApp;
let published: PublicationDocument;
const PERIOD = '2025' as PublicationDocument['period'];

beforeAll(async () => {
  t = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
  published = (await (await t.signIn('analyst')).get('/api/publications/2025/1/file')).body;
});
afterAll(() => t.close());

const progress = { signal: new AbortController().signal, say: async () => {} };
const order = { period: PERIOD, unit: '', publication: null };

/** What a program that calculates makes of a formula of this workbook. */
function calculated(sheet: WorkSheet, formula: string): number {
  const value = (name: string) => Number(sheet[name]?.t === 'n' ? sheet[name].v : 0);
  const growth = /^\((\w+)\/(\w+)-1\)\*100$/.exec(formula);
  if (growth) return (value(growth[1] ?? '') / value(growth[2] ?? '') - 1) * 100;
  const range = /^SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)$/.exec(formula);
  if (range) {
    const [, column = '', from = '', to = ''] = range;
    let sum = 0;
    for (let row = Number(from); row <= Number(to); row++) sum += value(`${column}${row}`);
    return sum;
  }
  return [...formula.matchAll(/([-+]?)N\((\w+)\)/g)].reduce(
    (sum, [, sign, name = '']) => sum + (sign === '-' ? -1 : 1) * value(name),
    0,
  );
}

describe('the workbook of 2025', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    ({ bytes } = await makeFile(t.world, { ...order, kind: 'workbook', format: 'xlsx' }, progress));
  });

  test('has the figures of the publication as numbers, and every sum and growth as a formula that gives them', () => {
    const book = read(bytes);
    expect(book.SheetNames).toEqual(['总表', '政府', '企业', '其他主体', '附件2', '说明']);
    let formulas = 0;
    const numbers = new Set<number>();
    for (const name of book.SheetNames) {
      const sheet = book.Sheets[name] ?? {};
      for (const cell of Object.values(sheet)) {
        if (typeof cell !== 'object' || cell === null || !('t' in cell)) continue;
        if (cell.t === 'n') numbers.add(Number(cell.v));
        if (typeof cell.f !== 'string') continue;
        formulas += 1;
        expect(calculated(sheet, cell.f), `${name} ${cell.f}`).toBeCloseTo(Number(cell.v), 6);
      }
    }
    expect(formulas).toBeGreaterThan(150);
    const peers = new Set(published.units.filter(({ peer }) => peer).map(({ code }) => code));
    for (const { indicator, rows } of published.results)
      if (['sti_total', 'gov_total', 'gov_platform', 'ent_rd', 'other_net'].includes(indicator))
        for (const { unit, figure } of rows)
          if (peers.has(unit) && typeof figure === 'number')
            expect(numbers.has(figure), `${indicator} ${unit}`).toBe(true);
  });

  test('the city is the sum of its parts and the total the sum of its blocks', () => {
    const sheet = read(bytes).Sheets.总表 ?? {};
    const formulas = Object.values(sheet).flatMap((cell) =>
      cell && typeof cell === 'object' && 'f' in cell ? [String(cell.f)] : [],
    );
    expect(formulas.some((formula) => formula.startsWith('SUM('))).toBe(true);
    expect(formulas.some((formula) => /^N\(\w+\)\+N\(\w+\)\+N\(\w+\)$/.test(formula))).toBe(true);
  });
});

test('a text that begins like a formula stays a text', async () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")'];
  const book: Workbook = {
    title: '=1',
    simulated: false,
    source: '+1',
    sheets: [
      {
        name: '表',
        title: '=1+1',
        unit: '@x',
        columns: [{ title: '-名称', kind: 'text', width: 20, begins: false }],
        rows: texts.map((text) => ({ cells: [{ kind: 'text', text }], strong: false, indent: 0 })),
        notes: ['=2'],
      },
    ],
  };
  const sheet = read(await writeWorkbook(book)).Sheets.表 ?? {};
  const cells = Object.values(sheet).filter(
    (cell) => typeof cell === 'object' && cell !== null && 't' in cell,
  );
  expect(cells.filter((cell) => 'f' in cell)).toEqual([]);
  for (const text of texts)
    expect(
      cells.some((cell) => cell.t === 's' && String(cell.v) === text),
      text,
    ).toBe(true);
});

test('a sum that its cells do not give is written as the figure it is', async () => {
  const book: Workbook = {
    title: 'x',
    simulated: false,
    source: '',
    sheets: [
      {
        name: '表',
        title: 'x',
        unit: '',
        columns: [{ title: '数', kind: 'number', width: 20, begins: false }],
        rows: [
          [
            {
              kind: 'sum',
              terms: [1, 2].map((row) => ({ row, column: 0, sign: 1 })),
              figure: 3.01,
              digits: 2,
            },
          ],
          [{ kind: 'figure', figure: 1, digits: 2 }],
          [{ kind: 'figure', figure: 2, digits: 2 }],
        ].map((cells) => ({
          cells: cells as Workbook['sheets'][number]['rows'][number]['cells'],
          strong: false,
          indent: 0,
        })),
        notes: [],
      },
    ],
  };
  const sheet = read(await writeWorkbook(book)).Sheets.表 ?? {};
  const cell = Object.values(sheet).find((one) => one?.v === 3.01);
  expect(cell?.t).toBe('n');
  expect(cell?.f).toBeUndefined();
});

test('eight slides with charts of their own and no pictures, for both periods', async () => {
  for (const period of [PERIOD, '2026-S1' as typeof PERIOD]) {
    const { facts } = await gather(t.world, { period });
    const bytes = await writeSlides(buildSlides(facts));
    const parts = partsOf(bytes);
    expect(parts.filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))).toHaveLength(8);
    expect(parts.filter((path) => /\.(png|jpe?g|svg)$/.test(path))).toEqual([]);
    if (period === PERIOD)
      expect(parts.filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path)).length).toBeGreaterThan(3);
    expect(partOf(bytes, 'ppt/slides/slide1.xml')).toContain('模拟数据，非真实');
  }
});

test('the whole book of a draft says what is missing and adds nothing up', async () => {
  const { facts, panel } = await gather(t.world, { period: '2026-S1' as typeof PERIOD });
  const sheet = read(await writeWorkbook(buildWorkbook(facts, panel))).Sheets.总表 ?? {};
  const texts = Object.values(sheet).flatMap((cell) => (cell?.t === 's' ? [String(cell.v)] : []));
  expect(texts).toContain('不完整');
  expect(texts).toContain('未报');
});

const pages = (pdf: Uint8Array) =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g) ?? []
  ).length;

describe.skipIf(!canMakePdf())('through LibreOffice', () => {
  test.each([
    ['notice', 1],
    ['sheets', 9],
  ] as const)('%s has %i pages', async (kind, count) => {
    const { bytes } = await makeFile(t.world, { ...order, kind, format: 'pdf' }, progress);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(pages(bytes)).toBe(count);
  });
});
