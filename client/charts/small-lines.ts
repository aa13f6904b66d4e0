/** Small multiples: one scale for all of them, and lines that break where a figure is missing. */
import { type Figure, isValue } from '#shared/figure.ts';

/** Size of one small drawing, in its own units. */
export const SMALL = { width: 160, height: 76 } as const;
const EDGE = 6;

export interface Scale {
  x: (index: number) => number;
  y: (value: number) => number;
}

/** One scale for all, with 0 inside, so that the lines can be compared. */
export function commonScale(lines: readonly (readonly Figure[])[]): Scale {
  const values = lines.flat().filter(isValue);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low || 1;
  const count = Math.max(1, ...lines.map((l) => l.length));
  return {
    x: (index) => (count === 1 ? SMALL.width / 2 : EDGE + (index * (SMALL.width - 2 * EDGE)) / (count - 1)),
    y: (value) => EDGE + ((high - value) * (SMALL.height - 2 * EDGE)) / span,
  };
}

/** SVG path that breaks where a figure is missing: a gap is never bridged. */
export function brokenPath(values: readonly Figure[], scale: Scale): string {
  return values
    .map((value, i) => {
      if (!isValue(value)) return '';
      const before = i > 0 && isValue(values[i - 1]!);
      return `${before ? 'L' : 'M'}${scale.x(i).toFixed(1)} ${scale.y(value).toFixed(1)}`;
    })
    .join('');
}
