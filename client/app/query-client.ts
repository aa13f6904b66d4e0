import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from '../lib/http.ts';
import { sessionQuery } from '../lib/session.ts';

const RETRIES = 2;
/** Between two attempts to reach a server that is gone. */
const AGAIN_MS = 5000;

/** A cut network or a server that is restarting or overloaded; not a refusal, which would only be repeated. */
function isPassing(error: unknown): boolean {
  const problem = problemOf(error);
  return problem !== null && (problem.type === 'network' || problem.status >= 502);
}

/** A new client: one per browser window, one per page rendered on the server. */
export function newQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    // The session has ended: reading it anew shows the login page at the same address.
    if (problemOf(error)?.status === 401) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Office intranets report "offline" while the server answers well.
        networkMode: 'always',
        // A page whose server was gone comes right by itself, without anybody pressing 重试.
        refetchInterval: ({ state }) => (isPassing(state.error) ? AGAIN_MS : false),
        retry: (failures, error) => problemOf(error)?.type === 'network' && failures < RETRIES,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
