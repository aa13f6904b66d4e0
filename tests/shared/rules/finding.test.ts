import { expect, test } from 'vitest';
import { withoutPlace } from '#shared/rules/finding.ts';

test.each([
  ['科研平台投入：应不小于', '科研平台投入', '应不小于'],
  ['南湖 科研平台投入：应不小于', '科研平台投入', '应不小于'],
  ['附项：专项债：不能为负数', '附项：专项债', '不能为负数'],
  ['海宁 附项：专项债：不能为负数', '附项：专项债', '不能为负数'],
  ['请说明：原因', '科研平台投入', '请说明：原因'],
  ['与上年相同(科研平台投入：5)', '科研平台投入', '与上年相同(科研平台投入：5)'],
  ['没有冒号', '科研平台投入', '没有冒号'],
])('%s in the row of %s: %s', (message, name, words) => {
  expect(withoutPlace(message, name)).toBe(words);
});
