/** What a change means for the periods that it begins with, which nobody has reported yet. Pure. */
import { everyRow } from '../as-of.ts';
import { type Breaks, breaksBetween } from '../breaks.ts';
import { type Catalogue, findIndicator, findUnit, type Others } from '../catalogue.ts';
import { comparePeriods, next, type Period, periodLabel, sameLastYear } from '../period.ts';
import { listWords } from '../words.ts';

const PARTS: readonly (keyof Others)[] = [
  'units',
  'organisations',
  'indicators',
  'forms',
  'rules',
  'targets',
];
const NAMED = 6;

/** The first period of every kind after each beginning or end in a programme. */
export function comingPeriods(catalogue: Catalogue): Period[] {
  const bounds = PARTS.flatMap((part) =>
    everyRow(catalogue, part).flatMap(({ validFrom, validTo }) => [
      ...(validFrom ? [validFrom] : []),
      ...(validTo ? [next(validTo)] : []),
    ]),
  );
  const three = bounds.flatMap((first) => [first, next(first), next(next(first))]);
  return [...new Set(three)].sort(comparePeriods);
}

/** Growth that will not be given any more, unless last year is restated: one sentence a period in which that begins. */
export function breakEffects(before: Catalogue, after: Catalogue): string[] {
  return comingPeriods(after).flatMap((period) => {
    const base = sameLastYear(period);
    const [was, is] = [before, after].map((catalogue) => breaksBetween(catalogue, base, period));
    const words =
      was && is ? [areaWords(after, was, is), definitionWords(after, was, is)].filter(Boolean) : [];
    if (words.length === 0) return [];
    return [
      `${periodLabel(period)}：${words.join('；')}，同比不可直接比较，除非报表收集上年同期重算数（可比口径）`,
    ];
  });
}

function areaWords(catalogue: Catalogue, was: Breaks, is: Breaks): string {
  // What ended has no figure of its own any more.
  const lasting = [...is.areas].filter((code) => !was.areas.has(code) && !findUnit(catalogue, code)?.validTo);
  const names = lasting.map((code) => findUnit(catalogue, code)?.shortName ?? code);
  return names.length > 0 ? `${listWords(names, NAMED)}行政区划调整` : '';
}

function definitionWords(catalogue: Catalogue, was: Breaks, is: Breaks): string {
  const codes = [...is.definitions].filter((code) => !was.definitions.has(code));
  const names = codes.map((code) => `“${findIndicator(catalogue, code)?.shortName ?? code}”`);
  return names.length > 0 ? `${listWords(names, NAMED, '项')}口径变化` : '';
}
