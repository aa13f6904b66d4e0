import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ProposalView } from '#shared/contract/publications.ts';
import { problemOf } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type FreshPassword, useFreshPassword } from './fresh-password.tsx';
import { decideProposal, publicationAddress } from './publications.api.ts';

type Act = { kind: 'confirm' | 'refuse'; first: FreshPassword['first'] };

/** Confirms or refuses what the page shows; the proposer may only take it back. */
export function ProposalDecision({ proposal }: { proposal: ProposalView }) {
  const client = useQueryClient();
  const say = useToast();
  const [, navigate] = useLocation();
  const [comment, setComment] = useState('');
  const decide = useMutation({
    mutationFn: async ({ kind, first }: Act) => {
      await first();
      await decideProposal(proposal.id, kind, comment.trim());
      return kind;
    },
    onSuccess: async (kind) => {
      const undone = proposal.mayConfirm ? '已退回发布申请' : '已撤回发布申请';
      say(kind === 'confirm' ? `已发布${proposal.label}第${proposal.version}版` : undone);
      navigate(kind === 'confirm' ? publicationAddress(proposal.period, proposal.version) : '/publications', {
        replace: true,
      });
      await Promise.all(
        ['publications', 'assessment', 'home'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const fresh = useFreshPassword(decide.error);
  const act = (kind: Act['kind']) => decide.mutate({ kind, first: fresh.first });
  return (
    <Panel title={proposal.mayConfirm ? '确认还是退回' : '等待另一名分析员确认'}>
      <div className="stack">
        {decide.isError && problemOf(decide.error)?.type !== 'password-needed' && (
          <ErrorState error={decide.error} />
        )}
        {!proposal.mayConfirm && <p className="muted">{proposal.whyNot}</p>}
        <Field label="意见">
          {(control) => <TextInput {...control} maxLength={1000} value={comment} onChange={setComment} />}
        </Field>
        {fresh.field}
        <div className="row">
          {proposal.mayConfirm && (
            <Button kind="primary" busy={decide.isPending} onClick={() => act('confirm')}>
              确认发布
            </Button>
          )}
          <Button kind="danger" busy={decide.isPending} onClick={() => act('refuse')}>
            {proposal.mayConfirm ? '退回' : '撤回'}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
