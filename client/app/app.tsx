/** The pages as one component; touches no window while it is imported or rendered on the server. */
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { Redirect, Router, useLocation } from 'wouter';
import type { Gate, SessionState } from '#shared/contract/session.ts';
import { sessionQuery } from '../lib/session.ts';
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

function Signed({ session }: { session: SessionState }) {
  const [path] = useLocation();
  const match = routeShown(path, session);
  const { module } = usePageModule(match);
  const { person } = session;
  if (path === '/' && person && !person.gate) return <Redirect to={homeFor(person.role)} replace />;
  const allowed = match && (!person || mayOpen(match.route, person.role));
  const Badge = allowed ? module?.Badge : undefined;
  return (
    <Shell session={session} path={path} badge={Badge && <Badge />}>
      <ErrorBoundary resetKey={path}>
        {match && allowed && <PageHost key={match.route.path} match={match} path={path} />}
        {match && !allowed && person && <NoRightPage title={match.route.title} role={person.role} />}
        {!match && person && <UnknownPage path={path} role={person.role} />}
      </ErrorBoundary>
    </Shell>
  );
}
