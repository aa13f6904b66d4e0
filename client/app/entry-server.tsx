/** Pages as HTML, so that a leader reads the verdict before any script has run. Built by vite --ssr. */
import { dehydrate } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import type { SessionState } from '#shared/contract/session.ts';
import { sessionQuery } from '../lib/session.ts';
import { App, routeShown } from './app.tsx';
import { loadPage } from './page-modules.ts';
import { newQueryClient } from './query-client.ts';

interface ServerQuery {
  queryKey: readonly unknown[];
  data: unknown;
}

/**
 * Renders the page of `url` (path with query) from answers already computed; queries not given show their skeleton
 * and are asked for by the browser. Must include the session (`sessionQuery`).
 * @returns `html` `state` (JSON that is safe inside a script element) and the window's title, for `fillPage`.
 */
export async function render(
  url: string,
  queries: readonly ServerQuery[],
): Promise<{ html: string; state: string; title: string }> {
  const client = newQueryClient();
  for (const { queryKey, data } of queries) client.setQueryData(queryKey, data);
  const session = client.getQueryData<SessionState>(sessionQuery.queryKey);
  if (!session) throw new Error('render needs the session query');
  const route = routeShown(url.split('?')[0] ?? url, session)?.route;
  if (route) await loadPage(route);
  const html = renderToString(<App client={client} url={url} />);
  const state = JSON.stringify(dehydrate(client)).replace(/</g, '\\u003c');
  client.clear();
  return { html, state, title: route ? `${route.title} · ${session.system}` : session.system };
}

/** The built index.html with a rendered page in it. */
export function fillPage(template: string, page: { html: string; state: string; title: string }): string {
  return template
    .replace('<!--app-->', () => page.html)
    .replace('id="state">null<', () => `id="state">${page.state}<`)
    .replace(
      /<title>[^<]*<\/title>/,
      () => `<title>${page.title.replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'))}</title>`,
    );
}
