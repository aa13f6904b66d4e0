/** Sends one decision; a repeat of the same one counts once, and a colleague who was quicker is told of. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Problem } from '#shared/contract/problem.ts';
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import type { ReviewView } from '#shared/contract/review.ts';
import { problemOf } from '../../lib/http.ts';
import { newId } from '../../lib/ids.ts';
import { type Decision, decide, reviewQuery } from './review.api.ts';

/** The refusal that says somebody else changed the return first. */
export function isOvertaken(problem: Problem | null): boolean {
  return (
    problem?.status === 409 && (problem.type === 'return-stale' || problem.type === 'illegal-transition')
  );
}

export function useDecision(id: ReturnAddress, onDone: (kind: Decision['kind'], view: ReviewView) => void) {
  const client = useQueryClient();
  const attempt = useRef<{ request: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (decision: Decision) => {
      const request = JSON.stringify([id, decision]);
      if (attempt.current?.request !== request) attempt.current = { request, key: newId() };
      return decide(id, decision, attempt.current.key);
    },
    onSuccess: (view, { kind }) => {
      attempt.current = null;
      client.setQueryData(reviewQuery(id).queryKey, view);
      onDone(kind, view);
      // A decision moves totals, ranks and progress: whatever was read before is old.
      void client.invalidateQueries();
    },
    onError: (error) => {
      const problem = problemOf(error);
      if (problem?.type !== 'network') attempt.current = null;
      if (isOvertaken(problem)) void client.invalidateQueries({ queryKey: reviewQuery(id).queryKey });
    },
  });
}
