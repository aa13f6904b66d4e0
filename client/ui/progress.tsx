import { TextButton } from './button.tsx';

interface ProgressProps {
  /** What is being done, in words: "核对 3/5：其中项". */
  step: string;
  /** 0–1; undefined when unknown. */
  share?: number;
  onCancel?: () => void;
}

/** Work of more than a second, announced as it goes. */
export function Progress({ step, share, onCancel }: ProgressProps) {
  return (
    <div className="stack">
      <p className="row row-between">
        <span role="status">{step}</span>
        {onCancel && <TextButton onClick={onCancel}>取消</TextButton>}
      </p>
      <progress className="progress-bar" value={share} max={1} aria-label={step} />
    </div>
  );
}
