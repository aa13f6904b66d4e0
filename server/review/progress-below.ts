/** How far the offices below a node are: of the returns that they decide (多级上报), by the area directly below. Pure. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { ProgressBelow, ReviewMatrix } from '#shared/contract/review.ts';
import { formFor } from '#shared/forms.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { areasUnder, pathTo } from '#shared/tree/areas.ts';
import { reviewingNode } from '#shared/tree/belonging.ts';
import type { Standing } from './standing.ts';

/** @param catalogue the whole programme as it is in the period. @returns nothing where every return is the node's own to decide */
export function progressBelow(
  catalogue: Catalogue,
  node: string,
  period: Period,
  standings: readonly Standing[],
): ProgressBelow[] {
  const states = new Map(standings.map(({ organisation, state }) => [organisation, state]));
  const below = Map.groupBy(
    catalogue.organisations.filter(({ code }) => formFor(catalogue, code, periodicityOf(period))),
    ({ code }) => areaBelow(catalogue, node, reviewingNode(catalogue, code)),
  );
  return areasUnder(catalogue, node).flatMap(({ code, shortName }) => {
    const own = below.get(code);
    if (!own) return [];
    const count = (state: Standing['state']) => own.filter((one) => states.get(one.code) === state).length;
    const [approved, submitted, returned] = [count('approved'), count('submitted'), count('returned')];
    const missing = own.length - approved - submitted - returned;
    return [{ unit: code, shortName, expected: own.length, approved, submitted, returned, missing }];
  });
}

/** 2025年各地应报101份，已核定101份；本级审核的应报1份，全部核定. */
export function belowFinding(
  { label, finding }: Pick<ReviewMatrix, 'label' | 'finding'>,
  below: readonly ProgressBelow[],
): string {
  const sum = (of: Exclude<keyof ProgressBelow, 'unit' | 'shortName'>) =>
    below.reduce((total, one) => total + one[of], 0);
  const parts = [
    `已核定${sum('approved')}份`,
    ...(sum('submitted') > 0 ? [`待审${sum('submitted')}份`] : []),
    ...(sum('returned') > 0 ? [`退回${sum('returned')}份`] : []),
    ...(sum('missing') > 0 ? [`未报${sum('missing')}份`] : []),
  ];
  return `${label}下级审核的应报${sum('expected')}份，${parts.join('，')}；本级审核的${finding.replace(label, '')}`;
}

/** The area directly below a node in which another lies; undefined where that is the node itself, or lies elsewhere. */
function areaBelow(catalogue: Catalogue, node: string, within: string): string | undefined {
  const path = pathTo(catalogue, within).map(({ code }) => code);
  return path.includes(node) ? path[path.indexOf(node) + 1] : undefined;
}
