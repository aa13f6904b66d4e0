import { useState } from 'react';
import type { Signature } from '#shared/contract/receipt.ts';
import { keysOf } from '#shared/record.ts';
import { problemOf } from '../../../lib/http.ts';
import styles from '../../../return/evidence.module.css';
import { Field } from '../../../ui/field.tsx';
import { TextInput } from '../../../ui/inputs.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { signReturn } from './evidence.api.ts';

const FIELDS: readonly [keyof Signature, string][] = [
  ['preparedBy', '填报人'],
  ['checkedBy', '审核人'],
  ['telephone', '联系电话'],
];

/** Who fills in and who checks: taken from the file where it says so, saved when a field is left. */
export function SignatureFields({ draft }: { draft: Draft }) {
  const say = useToast();
  const [typed, setTyped] = useState<Partial<Signature>>({});
  const saved = draft.state.view.signature;
  const shown = { ...saved, ...typed };
  const save = async () => {
    if (FIELDS.every(([part]) => shown[part].trim() === saved[part])) return;
    try {
      // What was typed meanwhile is not in this reply.
      if (await draft.store.exchange(() => signReturn(draft.id, shown)))
        setTyped((now) =>
          Object.fromEntries(
            keysOf(now)
              .filter((part) => now[part] !== shown[part])
              .map((part) => [part, now[part]]),
          ),
        );
    } catch (error) {
      say(`没有存下填报人、审核人：${problemOf(error)?.title ?? '请重试'}`, 'error');
    }
  };
  return (
    <div className={styles.signatureFields}>
      {FIELDS.map(([part, label]) => (
        <Field key={part} label={label}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={60}
              inputMode={part === 'telephone' ? 'tel' : undefined}
              value={shown[part]}
              onChange={(text) => setTyped({ ...typed, [part]: text })}
              onBlur={() => void save()}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
