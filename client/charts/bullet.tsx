import { type Figure, isValue } from '#shared/figure.ts';
import type { TargetStatus } from '#shared/targets/status.ts';
import { Mark } from '../ui/mark.tsx';
import { tipOf } from '../ui/tip.tsx';
import { token } from '../ui/tokens.ts';
import { COLOUR } from './theme.ts';

interface BulletProps {
  /** All three in one unit. */
  actual: Figure;
  target: number;
  /** What the required growth asks for by now; null where no path applies. */
  needed: Figure | null;
  status: TargetStatus;
  /** The figures in words, a line each: 总投入 · 2025年实际690亿元 · 目标850亿元 · 按所需增速此时应为701亿元. */
  says: readonly string[];
}

const FILL: Record<TargetStatus, string> = {
  achieved: token('reached'),
  on_track: token('on-track'),
  slow: token('slow'),
  lagging: token('behind'),
  reversing: token('backwards'),
  missed: token('behind'),
  holds: token('on-track'),
  fails: token('behind'),
  reached: token('reached'),
  not_reached: token('slow'),
  no_data: token('bar-rest'),
  no_figure: token('bar-rest'),
  superseded: token('bar-rest'),
};

/** Position in per cent of the row's width: 0 at the left end, the larger of target and figures near the right. */
export function bulletScale(
  actual: Figure,
  target: number,
  needed: Figure | null,
): (value: number) => number {
  const known = [target, actual, needed].filter(
    (figure): figure is number => figure !== null && isValue(figure),
  );
  const end = Math.max(...known) * 1.02;
  return (value) => (end > 0 ? Math.min(100, Math.max(0, (100 * value) / end)) : 0);
}

/** One target as a row: bar = actual, thick line = target, thin line = needed by now. Plain SVG, so it needs no script. */
export function Bullet({ actual, target, needed, status, says }: BulletProps) {
  const at = bulletScale(actual, target, needed);
  if (!isValue(actual)) return <Mark reason={actual} />;
  return (
    <svg className="bullet" role="img" aria-label={says.join('，')} {...tipOf(says)}>
      <rect x="0" y="3" width="100%" height="14" fill={COLOUR.track} />
      <rect x="0" y="6" width={`${at(actual)}%`} height="8" fill={FILL[status]} />
      {needed !== null && isValue(needed) && (
        <rect x={`${at(needed)}%`} y="2" width="1.5" height="16" fill={COLOUR.ink} />
      )}
      <rect x={`${at(target)}%`} y="0" width="3" height="20" fill={COLOUR.ink} />
    </svg>
  );
}
