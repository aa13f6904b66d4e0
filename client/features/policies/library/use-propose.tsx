import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeForm } from '#shared/contract/policy-library.ts';
import { useAttempt } from '../../../lib/use-attempt.ts';
import { useToast } from '../../../ui/toast.tsx';
import { checkChange, libraryQuery, proposeChange } from './library.api.ts';

/** Checks a change against its paper, then proposes it with a reason; `faults` is null until it was checked. */
export function usePropose(onDone: () => void) {
  const client = useQueryClient();
  const say = useToast();
  const keyFor = useAttempt();
  const [reason, setReason] = useState('');
  const check = useMutation({ mutationFn: checkChange });
  const send = useMutation({
    mutationFn: (change: ChangeForm) => {
      return proposeChange(change, reason.trim(), keyFor({ change, reason }));
    },
    onSuccess: (view) => {
      client.setQueryData(libraryQuery.queryKey, view);
      say('已提出，等待另一名分析员确认');
      onDone();
    },
  });
  return { reason, setReason, check, send };
}
