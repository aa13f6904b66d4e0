import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Problem } from '#shared/contract/problem.ts';
import { problemOf } from '../../../lib/http.ts';
import { useAttempt } from '../../../lib/use-attempt.ts';
import type { Draft } from '../draft/use-draft.ts';
import { fetchReturn, submitReturn } from '../submit.api.ts';
import { returnHref } from './task-steps.ts';

interface Submission {
  busy: boolean;
  problem: Problem | null;
  submit: (comment: string) => Promise<void>;
}

const UNEXPECTED: Problem = {
  type: 'unexpected',
  title: '页面出现意外错误，请刷新后查看是否已提交',
  status: 0,
  errors: [],
};

/** Hands the return in once, however often the button is pressed or the network breaks, then shows the receipt. */
export function useSubmit(draft: Draft): Submission {
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const keyFor = useAttempt();

  const submit = async (comment: string) => {
    setBusy(true);
    setProblem(null);
    try {
      if (!(await draft.store.flush())) return;
      const body = { version: draft.store.getState().view.version, comment };
      const view = await submitReturn(draft.id, body, keyFor(body));
      draft.replace(view);
      // There is no receipt before the organisation's approver has signed.
      navigate(view.state === 'signing' ? returnHref(draft.id) : `${returnHref(draft.id)}/receipt`);
    } catch (error) {
      const failure = problemOf(error) ?? UNEXPECTED;
      setProblem(failure);
      if (failure.status === 409 || failure.status === 422)
        await fetchReturn(draft.id).then(draft.replace, () => {});
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, submit };
}
