/** 填报人、审核人、联系电话: found where real files write them. */
import { expect, test } from 'vitest';
import { readSignature } from '../../../server/workbook/locate/signature.ts';
import type { Cell } from '../../../server/workbook/sheets.ts';

const sheet = (rows: readonly (readonly string[])[], more: Partial<Cell> = {}): Cell[] =>
  rows.flatMap((texts, row) =>
    texts.map((text, col) => ({
      address: '',
      row,
      col,
      kind: 'text' as const,
      text,
      hidden: false,
      ...more,
    })),
  );

test.each<[string, readonly (readonly string[])[], string]>([
  [
    'behind the colon',
    [['填报人：张三', '审核人：李四'], ['联系电话：0573-82520000']],
    '张三|李四|0573-82520000',
  ],
  ['in the next cell', [['填报人', '张三', '审核人', '李四', '电话', '82520000']], '张三|李四|82520000'],
  ['all in one cell', [['填报人：张三　审核人：李四　联系电话：0573-82520000']], '张三|李四|0573-82520000'],
  ['with letters apart', [['填 报 人: 张 三', '', '审 核 人: 李 四']], '张 三|李 四|'],
  ['with a hint in brackets', [['填报人(签字)：张三', '审核人（签章）：']], '张三||'],
  [
    'an empty form',
    [
      ['填报人：', '审核人：'],
      ['联系电话：', '填报日期：'],
    ],
    '||',
  ],
  ['lines to write on', [['填报人：______ 审核人：________']], '||'],
  ['other words for it', [['制表人：张三', '复核人：李四', '手机：13800000000']], '张三|李四|13800000000'],
  ['a date behind the name', [['填报人：张三 填报日期：2026年7月20日']], '张三||'],
  ['no number as a name', [['填报人：2026']], '||'],
  ['no word as a telephone', [['联系电话：见通讯录']], '||'],
  [
    'a column of people',
    [
      ['单位', '填报人'],
      ['南湖区', '张三'],
    ],
    '||',
  ],
])('%s', (_, rows, expected) => {
  const { preparedBy, checkedBy, telephone } = readSignature(sheet(rows));
  expect([preparedBy, checkedBy, telephone].join('|')).toBe(expected);
});

test('what nobody sees signs nothing', () => {
  expect(readSignature(sheet([['填报人：张三']], { hidden: true })).preparedBy).toBe('');
});
