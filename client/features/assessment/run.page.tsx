import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { addressOf, runQuery, yearQuery } from './assessment.api.ts';
import { RunView } from './run-view.tsx';

/** One run at its own address: the same numbers whenever it is opened. */
export default function RunPage({ params }: { params: Record<string, string | undefined> }) {
  const number = Number(params.run);
  const known = Number.isSafeInteger(number) && number > 0;
  const query = useQuery({ ...runQuery(number), enabled: known });
  const run = query.data;
  const year = useQuery({
    ...yearQuery(run?.subject ?? 'units', run?.year ?? 0),
    enabled: run !== undefined,
  }).data;
  if (!known) {
    return (
      <>
        <h1 tabIndex={-1}>研判结果</h1>
        <EmptyState>地址中的运行编号不正确。</EmptyState>
      </>
    );
  }
  return (
    <QueryView query={query} height={480}>
      {(opened) => (
        <RunView
          pinned
          run={opened}
          runs={year?.runs ?? []}
          {...(year ? { money: year.money } : {})}
          tools={<Link href={`${addressOf(opened.subject, opened.year)}?tab=scheme`}>方案和历次运行</Link>}
        />
      )}
    </QueryView>
  );
}
