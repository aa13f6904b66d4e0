import './polyfills.ts';
import './zod-without-eval.ts';
import '../ui/styles.css';
import { type DehydratedState, hydrate } from '@tanstack/react-query';
import { createRoot, hydrateRoot } from 'react-dom/client';
import type { SessionState } from '#shared/contract/session.ts';
import { openNode, splitNode } from '../lib/node.ts';
import { loadCatalogue } from '../lib/programme.ts';
import { sessionQuery } from '../lib/session.ts';
import { App, routeShown } from './app.tsx';
import { loadPage } from './page-modules.ts';
import { newQueryClient } from './query-client.ts';

/** The queries that came with the page; null when the server sent the bare shell. */
function inlinedState(): DehydratedState | null {
  const text = document.getElementById('state')?.textContent?.trim() ?? '';
  return text.startsWith('{') ? (JSON.parse(text) as DehydratedState) : null;
}

async function start(root: HTMLElement): Promise<void> {
  const client = newQueryClient();
  const state = inlinedState();
  if (state === null) {
    createRoot(root).render(<App client={client} />);
    return;
  }
  hydrate(client, state);
  const session = client.getQueryData<SessionState>(sessionQuery.queryKey);
  const match = session && routeShown(splitNode(window.location.pathname).page, session);
  // The page's module and the catalogue first: hydration must find the same page that the server drew.
  openNode(splitNode(window.location.pathname).node);
  const catalogue = loadCatalogue(client).catch(() => {});
  if (match) await loadPage(match.route);
  await catalogue;
  hydrateRoot(root, <App client={client} />);
}

const root = document.getElementById('root');
if (root) void start(root);
