/** Issue 9, items 15 and 18: a page that waits names the returns and their desks, and accuses nobody who has reported. */
import { describe, expect, test } from 'vitest';
import { waitingWords } from '../../../server/figures/waiting.words.ts';

describe('waitingWords', () => {
  test.each<[string, [string, string][], string]>([
    ['nothing is waited for', [], ''],
    ['one department is silent', [['市卫生健康委', 'unreported']], '市卫生健康委的报表未报'],
    ['a draft has reached nobody', [['甲', 'draft']], '甲的报表未报'],
    [
      'four wait for the office, one for its reporter',
      [
        ['甲', 'submitted'],
        ['乙', 'submitted'],
        ['丙', 'returned'],
        ['丁', 'unreported'],
      ],
      '丁的报表未报，丙的报表已退回、尚未重报，甲、乙的报表待办公室审核',
    ],
    ['approved without the figure', [['甲', 'approved']], '甲的报表已核定但缺此项'],
  ])('%s', (_, returns, words) => {
    expect(
      waitingWords(
        returns.map(([name, state]) => ({ name, state })),
        '办公室',
      ),
    ).toBe(words);
  });
});
