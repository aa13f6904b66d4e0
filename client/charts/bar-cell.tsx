import { type Figure, isValue } from '#shared/figure.ts';
import { Mark } from '../ui/mark.tsx';
import { COLOUR } from './theme.ts';

interface BarCellProps {
  value: Figure;
  /** The largest of the column: the full width. */
  max: number;
  strong?: boolean;
}

/** A bar inside a table cell, from 0; the figure itself stands in the next cell. */
export function BarCell({ value, max, strong = false }: BarCellProps) {
  if (!isValue(value)) return <Mark reason={value} />;
  const width = max > 0 ? Math.min(100, Math.max(0, (100 * value) / max)) : 0;
  return (
    <svg className="bar-cell" aria-hidden="true">
      <rect x="0" y="1" width={`${width}%`} height="12" fill={strong ? COLOUR.focus : COLOUR.bar} />
    </svg>
  );
}
