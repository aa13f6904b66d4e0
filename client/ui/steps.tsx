import { Link } from 'wouter';

interface StepsProps {
  steps: readonly string[];
  /** Counts from 1; more than there are steps = all done. */
  current: number;
  /** Addresses of the steps: those already done lead back to theirs. */
  hrefs?: readonly string[];
}

/** Numbered steps of a task, as in the county's sketch. */
export function Steps({ steps, current, hrefs = [] }: StepsProps) {
  return (
    <ol className="steps" aria-label="步骤">
      {steps.map((step, index) => {
        const position = index + 1;
        const state = position < current ? 'done' : position === current ? 'current' : 'todo';
        const href = hrefs[index];
        return (
          <li key={step} className={state} aria-current={state === 'current' ? 'step' : undefined}>
            {state === 'done' && href ? (
              <Link href={href}>{`${position} ${step}（已完成）`}</Link>
            ) : (
              `${position} ${step}`
            )}
            {state === 'done' && !href && '（已完成）'}
            {state === 'current' && `（第 ${position} 步，共 ${steps.length} 步）`}
          </li>
        );
      })}
    </ol>
  );
}
