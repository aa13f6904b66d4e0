/** What one pass over an .xlsx reads for itself is what the spreadsheet library reads of the same file. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WorkbookProblem } from '../../../server/workbook/problem.ts';
import { pack, unpack } from '../../../server/workbook/read/packed.ts';
import { type ParsedWorkbook, parseWorkbook } from '../../../server/workbook/read/parse-workbook.ts';
import { PlainCells } from '../../../server/workbook/read/plain-cells.ts';
import { xlsxWith } from './xlsx-parts.ts';

const FORMATS = [
  'General',
  '0.00',
  '#,##0.00_ ',
  '0.0%',
  'yyyy"年"m"月"',
  ';;;',
  '[White]0',
  '#,##0,',
  '@',
  '#,###',
];
const STYLES = `<numFmts>${FORMATS.map((code, i) => `<numFmt numFmtId="${165 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill/></fills><cellXfs>${[0, 57, ...FORMATS.map((_, i) => 165 + i)].flatMap((id) => [0, 1, 2].map((font) => `<xf numFmtId="${id}" fontId="${font}" fillId="0"/>`)).join('')}</cellXfs>`;
const TEXTS = ['中', ' 全社会研发投入 ', '', '1', 'a&amp;b', 'x_x000D_y', '两\n行', '=1'];
const STRINGS = `${TEXTS.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}<si><t/></si><si><r><t>甲</t></r><r><rPr><strike/></rPr><t>乙</t></r></si>`;

const inner = fc.oneof(
  fc
    .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -99, max: 60_000 }))
    .map((n) => `|<v>${n}</v>`),
  fc.integer({ min: -999_999, max: 999_999 }).map((n) => ` t="n"|<v>${n / 100}</v>`),
  fc.nat({ max: TEXTS.length + 1 }).map((n) => ` t="s"|<v>${n}</v>`),
  fc.constantFrom(...TEXTS).map((text) => ` t="inlineStr"|<is><t>${text}</t></is>`),
  fc
    .constantFrom('A1+B1', 'SUM(A1:C9)', 'A1&amp;B1', '[1]S!A1', '$B$2*1.5%')
    .map((f) => `|<f>${f}</f><v>3</v>`),
  fc.constantFrom(
    ' t="b"|<v>1</v>',
    ' t="e"|<v>#N/A</v>',
    ' t="str"|<f>T(A1)</f><v>乙</v>',
    '|',
    '|<f>A1</f>',
  ),
);
const sheet = fc
  .array(
    fc.record({
      hidden: fc.boolean(),
      cells: fc.array(fc.record({ at: fc.nat({ max: 7 }), style: fc.option(fc.nat({ max: 35 })), inner }), {
        maxLength: 8,
      }),
    }),
    { maxLength: 9 },
  )
  .map((rows) =>
    rows
      .map(({ hidden, cells }, row) => {
        const once = [...new Map(cells.map((cell) => [cell.at, cell])).values()];
        const written = once.map(({ at, style, inner: text }) => {
          const [type = '', content = ''] = text.split('|');
          const start = `<c r="${'ABCDEFGH'[at]}${row + 1}"${style === null ? '' : ` s="${style}"`}${type}`;
          return content ? `${start}>${content}</c>` : `${start}/>`;
        });
        return `<row r="${row + 1}"${hidden ? ' hidden="1"' : ''}>${written.join('')}</row>`;
      })
      .join(''),
  );

/** The same file in the other quotes, which no cell that the pass takes for plain has: the library reads all of it. */
const slowly = (rows: string) => rows.replaceAll(/<c [^>]*>/g, (tag) => tag.replaceAll('"', "'"));

test('whatever the cells, the library reading all of them tells the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      sheet,
      fc.constantFrom('', '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
      async (rows, merges) => {
        const read = (data: string) =>
          parseWorkbook(
            xlsxWith(`<sheetData>${data}</sheetData>${merges}`, { styles: STYLES, strings: STRINGS }),
          );
        const quick = await read(rows);
        expect(quick).toEqual(await read(slowly(rows)));
        const { head, body } = pack(quick);
        expect(unpack(JSON.parse(JSON.stringify(head)), body)).toEqual(quick);
      },
    ),
    { numRuns: 150, seed: 20_260_725 },
  );
});

test('cells in a row that say no place, or one place twice, are all left to the library', async () => {
  const read = (data: string) =>
    parseWorkbook(xlsxWith(`<sheetData>${data}</sheetData>`, { strings: STRINGS }));
  const [counted] = (await read('<row><c><v>1</v></c><c r="B1"><v>2</v></c><c><v>3</v></c></row>')).sheets;
  expect(counted?.cells.map(({ address, number }) => [address, number])).toEqual([
    ['A1', '1'],
    ['B1', '2'],
    ['C1', '3'],
  ]);
  const [twice] = (await read('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')).sheets;
  expect(twice?.cells).toMatchObject([{ address: 'A1', text: '同一地址出现两次', malformed: true }]);
});

test('what library and pass read differently is not read', () => {
  const cells = new PlainCells({ date1904: false, formulas: true });
  const broken = (act: () => unknown) => expect(act).toThrow(new WorkbookProblem('broken'));
  broken(() => cells.compare({ t: 'n', v: 2, z: 'General' }, { plain: 1, format: 0 }));
  broken(() => cells.compare({ t: 's', v: '1', z: 'General' }, { plain: 1, format: 0 }));
  broken(() =>
    cells.compare({ t: 'n', v: 1, f: 'A1', z: 'General' }, { plain: 1, format: 0, formula: 'A2' }),
  );
  cells.compare({ t: 'n', v: 1, z: '0.0' }, { plain: 1, format: 0 });
  expect(cells.source({ plain: 2, format: 0 })).toEqual({ t: 'n', v: 2, z: '0.0', w: '2.0' });
  // A style of which the library has told nothing.
  broken(() => cells.source({ plain: 2, format: 1 }));
});

test('bytes that no workbook was packed into are no workbook', () => {
  const cell = {
    address: 'A1',
    row: 0,
    col: 0,
    kind: 'number',
    text: '1.0',
    number: '1',
    hidden: false,
  } as const;
  const sheet = { name: '表', hidden: false, cells: [cell], merges: [], rows: 1, cols: 1 };
  const book: ParsedWorkbook = { kind: 'xlsx', macros: false, sheets: [sheet] };
  const { head, body } = pack(book);
  expect(unpack(head, body)).toEqual(book);
  const broken = (act: () => unknown) => expect(act).toThrow(new WorkbookProblem('broken'));
  broken(() => unpack(head, body.subarray(0, 0)));
  broken(() => unpack({ ...head, numbers: ['1'] }, body));
  broken(() => unpack({ ...head, sheets: [] }, body));
});
