/** What a file of browser tests begins with: one server and one browser for all its tests. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type LiveServer, type LiveServerOptions, startServer } from './live-server.ts';
import { type AtDesk, signInAt } from './person.ts';

export interface Served {
  readonly server: LiveServer;
  readonly browser: Browser;
  /** Signs a demonstration account in, in a context of its own; the test closes it. */
  signIn(account: string, viewport?: { width: number; height: number }): Promise<AtDesk>;
}

/**
 * Starts a server and a browser before the file's first test, and before what the file itself does before it; ends both after
 * its last.
 * @throws when `server` or `browser` is asked for earlier
 */
export function served(options?: LiveServerOptions): Served {
  let server: LiveServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    server = await startServer(options);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const live: Served = {
    get server() {
      return begun(server);
    },
    get browser() {
      return begun(browser);
    },
    signIn: (account, viewport) => signInAt(live.browser, live.server.url, account, viewport),
  };
  return live;
}

function begun<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('the server and the browser are there from beforeAll on');
  return one;
}
