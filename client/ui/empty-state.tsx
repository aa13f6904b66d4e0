import type { ReactNode } from 'react';

/** Says why there is nothing and when there will be: "2026年上半年尚未核定，预计7月25日". */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action && <p>{action}</p>}
    </div>
  );
}
