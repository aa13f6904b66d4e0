import type { ReturnStep } from '#shared/contract/returns.ts';
import type { ReviewView } from '#shared/contract/review.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
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
        <History steps={review.view.history} />
      </Panel>
    </div>
  );
}

function History({ steps }: { steps: readonly ReturnStep[] }) {
  const offset = useOffset();
  if (steps.length === 0) return <p className="muted">还没有报送过。</p>;
  return (
    <ol className="plain review-history">
      {[...steps].reverse().map((step) => (
        <li key={`${step.at} ${step.kind} ${step.revision}`}>
          <strong>{step.name}</strong>（第{step.revision}次报送
          {step.kind === 'submit' && step.late && '，迟报'}）
          <br />
          <span className="small muted">
            {dateTimeText(step.at, offset)} {step.by}
          </span>
          {step.comment !== '' && <p className="small">{step.comment}</p>}
        </li>
      ))}
    </ol>
  );
}
