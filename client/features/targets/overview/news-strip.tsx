/** Two lines under the verdict: how far the half-year that is being collected has come, and what moved since the last publication. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Targets } from '#shared/contract/targets.ts';
import { dateText } from '../../../lib/civil-time.ts';
import { useOffered } from '../../../lib/offered.ts';
import { useOffset } from '../../../lib/programme.ts';
import { halfYearBriefQuery, targetChangesQuery } from '../targets.api.ts';
import { changesWords } from './changes-line.words.ts';

export function NewsStrip({ targets }: { targets: Targets }) {
  return (
    <section className="panel news-strip no-print" aria-label="近况">
      {targets.cut.latest && <HalfYearLine />}
      <ChangesLine targets={targets} />
    </section>
  );
}

function HalfYearLine() {
  const { data } = useQuery(halfYearBriefQuery());
  const open = data?.open;
  if (!open) return null;
  return (
    <p>
      <Link href={`/half-year?period=${open.period}`}>
        {open.label}：已核定{open.approved}/{open.expected}份
      </Link>
      {open.words && `；${open.words}`}
    </p>
  );
}

/** Its place is kept while the answer comes, so that nothing below moves. */
function ChangesLine({ targets }: { targets: Targets }) {
  const { cut, year, period } = targets;
  const offset = useOffset();
  const isOffered = useOffered();
  const { data } = useQuery(
    targetChangesQuery({ y: year, period, ...(cut.latest ? {} : { v: cut.dataVersion }) }),
  );
  return (
    <p className="news-line" aria-live="polite">
      {data && changesWords(data, (at) => dateText(at, offset))}
      {data?.since && isOffered('/publications') && (
        <>
          {' '}
          <Link href={`/publications/${data.since.period}/${data.since.version}`}>看发布</Link>
        </>
      )}
    </p>
  );
}
