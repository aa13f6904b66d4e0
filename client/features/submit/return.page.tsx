import { useQuery } from '@tanstack/react-query';
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { useTitle } from '../../lib/title.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { ReturnDesk } from './steps/return-desk.tsx';
import { returnQuery } from './submit.api.ts';

/** One return, from the file to the submission. */
export default function ReturnPage({ params }: { params: Record<string, string | undefined> }) {
  const id: ReturnAddress = { period: params.period ?? '', organisation: params.organisation ?? '' };
  const query = useQuery(returnQuery(id));
  return (
    <QueryView query={query} height={480}>
      {(view) => <TitledDesk key={`${id.period}/${id.organisation}`} id={id} view={view} />}
    </QueryView>
  );
}

function TitledDesk({ id, view }: { id: ReturnAddress; view: ReturnView }) {
  useTitle(`${view.label} ${view.form.title}`);
  return <ReturnDesk id={id} view={view} />;
}
