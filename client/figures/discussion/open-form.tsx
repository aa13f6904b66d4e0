import { useState } from 'react';
import type { OpenBody } from '#shared/contract/discussions.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { useOpening } from './discussions.api.ts';

/** Brings up a question or an explanation about a figure, or a difference between two sources. */
export function OpenForm({ subject }: { subject: Omit<OpenBody, 'text'> }) {
  const [text, setText] = useState('');
  const send = useOpening(() => setText(''));
  return (
    <div className="stack">
      {send.isError && <ErrorState error={send.error} />}
      <Field
        label={subject.second === null ? '对这个数有疑问或要说明的' : '请两方说明的'}
        hint="只有牵头部门和与这个数有关的单位看得到；不改变已报的数"
        required
      >
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={text} onChange={setText} />}
      </Field>
      <div className="row">
        <Button
          kind="primary"
          busy={send.isPending}
          disabled={text.trim().length < 2}
          onClick={() => send.mutate({ ...subject, text })}
        >
          提出会商
        </Button>
      </div>
    </div>
  );
}
