/** Ten things that people come for, by mouse: the answer is found, and with no more clicks than an official would accept. */
import { describe, expect, test } from 'vitest';
import { byMouse } from '../helpers/hand.ts';
import { served } from '../helpers/served.ts';
import { TEN_TASKS } from '../helpers/ten-tasks.ts';

const live = served();

describe('by mouse', () => {
  test.each(TEN_TASKS)('$name: at most $clicks clicks', async ({ account, clicks, texts, run }) => {
    const { page, context } = await live.signIn(account);
    const hand = byMouse(page);
    const begun = Date.now();
    await run(page, hand);
    console.info(`${account}: ${hand.clicks} clicks, ${hand.keys} texts, ${Date.now() - begun} ms`);
    expect(hand.clicks).toBeLessThanOrEqual(clicks);
    expect(hand.keys).toBeLessThanOrEqual(texts);
    await context.close();
  });
});
