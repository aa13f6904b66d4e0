import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { problemOf } from '../../lib/http.ts';
import { useToast } from '../../ui/toast.tsx';
import { ConfirmPasswordDialog } from './account-dialogs.tsx';

interface Act {
  run: () => Promise<unknown>;
  done: string;
}

/** Administrators' acts on a list: one that needs the password asks for it and is then done again by itself. */
export function useActs(list: QueryKey): {
  /** Begins an act; `done` is said when it is. */
  begin: (run: Act['run'], done: string) => void;
  /** To be drawn on the page. */
  passwordAgain: ReactNode;
} {
  const client = useQueryClient();
  const say = useToast();
  const [pending, setPending] = useState<Act | null>(null);
  const act = useMutation({
    mutationFn: ({ run }: Act) => run(),
    onSuccess: (_, { done }) => say(done),
    onSettled: () => void client.invalidateQueries({ queryKey: list }),
    onError: (error, given) => {
      if (problemOf(error)?.type === 'password-needed') setPending(given);
      else say([error.message, problemOf(error)?.detail].filter(Boolean).join('：'), 'error');
    },
  });
  const passwordAgain = (
    <ConfirmPasswordDialog
      open={pending !== null}
      onClose={() => setPending(null)}
      onConfirmed={() => {
        setPending(null);
        if (pending) act.mutate(pending);
      }}
    />
  );
  return { begin: (run, done) => act.mutate({ run, done }), passwordAgain };
}
