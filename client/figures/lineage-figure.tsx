import { lazy, type ReactNode, Suspense, useState } from 'react';
import { TextButton } from '../ui/button.tsx';
import type { FigureId } from './figures.api.ts';

const load = () => import('./lineage-dialog.tsx');
const LineageDialog = lazy(load);
/** Fetched while the pointer is on its way; a failure is told when it is opened. */
const fetchAhead = () => void load().catch(() => {});

/** A figure that opens to where it comes from. What is shown then is no part of a page's first scripts. */
export function LineageFigure({ id, children }: { id: FigureId; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <TextButton
        className="figure-button"
        title="查看来源"
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
        onClick={() => setOpen(true)}
      >
        {children}
      </TextButton>
      {open && (
        <Suspense fallback={null}>
          <LineageDialog start={id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
