/** 就高不重复: within one matter the highest is paid, whichever that turns out to be. Pure. */
import type { EntitlementLine } from './entitlement-line.ts';
import { inMarks, rangeWords } from './policies.words.ts';
import { larger, NOTHING, plus, type Sum } from './range.ts';

interface Matter {
  /** The line with the higher upper end. */
  kept: EntitlementLine;
  keptSum: Sum;
  /** What is paid at least and at most. */
  sum: Sum;
  /** The line that is sure to bring the most, where it is another than the kept one. */
  floor: EntitlementLine | null;
}

const exceeds = (a: Sum, b: Sum) =>
  a.high === null || b.high === null
    ? a.high === null && b.high !== null
    : a.high !== b.high
      ? a.high > b.high
      : a.low > b.low;

function mattersOf(lines: readonly EntitlementLine[]): Map<string, Matter> {
  const found = new Map<string, Matter>();
  for (const line of lines) {
    const { matter } = line.fact;
    if (matter === '' || line.sum === null || !line.counted) continue;
    const before = found.get(matter);
    if (!before) {
      found.set(matter, { kept: line, keptSum: line.sum, sum: line.sum, floor: null });
      continue;
    }
    const isKept = exceeds(line.sum, before.keptSum);
    const sum = larger(before.sum, line.sum);
    const kept = isKept ? line : before.kept;
    const floor = line.sum.low > before.sum.low ? line : (before.floor ?? before.kept);
    found.set(matter, { kept, keptSum: isKept ? line.sum : before.keptSum, sum, floor });
  }
  return found;
}

/**
 * Marks what is not counted and says which one stands for it. The total of a matter is at least its highest low and at
 * most its highest high: whoever pays the higher of two pays no less than the one that is certain.
 */
export function withoutStacking(
  lines: readonly EntitlementLine[],
  word: string,
): { lines: EntitlementLine[]; total: Sum } {
  const matters = mattersOf(lines);
  const told = lines.map((line): EntitlementLine => {
    const matter = matters.get(line.fact.matter);
    if (!matter || line.sum === null || !line.counted) return line;
    const { kept, keptSum, sum, floor } = matter;
    if (line !== kept) {
      const why = `与${inMarks(kept.instrument.name)}（${rangeWords(keptSum.low, keptSum.high)}）是同一事项，${word || '从高不重复'}，不计`;
      return { ...line, counted: false, why };
    }
    if (!floor || sum.low === keptSum.low) return line;
    const why = `同一事项取高：${inMarks(floor.instrument.name)}至少得${rangeWords(sum.low, sum.low)}，所以下限按它计`;
    return { ...line, why: [line.why, why].filter((words) => words !== '').join('；') };
  });
  const alone = lines.filter(({ fact }) => fact.matter === '').flatMap(({ sum }) => (sum ? [sum] : []));
  const total = [...alone, ...[...matters.values()].map(({ sum }) => sum)].reduce(plus, NOTHING);
  return { lines: told, total };
}
