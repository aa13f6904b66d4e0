/** What an address carries beside the cases: `330402:60,330411:40` and `hightech_first:30`. Pure. */

const WEIGHT = /^([a-z0-9_]{1,40}):(\d{1,6})$/;
const AMOUNT = /^([a-z][a-z0-9_]{0,40}):(\d{1,9}(?:\.\d{0,6})?)$/;

function pairsIn(text: string | undefined, pattern: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of (text ?? '').split(',')) {
    const [, code, value] = pattern.exec(part.trim()) ?? [];
    if (code && value && !found.has(code)) found.set(code, value);
  }
  return found;
}

/** Cases by unit; what is none is left out, the first of a unit holds. */
export const readWeights = (text: string | undefined): Map<string, string> => pairsIn(text, WEIGHT);

/** Amounts of 万元 by kind, as decimal texts. */
export const readAmounts = (text: string | undefined): Map<string, string> => pairsIn(text, AMOUNT);

/** What `readWeights` and `readAmounts` read back. */
export const writePairs = (pairs: ReadonlyMap<string, string>): string =>
  [...pairs].map(([code, value]) => `${code}:${value}`).join(',');

/** Weights as an address carries them, with one unit's as typed: nothing or 0 takes it out. */
export function withWeight(text: string | undefined, unit: string, typed: string): string {
  const weights = readWeights(text);
  if (Number(typed) > 0) weights.set(unit, typed);
  else weights.delete(unit);
  return writePairs(weights);
}
