/** How a ranking of a whole level prints what it is ordered by. Pure. */
import type { LevelRanking, LevelUnit } from '#shared/contract/levels.ts';
import type { Figure } from '#shared/figure.ts';
import { figureInYi } from '#shared/money.ts';
import { money, number, signed } from '../../lib/format.ts';

/** The figure of a line in the unit of the drawings. */
export function measuredOf(
  { order, metric }: LevelRanking,
  row: Pick<LevelUnit, 'figure' | 'growth'>,
): Figure {
  if (order === 'growth') return row.growth;
  return metric.measure === 'money' ? figureInYi(row.figure) : row.figure;
}

/** 23.5—325.7 亿元: a value of the drawings with its decimals; growth with its sign. */
export function measuredText({ order, spread }: LevelRanking, value: Figure): string {
  const digits = spread?.digits ?? 0;
  return order === 'growth' ? signed(value, digits) : number(value, digits);
}

/** A figure as the table prints it: money in 万元. */
export function shownFigure({ metric }: LevelRanking, figure: Figure | string): string {
  return metric.measure === 'money' ? money(figure, '万元') : number(figure, metric.decimals);
}
