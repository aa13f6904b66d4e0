/** The same ten things by keyboard alone: Tab, arrows, Enter, Space and Ctrl+K. */
import { describe, expect, test } from 'vitest';
import { byKeyboard } from '../helpers/hand.ts';
import { served } from '../helpers/served.ts';
import { TEN_TASKS } from '../helpers/ten-tasks.ts';

const live = served();

describe('by keyboard', () => {
  test.each(TEN_TASKS)('$name', async ({ account, run }) => {
    const { page, context } = await live.signIn(account);
    const hand = byKeyboard(page);
    await run(page, hand);
    console.info(`${account}: ${hand.keys} keys`);
    expect(hand.clicks).toBe(0);
    await context.close();
  });
});
