/** Which of a return's approved submissions holds: the one decision history is read in this way and in no other. Pure. */

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
