/** The pages as one component; touches no window while it is imported or rendered on the server. */
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Redirect, Router, useLocation, useRouter } from 'wouter';
import type { Gate, SessionState } from '#shared/contract/session.ts';
import { HeldSession, sessionQuery, WaitingPerson } from '../lib/session.ts';
import { isTreePage } from '../lib/tree-pages.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { homeFor } from './nav.ts';
import { NodeBase } from './node-base.tsx';
import { PageHost, usePageModule } from './page-host.tsx';
import { NoRightPage, UnknownPage } from './plain-pages.tsx';
import { findRoute, mayOpen, type RouteMatch } from './routes.tsx';
import { Shell } from './shell.tsx';

interface AppProps {
  client: QueryClient;
  /** On the server: the address asked for, with its query. */
  url?: string;
}

export function App({ client, url }: AppProps) {
  const [ssrPath, ssrSearch] = url === undefined ? [] : splitUrl(url);
  return (
    <QueryClientProvider client={client}>
      <Router ssrPath={ssrPath} ssrSearch={ssrSearch}>
        <ToastProvider>
          <NodeBase>
            <Entrance />
          </NodeBase>
        </ToastProvider>
      </Router>
    </QueryClientProvider>
  );
}

function splitUrl(url: string): [string, string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

/** Nothing shows before it is known who asks. */
function Entrance() {
  const session = useQuery(sessionQuery);
  if (session.data) return <Signed session={session.data} />;
  return (
    <main className="app-main" id="main">
      {session.isError ? (
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Skeleton height={480} />
      )}
    </main>
  );
}

const GATE_PAGE: Record<Gate, string> = { code: '/code', password: '/password', enrol: '/second-factor' };

/** The route to draw: the asked one, or the page of what must be done first in its place, at the same address. */
export function routeShown(path: string, session: SessionState): RouteMatch | null {
  const asked = findRoute(path);
  if (!session.person) return asked?.route.roles === 'public' ? asked : findRoute('/login');
  return session.person.gate ? findRoute(GATE_PAGE[session.person.gate]) : asked;
}

interface Stand {
  session: SessionState;
  path: string;
}

/**
 * The page that stood here last, while its person has to sign in again: it stays as it is behind the sign-in page, so that
 * nothing typed is lost, and comes back for the same account alone. Signing out by oneself leaves nothing: it loads anew.
 */
function useHeld({ session, path }: Stand): Stand | null {
  const last = useRef<Stand | null>(null);
  if (!session.person || session.person.gate) return last.current;
  last.current = { session, path };
  return null;
}

function Signed({ session }: { session: SessionState }) {
  const [path] = useLocation();
  const { base } = useRouter();
  const held = useHeld({ session, path });
  const match = routeShown(path, session);
  const { module } = usePageModule(match);
  const { person } = session;
  if (path === '/' && person && !person.gate) return <Redirect to={homeFor(person.role)} replace />;
  // The root's own pages, and the person's, are at no area.
  if (base !== '' && path !== '/' && !isTreePage(path)) return <Redirect to={`~${path}`} replace />;
  const Badge = match && mayShow(match, session) ? module?.Badge : undefined;
  return (
    <Shell session={session} path={path} badge={Badge && <Badge />}>
      {held && match && (
        <WaitingPerson value={held.session.person}>
          <PageHost key={match.route.path} match={match} path={path} />
        </WaitingPerson>
      )}
      <HeldSession value={held?.session}>
        <div hidden={held !== null}>
          <PageOf {...(held ?? { session, path })} />
        </div>
      </HeldSession>
    </Shell>
  );
}

function mayShow(match: RouteMatch, { person }: SessionState): boolean {
  return !person || mayOpen(match.route, person.role);
}

function PageOf({ session, path }: Stand) {
  const { person } = session;
  const match = routeShown(path, session);
  return (
    <ErrorBoundary resetKey={path}>
      {match && mayShow(match, session) && (
        <PageHost key={`${person?.account} ${match.route.path}`} match={match} path={path} />
      )}
      {match && !mayShow(match, session) && person && (
        <NoRightPage title={match.route.title} role={person.role} />
      )}
      {!match && person && <UnknownPage path={path} role={person.role} />}
    </ErrorBoundary>
  );
}
