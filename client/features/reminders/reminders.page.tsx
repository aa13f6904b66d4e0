import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useOffered } from '../../lib/offered.ts';
import { collectionOptions, periodToReview } from '../../lib/period-choice.ts';
import { useProgramme } from '../../lib/programme.ts';
import { text, useSearch } from '../../lib/search-params.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PunctualityPanel } from './punctuality-panel.tsx';
import { owingWords } from './reminder.words.ts';
import { remindersQuery } from './reminders.api.ts';
import { RemindersPanel } from './reminders-panel.tsx';

const PARAMS = { period: text };

/** 催报: who owes the office a return, what they were told, and how punctual everybody was. */
export default function RemindersPage() {
  const [{ period: asked }, set] = useSearch(PARAMS);
  const programme = useProgramme();
  const period = asked ?? periodToReview(programme?.periods ?? []);
  if (!period) {
    if (!programme) return <Skeleton height={480} />;
    return (
      <>
        <h1 tabIndex={-1}>催报</h1>
        <EmptyState>还没有开始报送的期别，没有要催的报表。</EmptyState>
      </>
    );
  }
  return <RemindersView period={period} onPeriod={(next) => set({ period: next })} />;
}

function RemindersView({ period, onPeriod }: { period: string; onPeriod: (period: string) => void }) {
  const isOffered = useOffered();
  const options = collectionOptions(useProgramme()?.periods ?? []);
  const tools = (
    <>
      <LabelledSelect label="期别" value={period} options={options} onChange={onPeriod} />
      <Link href={`/review?period=${period}`}>审核</Link>
      {isOffered('/periods') && <Link href={`/periods?period=${period}`}>报送期</Link>}
    </>
  );
  return (
    <div className="stack">
      <QueryView query={useQuery(remindersQuery(period))} height={320}>
        {(list) => (
          <>
            <PageHead title={owingWords(list)} tools={tools} />
            <RemindersPanel key={list.period} list={list} />
          </>
        )}
      </QueryView>
      <PunctualityPanel />
    </div>
  );
}
