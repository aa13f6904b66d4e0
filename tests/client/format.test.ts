import { describe, expect, it, test } from 'vitest';
import {
  clockText,
  dateText,
  dateTimeText,
  deadlineText,
  recentTimeText,
  timeLeft,
} from '../../client/lib/civil-time.ts';
import {
  atPoint,
  changeWords,
  directionOf,
  fileSize,
  inYi,
  money,
  number,
  percent,
  points,
  signed,
  signedPercent,
} from '../../client/lib/format.ts';

describe('figures in the words of the trade', () => {
  test.each([
    [money(6_900_000, '亿元'), '690.0'],
    [money(52310, '万元'), '52,310.00'],
    [atPoint('4.5', 1, 2), '4.5\u2007'],
    [atPoint('13', 0, 2), '13\u2008\u2007\u2007'],
    [atPoint('8.62', 2, 2), '8.62'],
    [money('0.125', '万元'), '0.13'],
    [money(10_500, '亿元'), '1.1'], // 1.05 is a tie in decimal digits, below it in binary
    [money(-12_345.678, '万元'), '−12,345.68'],
    [money(1e-7, '亿元'), '0.0'],
    [money('unreported', '亿元'), '未报'],
    [percent(7.25), '7.3%'],
    [percent('no_base'), '无基数'],
    [points(-3.2), '−3.2 百分点'],
    [points(0.04), '0.0 百分点'],
    [points(1.44), '+1.4 百分点'],
    [signed(-0.04), '0.0'],
    [signedPercent(64), '+64.0%'],
    [signedPercent('base_zero'), '基数为零'],
    [number('1234567.5', 1), '1,234,567.5'],
    [changeWords(7.2), '增长7.2%'],
    [changeWords(-1.4), '下降1.4%'],
    [changeWords(0.04), '持平'],
    [changeWords('unreported'), '未报'],
    [changeWords(-2, { digits: 0, suffix: '百分点', up: '提高', down: '降低' }), '降低2百分点'],
    [fileSize(34_816), '34 KB'],
  ])('%s', (shown, expected) => expect(shown).toBe(expected));

  it('keeps 亿元 for axes free of binary dust', () => expect(inYi(123_456)).toBe(12.3456));
  it('gives no direction to a missing figure', () => expect(directionOf('missing')).toBeNull());
  it('refuses a text that is no number', () => expect(() => money('1.2亿', '万元')).toThrow(RangeError));
});

describe('the city’s civil time, whatever the browser’s zone', () => {
  test.each([
    [dateText('2025-10-20T18:30:00Z', 480), '2025-10-21'],
    [dateText('2025-10-20', 480), '2025-10-20'],
    [dateText('2025-10-20', -300), '2025-10-20'],
    [dateTimeText('2025-07-25T18:00:00+08:00', 480), '2025-07-25 18:00'],
    [recentTimeText('2025-07-25T18:00:00+08:00', '2025-12-31T10:00:00Z', 480), '07-25 18:00'],
    // The city's year has turned, though not yet in UTC.
    [recentTimeText('2025-07-25T18:00:00+08:00', '2025-12-31T17:00:00Z', 480), '2025-07-25 18:00'],
    [deadlineText('2025-07-25T10:00:00Z', 480), '7月25日 18:00'],
    [clockText('2025-07-25T02:32:00Z', 480), '10:32'],
    [timeLeft('2025-07-25T18:00:00+08:00', '2025-07-22T10:00:00+08:00'), '还剩 3 天'],
    [timeLeft('2025-07-25T18:00:00+08:00', '2025-07-25T12:30:00+08:00'), '还剩 5 小时'],
    [timeLeft('2025-07-25T18:00:00+08:00', '2025-07-25T17:30:00+08:00'), '还剩 不到 1 小时'],
    [timeLeft('2025-07-25T18:00:00+08:00', '2025-07-28T10:00:00+08:00'), '已逾期 2 天'],
  ])('%s', (shown, expected) => expect(shown).toBe(expected));
});
