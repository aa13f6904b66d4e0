import { type Figure, isValue } from '#shared/figure.ts';
import { Mark } from '../ui/mark.tsx';
import { COLOUR } from './theme.ts';

interface BarCellProps {
  value: Figure;
  /** The largest of the column: the full width. */
  max: number;
  /** Where the bars begin: 0, or the score below which none can lie. */
  from?: number;
  strong?: boolean;
}

/** A bar inside a table cell; the figure itself stands in the next cell. */
export function BarCell({ value, max, from = 0, strong = false }: BarCellProps) {
  if (!isValue(value)) return <Mark reason={value} />;
  const width = max > from ? Math.min(100, Math.max(0, (100 * (value - from)) / (max - from))) : 0;
  return (
    <svg className="bar-cell" aria-hidden="true">
      <rect x="0" y="1" width={`${width}%`} height="12" fill={strong ? COLOUR.focus : COLOUR.bar} />
    </svg>
  );
}
