/** Answers fetched while the hand is still on its way to a control, so that the choice itself shows at once. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

type Options = Parameters<QueryClient['prefetchQuery']>[0];

interface Reached {
  onPointerEnter: () => void;
  onFocus: () => void;
}

/**
 * For a control that leads to other data: `<Select {...prefetchOn(() => periods.map(query))} />`. Answers still fresh are
 * not asked for again; a failure is left to the choice itself.
 */
export function usePrefetch(): (queries: () => readonly unknown[]) => Reached {
  const client = useQueryClient();
  return useCallback(
    (queries) => {
      const fetch = () => {
        for (const query of queries()) void client.prefetchQuery(query as Options);
      };
      return { onPointerEnter: fetch, onFocus: fetch };
    },
    [client],
  );
}
