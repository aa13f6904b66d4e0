import type { ReturnStep } from '#shared/contract/receipt.ts';
import { dateTimeText } from '../lib/civil-time.ts';
import { useOffset } from '../lib/programme.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './return.module.css';

/** Who did what and when with a return, newest first. */
export function StepList({ steps }: { steps: readonly ReturnStep[] }) {
  const offset = useOffset();
  return (
    <ol className={classNames('plain', styles.stepList)}>
      {[...steps].reverse().map((step) => (
        <li key={`${step.at} ${step.kind} ${step.revision}`}>
          <strong>{step.name}</strong>（第{step.revision}次报送{step.late && '，迟报'}）
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
