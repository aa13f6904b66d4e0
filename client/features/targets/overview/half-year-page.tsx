import { Link } from 'wouter';
import { Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { useProgramme } from '../../../lib/programme.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { halfYearWords } from './half-year.words.ts';

/** The period of the address when it is a half-year: it never stands against a yearly target (domain.md §3). */
export function halfYear(text: string | undefined): Period | null {
  const period = Period.safeParse(text);
  return period.success && periodicityOf(period.data) === 'half' ? period.data : null;
}

/** In place of a target page asked for with a half-year: why not, and where both are found. */
export function HalfYearPage({ period, yearly }: { period: Period; yearly: string }) {
  const programme = useProgramme();
  return (
    <PageHead
      title={`${periodLabel(period)}数据不与年度目标比较`}
      lead={programme && halfYearWords(programme.catalogue)}
    >
      <p className="row target-choice">
        <Link href={yearly}>看年度目标进度</Link>
        <Link href={`/regions?period=${period}`}>看{periodLabel(period)}各县(市、区)</Link>
      </p>
    </PageHead>
  );
}
