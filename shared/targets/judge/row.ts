/** One target's row: where a place stands, what is still needed, and by which rule the status was reached. */

import type { TargetRow } from '../../contract/target-row.ts';
import type { Figure } from '../../figure.ts';
import { basisText } from '../../metric.ts';
import { recordOf } from '../../record.ts';
import { aimOf, termOf } from '../aim.ts';
import { targetText } from '../aim.words.ts';
import { targetReporters } from '../reporters.ts';
import { TARGET_STATUS_LABEL } from '../status.ts';
import type { Target } from '../target.ts';
import type { TargetView } from '../view.ts';
import { judge } from './judge.ts';
import { MEASURES, type Measure } from './judged.ts';

/** The row of one target. Nothing reported gives 无数据, figures too few to judge by give 不能判断. */
export function targetRow(view: TargetView, target: Target): TargetRow {
  const { catalogue } = view;
  const aim = aimOf(catalogue, target);
  const { measures, label, ...judged } = judge(view, aim);
  return {
    id: target.id,
    title: target.title,
    kind: target.kind,
    term: termOf(target),
    indicator: target.indicator,
    headline: target.headline,
    indent: aim.indicator?.block ? 1 : 0,
    block: aim.indicator?.block ?? null,
    unit: target.unit,
    digits: aim.digits,
    targetYear: target.year,
    operator: target.operator,
    ...judged,
    ...everyMeasure(measures),
    upper: target.upper === null ? null : Number(target.upper),
    targetText: targetText(aim, judged.target),
    statusLabel: label ?? TARGET_STATUS_LABEL[judged.status],
    basis: basisText(catalogue, target.document, target.clause),
    quote: target.quote,
    modal: target.modal,
    convention: target.convention,
    responsible: target.responsible,
    reporters: targetReporters(catalogue, target, view.at).map((reporter) => reporter.name),
    simulated: judged.actualYear !== null && view.cell(target.indicator, judged.actualYear).simulated,
  };
}

/** A measure that the kind of target does not have is 不适用, never 未报. */
function everyMeasure(own: Partial<Record<Measure, Figure>>): Record<Measure, Figure> {
  return recordOf(MEASURES, (measure): Figure => own[measure] ?? 'not_applicable');
}
