/** An allocation in force, and where each unit stands against its part: judged by the city's own rule. */

import type { Allocation, AllocationDocument, AllocationRow } from '../../contract/allocation.ts';
import { type Figure, isValue } from '../../figure.ts';
import { type Aim, aimOf, targetsInOrder } from '../aim.ts';
import { judge } from '../judge/judge.ts';
import type { Judged } from '../judge/judged.ts';
import { TARGET_STATUS_LABEL } from '../status.ts';
import type { Target } from '../target.ts';
import type { TargetView } from '../view.ts';
import type { AllocationInForce } from './in-force.ts';
import { allocationName } from './name.ts';
import { allocationHead, allocationSum, allocationUnits, missingParts } from './parts.ts';
import { allocationWords } from './standing.words.ts';

/** The allocations in force, in the targets' order; a target the programme no longer has is left out. */
export function allocations(view: TargetView): Allocation[] {
  return targetsInOrder(view.catalogue).flatMap((target) => {
    const inForce = view.allocations.find((a) => a.target === target.id);
    const head = allocationHead(view.catalogue, target);
    return inForce && head ? [standing(view, target, head, inForce)] : [];
  });
}

function standing(
  view: TargetView,
  target: Target,
  head: NonNullable<ReturnType<typeof allocationHead>>,
  inForce: AllocationInForce,
): Allocation {
  const { catalogue } = view;
  const rows = allocationUnits(catalogue)
    .filter(({ unit, required }) => required || inForce.amounts.has(unit.code))
    .map(({ unit }) => ({
      unit: unit.code,
      shortName: unit.shortName,
      ...rowOf(view.of(unit.code), target, inForce.amounts.get(unit.code)),
    }));
  return {
    ...head,
    document: inForce.document,
    basis: basisOf(inForce.document),
    loadedAt: inForce.loadedAt,
    rows,
    total: allocationSum(catalogue, target, inForce.amounts),
    missing: missingParts(catalogue, inForce.amounts),
    finding: allocationWords(allocationName(head), rows),
    simulated: rows.some((r) => r.simulated),
  };
}

/** 嘉科办〔2026〕3号 附件1. */
function basisOf({ number, clause }: AllocationDocument): string {
  return [number, clause].filter(Boolean).join(' ');
}

/** Without a part of its own the unit's figure is still shown; it has no distance and no status. */
function rowOf(
  view: TargetView,
  target: Target,
  amount: string | undefined,
): Omit<AllocationRow, 'unit' | 'shortName'> {
  const aim = aimOf(view.catalogue, target, amount ?? target.value);
  const judged = judge(view, aim);
  const { actual, actualYear } = judged;
  return {
    actual,
    actualYear,
    ...(amount === undefined ? withoutPart(judged) : withPart(aim, judged)),
    simulated: actualYear !== null && view.cell(target.indicator, actualYear).simulated,
  };
}

type Part = Omit<AllocationRow, 'unit' | 'shortName' | 'actual' | 'actualYear' | 'simulated'>;

function withPart(aim: Aim, { target, actual, measures, status, label, rule }: Judged): Part {
  const own = (figure: Figure | undefined): Figure => figure ?? 'not_applicable';
  return {
    target,
    distance: own(measures.distance),
    achieved: achievedShare(aim, actual, target),
    growthNeeded: own(measures.growthNeeded),
    growthObserved: own(measures.growthObserved),
    growthRequired: own(measures.growthRequired),
    ratio: own(measures.ratio),
    status,
    statusLabel: label ?? TARGET_STATUS_LABEL[status],
    rule,
  };
}

function withoutPart({ measures }: Judged): Part {
  const status = 'no_data';
  return {
    ...({ target: 'missing', distance: 'missing', achieved: 'missing', growthNeeded: 'missing' } as const),
    ...({ growthRequired: 'missing', ratio: 'missing' } as const),
    growthObserved: measures.growthObserved ?? 'not_applicable',
    status,
    statusLabel: TARGET_STATUS_LABEL[status],
    rule: '文件没有给这个地区下达任务。',
  };
}

/** 完成比例, per cent; a target of which less is better has none. */
function achievedShare({ direction }: Aim, actual: Figure, goal: Figure): Figure {
  if (!isValue(goal)) return goal;
  if (!isValue(actual)) return actual;
  if (direction < 0) return 'undefined';
  return goal === 0 ? 'no_denominator' : (100 * actual) / goal;
}
