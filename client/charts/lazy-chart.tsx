import { type ComponentProps, lazy, Suspense } from 'react';
import { useMounted } from '../lib/mounted.ts';
import type Chart from './chart.tsx';

const Drawing = lazy(() => import('./chart.tsx'));

/** A chart that comes after the page's words, in a box that keeps its place; on the server only the box. */
export function LazyChart(props: ComponentProps<typeof Chart>) {
  const mounted = useMounted();
  const blank = (
    <>
      <svg width="100%" height={props.height} role="img" aria-label={props.description} />
      <span className="skeleton" />
    </>
  );
  return (
    <div className="chart-box">
      {mounted ? (
        <Suspense fallback={blank}>
          <Drawing {...props} />
        </Suspense>
      ) : (
        blank
      )}
    </div>
  );
}
