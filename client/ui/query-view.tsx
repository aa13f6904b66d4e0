import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { clockText } from '../lib/civil-time.ts';
import { useOffset } from '../lib/programme.ts';
import { ErrorState } from './error-state.tsx';
import { Skeleton } from './skeleton.tsx';

interface QueryViewProps<T> {
  query: UseQueryResult<T>;
  /** Height of the skeleton, so that nothing jumps when the data come. */
  height?: number;
  children: (data: T) => ReactNode;
}

/** A query's data, or its skeleton, or its failure; a failed refresh keeps the last good data and says their age. */
export function QueryView<T>({ query, height = 240, children }: QueryViewProps<T>) {
  const offset = useOffset();
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    return query.isError ? <ErrorState error={query.error} onRetry={retry} /> : <Skeleton height={height} />;
  }
  return (
    <>
      {query.isError && (
        <div className="stale">
          <ErrorState
            error={query.error}
            onRetry={retry}
            keptSince={clockText(new Date(query.dataUpdatedAt).toISOString(), offset)}
          />
        </div>
      )}
      {children(query.data)}
    </>
  );
}
