import { type FormEvent, useId, useState } from 'react';
import { Button, TextButton } from '../../../ui/button.tsx';
import styles from '../submit.module.css';
import type { OtherChoice as Choice } from './understood-parts.ts';

interface OtherChoiceProps {
  other: Choice;
  busy: boolean;
  onChoose: (value: string) => void;
}

/** 不对: opens what the file offers instead; the server reads the file again with the choice. */
export function OtherChoice({ other, busy, onChoose }: OtherChoiceProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(other.current);
  if (!open)
    return (
      <TextButton aria-label={`不对，${other.legend}`} onClick={() => setOpen(true)}>
        不对，另选
      </TextButton>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== '' && chosen !== other.current) onChoose(chosen);
  };
  return (
    <form onSubmit={submit}>
      <fieldset className={styles.question}>
        <legend>{other.legend}</legend>
        {other.choices.map(({ value, label }, index) => (
          <label key={value} className="checkbox">
            <input
              type="radio"
              name={id}
              // biome-ignore lint/a11y/noAutofocus: the choices replace the button that had the focus
              autoFocus={value === other.current || (other.current === '' && index === 0)}
              checked={chosen === value}
              onChange={() => setChosen(value)}
            />
            <span>
              {label}
              {value === other.current && '（现在取的）'}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="row">
        <Button
          type="submit"
          kind="primary"
          busy={busy}
          busyText="正在重新读取…"
          disabled={chosen === '' || chosen === other.current}
        >
          按这个选择重新读取
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          不改了
        </Button>
      </p>
    </form>
  );
}
