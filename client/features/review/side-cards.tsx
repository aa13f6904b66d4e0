import type { ReviewView } from '#shared/contract/review.ts';
import { StepList } from '../../return/step-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DifferenceList, EffectList } from './changes.tsx';

/** Beside the table: what approval moves, what changed since the last one, and every step so far. */
export function SideCards({ review }: { review: ReviewView }) {
  const pending = review.view.state === 'submitted';
  return (
    <div className="stack">
      {pending && (
        <Panel title="核定后">
          <EffectList review={review} />
        </Panel>
      )}
      {review.submission && (
        <Panel title={pending ? '与上次核定相比' : '与前一次核定相比'}>
          <DifferenceList review={review} />
        </Panel>
      )}
      <Panel title="历次记录">
        {review.view.history.length > 0 ? (
          <StepList steps={review.view.history} />
        ) : (
          <p className="muted">还没有报送过。</p>
        )}
      </Panel>
    </div>
  );
}
