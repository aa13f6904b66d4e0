/** Where a unit stands, in a few words. Pure. */
import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import { isValue } from '#shared/figure.ts';
import { number } from '../../lib/format.ts';

/** Rank by amount and by growth among the peers, and the distance from the growth that the city's next target asks for. */
export function positionOf({
  lines,
  of,
  margins,
}: Pick<UnitProfile, 'lines' | 'of' | 'margins'>): { name: string; value: string }[] {
  const [total] = lines;
  if (!total) return [];
  const [margin] = margins;
  return [
    ...(total.rank === null ? [] : [{ name: '数额', value: `${total.rank}/${of}` }]),
    ...(total.growthRank === null ? [] : [{ name: '增速', value: `${total.growthRank}/${of}` }]),
    ...(margin && isValue(margin.margin)
      ? [{ name: `${margin.year}年全市所需增速`, value: marginWords(margin.margin) }]
      : []),
  ];
}

function marginWords(points: number): string {
  const size = number(Math.abs(points), 1);
  if (Number(size) === 0) return '持平';
  return `${points < 0 ? '差' : '高'}${size}个百分点`;
}
