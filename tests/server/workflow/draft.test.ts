/** The working copy: what is read of it, what typing changes, and whose text stands where page and file differ. */
import { expect, test } from 'vitest';
import { findIndicator } from '#shared/catalogue.ts';
import type { DraftCell } from '#shared/contract/return-row.ts';
import type { Understood } from '#shared/contract/understood.ts';
import { formCells } from '#shared/forms.ts';
import { type Draft, EMPTY_CELL, parseDraft, ruleCells, withCells } from '../../../server/workflow/draft.ts';
import { differenceOf, settled } from '../../../server/workflow/page-file.ts';
import { isTyped, sameReading } from '../../../server/workflow/same-reading.ts';
import { small } from '../review/small-catalogue.ts';

const form = small.forms[0]!;
const cells = formCells(small, form, 'a');
const gov = findIndicator(small, 'gov');
const [GOV, PLAT] = ['a/gov', 'a/plat'];
const NOBODY = { preparedBy: '', checkedBy: '', telephone: '' };
const EMPTY = { cells: {}, file: null, evidence: [], signature: NOBODY };

const cell = (more: Partial<DraftCell> = {}): DraftCell => ({ ...EMPTY_CELL, ...more });
const value = (amount: string, more: Partial<DraftCell> = {}) =>
  cell({ text: amount, mark: 'value', amount, ...more });
const draft = (of: Record<string, DraftCell>): Draft => ({ ...EMPTY, cells: of });
const edit = (key: string, text: string, more: object = {}) => ({
  ...{ key, text, note: '', release: '', reasons: {}, answer: '' },
  ...more,
});
const UPLOADED = {
  ...{ id: 'f', name: '甲县.xlsx', uploadedAt: '', uploadedBy: '', byteSize: 1, sheet: '表1' },
  ...{ checks: [], unmatched: [] },
};

test.each([undefined, ''])('nothing kept (%j) is an empty draft', (stored) => {
  expect(parseDraft(stored)).toEqual(EMPTY);
});

test('a draft of an earlier release lacks what was not kept then, and nothing else', () => {
  const stored = { cells: { [GOV]: { text: '12', mark: 'value', amount: '12' } }, file: null };
  expect(parseDraft(JSON.stringify(stored))).toEqual({ ...EMPTY, cells: { [GOV]: value('12') } });
  const unread = { ...stored, file: { ...UPLOADED, understood: { of: 'an earlier release' } } };
  expect(parseDraft(JSON.stringify(unread)).file).toEqual({ ...UPLOADED, understood: null });
});

test('a cell of the form is read anew, one outside it does not exist', () => {
  const before = draft({ [GOV]: value('5', { answer: '已核', cell: 'C7' }), [PLAT]: value('3') });
  const after = withCells(small, cells, before, [edit(GOV, '１，２３４．５', { note: '决算' })]);
  expect(after.cells).toEqual({
    [GOV]: value('1234.5', { text: '１，２３４．５', note: '决算', cell: 'C7', answer: '' }),
    [PLAT]: value('3'),
  });
  expect(before.cells[GOV]?.amount).toBe('5');
  expect(withCells(small, cells, EMPTY, [edit(GOV, '约5')]).cells[GOV]).toEqual(
    cell({ text: '约5', mark: 'invalid' }),
  );
  expect(() => withCells(small, cells, EMPTY, [edit('b/gov', '1')])).toThrow('没有找到该单元格');
});

test.each([
  ['the same again', '5', '注', true],
  ['another figure', '6', '注', false],
  ['another note', '5', '另注', false],
])('what was set aside for a file stays only while nobody types: %s', (_, text, note, stays) => {
  const aside = { text: '4', note: '', reasons: {} };
  const before = draft({ [GOV]: value('5', { note: '注', aside }) });
  expect(withCells(small, cells, before, [edit(GOV, text, { note })]).cells[GOV]?.aside).toEqual(
    stays ? aside : null,
  );
});

test('the checks see every cell of the form, also those nobody filled', () => {
  const filled = draft({ [GOV]: value('7', { note: '注', reasons: { big: '新项目' } }) });
  const common = { unit: 'a', required: true, fault: null, source: null };
  expect(ruleCells(small, cells, filled)).toEqual([
    {
      ...{ ...common, key: GOV, indicator: 'gov', text: '7', mark: 'value', amount: '7' },
      ...{ note: '注', reasons: { big: '新项目' } },
    },
    {
      ...{ ...common, key: PLAT, indicator: 'plat', text: '', mark: 'unreported', amount: null },
      ...{ note: '', reasons: {} },
    },
  ]);
});

test('a figure of the file brings its address and the doubt about its formula; what is typed over it does not', () => {
  const place = (address: string, text: string) => ({ cells: address, text });
  const formulas = {
    uncalculated: [place('C7', ' 没有算过 ')],
    contradicted: [place('C8', '算出来是 9')],
  };
  const file = { ...UPLOADED, understood: { formulas } as unknown as Understood };
  const from = (address: string) => ({ cell: address, fileText: '7', raw: '7.00', sourceUnit: '万元' });
  const sources = (of: Record<string, DraftCell>) =>
    ruleCells(small, cells, { ...draft(of), file }).map(({ source }) => source);
  expect(sources({ [GOV]: value('7', from('C7')), [PLAT]: value('7', from('C8')) })).toEqual([
    { address: 'C7', raw: '7.00', unit: '万元', formula: 'uncalculated', words: '没有算过' },
    { address: 'C8', raw: '7.00', unit: '万元', formula: 'contradicted', words: '算出来是 9' },
  ]);
  const bare = { cell: 'C9', fileText: '7' };
  expect(sources({ [GOV]: value('8', from('C7')), [PLAT]: value('7', bare) })).toEqual([
    null,
    { address: 'C9', raw: '', unit: null, formula: null, words: '' },
  ]);
  const read = ruleCells(small, cells, draft({ [GOV]: value('7', from('C7')) }));
  expect(read[0]?.source).toMatchObject({ address: 'C7', formula: null });
});

test.each([
  ['53040', '53,040.00', true],
  ['53040', '53041', false],
  ['', '  ', true],
  ['', '0', false],
  ['不适用', ' 不适用', true],
  ['不适用', '缺', false],
  ['约5', ' 约5 ', true],
  [' 约5', '约5', true],
  ['约5', '约6', false],
  ['约5', '5', false],
])('“%s” and “%s” say the same: %s', (a, b, same) => {
  expect(sameReading(a, b, gov)).toBe(same);
  expect(isTyped(cell({ text: a, fileText: b }), gov)).toBe(!same);
});

test('without a file whatever stands in a cell was typed', () => {
  expect(isTyped(cell({ text: '5' }), gov)).toBe(true);
  expect(isTyped(cell(), gov)).toBe(false);
});

const aside = { text: '5', note: '本人', reasons: { big: '说明' } };
const inFile = value('7', { fileText: '7', fileNote: '表上', note: '表上' });
test.each<[string, DraftCell, object | null]>([
  ['no file', value('5'), null],
  ['the same', value('7.0', { fileText: '7', fileNote: null }), null],
  [
    'typed over the file',
    value('5', { note: '本人', fileText: '7', fileNote: '表上' }),
    { inForce: 'page', file: '7', fileNote: '表上', page: '5', pageNote: '本人' },
  ],
  [
    'typed where the file had nothing',
    value('5', { fileText: '', fileNote: null }),
    { inForce: 'page', file: '', fileNote: '', page: '5', pageNote: '' },
  ],
  [
    'the file over what was typed',
    { ...inFile, aside },
    { inForce: 'file', file: '7', fileNote: '表上', page: '5', pageNote: '本人' },
  ],
])('page against file, %s', (_, of, difference) => {
  expect(differenceOf(of, gov)).toEqual(difference);
});

test('the person chooses per cell; the other text stays at hand, reasons go with the text they were given for', () => {
  const of = draft({ [GOV]: { ...inFile, aside }, [PLAT]: { ...inFile, aside } });
  const mine = settled(small, cells, of, { take: 'page', keys: [GOV] });
  expect(mine.cells[GOV]).toEqual({ ...inFile, ...aside, amount: '5', aside: null });
  expect(mine.cells[PLAT]).toEqual(of.cells[PLAT]);
  const back = settled(small, cells, mine, { take: 'file', keys: [GOV] });
  expect(back.cells[GOV]).toEqual({ ...inFile, aside });
  expect(settled(small, cells, of, { take: 'file', keys: [GOV, PLAT] }).cells).toEqual(of.cells);
  expect(settled(small, cells, mine, { take: 'page', keys: [GOV] }).cells).toEqual(mine.cells);
  expect(settled(small, cells, EMPTY, { take: 'file', keys: [GOV] }).cells).toEqual({});
});

test('a file without a note leaves the person’s; a cell outside the form does not exist', () => {
  const typed = draft({ [GOV]: value('5', { note: '本人', fileText: '7', fileNote: '' }) });
  expect(settled(small, cells, typed, { take: 'file', keys: [GOV] }).cells[GOV]).toMatchObject({
    ...{ text: '7', amount: '7', note: '本人', reasons: {} },
    aside: { text: '5', note: '本人', reasons: {} },
  });
  const keys = [GOV, 'b/gov'];
  expect(() => settled(small, cells, typed, { take: 'file', keys })).toThrow('没有找到该单元格');
});
