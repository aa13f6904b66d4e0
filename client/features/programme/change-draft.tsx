import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProgrammeChangesView } from '#shared/contract/programme-changes.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import { problemOf } from '../../lib/http.ts';
import { useAttempt } from '../../lib/use-attempt.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { ChangeEffects } from './change-effects.tsx';
import { changesQuery, checkChanges, proposeChanges } from './programme.api.ts';

/** 起草变更: changes one by one, what they move, a reason, and to the second person. */
export function ChangeDraft({ view }: { view: ProgrammeChangesView }) {
  const client = useQueryClient();
  const say = useToast();
  const keyFor = useAttempt();
  const [changes, setChanges] = useState<ProgrammeChange[]>([]);
  const [reason, setReason] = useState('');
  const [adding, setAdding] = useState(false);
  const check = useMutation({ mutationFn: checkChanges });
  const send = useMutation({
    mutationFn: () => proposeChanges(changes, reason.trim(), keyFor({ changes, reason })),
    onSuccess: (next) => {
      client.setQueryData(changesQuery.queryKey, next);
      setChanges([]);
      setReason('');
      check.reset();
      say('已提出，等待另一名分析员确认');
    },
  });
  const draft = (next: ProgrammeChange[]) => {
    setChanges(next);
    setAdding(false);
    if (next.length > 0) check.mutate(next);
    else check.reset();
  };
  const refused = problemOf(send.error)?.errors.map(({ detail }) => detail) ?? [];
  return (
    <Panel
      title="起草变更"
      subtitle="先看影响，再提出；提出以前不保存"
      tools={<Button onClick={() => setAdding(true)}>添加一项变更</Button>}
    >
      <div className="stack">
        {changes.length === 0 && (
          <p className="muted">还没有变更。单位合并、更名，口径变化，报表增减行，都在这里起草。</p>
        )}
        {changes.length > 0 && (
          <ol className="notes-list">
            {changes.map((change, at) => (
              <li key={JSON.stringify(change)}>
                {check.data?.words[at] ?? '正在核对…'}{' '}
                <Button kind="quiet" onClick={() => draft(changes.filter((one) => one !== change))}>
                  删去
                </Button>
              </li>
            ))}
          </ol>
        )}
        {check.isError && <ErrorState error={check.error} />}
        {send.isError && refused.length === 0 && <ErrorState error={send.error} />}
        {changes.length > 0 && check.data && <ChangeEffects checked={check.data} />}
        {changes.length > 0 && (
          <>
            <Field label="原因" hint="写明依据的文件；随变更记录保存" required>
              {(control) => (
                <TextArea {...control} rows={2} maxLength={1000} value={reason} onChange={setReason} />
              )}
            </Field>
            <p className="row">
              <Button
                kind="primary"
                busy={send.isPending}
                disabled={check.data?.faults.length !== 0 || reason.trim().length < 2}
                onClick={() => send.mutate()}
              >
                提出，请另一名分析员确认
              </Button>
            </p>
          </>
        )}
      </div>
      {adding && (
        <ChangeDialog
          view={view}
          onAdd={(change) => draft([...changes, change])}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  );
}
