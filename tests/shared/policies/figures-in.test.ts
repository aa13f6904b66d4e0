/** Every way in which a paper writes an amount or a ratio is seen, with its bound and its time. */
import { describe, expect, test } from 'vitest';
import { fromExact } from '#shared/decimal.ts';
import { readNumeral } from '#shared/policies/chinese-numerals.ts';
import { figuresIn } from '#shared/policies/figures-in.ts';

const said = (text: string) =>
  figuresIn(text).map(({ kind, value, bound, per, years }) =>
    [kind, fromExact(value), bound, per, years].filter((part) => part !== null).join(' '),
  );

test.each([
  ['给予20万元奖励', ['money 20 exact time']],
  ['基金5亿', ['money 50000 exact time']],
  ['不低于5億元', ['money 50000 at_least time']],
  ['不超过300元/吨', ['money 0.03 up_to time']],
  ['给予一千五百万元', ['money 1500 exact time']],
  ['最高二十万元', ['money 20 up_to time']],
  ['每年给予企业最高20万元创新券', ['money 20 up_to year']],
  ['年度最高100万元', ['money 100 up_to year']],
  ['根据年度绩效考核结果给予最高100万元', ['money 100 up_to time']],
  ['三年内最高30万元', ['money 30 up_to term 3']],
  ['十年内累计最高30万元', ['money 30 up_to term 10']],
  ['占比3.4％', ['percent 3.4 exact time']],
  ['百分之五', ['percent 5 exact time']],
  ['按30‰', ['percent 3 exact time']],
  ['增幅高2个百分点', ['percent 2 exact time']],
  ['不超过实际投入的50%', ['percent 50 up_to time']],
  ['不超過算力、語料、模型(算法)合同執行金額的30%', ['percent 30 up_to time']],
  ['按1∶1', ['ratio 1 exact time']],
  ['按1:1', ['ratio 1 exact time']],
  ['按1：1', ['ratio 1 exact time']],
  ['为10倍', ['ratio 10 exact time']],
  ['全市1/3人才', ['ratio 0 exact time']],
  ['三分之一', ['ratio 0 exact time']],
  ['綠證1萬張', ['count 10000 exact time']],
  ['分别给予最高120万元、50万元', ['money 120 up_to time', 'money 50 up_to time']],
  [
    '15%、15%和10%,最高200万元',
    ['percent 15 exact time', 'percent 15 exact time', 'percent 10 exact time', 'money 200 up_to time'],
  ],
  ['2025年第3条“315”工程、G60走廊、350家', []],
])('%s', (text, figures) => expect(said(text)).toEqual(figures));

describe('Chinese numerals', () => {
  test.each([
    ['十', '10'],
    ['二十', '20'],
    ['一百零五', '105'],
    ['一千二百', '1200'],
    ['两', '2'],
    ['千', '1000'],
    ['15.5', '15.5'],
  ])('%s is %s', (text, number) => expect(readNumeral(text)).toBe(number));
});
