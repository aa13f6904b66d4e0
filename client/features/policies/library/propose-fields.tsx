import type { ChangeForm } from '#shared/contract/policy-library.ts';
import { problemOf } from '../../../lib/http.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/inputs.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { usePropose } from './use-propose.tsx';

interface ProposeFieldsProps {
  proposing: ReturnType<typeof usePropose>;
  change: ChangeForm | null;
}

/** What stands against the change or what it would do, its reason, and the two buttons. */
export function ProposeFields({ proposing, change }: ProposeFieldsProps) {
  const { reason, setReason, check, send } = proposing;
  const refused = problemOf(send.error)?.errors.map(({ detail }) => detail) ?? [];
  const faults = refused.length > 0 ? refused : (check.data?.faults ?? []);
  return (
    <div className="stack">
      {check.isError && <ErrorState error={check.error} />}
      {send.isError && refused.length === 0 && <ErrorState error={send.error} />}
      {faults.length > 0 && (
        <Notice kind="error" live>
          <ul>
            {faults.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      {faults.length === 0 && check.data && (
        <Notice kind="success" live>
          与原文相符。{check.data.words}
        </Notice>
      )}
      <Field label="原因" hint="随变更记录保存" required>
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={reason} onChange={setReason} />}
      </Field>
      <p className="row">
        <Button busy={check.isPending} disabled={!change} onClick={() => change && check.mutate(change)}>
          与原文核对
        </Button>
        <Button
          kind="primary"
          busy={send.isPending}
          disabled={!change || reason.trim().length < 2}
          onClick={() => change && send.mutate(change)}
        >
          提出变更
        </Button>
      </p>
    </div>
  );
}
