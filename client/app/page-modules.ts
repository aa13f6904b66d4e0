/** Page modules already loaded, so that a known page renders at once: on the server, on hydration, on Back. */
import { networkProblem } from '../lib/http.ts';
import type { PageModule, PageRoute } from './routes.tsx';

const loaded = new Map<PageRoute['load'], PageModule>();
const loading = new Map<PageRoute['load'], Promise<PageModule>>();

export function loadedPage(route: PageRoute): PageModule | undefined {
  return loaded.get(route.load);
}

/** Loads a page module once; a failed load can be tried again. */
export function loadPage(route: PageRoute): Promise<PageModule> {
  let promise = loading.get(route.load);
  if (!promise) {
    promise = route.load().then(
      (module) => {
        loaded.set(route.load, module);
        return module;
      },
      () => {
        loading.delete(route.load);
        // Only the way to the server keeps a module of the program from coming.
        throw networkProblem('GET');
      },
    );
    loading.set(route.load, promise);
  }
  return promise;
}
