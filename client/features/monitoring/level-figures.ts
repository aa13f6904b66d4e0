/** How a ranking of a whole level prints what it is ordered by. Pure. */
import type { LevelRanking, LevelUnit } from '#shared/contract/levels.ts';
import type { Figure } from '#shared/figure.ts';
import { drawnFigure } from '#shared/money.ts';
import { number, signed } from '../../lib/format.ts';

/** The figure of a line in the unit of the drawings. */
export function measuredOf(
  { order, metric }: LevelRanking,
  row: Pick<LevelUnit, 'figure' | 'growth'>,
): Figure {
  return order === 'growth' ? row.growth : drawnFigure(metric, row.figure);
}

/** 23.5—325.7 亿元: a value of the drawings with its decimals; growth with its sign. */
export function measuredText({ order, spread }: LevelRanking, value: Figure): string {
  const digits = spread?.digits ?? 0;
  return order === 'growth' ? signed(value, digits) : number(value, digits);
}
