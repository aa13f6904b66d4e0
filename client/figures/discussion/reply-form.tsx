import { useState } from 'react';
import type { Discussion, EntryBody } from '#shared/contract/discussions.ts';
import { OUTCOMES, type Outcome } from '#shared/discussion.ts';
import { OUTCOME_NAME } from '#shared/discussion.words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextArea } from '../../ui/inputs.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ACT, CLOSING_HINT, WORDS_LABEL } from './discussion.words.ts';
import { useEntry } from './discussions.api.ts';

type Kind = EntryBody['kind'];

/** Answer, close with what was agreed, or take a closed one up again. What was typed stays when somebody else was first. */
export function ReplyForm({ discussion }: { discussion: Discussion }) {
  const { number, closed, mayClose, sources, entries } = discussion;
  const [chosen, setChosen] = useState<Kind>('say');
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const send = useEntry(number, () => {
    setText('');
    setChosen('say');
    setOutcome('');
  });
  const kind: Kind = closed ? 'reopen' : chosen;
  const agrees = kind === 'close' && sources !== null;
  return (
    <div className="stack">
      {send.isError && <ErrorState error={send.error} />}
      {!closed && mayClose && (
        <Segmented
          label="要做的"
          value={kind}
          options={[
            { value: 'say', label: ACT.say },
            { value: 'close', label: ACT.close },
          ]}
          onChange={setChosen}
        />
      )}
      {agrees && (
        <Field label="会商结果" hint={CLOSING_HINT} required>
          {(control) => (
            <Select
              {...control}
              value={outcome}
              onChange={setOutcome}
              options={OUTCOMES.map((value) => ({ value, label: OUTCOME_NAME[value] }))}
            />
          )}
        </Field>
      )}
      <Field label={WORDS_LABEL[kind]} required>
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={text} onChange={setText} />}
      </Field>
      <div className="row">
        <Button
          kind="primary"
          busy={send.isPending}
          disabled={text.trim().length < 2 || (agrees && outcome === '')}
          onClick={() =>
            send.mutate({
              ...{ kind, text },
              outcome: agrees && outcome !== '' ? outcome : null,
              seen: entries.at(-1)?.number ?? 1,
            })
          }
        >
          {ACT[kind]}
        </Button>
      </div>
    </div>
  );
}
