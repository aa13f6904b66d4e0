import { TARGET_STATUS_LABEL, type TargetStatus } from '#shared/targets/status.ts';
import { Icon, type IconName } from './icon.tsx';

const ICON: Record<TargetStatus, IconName> = {
  achieved: 'star-check',
  on_track: 'check',
  slow: 'half-disc',
  lagging: 'triangle-down',
  reversing: 'arrow-back',
  missed: 'close',
  holds: 'check',
  fails: 'close',
  reached: 'star-check',
  not_reached: 'half-disc',
  no_data: 'ring',
  no_figure: 'ring',
  superseded: 'ring',
};

interface StatusTagProps {
  status: TargetStatus;
  /** The word where it says more than the status alone does (不能判断). */
  label?: string;
  /** Shown on hover: how the status was decided. */
  rule?: string;
}

/** Icon and word, always both, so that it reads in grey. */
export function StatusTag({ status, label = TARGET_STATUS_LABEL[status], rule }: StatusTagProps) {
  return (
    <span className={`tag tag-${status}`} title={rule}>
      <Icon name={ICON[status]} size={12} />
      {label}
    </span>
  );
}
