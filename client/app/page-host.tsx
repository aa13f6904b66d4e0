import { useEffect, useRef, useState } from 'react';
import { useTitle } from '../lib/title.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { loadedPage, loadPage } from './page-modules.ts';
import type { PageModule, RouteMatch } from './routes.tsx';

/** The module of a route: at once when loaded before, undefined while it comes. */
export function usePageModule(match: RouteMatch | null): {
  module?: PageModule;
  error: unknown;
  retry: () => void;
} {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState<{ route: unknown; error: unknown } | null>(null);
  const route = match?.route;
  const module = route && loadedPage(route);
  useEffect(() => {
    if (!route || module || failed?.route === route) return;
    let current = true;
    loadPage(route).then(
      () => current && redraw((n) => n + 1),
      (error: unknown) => current && setFailed({ route, error }),
    );
    return () => {
      current = false;
    };
  }, [route, module, failed]);
  return { module, error: failed?.route === route ? failed?.error : null, retry: () => setFailed(null) };
}

/** Draws a route's page; after a navigation its h1 gets the focus, so that screen readers announce where one is. */
export function PageHost({ match, path }: { match: RouteMatch; path: string }) {
  const { module, error, retry } = usePageModule(match);
  if (error) {
    return (
      <>
        <h1 tabIndex={-1}>{match.route.title}</h1>
        <ErrorState error={error} onRetry={retry} />
      </>
    );
  }
  if (!module) return <Skeleton height={480} />;
  const Page = module.default;
  return (
    <>
      <RouteTitle title={match.route.title} />
      <Page params={match.params} />
      <FocusHeading path={path} />
    </>
  );
}

/** Stands before the page, so that a title the page sets itself comes later and wins. */
function RouteTitle({ title }: { title: string }) {
  useTitle(title);
  return null;
}

let lastPath: string | null = null;

function FocusHeading({ path }: { path: string }) {
  const first = useRef(lastPath === null);
  useEffect(() => {
    const arrived = lastPath !== null && lastPath !== path;
    lastPath = path;
    if (first.current && !arrived) {
      first.current = false;
      return;
    }
    if (!arrived || window.location.hash) return;
    window.scrollTo(0, 0);
    // A page whose data are still coming has no heading yet.
    const place = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('main');
    place?.focus({ preventScroll: true });
  }, [path]);
  return null;
}
