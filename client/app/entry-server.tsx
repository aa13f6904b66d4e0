/** Pages as HTML, so that a leader reads the verdict before any script has run. Built by vite --ssr. */
import { dehydrate } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import type { SessionState } from '#shared/contract/session.ts';
import { splitNode } from '../lib/node.ts';
import { sessionQuery } from '../lib/session.ts';
import { App, routeShown } from './app.tsx';
import { loadPage } from './page-modules.ts';
import { newQueryClient } from './query-client.ts';

interface ServerQuery {
  queryKey: readonly unknown[];
  data: unknown;
  /** Where the browser reads it by itself, and keeps it: the page is drawn from it and does not carry it. */
  at?: string;
}

interface DrawnPage {
  html: string;
  /** JSON that is safe inside a script element. */
  state: string;
  /** What the browser may begin to read before the script asks for it. */
  ahead: string;
  title: string;
}

/**
 * Renders the page of `url` (path with query) from answers already computed; queries not given show their skeleton
 * and are asked for by the browser. Must include the session (`sessionQuery`).
 * @returns its parts and the window's title, for `fillPage`.
 */
export async function render(url: string, queries: readonly ServerQuery[]): Promise<DrawnPage> {
  const client = newQueryClient();
  for (const { queryKey, data } of queries) client.setQueryData(queryKey, data);
  const session = client.getQueryData<SessionState>(sessionQuery.queryKey);
  if (!session) throw new Error('render needs the session query');
  const route = routeShown(splitNode(url.split('?')[0] ?? url).page, session)?.route;
  if (route) await loadPage(route);
  const html = renderToString(<App client={client} url={url} />);
  const elsewhere = queries.flatMap(({ queryKey, at }) => (at === undefined ? [] : [{ queryKey, at }]));
  for (const { queryKey } of elsewhere) client.removeQueries({ queryKey, exact: true });
  const state = JSON.stringify(dehydrate(client)).replace(/</g, '\\u003c');
  const ahead = elsewhere
    .map(({ at }) => `<link rel="preload" as="fetch" crossorigin href="${at}" />`)
    .join('');
  client.clear();
  return { html, state, ahead, title: route ? `${route.title} · ${session.system}` : session.system };
}

/** The built index.html with a rendered page in it. */
export function fillPage(template: string, page: DrawnPage): string {
  return template
    .replace('</head>', () => `${page.ahead}</head>`)
    .replace('<!--app-->', () => page.html)
    .replace('id="state">null<', () => `id="state">${page.state}<`)
    .replace(
      /<title>[^<]*<\/title>/,
      () => `<title>${page.title.replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'))}</title>`,
    );
}
