import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LibraryProposal } from '#shared/contract/policy-library.ts';
import { dateTimeText } from '../../../lib/civil-time.ts';
import { problemOf } from '../../../lib/http.ts';
import { useOffset } from '../../../lib/programme.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextInput } from '../../../ui/inputs.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { decideChange, libraryQuery } from './library.api.ts';

const DONE = { confirm: '已确认，政策库有了新的一版', refuse: '已退回', withdraw: '已撤回' } as const;

/** A change that waits for a second analyst. */
export function LibraryProposalCard({ proposal }: { proposal: LibraryProposal }) {
  const { number, words, quotes, reason, proposed, mayConfirm, mayWithdraw } = proposal;
  const offset = useOffset();
  const client = useQueryClient();
  const say = useToast();
  const [comment, setComment] = useState('');
  const decide = useMutation({
    mutationFn: (act: keyof typeof DONE) => decideChange(number, act, comment.trim()),
    onSuccess: async (view, act) => {
      client.setQueryData(libraryQuery.queryKey, view);
      await client.invalidateQueries();
      say(DONE[act]);
    },
  });
  const faults = problemOf(decide.error)?.errors ?? [];
  return (
    <Panel
      title={`待确认：${words}`}
      subtitle={`${proposed.by} ${dateTimeText(proposed.at, offset)} 提出：${reason}`}
    >
      <div className="stack">
        {decide.isError && <ErrorState error={decide.error} />}
        {faults.map(({ detail }) => (
          <p key={detail}>{detail}</p>
        ))}
        <Disclosure summary={`原文${quotes.length}句`}>
          <ol className="notes-list">
            {quotes.map((quote) => (
              <li key={quote}>{quote}</li>
            ))}
          </ol>
        </Disclosure>
        {mayConfirm && (
          <Field label="意见" hint="不同意须写明原因">
            {(control) => <TextInput {...control} maxLength={1000} value={comment} onChange={setComment} />}
          </Field>
        )}
        <p className="row">
          {mayConfirm && (
            <>
              <Button kind="primary" busy={decide.isPending} onClick={() => decide.mutate('confirm')}>
                已对照原文，确认
              </Button>
              <Button disabled={comment.trim() === ''} onClick={() => decide.mutate('refuse')}>
                不同意
              </Button>
            </>
          )}
          {mayWithdraw && (
            <>
              <Button busy={decide.isPending} onClick={() => decide.mutate('withdraw')}>
                撤回
              </Button>
              <span className="muted">须由另一名分析员确认</span>
            </>
          )}
        </p>
      </div>
    </Panel>
  );
}
