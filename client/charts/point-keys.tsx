import { type KeyboardEvent, useState } from 'react';
import { type ChartPoints, stepTo } from './chart-points.ts';

interface PointKeysProps {
  points: ChartPoints;
  /** Of the place where the keys begin: the one in focus on the page. */
  start: number;
  /** The drawing shows the place, or none. */
  onShow: (index: number | null) => void;
  onSelect?: (key: string) => void;
}

/**
 * A drawing's stop for the Tab key: arrows, Home and End move through its points and read each out, Enter chooses one.
 * It lies over the drawing without taking the pointer. A slider, because that is what its keys do.
 */
export function PointKeys({ points, start, onShow, onSelect }: PointKeysProps) {
  const [at, setAt] = useState<number | null>(null);
  const shown = Math.min(at ?? start, points.count - 1);
  const go = (index: number) => {
    setAt(index);
    onShow(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return onShow(null);
    const key = points.key(shown);
    if (event.key === 'Enter' && onSelect && key !== null) return onSelect(key);
    const next = stepTo(event.key, shown, points.count);
    if (next === null) return;
    event.preventDefault();
    go(next);
  };
  return (
    <div
      className="chart-keys"
      role="slider"
      tabIndex={0}
      aria-label={onSelect ? '图中各点，方向键逐点查看，回车选定' : '图中各点，方向键逐点查看'}
      aria-valuemin={1}
      aria-valuemax={points.count}
      aria-valuenow={shown + 1}
      aria-valuetext={points.words(shown)}
      onKeyDown={onKeyDown}
      onFocus={() => go(shown)}
      onBlur={() => onShow(null)}
    />
  );
}
