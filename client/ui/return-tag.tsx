import { RETURN_STATE_NAME, type ReturnState } from '#shared/contract/return-state.ts';
import { Icon, type IconName } from './icon.tsx';

/** A return's state, or what its deadline adds to it; `pending` reads as `submitted` does. */
export type ReturnMark = ReturnState | 'pending' | 'overdue' | 'not_due';

interface Look {
  word: string;
  icon: IconName;
  className: string;
}

const SUBMITTED: Look = {
  word: RETURN_STATE_NAME.submitted,
  icon: 'half-disc',
  className: 'tag-slow tag-strong',
};

const LOOK: Record<ReturnMark, Look> = {
  unreported: { word: RETURN_STATE_NAME.unreported, icon: 'ring', className: 'tag-none tag-plain' },
  draft: { word: RETURN_STATE_NAME.draft, icon: 'pen', className: 'tag-slow tag-plain' },
  signing: { word: RETURN_STATE_NAME.signing, icon: 'pen', className: 'tag-slow tag-strong' },
  submitted: SUBMITTED,
  pending: SUBMITTED,
  returned: { word: RETURN_STATE_NAME.returned, icon: 'arrow-back', className: 'tag-lagging tag-strong' },
  approved: { word: RETURN_STATE_NAME.approved, icon: 'check', className: 'tag-on_track tag-strong' },
  overdue: { word: '逾期未报', icon: 'clock', className: 'tag-lagging tag-strong' },
  not_due: { word: '未到期', icon: 'ring', className: 'tag-none tag-plain' },
};

interface ReturnTagProps {
  state: ReturnMark;
  /** Submitted after the deadline. */
  late?: boolean;
}

/** Where a return stands: icon and word. */
export function ReturnTag({ state, late = false }: ReturnTagProps) {
  const { word, icon, className } = LOOK[state];
  return (
    <span className={`tag ${className}`}>
      <Icon name={icon} size={11} />
      {late ? `${word}·迟报` : word}
    </span>
  );
}
