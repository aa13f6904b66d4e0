/** A file laid over a draft: what the file says, what the page keeps, what stays with a figure that did not change. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { findIndicator } from '#shared/catalogue.ts';
import type { DraftCell } from '#shared/contract/return-row.ts';
import { layFile } from '../../../server/returns/file-cells.ts';
import type { LocatedValue } from '../../../server/workbook/types.ts';
import { type Draft, EMPTY_CELL, EMPTY_DRAFT, withCells } from '../../../server/workflow/draft.ts';
import { differenceOf, settled } from '../../../server/workflow/page-file.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';

const KEY = 'a/gov_total';
const INDICATOR = findIndicator(smallProgramme, 'gov_total');
const FORM = [
  { key: KEY, unit: 'a', indicator: 'gov_total', group: '', required: true, priority: 1 as const },
];

function value(raw: string, more: Partial<LocatedValue> = {}): LocatedValue {
  const isNumber = /^[\d.]+$/.test(raw);
  return {
    key: KEY,
    sheet: 'Sheet1',
    factor: '1',
    address: 'C7',
    raw,
    unit: '万元',
    unitSource: 'header',
    unitAddress: 'C3',
    standsFor: isNumber ? 'number' : raw === '' ? 'blank' : 'text',
    ...(isNumber ? { value: raw } : {}),
    formula: false,
    uncalculated: false,
    contradicted: false,
    hidden: false,
    external: false,
    ...more,
  };
}

const lay = (before: Draft, ...values: LocatedValue[]): Draft => ({
  ...before,
  cells: layFile(smallProgramme, FORM, before, values),
  file: null,
});
const typed = (draft: Draft, change: Partial<DraftCell>): Draft => ({
  ...draft,
  cells: { [KEY]: { ...EMPTY_CELL, ...draft.cells[KEY], ...change } },
});

/** The draft after a first file that says 1.2亿, and after one that says 53040. */
let unreadable: Draft;
let readable: Draft;
beforeAll(() => {
  unreadable = lay(EMPTY_DRAFT, value('1.2亿'));
  readable = lay(EMPTY_DRAFT, value('53040'));
  const place = { cell: 'C7', sheet: 'Sheet1', sourceUnit: '万元', factor: '1', fileNote: '' };
  expect([unreadable.cells[KEY], readable.cells[KEY]]).toEqual([
    { ...EMPTY_CELL, ...place, text: '1.2亿', mark: 'invalid', raw: '1.2亿', fileText: '1.2亿' },
    {
      ...EMPTY_CELL,
      ...place,
      text: '53040',
      mark: 'value',
      amount: '53040',
      raw: '53040',
      fileText: '53040',
    },
  ]);
});

const own = { text: '12000', mark: 'value', amount: '12000' } as const;

/** After the file: what stands in the cell, and what page and file say differently. */
test.each<[string, () => Draft, LocatedValue[], string, string | null]>([
  ['the file’s figure', () => EMPTY_DRAFT, [value('53040')], '53040', null],
  [
    'the same was typed',
    () => typed(EMPTY_DRAFT, own),
    [value('12,000.00', { standsFor: 'number', value: '12000.00' })],
    '12000.00',
    null,
  ],
  [
    'the file goes before what was typed',
    () => typed(EMPTY_DRAFT, own),
    [value('53040')],
    '53040',
    'file 53040 page 12000',
  ],
  [
    'a blank in the file leaves what was typed',
    () => typed(EMPTY_DRAFT, own),
    [value('')],
    '12000',
    'page  page 12000',
  ],
  [
    'a row the file does not have leaves what was typed',
    () => typed(EMPTY_DRAFT, own),
    [],
    '12000',
    'page  page 12000',
  ],
  [
    'no figure in the file, mended in the page, the same text again',
    () => typed(unreadable, own),
    [value('1.2亿')],
    '12000',
    'page 1.2亿 page 12000',
  ],
  [
    'no figure in the file, mended in the page, another text that is none',
    () => typed(unreadable, own),
    [value('1.3亿')],
    '1.3亿',
    'file 1.3亿 page 12000',
  ],
  [
    'mended in the page and in the file',
    () => typed(unreadable, own),
    [value('12500')],
    '12500',
    'file 12500 page 12000',
  ],
  [
    'a figure changed in the page, the same file again',
    () => typed(readable, own),
    [value('53040')],
    '53040',
    'file 53040 page 12000',
  ],
  [
    'a figure changed in the page, another file',
    () => typed(readable, own),
    [value('60000')],
    '60000',
    'file 60000 page 12000',
  ],
  [
    'emptied in the page, the same file again',
    () => typed(readable, { text: '', mark: 'unreported', amount: null }),
    [value('53040')],
    '53040',
    'file 53040 page ',
  ],
  ['not changed, the same text in the file', () => unreadable, [value('1.2亿')], '1.2亿', null],
  ['emptied in the file', () => readable, [value('')], '', null],
  ['taken out of the file', () => readable, [], '', null],
  [
    'the same digits under another unit',
    () => readable,
    [value('53040', { value: '530400000', unit: '亿元' })],
    '530400000',
    null,
  ],
  [
    'what a file displaced stays at hand for the next',
    () => lay(typed(readable, own), value('53040')),
    [value('60000')],
    '60000',
    'file 60000 page 12000',
  ],
  ['until a file says it', () => lay(typed(readable, own), value('53040')), [value('12000')], '12000', null],
  ['a mark', () => EMPTY_DRAFT, [value('不适用', { standsFor: 'not_applicable' })], '不适用', null],
  ['a dash', () => EMPTY_DRAFT, [value('—', { standsFor: 'dash' })], '—', null],
])('%s', (_, before, values, text, difference) => {
  const cell = lay(before(), ...values).cells[KEY] ?? EMPTY_CELL;
  const found = differenceOf(cell, INDICATOR);
  expect([cell.text, found && `${found.inForce} ${found.file} page ${found.page}`]).toEqual([
    text,
    difference,
  ]);
});

test('the person’s choice turns a cell over and back, and loses nothing', () => {
  const before = typed(readable, { ...own, note: '含配套', reasons: { yoy_band: '集中拨付' } });
  const laid = lay(before, value('60000', { note: '文件备注' }));
  const turn = (draft: Draft, take: 'file' | 'page') =>
    settled(smallProgramme, FORM, draft, { take, keys: [KEY] });
  const shown = ({ cells }: Draft) => [cells[KEY]?.amount, cells[KEY]?.note, cells[KEY]?.reasons];
  const page = turn(laid, 'page');
  const back = turn(page, 'file');
  expect([laid, page, back, turn(back, 'page')].map(shown)).toEqual([
    ['60000', '文件备注', {}],
    ['12000', '含配套', { yoy_band: '集中拨付' }],
    ['60000', '文件备注', {}],
    ['12000', '含配套', { yoy_band: '集中拨付' }],
  ]);
  expect(turn(turn(laid, 'file'), 'file')).toEqual(laid);
});

test('no value of an earlier file is left in any cell, whatever was typed between', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('', '1', '2', '3', '缺', '约4'), { minLength: 2, maxLength: 6 }),
      fc.array(fc.option(fc.constantFrom('', '7', '8'))),
      (files, edits) => {
        let draft = EMPTY_DRAFT;
        const typedTexts = new Set<string>();
        for (const [i, said] of files.entries()) {
          const marks = said === '缺' ? { standsFor: 'missing' as const } : {};
          draft = lay(draft, value(said, marks));
          const { text = '' } = draft.cells[KEY] ?? EMPTY_CELL;
          // The newest file's own, or the person's own.
          expect(text === said || typedTexts.has(text)).toBe(true);
          const edit = edits[i];
          if (edit == null) continue;
          typedTexts.add(edit);
          const before = draft.cells[KEY] ?? EMPTY_CELL;
          draft = withCells(smallProgramme, FORM, draft, [
            { key: KEY, text: edit, note: before.note, release: '', reasons: {}, answer: '' },
          ]);
        }
      },
    ),
  );
});

const explained = {
  text: '53040',
  mark: 'value',
  amount: '53040',
  note: '备注',
  reasons: { yoy_band: '原因' },
  answer: '答复',
} as const;
test.each([
  [
    'the same figure keeps note, reason and answer',
    '53040',
    '53040',
    undefined,
    ['备注', { yoy_band: '原因' }, '答复'],
  ],
  [
    'written otherwise it is the same figure',
    '53040.00',
    '53040.00',
    undefined,
    ['备注', { yoy_band: '原因' }, '答复'],
  ],
  ['the file’s note goes before', '53040', '53040', '新备注', ['新备注', { yoy_band: '原因' }, '答复']],
  [
    'another figure keeps what was written of the item, not the reason for that figure',
    '53041',
    '53041',
    undefined,
    ['备注', {}, '答复'],
  ],
])('%s', (_, raw, said, note, expected) => {
  const before = typed(EMPTY_DRAFT, { ...explained, fileText: '53040', fileNote: '' });
  const cell = lay(before, value(raw, { value: said, ...(note === undefined ? {} : { note }) })).cells[KEY];
  expect([cell?.note, cell?.reasons, cell?.answer]).toEqual(expected);
});

test('texts and notes beyond measure are cut to what the page can send back', () => {
  const cell = lay(EMPTY_DRAFT, value('长'.repeat(500), { note: '注'.repeat(5000) })).cells[KEY];
  expect([cell?.text.length, cell?.raw?.length, cell?.note.length]).toEqual([200, 200, 2000]);
});
