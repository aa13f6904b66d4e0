/** What a page is on paper: its sheets as the PDF has them, and whether anything on it is cut. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../.cache/screenshots', import.meta.url));
/** The print area of A4 landscape in CSS pixels: 297 × 210 mm less the margins of client/ui/print.css. */
const SHEET = { width: 1047, height: 720 };

export interface Sheets {
  count: number;
  /** Points; A4 landscape is 842 × 595. */
  size: [number, number];
}

/** Prints the page as its own style sheet says and keeps the PDF beside the screenshots. */
export async function printed(page: Page, name: string): Promise<Sheets> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), pdf);
  const text = pdf.toString('latin1');
  const [, width = 0, height = 0] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text)?.map(Number) ?? [];
  return {
    count: (text.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length,
    size: [Math.round(width), Math.round(height)],
  };
}

/** Does the work while the page is laid out as on paper: its drawings too. */
export async function onPaper<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const screen = page.viewportSize();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(SHEET);
  try {
    return await work();
  } finally {
    // Not 'screen', which would hold for the next PDF too.
    await page.emulateMedia({ media: null });
    if (screen) await page.setViewportSize(screen);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  }
}

/** One line for each word that its box, its drawing or the sheet cuts off. */
export function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    const wide = document.documentElement.clientWidth;
    const walker = document.createTreeWalker(document.querySelector('#main')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim();
      const parent = node.parentElement;
      if (!words || !parent || parent.closest('.visually-hidden, noscript, select')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      const frames: Element[] = [];
      for (let at: Element | null = parent; at && at.id !== 'main'; at = at.parentElement) {
        if (at.tagName === 'svg' || getComputedStyle(at).overflowX !== 'visible') frames.push(at);
      }
      const limits = frames.map((frame) => frame.getBoundingClientRect());
      const inside = limits.every((l) => box.left >= l.left - 1 && box.right <= l.right + 1);
      if (!inside || box.right > wide + 1 || box.left < -1) cut.push(words);
    }
    return cut;
  });
}
