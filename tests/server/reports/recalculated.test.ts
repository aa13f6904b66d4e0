/** The monitoring workbook as another program calculates it: LibreOffice gets the formulas without their results. */
import { read, utils } from '@e965/xlsx';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatFixed } from '#shared/decimal.ts';
import { isValue, REASON_MARK } from '#shared/figure.ts';
import { type Period, period } from '#shared/period.ts';
import { buildWorkbook, type SheetCell, type Workbook } from '#shared/report/build-workbook.ts';
import { gather } from '../../../server/reports/gather.ts';
import { writeWorkbook } from '../../../server/reports/xlsx/write.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';
import { findLibreOffice, sheetsByLibreOffice } from '../../helpers/libre-office.ts';

const soffice = findLibreOffice();
const PERIODS: readonly Period[] = [period('2025'), period('2026-S1')];

/** The same file with every formula's stored result taken out: whoever shows a number has calculated it. */
function withoutResults(xlsx: Uint8Array): { bytes: Uint8Array; formulas: number } {
  const zip = new PizZip(xlsx);
  let formulas = 0;
  for (const path of Object.keys(zip.files).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name))) {
    const xml = zip.file(path)?.asText() ?? '';
    zip.file(
      path,
      xml.replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, (_, formula: string) => {
        formulas += 1;
        return formula;
      }),
    );
  }
  return { bytes: zip.generate({ type: 'uint8array' }), formulas };
}

/** The cells of a CSV text as texts. */
function linesOf(csv: string): string[][] {
  const { Sheets } = read(csv, { type: 'string', raw: true });
  return Object.values(Sheets).flatMap((sheet) =>
    utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' }),
  );
}

/** What a cell of the model shows on the page. */
function shownText(cell: SheetCell): string {
  if (cell.kind === 'text') return cell.text;
  return isValue(cell.figure) ? formatFixed(cell.figure, cell.digits) : REASON_MARK[cell.figure];
}

describe.skipIf(!soffice)('calculated by LibreOffice', () => {
  let t: TestApp;
  const books: { book: Workbook; formulas: number; shown: ReadonlyMap<string, string> }[] = [];
  beforeAll(async () => {
    t = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
    const made = [];
    for (const of of PERIODS) {
      const { facts, panel } = await gather(t.world, { period: of });
      const book = buildWorkbook(facts, panel);
      made.push({ book, ...withoutResults(await writeWorkbook(book)) });
    }
    const shown = sheetsByLibreOffice(
      soffice ?? '',
      made.map(({ bytes }) => bytes),
    );
    made.forEach(({ book, formulas }, i) => {
      books.push({ book, formulas, shown: shown[i] ?? new Map() });
    });
  });
  afterAll(() => t?.close());

  test.each(PERIODS.map((of, i) => [of, i] as const))('%s: every cell is what the page says', (_, i) => {
    const made = books[i];
    expect(made?.formulas).toBeGreaterThan(i === 0 ? 150 : 50);
    let compared = 0;
    for (const sheet of made?.book.sheets ?? []) {
      const lines = linesOf(made?.shown.get(sheet.name) ?? '');
      const head = lines.findIndex((line) => line[0] === sheet.columns[0]?.title);
      sheet.rows.forEach(({ cells }, row) => {
        cells.forEach((cell, column) => {
          const shown = lines[head + 1 + row]?.[column]?.trim() ?? '';
          expect(shown, `${sheet.name} ${row + 1} ${column + 1}`).toBe(shownText(cell).trim());
          compared += 1;
        });
      });
    }
    expect(compared).toBeGreaterThan(900);
  });
});
