/** Who files the figures a target rests on: the way from 无数据 to the form that ends it. */
import { type Catalogue, findIndicator } from '../catalogue.ts';
import type { TargetReporter } from '../contract/target-detail.ts';
import { formCells, formFor } from '../forms.ts';
import { formulaInputs } from '../panel/derive.ts';
import { type Period, periodLabel } from '../period.ts';
import type { Target } from './target.ts';

/** The organisations whose yearly return holds the target's figures as first source, for one reporting period. */
export function targetReporters(catalogue: Catalogue, target: Target, period: Period): TargetReporter[] {
  const units = new Set([catalogue.city.unit, ...countedUnits(catalogue, target)]);
  const wanted = new Set(targetIndicators(target).flatMap((code) => reportedIndicators(catalogue, code)));
  return catalogue.organisations.flatMap((organisation) => {
    const form = formFor(catalogue, organisation.code, 'year');
    if (!form) return [];
    const cells = formCells(catalogue, form, organisation.code).filter(
      (c) => c.priority === 1 && units.has(c.unit) && wanted.has(c.indicator),
    );
    const [first] = cells;
    if (!first) return [];
    const names = cells.map((c) => findIndicator(catalogue, c.indicator)?.name ?? c.indicator);
    return [
      {
        organisation: organisation.code,
        name: organisation.name,
        period,
        label: periodLabel(period),
        cell: first.key,
        indicators: [...new Set(names)],
      },
    ];
  });
}

/** The units whose own returns a share of units counts. */
function countedUnits(catalogue: Catalogue, target: Target): string[] {
  return targetIndicators(target).flatMap((code) => {
    const formula = findIndicator(catalogue, code)?.formula;
    if (formula?.kind !== 'share_of_units') return [];
    return catalogue.units.filter((u) => u.kind === formula.unitKind).map((u) => u.code);
  });
}

/** The indicators a target speaks of: both sides of a relation. */
export function targetIndicators(target: Target): string[] {
  const { relation } = target;
  if (!relation) return [target.indicator];
  return [...new Set([relation.left.indicator, relation.right?.indicator ?? relation.left.indicator])];
}

/** An indicator and everything its formula reads, down to what somebody reports. */
function reportedIndicators(catalogue: Catalogue, code: string): string[] {
  const formula = findIndicator(catalogue, code)?.formula;
  return [code, ...(formula ? formulaInputs(formula).flatMap((c) => reportedIndicators(catalogue, c)) : [])];
}
