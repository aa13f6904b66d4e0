import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from './button.tsx';
import { ErrorState } from './error-state.tsx';
import { Field } from './field.tsx';
import { TextInput } from './inputs.tsx';
import { useToast } from './toast.tsx';

type Act = 'confirm' | 'refuse' | 'withdraw';

interface SecondPersonProps<View> {
  mayConfirm: boolean;
  mayWithdraw: boolean;
  /** What the button of confirming says. */
  confirm: string;
  /** Something stands in the way of confirming. */
  blocked?: boolean;
  /** What is said once it is confirmed. */
  confirmed: string;
  decide: (act: Act, comment: string) => Promise<View>;
  /** Takes what the server answers. */
  onDecided: (view: View) => void;
}

const DONE = { refuse: '已退回', withdraw: '已撤回' } as const;

/** What one person proposed another confirms or refuses, with a reason; the proposer may only take it back. */
export function SecondPerson<View>(props: SecondPersonProps<View>) {
  const { mayConfirm, mayWithdraw, confirm, confirmed, blocked = false } = props;
  const client = useQueryClient();
  const say = useToast();
  const [comment, setComment] = useState('');
  const decide = useMutation({
    mutationFn: (act: Act) => props.decide(act, comment.trim()),
    onSuccess: async (view, act) => {
      props.onDecided(view);
      await client.invalidateQueries();
      say(act === 'confirm' ? confirmed : DONE[act]);
    },
  });
  return (
    <>
      {decide.isError && <ErrorState error={decide.error} />}
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
              disabled={blocked}
              onClick={() => decide.mutate('confirm')}
            >
              {confirm}
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
    </>
  );
}
