import { expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import {
  afterReply,
  draftBody,
  rebased,
  savedCell,
  withPatches,
} from '../../client/features/submit/draft/draft-cells.ts';
import { fillDown, readPaste } from '../../client/features/submit/grid/paste-column.ts';
import { releaseOptions, takesRelease } from '../../client/features/submit/grid/releases.ts';
import { compareRows } from '../../client/features/submit/steps/compare.ts';
import {
  answerLines,
  cellStateOf,
  summaryLines,
  summaryTitle,
  tallyOf,
  withoutUntouched,
  wordsOf,
} from '../../client/features/submit/steps/summary.ts';
import {
  actionOf,
  daysText,
  isNotOpen,
  markOfTask,
  sortTasks,
  stepAfterUpload,
  stepOf,
} from '../../client/features/submit/steps/task-steps.ts';
import { readRefusal, uploadWords } from '../../client/features/submit/upload/upload-answer.ts';
import { attemptFor } from '../../client/lib/attempt-key.ts';
import { cellId, cellTitle, rowOfHash } from '../../client/return/cell-names.ts';
import { figureText, grouped, growthText, padded } from '../../client/return/figure-text.ts';
import { layoutOf, opensOfWhich } from '../../client/return/sections.ts';
import { aFinding, aRow, aTask, aValue, aView } from './submit-view.ts';

const NOW = '2026-07-22T09:00:00+08:00';

test.each([
  ['1', ['1,234.5', '5']],
  ['2', ['', '未报']],
])('the body sends every cell with its change (%s)', (_, [first = '', second = '']) => {
  const view = aView([aRow('a/x'), aValue('a/y', '7')], { version: 4 });
  const edits = withPatches(view, {}, { 'a/x': { text: first }, 'a/y': { text: second } });
  const body = draftBody(view, edits);
  expect(body.version).toBe(4);
  expect(body.cells.map(({ key, text }) => [key, text])).toEqual([
    ['a/x', first],
    ['a/y', second],
  ]);
});

test('a change back to what is saved is no change', () => {
  const view = aView([aValue('a/x', '7')]);
  const edits = withPatches(view, {}, { 'a/x': { text: '8' } });
  expect(Object.keys(edits)).toEqual(['a/x']);
  expect(withPatches(view, edits, { 'a/x': { text: '7' } })).toEqual({});
  expect(withPatches(view, {}, { 'a/x': { reasons: { r: '' } } })).toEqual({});
  expect(withPatches(view, {}, { 'b/none': { text: '1' } })).toEqual({});
});

test('a reply keeps what was typed after sending, in that cell and in others', () => {
  const before = aView([aRow('a/x'), aRow('a/y'), aRow('a/z')]);
  const sent = withPatches(before, {}, { 'a/x': { text: '1' }, 'a/y': { text: '2' } });
  const typed = withPatches(before, sent, { 'a/y': { text: '23' }, 'a/z': { note: '备注' } });
  const reply = aView([aValue('a/x', '1'), aValue('a/y', '2'), aRow('a/z')], { version: 2 });
  const left = afterReply(reply, typed, sent);
  expect(Object.entries(left).map(([key, edit]) => [key, edit.text, edit.note])).toEqual([
    ['a/y', '23', ''],
    ['a/z', '', '备注'],
  ]);
});

test('over a newer state only the own differing cells remain', () => {
  const mine = {
    'a/x': { ...savedCell(aRow('a/x')), text: '5' },
    'a/y': { ...savedCell(aRow('a/y')), text: '6' },
  };
  const newer = aView([aValue('a/x', '5'), aValue('a/y', '9')], { version: 9 });
  expect(Object.keys(rebased(newer, mine))).toEqual(['a/y']);
});

test.each([
  ['#C7', 'a/x'],
  ['#a/y', 'a/y'],
  ['#a%2Fy', 'a/y'],
  ['#summary', undefined],
  ['#', undefined],
  ['', undefined],
  ['#%', undefined],
])('the hash %s names %s', (hash, key) => {
  const view = aView([aRow('a/x', {}, { cell: 'C7' }), aRow('a/y')]);
  expect(rowOfHash(view, hash)?.key).toBe(key);
});

test('a cell is named by its address, else by its place, with the unit where there are several', () => {
  const [x, y] = [aRow('a/x', {}, { cell: 'C7' }), aRow('b/x')];
  expect(cellTitle(aView([x]), x)).toBe('C7 指标x');
  expect(cellTitle(aView([x, y]), y)).toBe('第 2 行 单位b 指标x');
});

test.each([
  [3, 2, '有 3 处必须修改，2 处需要写明原因'],
  [3, 0, '有 3 处必须修改'],
  [0, 1, '有 1 处需要写明原因'],
  [0, 0, null],
])('%d errors and %d warnings: %s', (errors, warnings, title) => {
  expect(summaryTitle(errors, warnings)).toBe(title);
});

test('the summary names open findings, errors first, in form order', () => {
  const view = aView([aRow('a/x'), aRow('a/y', {}, { cell: 'C6' })], {
    findings: [
      aFinding('a/x', { severity: 'warning' }),
      aFinding('a/y'),
      aFinding('a/x'),
      aFinding('a/y', { severity: 'warning', reason: '已说明' }),
      aFinding('', { message: '整表' }),
    ],
  });
  expect(summaryLines(view).map(({ target, severity }) => [target, severity])).toEqual([
    ['return-figures', 'error'],
    ['a/x', 'error'],
    ['C6', 'error'],
    ['a/x', 'warning'],
  ]);
});

test('five cells with the same words are one line, four are not', () => {
  const rows = ['1', '2', '3', '4', '5'].map((n) => aRow(`a/${n}`));
  const same = rows.map(({ key }) => aFinding(key, { message: '未填' }));
  const lines = (count: number) => summaryLines(aView(rows, { findings: same.slice(0, count) }));
  expect(lines(5).map(({ target, text }) => [target, text])).toEqual([['a/1', '第 1 行 指标1等 5 处：未填']]);
  expect(lines(4)).toHaveLength(4);
});

test.each([
  ['指标x：应为数字', '应为数字'],
  ['应为数字', '应为数字'],
  ['指标y：应为数字', '指标y：应为数字'],
])('the cell is named once: %s', (message, words) => {
  expect(wordsOf(aFinding('a/x', { message }), aRow('a/x'))).toBe(words);
  const line = summaryLines(aView([aRow('a/x')], { findings: [aFinding('a/x', { message })] }))[0];
  expect(line?.text).toBe(`第 1 行 指标x：${words}`);
});

test('cells not reached yet are no errors while the form is filled in by hand', () => {
  const view = aView([aRow('a/x'), aRow('a/y', {}, { text: 'abc', mark: 'invalid' })], {
    findings: [aFinding('a/x'), aFinding('a/y'), aFinding('', { severity: 'warning' })],
    openErrors: 2,
    openWarnings: 1,
  });
  expect(withoutUntouched(view)).toMatchObject({ openErrors: 1, openWarnings: 1 });
  expect(withoutUntouched(view).findings.map(({ key }) => key)).toEqual(['a/y', '']);
});

test.each([
  [[], 'clean'],
  [[aFinding('a/x', { severity: 'warning' })], 'warning'],
  [[aFinding('a/x', { severity: 'warning' }), aFinding('a/x')], 'error'],
  [[aFinding('a/x', { severity: 'warning', reason: '项目延期' })], 'clean'],
  [[aFinding('a/x', { reasonAllowed: true, reason: '数字无误' })], 'clean'],
  [[aFinding('a/x', { reasonAllowed: false, reason: '数字无误' })], 'error'],
  [[aFinding('a/x', { severity: 'warning', reason: '  ' })], 'warning'],
] as const)('findings %# frame the cell as %s', (findings, state) => {
  expect(cellStateOf(findings)).toBe(state);
});

test('the four marks are counted apart, zero among the numbers', () => {
  const marked = (key: string, mark: 'not_applicable' | 'missing' | 'unreported') =>
    aRow(key, {}, { mark, text: mark });
  const view = aView([
    aValue('a/1', '0'),
    aValue('a/2', '5'),
    marked('a/3', 'not_applicable'),
    marked('a/4', 'missing'),
    aRow('a/5'),
  ]);
  expect(tallyOf(view)).toEqual({ numbers: 2, notApplicable: 1, missing: 1, blank: 1, explained: 0 });
});

test.each([
  [
    'one unit: by block',
    [aRow('a/1', { group: '甲' }), aRow('a/2', { group: '乙' })],
    ['甲', '乙'],
    [false, false],
  ],
  [
    'three figures a unit: by unit',
    ['a/1', 'a/2', 'a/3', 'b/1', 'b/2', 'b/3'].map((k) => aRow(k)),
    ['单位a', '单位b'],
    [false, false],
  ],
  ['one figure a unit: rows name their units', ['a/1', 'b/1'].map((k) => aRow(k)), ['政府'], [true]],
  [
    'a heading that names the unit spares its rows the name',
    [aRow('a/1', { group: '单位a' }), aRow('b/1', { group: '其余' }), aRow('c/1', { group: '其余' })],
    ['单位a', '其余'],
    [false, true],
  ],
])('layout, %s', (_, rows, titles, namesUnits) => {
  const layout = layoutOf(rows);
  expect(layout.sections.map(({ title }) => title)).toEqual(titles);
  expect(layout.sections.map((section) => section.namesUnits)).toEqual(namesUnits);
});

test('其中： stands before the first part only', () => {
  const part = (key: string, name = '科研平台') => aRow(key, { relation: 'of_which', indent: 1, name });
  const rows = [aRow('a/0'), part('a/1'), part('a/2'), aRow('a/3'), part('a/4', '其中：人才')];
  expect(rows.map((_, index) => opensOfWhich(rows, index))).toEqual([false, true, false, false, false]);
});

test.each([
  ['52310.45', 53040, -729.55],
  ['0.3', 0.1, 0.2],
  ['0', 5, -5],
  ['5', 'no_base', 'no_base'],
  ['9999970000', 1, 9999969999],
] as const)('%s against %s changes by %s, exactly', (amount, lastYear, change) => {
  expect(compareRows(aView([aValue('a/x', amount, { lastYear })]), 'form')[0]?.change).toBe(change);
});

test('the biggest rates come first and are marked; a mark is no change', () => {
  const rows = [
    aValue('a/1', '10', { lastYear: 10, growth: 0 }),
    aValue('a/2', '10', { lastYear: 20, growth: -50 }),
    aValue('a/3', '13', { lastYear: 10, growth: 30 }),
    aRow('a/4', { lastYear: 10 }, { mark: 'not_applicable', text: '不适用' }),
    aValue('a/5', '8', { lastYear: 0, growth: 'base_zero' }),
  ];
  const order = compareRows(aView(rows), 'change');
  expect(order.map(({ row, marked }) => `${row.key}${marked ? '*' : ''}`)).toEqual([
    'a/5*',
    'a/2*',
    'a/3*',
    'a/1',
    'a/4',
  ]);
  expect(order.at(-1)?.current).toBe('not_applicable');
  expect(compareRows(aView(rows), 'form').map(({ row }) => row.key)).toEqual(rows.map(({ key }) => key));
});

test.each([
  ['12', null],
  ['12\n', null],
  ['12\r\n13\r\n', { column: ['12', '13'] }],
  ['12\n\n14', { column: ['12', '', '14'] }],
  ['甲\t12\n乙\t13', { width: 2 }],
  // A cell of two lines stays one cell: nothing below it moves, and its text is no number.
  ['5200\r\n"3100\n2900"\r\n3800\r\n', { column: ['5200', '3100⏎2900', '3800'] }],
  ['"5200\n"\n3800', { column: ['5200', '3800'] }],
  ['"3100\n2900"', { column: ['3100⏎2900'] }],
])('pasting %j', (text, read) => {
  expect(readPaste(text)).toEqual(read);
});

test.each([
  ['b', ['1', '2'], ['a', 'b', 'c'], { texts: { b: '1', c: '2' } }],
  ['a', ['1', '', '3'], ['a', 'b', 'c'], { texts: { a: '1', b: '', c: '3' } }],
  [
    'c',
    ['1', '2', '3'],
    ['a', 'b', 'c'],
    { refusal: expect.stringMatching(/3 个格子，从这一格往下只有 1 个/) },
  ],
  ['none', ['1', '2'], ['a', 'b', 'c'], { refusal: expect.stringMatching(/没有粘贴/) }],
  ['a', ['1', '2', '3'], ['a', 'c'], { refusal: expect.stringMatching(/折叠或没有显示的行/) }],
  ['a', ['1'], ['a', 'c'], { texts: { a: '1' } }],
])('filling down from %s', (start, column, shown, filled) => {
  expect(fillDown(['a', 'b', 'c'], shown, start, column)).toEqual(filled);
});

test.each([
  [{ state: 'unreported' }, '开始填报', 'unreported'],
  [{ state: 'unreported', daysLeft: -2 }, '开始填报', 'overdue'],
  [{ state: 'unreported', opens: '2027-01-05T00:00:00+08:00' }, undefined, 'not_due'],
  [{ state: 'draft', errors: 3, openWarnings: 1 }, '改 3 处错误', 'draft'],
  [{ state: 'draft', openWarnings: 2 }, '写明 2 处原因', 'draft'],
  [{ state: 'draft' }, '继续，去提交', 'draft'],
  [{ state: 'submitted' }, '查看或撤回', 'pending'],
  [{ state: 'returned', remarks: 2 }, '按 2 条意见修改', 'returned'],
  [{ state: 'approved' }, '查看', 'approved'],
] as const)('task %j: %s', (change, label, mark) => {
  const task = aTask(change);
  expect(actionOf(task, NOW)?.label).toBe(label);
  expect(markOfTask(task, NOW)).toBe(mark);
});

test('tasks: what is to be done by deadline, what waits, what is behind', () => {
  const named = (period_: string, change: Parameters<typeof aTask>[0]) =>
    aTask({ period: period(period_), ...change });
  const sorted = sortTasks(
    [
      named('2025', { due: '2026-08-31T18:00:00+08:00' }),
      named('2024', { due: '2025-06-30T18:00:00+08:00', daysLeft: -387 }),
      named('2025-S2', { due: '2026-01-25T18:00:00+08:00', daysLeft: -178 }),
      named('2026-S1', { state: 'returned', due: '2026-09-25T18:00:00+08:00' }),
      named('2026-S2', { opens: '2027-01-05T00:00:00+08:00' }),
      named('2025-S1', { state: 'approved', due: '2025-07-25T18:00:00+08:00' }),
      named('2023', { state: 'approved', due: '2024-06-30T18:00:00+08:00' }),
    ],
    NOW,
  );
  const periods = Object.values(sorted).map((list) => list.map((task) => String(task.period)));
  expect(periods).toEqual([['2026-S1', '2025', '2025-S2', '2024'], ['2026-S2'], ['2025-S1', '2023']]);
});

test.each([
  ['2026-07-22', NOW, false],
  ['2026-07-23', NOW, true],
  ['2026-07-22', '2026-07-22T00:01:00+08:00', false],
  ['2026-07-22T10:00:00+08:00', NOW, true],
])('opening %s is ahead at %s: %s', (opens, now, ahead) => {
  expect(isNotOpen(opens, now)).toBe(ahead);
});

test.each([
  [3, '还剩 3 天'],
  [0, '今天截止'],
  [-2, '已逾期 2 天'],
])('%d days: %s', (days, words) => {
  expect(daysText(days)).toBe(words);
});

/** A cell sent back with a remark, and what its reporter says to it. */
function remarked(answer: string) {
  const row = aValue('a/x', '1');
  const remark = {
    decision: '1',
    remark: '请核实',
    by: '分析员甲',
    at: '2026-07-23T01:30:00.000Z',
    answer: '',
  };
  return { ...row, remarks: [remark], cell: { ...row.cell, answer } };
}

test('a remark without an answer leads to its cell', () => {
  expect(answerLines(aView([remarked('')])).map(({ target }) => target)).toEqual([cellId(remarked(''))]);
  expect(answerLines(aView([remarked('已剔除')]))).toEqual([]);
  expect(summaryTitle(1, 0, 2)).toBe('有 1 处必须修改，2 条审核意见待答复');
});

test.each([
  ['unreported and blank', aView([aRow('a/x')], { state: 'unreported' }), undefined, 'file'],
  ['a draft', aView([aValue('a/x', '1')]), undefined, 'check'],
  ['asked for', aView([aValue('a/x', '1')]), 'compare', 'compare'],
  ['no such step', aView([aValue('a/x', '1')]), 'nowhere', 'check'],
  ['confirming with errors', aView([aRow('a/x')], { openErrors: 1 }), 'confirm', 'check'],
  ['confirming without reasons', aView([aRow('a/x')], { openWarnings: 1 }), 'confirm', 'check'],
  ['confirming with a remark unanswered', aView([remarked('')]), 'confirm', 'check'],
  ['confirming with each remark answered', aView([remarked('已剔除')]), 'confirm', 'confirm'],
  ['confirming', aView([aValue('a/x', '1')]), 'confirm', 'confirm'],
] as const)('step, %s', (_, view, asked, step) => {
  expect(stepOf(view, asked)).toBe(step);
});

test('a clean upload goes straight to the comparison', () => {
  expect(stepAfterUpload(aView([]))).toBe('compare');
  expect(stepAfterUpload(aView([], { openWarnings: 1 }))).toBe('check');
});

test('a retry keeps its key, another request gets a new one', () => {
  let made = 0;
  const newKey = () => `k${++made}`;
  const first = attemptFor(null, { version: 3, comment: '' }, newKey);
  expect(attemptFor(first, { version: 3, comment: '' }, newKey).key).toBe('k1');
  expect(attemptFor(first, { version: 3, comment: '请审核' }, newKey).key).toBe('k2');
});

const question = { code: 'unit', message: '单位？', choices: [{ value: '万元', label: '万元' }] };
test.each([
  ['a question', 'file-question', [question], 'questions'],
  ['a question without choices', 'file-question', [{ ...question, choices: [] }], 'refused'],
  ['a question in another shape', 'file-question', { code: 'unit' }, 'refused'],
  ['another refusal', 'file-wrong-unit', [question], 'refused'],
])('an upload refused with %s', (_, type, current, kind) => {
  expect(readRefusal({ type, title: '', status: 422, errors: [], current }).kind).toBe(kind);
});

test.each([
  [0, '上传中 0%'],
  [0.426, '上传中 42%'],
  [1, '已上传，正在读取文件、核对数字…'],
])('upload at %d: %s', (share, words) => {
  expect(uploadWords(share)).toBe(words);
});

test.each([
  ['52310.5', '52,310.5'],
  ['-1234567', '-1,234,567'],
  ['0', '0'],
  ['0.123456', '0.123456'],
])('%s is shown as %s, no digit lost', (decimal, shown) => {
  expect(grouped(decimal)).toBe(shown);
});

test('figures carry the decimals of their indicator, rates change in 百分点 with as many', () => {
  expect(figureText(53040, { decimals: 2 })).toBe('53,040.00');
  expect(figureText(12, { decimals: 0 })).toBe('12');
  expect(growthText(-1.375, { measureUnit: '万元', decimals: 2 })).toBe('−1.4%');
  expect(growthText(0.126, { measureUnit: '%', decimals: 2 })).toBe('+0.13 百分点');
  expect(growthText(0.126, { measureUnit: '%', decimals: 1 })).toBe('+0.1 百分点');
});

test.each([
  ['2025', '地区生产总值', '', true],
  ['2025', '全社会R&D经费支出', '', true],
  ['2025', '政府科技创新投入', '', false],
  ['2025', '政府科技创新投入', '最终', true],
  ['2026-S1', '地区生产总值', '', false],
])('%s %s (%s) takes a release: %s', (p, name, release, takes) => {
  expect(takesRelease({ period: period(p) }, aRow('a/x', { name }, { release }))).toBe(takes);
});

test('an unknown release stays among the choices', () => {
  expect(releaseOptions('快报').map(({ value }) => value)).toEqual(['', '初步', '最终', '普查修订', '快报']);
  expect(releaseOptions('最终')).toHaveLength(4);
});

test.each([
  ['7305.1', 2, '7,305.10'],
  ['7305', 2, '7,305.00'],
  ['7305.123456', 2, '7,305.123456'],
  ['12', 0, '12'],
])('%s with %i decimals is %s', (decimal, decimals, text) => {
  expect(padded(decimal, decimals)).toBe(text);
});
