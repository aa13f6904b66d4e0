import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProgrammeProposal } from '#shared/contract/programme-changes.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { problemOf } from '../../lib/http.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ChangeEffects } from './change-effects.tsx';
import { changesQuery, decideChanges } from './programme.api.ts';

const DONE = { confirm: '已确认，监测制度有了新的一版', refuse: '已退回', withdraw: '已撤回' } as const;

/** A change that waits for a second analyst. */
export function ProposalCard({ proposal }: { proposal: ProgrammeProposal }) {
  const { number, words, reason, folder, proposed, mayConfirm, mayWithdraw } = proposal;
  const offset = useOffset();
  const client = useQueryClient();
  const say = useToast();
  const [comment, setComment] = useState('');
  const decide = useMutation({
    mutationFn: (act: keyof typeof DONE) => decideChanges(number, act, comment.trim()),
    onSuccess: async (view, act) => {
      client.setQueryData(changesQuery.queryKey, view);
      await client.invalidateQueries();
      say(DONE[act]);
    },
  });
  const refused = problemOf(decide.error)?.errors ?? [];
  return (
    <Panel
      title={folder ? '待确认：城市文件夹与正在使用的制度不同' : `待确认：${words.length}项变更`}
      subtitle={
        folder
          ? `${dateTimeText(proposed.at, offset)} 启动时发现，没有自动采用`
          : `${proposed.by} ${dateTimeText(proposed.at, offset)} 提出：${reason}`
      }
    >
      <div className="stack">
        <ul className="notes-list">
          {words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <ChangeEffects checked={proposal} />
        {decide.isError && refused.length === 0 && <ErrorState error={decide.error} />}
        {refused.map(({ detail }) => (
          <p key={detail}>{detail}</p>
        ))}
        {mayConfirm && (
          <Field label="意见" hint="不同意须写明原因">
            {(control) => <TextInput {...control} maxLength={1000} value={comment} onChange={setComment} />}
          </Field>
        )}
        <p className="row">
          {mayConfirm && (
            <>
              <Button
                kind="primary"
                busy={decide.isPending}
                disabled={proposal.faults.length > 0}
                onClick={() => decide.mutate('confirm')}
              >
                确认，成为新的一版
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
