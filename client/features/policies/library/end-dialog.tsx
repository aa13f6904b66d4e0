import { useState } from 'react';
import type { PolicyLibraryView } from '#shared/contract/policy-library.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/inputs.tsx';
import { PaperSelect } from './paper-select.tsx';
import { ProposeFields } from './propose-fields.tsx';
import { usePropose } from './use-propose.tsx';

interface EndDialogProps {
  library: PolicyLibraryView;
  onClose: () => void;
}

/** 终止一条: the record stays and gets its last day. */
export function EndDialog({ library, onClose }: EndDialogProps) {
  const [document, setDocument] = useState(library.papers[0]?.code ?? '');
  const [instrument, setInstrument] = useState('');
  const [on, setOn] = useState<string | undefined>(undefined);
  const proposing = usePropose(onClose);
  const choosePaper = (code: string) => {
    setDocument(code);
    setInstrument('');
  };
  const own = library.instruments.filter((one) => one.document === document);
  return (
    <Dialog open title="终止一条政策" onClose={onClose}>
      <div className="stack">
        <PaperSelect papers={library.papers} value={document} onChange={choosePaper} />
        <Field label="政策">
          {(control) => (
            <Select
              {...control}
              value={instrument}
              onChange={setInstrument}
              options={[
                { value: '', label: '请选择' },
                ...own.map(({ kind, name, clause, to }) => ({
                  value: kind,
                  label: `${clause} ${name}${to && `（至${to}）`}`,
                })),
              ]}
            />
          )}
        </Field>
        <DayInput label="最后一天" value={on} onChange={setOn} />
        <ProposeFields
          proposing={proposing}
          change={instrument && on ? { kind: 'end', document, instrument, on } : null}
        />
      </div>
    </Dialog>
  );
}
