/** An input whose peer anchors are fixed at what a run found: a further unit or a changed figure moves nobody else. */
import type { AssessResult } from './result.ts';
import type { AssessInput } from './schema.ts';

/** Anchors that do not depend on peers (or that nobody gave) stay as they are; logarithmic columns keep their rule (theirs are logarithms). */
export function freezeAnchors(input: AssessInput, result: AssessResult): AssessInput {
  return {
    ...input,
    indicators: input.indicators.map((indicator, j) => {
      const found = result.indicators[j]?.anchors;
      if (!found || found.peers === null || indicator.transform === 'ln' || !Number.isFinite(found.worst))
        return indicator;
      const { rule, worst, best, peers } = found;
      return {
        ...indicator,
        unallowable: undefined,
        satisfactory: undefined,
        anchors: { rule, worst, best, peers },
      };
    }),
  };
}
