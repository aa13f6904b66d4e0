import { useState } from 'react';
import type { PolicyLibraryView } from '#shared/contract/policy-library.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/inputs.tsx';
import { EMPTY_ENTRY, EntryForm } from './entry-form.tsx';
import { PaperSelect } from './paper-select.tsx';
import { ProposeFields } from './propose-fields.tsx';
import { usePropose } from './use-propose.tsx';

interface AddDialogProps {
  library: PolicyLibraryView;
  onClose: () => void;
}

/** 新增一条: an instrument of a paper that is already in the library. */
export function AddDialog({ library, onClose }: AddDialogProps) {
  const [document, setDocument] = useState(library.papers[0]?.code ?? '');
  const [quote, setQuote] = useState('');
  const [entry, setEntry] = useState(EMPTY_ENTRY);
  const proposing = usePropose(onClose);
  const full = { ...entry, fields: { ...entry.fields, document, quote } };
  return (
    <Dialog open title="新增一条政策" onClose={onClose}>
      <div className="stack">
        <PaperSelect papers={library.papers} value={document} onChange={setDocument} />
        <Field label="原文" hint="从文件中逐字复制这一句；不在文件中的话不能保存" required>
          {(control) => <TextArea {...control} rows={3} maxLength={2000} value={quote} onChange={setQuote} />}
        </Field>
        <EntryForm entry={entry} library={library} onChange={setEntry} />
        <ProposeFields
          proposing={proposing}
          change={quote.trim() === '' ? null : { kind: 'add', entry: full }}
        />
      </div>
    </Dialog>
  );
}
