import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProposalView } from '#shared/contract/publications.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { problemOf } from '../../lib/http.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type FreshPassword, useFreshPassword } from './fresh-password.tsx';
import { MovedList } from './moved-list.tsx';
import { decideProposal } from './publications.api.ts';

type Act = { kind: 'confirm' | 'refuse'; first: FreshPassword['first'] };

/** A publication that waits for a second analyst: what it holds, what it changes, confirm or refuse. */
export function ProposalCard({ proposal }: { proposal: ProposalView }) {
  const offset = useOffset();
  const client = useQueryClient();
  const say = useToast();
  const [comment, setComment] = useState('');
  const decide = useMutation({
    mutationFn: async ({ kind, first }: Act) => {
      await first();
      await decideProposal(proposal.id, kind, comment.trim());
      return kind;
    },
    onSuccess: async (kind) => {
      await Promise.all(
        ['publications', 'assessment'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
      say(kind === 'confirm' ? `已发布${proposal.label}第${proposal.version}版` : '已退回发布申请');
    },
  });
  const fresh = useFreshPassword(decide.error);
  const runs = [proposal.unitRun, proposal.institutionRun].filter((run) => run !== null);
  return (
    <Panel
      title={`待确认：${proposal.label}第${proposal.version}版`}
      subtitle={`${proposal.proposedBy} ${dateTimeText(proposal.proposedAt, offset)} 提出；数据第${proposal.dataVersion}版${runs.length > 0 ? `；随同研判第${runs.join('、')}次运行` : ''}`}
    >
      <div className="stack">
        {decide.isError && problemOf(decide.error)?.type !== 'password-needed' && (
          <ErrorState error={decide.error} />
        )}
        {proposal.reason && <p>{proposal.reason}</p>}
        {proposal.version > 1 && <MovedList moved={proposal.moved} />}
        {!proposal.mayConfirm && <p className="muted">{proposal.whyNot}</p>}
        <Field label="意见">
          {(control) => <TextInput {...control} maxLength={1000} value={comment} onChange={setComment} />}
        </Field>
        {fresh.field}
        <div className="row">
          {proposal.mayConfirm && (
            <Button
              kind="primary"
              busy={decide.isPending}
              onClick={() => decide.mutate({ kind: 'confirm', first: fresh.first })}
            >
              确认发布
            </Button>
          )}
          <Button
            kind="danger"
            busy={decide.isPending}
            onClick={() => decide.mutate({ kind: 'refuse', first: fresh.first })}
          >
            {proposal.mayConfirm ? '退回' : '撤回'}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
