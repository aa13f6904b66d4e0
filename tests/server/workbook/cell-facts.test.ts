/** A formula that reads another file is told, also where the library cannot name the file. */
import { expect, test } from 'vitest';
import { cellFacts } from '../../../server/workbook/read/cell-facts.ts';

const place = { row: 0, col: 0, hidden: false, noZeros: false };

test.each<[formula: string, cell: object, external: boolean]>([
  ['[1]Sheet1!A1', { t: 'n', v: 30 }, true],
  ["'[财政局.xlsx]Sheet1'!A1", { t: 'n', v: 30 }, true],
  // As the library gives a link of an old .xls.
  ['SUM(#REF!A1:B1)', { t: 'n', v: 30 }, true],
  ['SUM(#REF!A1:B1)', { t: 'e', v: 0x17, w: '#REF!' }, false],
  ['IFERROR(#REF!,0)', { t: 'n', v: 0 }, false],
  ['SUM(A1:B1)', { t: 'n', v: 30 }, false],
])('%s', (f, cell, external) => {
  expect(
    cellFacts({ ...cell, f } as Parameters<typeof cellFacts>[0], undefined, place)?.external === true,
  ).toBe(external);
});
