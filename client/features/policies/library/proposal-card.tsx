import { useQueryClient } from '@tanstack/react-query';
import type { LibraryProposal } from '#shared/contract/policy-library.ts';
import { dateTimeText } from '../../../lib/civil-time.ts';
import { useOffset } from '../../../lib/programme.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SecondPerson } from '../../../ui/second-person.tsx';
import { decideChange, libraryQuery } from './library.api.ts';

/** A change that waits for a second analyst. */
export function LibraryProposalCard({ proposal }: { proposal: LibraryProposal }) {
  const { number, words, quotes, reason, proposed, mayConfirm, mayWithdraw } = proposal;
  const offset = useOffset();
  const client = useQueryClient();
  return (
    <Panel
      title={`待确认：${words}`}
      subtitle={`${proposed.by} ${dateTimeText(proposed.at, offset)} 提出：${reason}`}
    >
      <div className="stack">
        <Disclosure summary={`原文${quotes.length}句`}>
          <ol className="notes-list">
            {quotes.map((quote) => (
              <li key={quote}>{quote}</li>
            ))}
          </ol>
        </Disclosure>
        <SecondPerson
          {...{ mayConfirm, mayWithdraw }}
          confirm="已对照原文，确认"
          confirmed="已确认，政策库有了新的一版"
          decide={(act, comment) => decideChange(number, act, comment)}
          onDecided={(view) => client.setQueryData(libraryQuery.queryKey, view)}
        />
      </div>
    </Panel>
  );
}
