/** At the edges of what a cell's text may be: a mark only where nothing else stands, a number only where all of it is one. */
import { describe, expect, test } from 'vitest';
import { parseNumberText, statedNumber } from '#shared/rules/number-text.ts';
import { plainText, turnsDirection } from '#shared/rules/plain-text.ts';
import { readRemark, withRemark } from '#shared/rules/remark.ts';

describe('a mark is the whole text', () => {
  test.each([
    ['未报送', 'unreported'],
    ['待报', 'unreported'],
    ['无此项', 'not_applicable'],
    ['n.a.', 'not_applicable'],
    ['na', 'not_applicable'],
    ['暂缺', 'missing'],
    ['数据缺失', 'missing'],
    ['___', 'dash'],
    ['\\', 'dash'],
  ])('%s', (text, mark) => expect(parseNumberText(text)).toEqual({ kind: 'mark', mark }));

  test.each([
    ['上月未报', '“上月未报”不是数字'],
    ['未报原因另附', '“未报原因另附”不是数字'],
    ['本项不适用', '“本项不适用”不是数字'],
    ['不适用于我县', '“不适用于我县”不是数字'],
    ['资料缺', '“资料缺”不是数字'],
    ['缺少', '“缺少”不是数字'],
    ['见附件—', '“见附件—”不是数字'],
    ['——见附件', '“——见附件”不是数字'],
  ])('%s is none', (text, why) => expect(parseNumberText(text)).toEqual({ kind: 'text', why }));
});

test.each([
  ['5千元', '千元', { kind: 'number', decimal: '5', unit: '千元' }],
  ['5百万', '百万元', { kind: 'number', decimal: '5', unit: '百万元' }],
  ['5百万元', '百万元', { kind: 'number', decimal: '5', unit: '百万元' }],
  ['5千万', '千万元', { kind: 'number', decimal: '5', unit: '千万元' }],
  [
    '5千万元',
    '万',
    { kind: 'text', why: '“5千万元”带有单位“千万元”，这一格按万元填数字', suggestion: '5000' },
  ],
  ['5千元', '万元', { kind: 'text', why: '“5千元”带有单位“千元”，这一格按万元填数字', suggestion: '0.5' }],
  ['人民币5万元整', '万元', { kind: 'number', decimal: '5', unit: '万元' }],
  ['5%', '家', { kind: 'text', why: '“5%”的单位与这一格要求的“家”不符' }],
  ['5万', '人', { kind: 'text', why: '“5万”的单位与这一格要求的“人”不符' }],
])('%s where %s is asked for', (text, declared, read) => {
  expect(parseNumberText(text, declared)).toEqual(read);
});

describe('signs and brackets', () => {
  test.each([
    ['(5)', '-5'],
    ['(5)%', '-5'],
    ['‒5', '-5'],
    ['+ 5', '5'],
    ['- .5', '-0.5'],
    ['’5', '5'],
  ])('%s', (text, decimal) => expect(parseNumberText(text)).toMatchObject({ kind: 'number', decimal }));

  test.each(['(-5)', '(5', '5)', 'x(5)', '(5)x', '.', '+', "5'", '5-', '5 - 3', '--5'])(
    '%s is no number',
    (text) => expect(parseNumberText(text).kind).toBe('text'),
  );
});

describe('too large or too fine to be meant', () => {
  const range = (text: string) => ({ kind: 'text', why: `“${text}”超出可填的范围` });
  test.each([
    ['123456789012345', '123456789012345'],
    ['-123456789012345', '-123456789012345'],
    ['123456789012345.678', '123456789012345.678'],
    [`0.${'1'.repeat(30)}`, `0.${'1'.repeat(30)}`],
    ['1e-30', `0.${'0'.repeat(29)}1`],
    ['1e14', '100000000000000'],
  ])('%s is not', (text, decimal) => expect(parseNumberText(text)).toEqual({ kind: 'number', decimal }));
  test.each(['1234567890123456', '1e15', '1e31', '1e-31', `0.${'1'.repeat(31)}`])('%s is', (text) =>
    expect(parseNumberText(text)).toEqual(range(text)),
  );
  test('and states no number to anybody else', () => {
    expect(statedNumber('1e31')).toBeNull();
    expect(statedNumber('5')).toMatchObject({ decimal: '5' });
  });
});

test.each([
  ['NaN', '“NaN”不是有限的数'],
  ['-inf', '“-inf”不是有限的数'],
  ['inf', '“inf”不是有限的数'],
  ['+Infinity', '“+Infinity”不是有限的数'],
  ['banan', '“banan”不是数字'],
  ['nano', '“nano”不是数字'],
  ['####', '“####”是列太窄时显示的符号，看不到数字，请加宽该列或直接填数字'],
  ['#', '“#”是列太窄时显示的符号，看不到数字，请加宽该列或直接填数字'],
  ['#REF!', '单元格是公式错误“#REF!”，请改正公式或直接填数字'],
  ['见#REF!', '“见#REF!”不是数字'],
  ['零', '请用阿拉伯数字填写'],
  ['—5', '“—5”前面是破折号，负数请用减号'],
  ['—5个项目', '“—5个项目”夹有文字或符号，只填数字，说明写在备注里'],
  ['5—6', '“5—6”夹有文字或符号，只填数字，说明写在备注里'],
  ['5\n6', '“5\n6”一格里写了几行，只填一个数字'],
  ['5万\n\n约6', '“5万\n\n约6”一格里写了几行，只填一个数字'],
  ['5\n以上', '“5\n以上”不是确切的数，请填确切数字'],
  ['大致\n5', '“大致\n5”不是确切的数，请填确切数字'],
  ['甲\n乙', '“甲\n乙”不是数字'],
  ['约5', '“约5”不是确切的数，请填确切数字'],
  ['约', '“约”不是数字'],
  ['1,23', '“1,23”中的分隔符位置不对，分不清是千分位还是小数点'],
  ['-1,23.45', '“-1,23.45”中的分隔符位置不对，分不清是千分位还是小数点'],
  ['1,23x', '“1,23x”夹有文字或符号，只填数字，说明写在备注里'],
  ['x1,23', '“x1,23”夹有文字或符号，只填数字，说明写在备注里'],
  ['1,23.4x', '“1,23.4x”夹有文字或符号，只填数字，说明写在备注里'],
])('%j: %s', (text, why) => expect(parseNumberText(text)).toMatchObject({ kind: 'text', why }));

test('of a long text the first forty characters are shown', () => {
  const why = (text: string) => (parseNumberText(text) as { why: string }).why;
  expect(why('字'.repeat(40))).toBe(`“${'字'.repeat(40)}”不是数字`);
  expect(why(` ${'字'.repeat(41)} `)).toBe(`“${'字'.repeat(40)}…”不是数字`);
  expect(why('  字  ')).toBe('“字”不是数字');
});

test('a character that turns the direction of writing is no ornament', () => {
  expect(turnsDirection('12\u202e34')).toBe(true);
  expect(turnsDirection('1234')).toBe(false);
  expect(parseNumberText('12\u202e34')).toMatchObject({
    kind: 'text',
    why: expect.stringContaining('改变书写方向'),
  });
  expect(statedNumber('12\u202e34')).toBeNull();
});

test.each([
  ['\u200b12\ufeff', '12'],
  ['\u202a12\u202c', '12'],
  ['１２％', '12%'],
  ['￥\u30005', '¥ 5'],
  ['a\u00a0b\u2003c', 'a b c'],
  [' a\tb\nc ', 'a\tb\nc'],
  ['①²', '①²'],
])('%j is plainly %j', (text, plain) => expect(plainText(text)).toBe(plain));

describe('what the reader of a file has to say travels in the text', () => {
  test.each([
    ['4,800', '看不见，实存5200', '5200'],
    ['', '已划去', undefined],
    ['a\nb', '两行', '-0.125'],
  ])('%j, %s, %s', (seen, remark, suggestion) => {
    const parts = { seen, remark, ...(suggestion === undefined ? {} : { suggestion }) };
    expect(readRemark(withRemark(seen, remark, suggestion))).toEqual(parts);
    const read = parseNumberText(withRemark(seen, remark, suggestion));
    const shown = seen === '' ? `这一格${remark}` : `“${seen}”${remark}`;
    expect(read).toEqual({ kind: 'text', why: shown, ...(suggestion === undefined ? {} : { suggestion }) });
  });
  test.each(['5', '5（文件：', '5（文件：x）y', '5（备注：x）', '（文件：）'])('%j holds none', (text) =>
    expect(readRemark(text)).toBeNull(),
  );
});
