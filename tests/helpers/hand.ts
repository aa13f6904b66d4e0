/** The two ways of working a page: by mouse, or by keyboard alone. Both count what they do, so that one task is tried with either. */
import type { Locator, Page } from 'playwright-core';

export interface Hand {
  /** Clicks of the mouse. */
  clicks: number;
  /** Keys pressed, a written text as one. */
  keys: number;
  /** Follows a link, presses a button, ticks a box. */
  press(target: Locator): Promise<void>;
  /** Replaces what stands in a field. */
  write(field: Locator, text: string): Promise<void>;
  /** Opens the first thing that 查找 has for some words. */
  find(words: string): Promise<void>;
}

export function byMouse(page: Page): Hand {
  const hand: Hand = {
    clicks: 0,
    keys: 0,
    press: async (target) => {
      await target.click();
      hand.clicks += 1;
    },
    write: async (field, text) => {
      await field.click();
      await field.fill(text);
      hand.clicks += 1;
      hand.keys += 1;
    },
    find: async (words) => {
      await hand.press(page.getByRole('button', { name: /^查找/ }));
      await page.getByRole('combobox', { name: /^查找/ }).fill(words);
      hand.keys += 1;
      await hand.press(page.getByRole('option').first());
    },
  };
  return hand;
}

/** More Tabs than this and nobody would come by keyboard. */
const FAR = 120;

export function byKeyboard(page: Page): Hand {
  const key = async (name: string) => {
    await page.keyboard.press(name);
    hand.keys += 1;
  };
  const reach = async (target: Locator) => {
    await target.waitFor();
    for (let n = 0; n < FAR; n += 1) {
      const way = await target.evaluate((el) => {
        const at = document.activeElement;
        if (at === el) return 'there';
        // From what has the focus, or from the beginning of the page, the shorter way.
        const before = at !== null && at !== document.body && !at.contains(el);
        return before && at.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on';
      });
      if (way === 'there') return;
      await key(way === 'on' ? 'Tab' : 'Shift+Tab');
    }
    throw new Error(`${target} is not reached within ${FAR} Tabs`);
  };
  const hand: Hand = {
    clicks: 0,
    keys: 0,
    press: async (target) => {
      await reach(target);
      await key((await target.getAttribute('type')) === 'checkbox' ? 'Space' : 'Enter');
    },
    write: async (field, text) => {
      await reach(field);
      await key('Control+a');
      await page.keyboard.type(text);
      hand.keys += 1;
    },
    find: async (words) => {
      await page.getByRole('button', { name: /^查找/ }).waitFor();
      await key('Control+k');
      await page.getByRole('combobox', { name: /^查找/ }).waitFor();
      await page.keyboard.type(words);
      hand.keys += 1;
      await page.getByRole('option').first().waitFor();
      await key('Enter');
    },
  };
  return hand;
}
