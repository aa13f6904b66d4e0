import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAttempt } from '../../../lib/use-attempt.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Draft } from '../draft/use-draft.ts';
import type { withdrawReturn } from '../submit.api.ts';
import { returnHref } from './task-steps.ts';

interface TakeBackButtonProps {
  draft: Draft;
  /** 收回 from the organisation's own approver, or 撤回 from the reviewer. */
  name: '收回' | '撤回';
  send: typeof withdrawReturn;
}

/** Brings a return that nobody has decided on back to who filed it, to be changed and sent again. */
export function TakeBackButton({ draft, name, send }: TakeBackButtonProps) {
  const say = useToast();
  const [, navigate] = useLocation();
  const keyFor = useAttempt();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const takeBack = async () => {
    setBusy(true);
    setError(null);
    const body = { version: draft.state.view.version };
    try {
      draft.replace(await send(draft.id, body, keyFor(body)));
      say(`已${name}，可以修改后重新提交`);
      navigate(returnHref(draft.id, 'check'));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <>
      <Button busy={busy} onClick={() => void takeBack()}>
        {name}修改
      </Button>
      {error !== null && <ErrorState error={error} />}
    </>
  );
}
