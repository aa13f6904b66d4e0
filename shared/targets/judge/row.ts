/** One target's row: where the city stands, what is still needed, and by which rule the status was reached. */
import { TARGET_STATUS_LABEL, TOO_FEW_LABEL } from '../../calc/target.ts';
import { type Catalogue, findIndicator, type Target } from '../../catalogue.ts';
import type { TargetRow } from '../../contract/targets.ts';
import { isValue } from '../../figure.ts';
import { basisText } from '../../metric.ts';
import type { Panel } from '../../panel.ts';
import { type Period, period, yearOf } from '../../period.ts';
import { type Judged, judgeCumulative, judgeEveryYear } from './counts.ts';
import { judgeLevel } from './level.ts';
import { judgeRelation } from './relation.ts';
import { isSimulated } from './series.ts';
import { digitsOf, targetText } from './target-words.ts';

/** The row of one target as of a yearly period. Nothing reported gives 无数据, figures too few to judge by give 不能判断. */
export function targetRow(catalogue: Catalogue, panel: Panel, target: Target, at: Period): TargetRow {
  const place = catalogue.city.unit;
  const judged = judge(catalogue, panel, place, target, yearOf(at));
  const indicator = findIndicator(catalogue, target.indicator);
  const actualPeriod = judged.actualYear === null ? null : period(String(judged.actualYear));
  return {
    id: target.id,
    title: target.title,
    kind: target.kind,
    indicator: target.indicator,
    headline: target.headline,
    indent: indicator?.block ? 1 : 0,
    block: indicator?.block ?? null,
    unit: target.unit,
    digits: digitsOf(catalogue, target),
    targetYear: target.year,
    operator: target.operator,
    ...judged,
    targetText: targetText(catalogue, target, judged.target),
    statusLabel:
      judged.status === 'no_data' && isValue(judged.actual)
        ? TOO_FEW_LABEL
        : TARGET_STATUS_LABEL[judged.status],
    basis: basisText(catalogue, target.document, target.clause),
    quote: target.quote,
    responsible: target.responsible,
    simulated: actualPeriod !== null && isSimulated(panel, place, target.indicator, actualPeriod),
  };
}

function judge(catalogue: Catalogue, panel: Panel, place: string, target: Target, year: number): Judged {
  if (target.kind === 'relation') return judgeRelation(catalogue, panel, target, year);
  return judgeNumber(catalogue, panel, place, target, year);
}

/**
 * A target with a number as of a year, for the city or for one unit (`place`); a unit's part comes as the target with
 * the unit's value, so that both are judged by one rule.
 */
export function judgeNumber(
  catalogue: Catalogue,
  panel: Panel,
  place: string,
  target: Target,
  year: number,
): Judged {
  if (target.kind === 'cumulative') return judgeCumulative(catalogue, panel, place, target, year);
  if (target.kind === 'yearly_count' || target.year === null)
    return judgeEveryYear(catalogue, panel, place, target, year);
  return judgeLevel(catalogue, panel, place, target, year);
}
