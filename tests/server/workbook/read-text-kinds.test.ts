import { expect, test } from 'vitest';
import { WorkbookProblem } from '../../../server/workbook/problem.ts';
import { detectKind } from '../../../server/workbook/read/detect-kind.ts';

function kindOf(text: string): string {
  try {
    return detectKind(new TextEncoder().encode(text));
  } catch (error) {
    return error instanceof WorkbookProblem ? error.code : 'threw';
  }
}

test.each([
  ['ID;PWXL;N;E\r\nC;Y1;X1;K"指标"\r\nE\r\n', 'is_sylk'],
  ['TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n', 'is_dif'],
  ['{"指标": "合计", "本期": 37000.5}', 'is_json'],
  ['指标|单位|本期\n合计|万元|37,000.50\n科研平台投入|万元|9300.25\n', 'is_barred_text'],
  ['指标              本期\n合计          37,000.50\n科研平台投入   9300.25\n', 'is_blank_text'],
  ['指标　　本期\n合计　　37000.50\n科研平台投入　　9300.25\n', 'is_blank_text'],
])('a text that is no CSV is called what it is: %j', (text, code) => {
  expect(kindOf(text)).toBe(code);
});

test.each([
  '指标,单位,本期\n合计,万元,37000.50\n',
  '指标,本期|累计\n合计,37000.50\n科研平台投入,9300.25\n',
  '指标,本期\n合计,  37000.50\n科研平台投入,   9300.25\n',
  '指标\t本期\n合计  \t  37000.50\n科研平台投入\t  9300.25\n',
  '合计\n37000.50\n',
  'ID;指标;本期\n1;合计;37000.50\n',
  '[示例]表,,\n指标,单位,本期\n合计,万元,1\n',
])('a CSV stays a CSV: %j', (text) => {
  expect(kindOf(text)).toBe('text');
});
