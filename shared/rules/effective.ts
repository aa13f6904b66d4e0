/**
 * The value in force, decided here and nowhere else: approved; from the responsible reporter; the latest approval. A second
 * source (供核对) never stands in for a responsible reporter that is silent: what 未报 says in the matrix is missing in
 * every total and rank as well. Pure: which decisions are known is the caller's question.
 */
import { asOf } from '../as-of.ts';
import type { Catalogue } from '../catalogue.ts';
import { cellKey, formCells, formFor } from '../forms.ts';
import { type Period, periodicityOf } from '../period.ts';

/** A step of a return's life that changes what is in force, oldest first. */
export interface ForceStep {
  kind: string;
  /** The submission decided on. */
  id: string;
}

/**
 * The submissions of one return that hold, the one in force last. 核定 puts a submission on top of those approved before
 * it; 撤销核定 takes away that one alone, so what a correction had replaced holds again. Empty when nothing is in force.
 */
export function approvalsInForce<Step extends ForceStep>(steps: readonly Step[]): Step[] {
  return steps.reduce<Step[]>((held, step) => {
    const others = held.filter((s) => s.id !== step.id);
    return step.kind === 'approve' ? [...others, step] : others;
  }, []);
}

/** A submission that holds for its return. */
export interface Held {
  id: string;
  organisation: string;
  period: Period;
  /** When it was approved, an ISO instant. */
  decided_at: string;
}

/** What is said of one cell. */
interface Said {
  unit: string;
  indicator: string;
  mark: string;
}

/** A cell's value in force and the submission that it came with. */
interface Effective<H extends Held, V extends Said> {
  value: V;
  submission: H;
}

interface Claim {
  mark: string;
  /** Today's form asks this reporter for the cell; otherwise valid history, behind whoever is asked now. */
  asked: boolean;
  approvedAt: string;
}

/** Of several submissions' words on the same cells, those that are in force; in the order in which cells were first spoken of. */
export function effectiveValues<H extends Held, V extends Said>(
  catalogue: Catalogue,
  held: readonly H[],
  valuesOf: (submission: H) => readonly V[],
): Effective<H, V>[] {
  const chosen = new Map<string, { claim: Claim; effective: Effective<H, V> }>();
  for (const submission of held) {
    const roles = cellRoles(catalogue, submission.organisation, submission.period);
    for (const value of valuesOf(submission)) {
      const role = roles.get(cellKey(value.unit, value.indicator));
      if (role === 2) continue;
      const claim = { mark: value.mark, asked: role === 1, approvedAt: submission.decided_at };
      const key = `${submission.period}|${value.unit}|${value.indicator}`;
      const rival = chosen.get(key);
      if (rival && !prevails(claim, rival.claim)) continue;
      chosen.set(key, { claim, effective: { value, submission } });
    }
  }
  return [...chosen.values()].map((c) => c.effective);
}

/** Something said beats 未报; then the reporter who is asked; then the later approval. */
export function prevails(claim: Claim, rival: Claim): boolean {
  const silent = claim.mark === 'unreported';
  const rivalSilent = rival.mark === 'unreported';
  if (silent !== rivalSilent) return !silent;
  if (claim.asked !== rival.asked) return claim.asked;
  return claim.approvedAt > rival.approvedAt;
}

/** Whether an organisation's word on a cell is only there to be compared. */
export function isSecondSource(
  catalogue: Catalogue,
  organisation: string,
  period: Period,
  unit: string,
  indicator: string,
): boolean {
  return cellRoles(catalogue, organisation, period).get(cellKey(unit, indicator)) === 2;
}

/** Per cell of the organisation's form: 1 responsible, 2 second source. */
function cellRoles(catalogue: Catalogue, organisation: string, period: Period): Map<string, 1 | 2> {
  const view = asOf(catalogue, period);
  const form = formFor(view, organisation, periodicityOf(period));
  if (!form) return new Map();
  return new Map(formCells(view, form, organisation).map((c) => [c.key, c.priority]));
}
