import { TARGET_STATUS_LABEL, type TargetStatus } from '#shared/calc/target.ts';
import { Icon, type IconName } from './icon.tsx';

const ICON: Record<TargetStatus, IconName> = {
  achieved: 'star-check',
  on_track: 'check',
  slow: 'half-disc',
  lagging: 'triangle-down',
  reversing: 'arrow-back',
  missed: 'close',
  no_data: 'ring',
};

/** Icon and word, always both, so that it reads in grey. `rule` is shown on hover: how the status was decided. */
export function StatusTag({ status, rule }: { status: TargetStatus; rule?: string }) {
  return (
    <span className={`tag tag-${status}`} title={rule}>
      <Icon name={ICON[status]} size={12} />
      {TARGET_STATUS_LABEL[status]}
    </span>
  );
}
