/** A file laid over a draft: what the file says, what the page keeps, what stays with a figure that did not change. */
import { beforeAll, expect, test } from 'vitest';
import type { DraftCell } from '#shared/contract/returns.ts';
import { layFile } from '../../../server/returns/file-cells.ts';
import type { LocatedValue } from '../../../server/workbook/types.ts';
import { type Draft, EMPTY_CELL, EMPTY_DRAFT } from '../../../server/workflow/draft.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';

const KEY = 'a/gov_total';
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
    hidden: false,
    external: false,
    ...more,
  };
}

const lay = (before: Draft, ...values: LocatedValue[]) => layFile(smallProgramme, FORM, before, values);
const typed = (draft: Draft, change: Partial<DraftCell>): Draft => ({
  ...draft,
  cells: { [KEY]: { ...EMPTY_CELL, ...draft.cells[KEY], ...change } },
});

/** The draft after a first file that says 1.2亿. */
let first: Draft;
beforeAll(() => {
  const { kept, ...laid } = lay(EMPTY_DRAFT, value('1.2亿'));
  expect([kept, laid.cells[KEY]]).toEqual([
    [],
    { ...EMPTY_CELL, text: '1.2亿', mark: 'invalid', cell: 'C7', raw: '1.2亿' },
  ]);
  first = { ...laid, file: null };
});

const corrected = { text: '12000', mark: 'value', amount: '12000' } as const;

test.each<[string, () => Draft, LocatedValue[], string, string[]]>([
  ['the file’s figure', () => EMPTY_DRAFT, [value('53040')], '53040', []],
  ['the file goes before what was typed', () => typed(EMPTY_DRAFT, corrected), [value('53040')], '53040', []],
  [
    'a blank in the file leaves what was typed',
    () => typed(EMPTY_DRAFT, corrected),
    [value('')],
    '12000',
    ['C7'],
  ],
  [
    'a row the file does not have leaves what was typed',
    () => typed(EMPTY_DRAFT, corrected),
    [],
    '12000',
    ['gov_total'],
  ],
  [
    'corrected in the page, the same text in the file',
    () => typed(first, corrected),
    [value('1.2亿')],
    '12000',
    ['C7'],
  ],
  ['corrected in the page and in the file', () => typed(first, corrected), [value('12500')], '12500', []],
  ['not corrected, the same text in the file', () => first, [value('1.2亿')], '1.2亿', []],
  ['emptied in the file', () => first, [value('')], '', []],
  ['taken out of the file', () => first, [], '', []],
  [
    'the same digits under another unit',
    () => typed({ ...first, fromFile: { [KEY]: '1.2' } }, corrected),
    [value('1.2', { value: '12000', unit: '亿元' })],
    '12000',
    [],
  ],
  ['a mark', () => EMPTY_DRAFT, [value('不适用', { standsFor: 'not_applicable' })], '不适用', []],
  ['a dash', () => EMPTY_DRAFT, [value('—', { standsFor: 'dash' })], '—', []],
])('%s', (_, before, values, text, kept) => {
  const laid = lay(before(), ...values);
  expect([laid.cells[KEY]?.text, laid.kept]).toEqual([text, kept]);
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
  ['another figure keeps the answer to the reviewer alone', '53041', '53041', undefined, ['', {}, '答复']],
])('%s', (_, raw, said, note, expected) => {
  const before = typed({ ...EMPTY_DRAFT, fromFile: { [KEY]: '1' } }, explained);
  const cell = lay(before, value(raw, { value: said, ...(note === undefined ? {} : { note }) })).cells[KEY];
  expect([cell?.note, cell?.reasons, cell?.answer]).toEqual(expected);
});

test('texts and notes beyond measure are cut to what the page can send back', () => {
  const cell = lay(EMPTY_DRAFT, value('长'.repeat(500), { note: '注'.repeat(5000) })).cells[KEY];
  expect([cell?.text.length, cell?.raw?.length, cell?.note.length]).toEqual([200, 200, 2000]);
});
