/** What a page must not do while it is open: errors in the console, failed requests, requests to anyone else. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from 'playwright-core';

export interface PageWatch {
  /** One line each. */
  faults: string[];
  /** Waits until the page's words, data and drawings are there. */
  settled(): Promise<void>;
}

/** Watches the page of the server at `url` from now on. */
export function watchPage(page: Page, url: string): PageWatch {
  const faults: string[] = [];
  const asked = new Set<Request>();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    asked.add(request);
    const address = request.url();
    if (/^https?:/.test(address) && !address.startsWith(`${url}/`)) faults.push(`third party: ${address}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => {
    asked.delete(request);
    const why = request.failure()?.errorText ?? '';
    // Leaving a page cuts off what it still asked for.
    if (why !== 'net::ERR_ABORTED') faults.push(`failed (${why}): ${request.url()}`);
  });
  const settled = async () => {
    await page.locator('main h1').first().waitFor();
    do {
      await page.waitForFunction(() => document.querySelector('.skeleton') === null, undefined, {
        polling: 50,
      });
      // Two frames for what has just come to ask for more.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    } while (asked.size > 0);
  };
  return { faults, settled };
}

/**
 * Findings of axe, the least of them too, each with the first places it names.
 * @param within looks at this part of the page only
 */
export async function axeFindings(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return violations.map(({ id, impact, help, nodes }) => {
    const places = nodes.slice(0, 4).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`);
    return `${id} (${impact}: ${help}) ×${nodes.length}: ${places.join(' | ')}`;
  });
}

/** CSS pixels by which the page is wider than its window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
