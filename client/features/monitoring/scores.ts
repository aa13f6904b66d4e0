/** The published scores of a year beside its figures: what the ranking and the side-by-side view say of 研判. */
import { useQuery } from '@tanstack/react-query';
import type { UnitResult } from '#shared/assess/assess.ts';
import { intervalWords } from '#shared/assess/words.ts';
import { assessmentApi } from '#shared/contract/assessment.ts';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import { isValue, REASON_MARK } from '#shared/figure.ts';
import { ask } from '../../lib/call.ts';
import { number } from '../../lib/format.ts';
import { useOffered } from '../../lib/offered.ts';

export interface Scores {
  /** Which result it is: 2025年度研判第3次运行，数据第190版. */
  words: string;
  of: ReadonlyMap<string, UnitResult>;
}

/**
 * The newest published result of the year, made of data no newer than the page's. Null for a half-year, which is not
 * scored, and while nothing is published.
 */
export function useScores({ period, cut }: Pick<UnitRanking, 'period' | 'cut'>): Scores | null {
  const year = period.length === 4 ? Number(period) : null;
  // Assessed are the parts of the root, by the root's office.
  const offered = useOffered();
  const { data: answer } = useQuery({
    ...ask(assessmentApi.year, { params: { subject: 'units', year: year ?? 2000 } }),
    enabled: year !== null && offered('/assessment'),
  });
  const found = answer?.runs.find(
    ({ published, dataVersion }) => published !== null && dataVersion <= cut.dataVersion,
  );
  const { data: run } = useQuery({
    ...ask(assessmentApi.run, { params: { run: found?.number ?? 1 } }),
    enabled: found !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (year === null || !found || !run) return null;
  return {
    words: `${year}年度研判第${found.number}次运行，数据第${found.dataVersion}版`,
    of: new Map(
      run.assessments.flatMap(({ result }) => result.units.map((unit) => [unit.unit, unit] as const)),
    ),
  };
}

/** 第1—3位: the interval of the unit's rank by score; empty for who has none. */
export function scoreWords({ of }: Scores, unit: string): string {
  const found = of.get(unit);
  return found ? intervalWords(found) : '';
}

/** 81.20分，第1—3位; the mark of the reason where there is no score. */
export function scoreText(scores: Scores, unit: string): string {
  const total = scores.of.get(unit)?.total ?? 'not_applicable';
  if (!isValue(total)) return REASON_MARK[total];
  return [`${number(total, 2)}分`, scoreWords(scores, unit)].filter(Boolean).join('，');
}
