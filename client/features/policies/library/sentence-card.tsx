import type { PolicyLibraryView, SentenceForm } from '#shared/contract/policy-library.ts';
import { TextButton } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextInput } from '../../../ui/inputs.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { EMPTY_ENTRY, EntryForm } from './entry-form.tsx';

const AS = [
  { value: 'open', label: '还没有办' },
  { value: 'record', label: '写成政策' },
  { value: 'background', label: '不是政策' },
] as const;

interface SentenceCardProps {
  number: number;
  sentence: SentenceForm;
  library: PolicyLibraryView;
  onChange: (sentence: SentenceForm) => void;
}

/** One sentence with an amount: completed as one or several records, or set aside with a reason. */
export function SentenceCard({ number, sentence, library, onChange }: SentenceCardProps) {
  const { quote, as, reason, entries } = sentence;
  const decide = (next: SentenceForm['as']) =>
    onChange({
      ...sentence,
      as: next,
      entries: next === 'record' && entries.length === 0 ? [EMPTY_ENTRY] : entries,
    });
  return (
    <Panel
      level={3}
      title={`第${number}句`}
      tools={<Segmented label={`第${number}句`} options={AS} value={as} onChange={decide} />}
    >
      <div className="stack">
        <blockquote>{quote}</blockquote>
        {as === 'background' && (
          <Field label="为什么不是一条政策" hint="如 全市目标、适用范围" required>
            {(control) => (
              <TextInput
                {...control}
                maxLength={300}
                value={reason}
                onChange={(text) => onChange({ ...sentence, reason: text })}
              />
            )}
          </Field>
        )}
        {as === 'record' &&
          entries.map((entry, at) => (
            <div key={at} className="stack">
              <EntryForm
                entry={entry}
                library={library}
                onChange={(next) =>
                  onChange({ ...sentence, entries: entries.map((one, i) => (i === at ? next : one)) })
                }
              />
            </div>
          ))}
        {as === 'record' && (
          <p className="row">
            <TextButton onClick={() => onChange({ ...sentence, entries: [...entries, EMPTY_ENTRY] })}>
              这一句还有一条（分别给予）
            </TextButton>
            {entries.length > 1 && (
              <TextButton onClick={() => onChange({ ...sentence, entries: entries.slice(0, -1) })}>
                去掉最后一条
              </TextButton>
            )}
          </p>
        )}
      </div>
    </Panel>
  );
}
