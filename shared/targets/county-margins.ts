/** Each county's growth against the growth that is needed. */

import { growth } from '../calc/growth.ts';
import { rankPeers } from '../calc/ranking.ts';
import { convertAmount } from '../calc/shares.ts';
import { growthMargin } from '../calc/target-gap.ts';
import { type Catalogue, peerUnits } from '../catalogue.ts';
import type { OfficialSplit } from '../contract/split.ts';
import type { TargetRow, Targets } from '../contract/targets.ts';
import { roundHalfUp } from '../decimal.ts';
import { type Figure, isValue } from '../figure.ts';
import { figureAt, type Panel } from '../panel.ts';
import { type Period, sameLastYear } from '../period.ts';
import { listWords } from '../words.ts';

/**
 * While no document splits the targets among the counties, a county's distance is its own growth − the growth the city
 * needs (domain.md §6); with an official split it is taken from what the county itself needs.
 */
export function countyMargins(
  catalogue: Catalogue,
  panel: Panel,
  head: TargetRow | undefined,
  at: Period,
  split: OfficialSplit | undefined,
): Targets['counties'] {
  const total = catalogue.city.totals.year;
  const peers = peerUnits(catalogue);
  const pairs = peers.map((u) => ({
    current: figureAt(panel, u.code, total, at),
    base: figureAt(panel, u.code, total, sameLastYear(at)),
  }));
  const ranking = rankPeers(pairs, [], false);
  const required = head?.growthNeeded ?? 'unreported';
  const parts = new Map(split?.rows.map((row) => [row.unit, row]));
  const rows = peers.map((unit, i) => {
    const own = growth(pairs[i]!.current, pairs[i]!.base).rate;
    const figure = pairs[i]!.current;
    const needed = split ? (parts.get(unit.code)?.growthNeeded ?? 'missing') : required;
    return {
      unit: unit.code,
      shortName: unit.shortName,
      figure: convertAmount(figure, '万元', '亿元'),
      growth: own,
      required: needed,
      margin: growthMargin(own, needed),
      rank: ranking[i]?.rank ?? null,
      rankChange: ranking[i]?.rankChange ?? null,
    };
  });
  return {
    required,
    requiredLabel: isValue(required) ? `今后每年需增长${roundHalfUp(required, 1)}%` : '',
    rows,
    finding: split ? split.finding : countyFinding(rows, required),
    split: split ?? null,
  };
}

function countyFinding(rows: Targets['counties']['rows'], required: Figure): string {
  if (!isValue(required)) return '各地增速与所需增速之差：尚无法计算';
  const behind = rows.filter((r) => isValue(r.margin) && r.margin < 0).map((r) => r.shortName);
  const missing = rows.filter((r) => !isValue(r.margin)).length;
  if (missing === rows.length) return `各地增速暂缺，不能与全市所需的${roundHalfUp(required, 1)}%比较`;
  const tail = missing > 0 ? `，缺${missing}家` : '';
  if (behind.length === 0)
    return `${missing > 0 ? '已有数据的' : ''}各地增速均不低于全市所需的${roundHalfUp(required, 1)}%${tail}`;
  return `${behind.length}地增速低于全市所需的${roundHalfUp(required, 1)}%：${listWords(behind)}${tail}`;
}
