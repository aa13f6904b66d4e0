import { useId, useState } from 'react';
import { useEarlyInput } from '../lib/early-input.ts';
import { typedDay } from '../lib/typed-day.ts';
import { TextInput } from './inputs.tsx';

interface DayInputProps {
  label: string;
  value: string | undefined;
  /** Called with a whole day, or undefined for none. */
  onChange: (day: string | undefined) => void;
}

/** A day as 年-月-日, whatever the browser's language; only a whole day counts. */
export function DayInput({ label, value, onChange }: DayInputProps) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    // Back, or a button of the page, changes the value from outside the field.
    setShown(value);
    setTyped(value ?? '');
  }
  const commit = (text: string) => {
    const day = typedDay(text);
    if (text.trim() === '' && value !== undefined) onChange(undefined);
    else if (day && day !== value) onChange(day);
  };
  // 2026-7-2 may become 2026-7-27: only a whole day counts while somebody types.
  const type = (text: string) => {
    setTyped(text);
    if (text === '' || typedDay(text) === text) commit(text);
  };
  const wrong = typed.trim() !== '' && typedDay(typed) === null;
  const field = useEarlyInput<HTMLInputElement>(typed, type);
  return (
    <span className="as-of">
      <label className="muted" htmlFor={id}>
        {label}
      </label>
      <TextInput
        ref={field}
        id={id}
        className="input-day"
        placeholder="年-月-日"
        title="写成 年-月-日，例如 2026-07-27"
        maxLength={11}
        aria-invalid={wrong || undefined}
        value={typed}
        onChange={type}
        onBlur={() => commit(typed)}
        onKeyDown={(event) => event.key === 'Enter' && commit(typed)}
      />
    </span>
  );
}
