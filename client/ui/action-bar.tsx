import type { ReactNode } from 'react';

/** The actions of a form, kept in sight at the foot of the window; `end` stands at the right. */
export function ActionBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="action-bar">
      {children}
      {end && <span className="push row">{end}</span>}
    </div>
  );
}
