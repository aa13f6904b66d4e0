import { type ReactNode, useState } from 'react';
import { problemOf } from '../../../lib/http.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/inputs.tsx';

interface TextDialogProps {
  title: string;
  lead: ReactNode;
  label: string;
  action: string;
  /** Throws HttpProblem; the dialog keeps the text and says what happened. */
  onSend: (text: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for one written reason and sends it. */
export function TextDialog({ title, lead, label, action, onSend, onClose }: TextDialogProps) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const tooShort = text.trim().length < 2;
  const send = async () => {
    setAsked(true);
    if (tooShort) return;
    setBusy(true);
    setError(null);
    try {
      await onSend(text.trim());
      onClose();
    } catch (failure) {
      setError(problemOf(failure) ? failure : new Error());
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            取消
          </Button>
          <Button kind="primary" busy={busy} onClick={() => void send()}>
            {action}
          </Button>
        </>
      }
    >
      <div className="stack">
        {lead}
        {error !== null && <ErrorState error={error} />}
        <Field label={label} required error={asked && tooShort ? '请写明，至少两个字' : undefined}>
          {(control) => <TextArea {...control} maxLength={2000} value={text} onChange={setText} />}
        </Field>
      </div>
    </Dialog>
  );
}
