/** Pages drawn on the server from the client's own components, so that they read before any script has run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** An answer that goes with the page: the client finds it under the same key. */
export interface PageQuery {
  queryKey: readonly unknown[];
  data: unknown;
  /** The address where the browser reads it by itself, of an answer that only the drawing needs. */
  at?: string;
}

/** What the built client/app/entry-server.tsx exports. */
interface ServerEntry {
  render(url: string, queries: readonly PageQuery[]): Promise<DrawnPage>;
  fillPage(template: string, page: DrawnPage): string;
}

type DrawnPage = Record<'html' | 'state' | 'ahead' | 'title', string>;

interface PageRenderer {
  /** The whole HTML of an address. */
  page(url: string, queries: readonly PageQuery[]): Promise<string>;
}

/** The renderer of a built client; null when the build has no server bundle (the bare shell is sent then). */
export async function openRenderer(clientDir: string): Promise<PageRenderer | null> {
  const bundle = join(clientDir, '../ssr/entry-server.js');
  if (!existsSync(bundle)) return null;
  const entry = (await import(pathToFileURL(bundle).href)) as ServerEntry;
  const template = readFileSync(join(clientDir, 'index.html'), 'utf8');
  return { page: async (url, queries) => entry.fillPage(template, await entry.render(url, queries)) };
}
