import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type NoticeKind = 'info' | 'success' | 'warning' | 'error';
const ICON: Record<NoticeKind, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'error',
};

/** `live`: announced when it appears (role alert for errors, status for the rest). */
export function Notice({
  kind = 'info',
  live = false,
  children,
}: {
  kind?: NoticeKind;
  live?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={`notice notice-${kind}`}
      role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}
    >
      <Icon name={ICON[kind]} size={15} />
      <div className="notice-body">{children}</div>
    </div>
  );
}
