import { useState } from 'react';
import { TextInput } from './inputs.tsx';

interface SearchInputProps {
  label: string;
  placeholder: string;
  value: string;
  /** Called when the text is done: Enter, or leaving the field. */
  onSearch: (text: string) => void;
}

/** A text that is searched for when it is complete, not at every letter. */
export function SearchInput({ label, placeholder, value, onSearch }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  const commit = () => typed.trim() !== value && onSearch(typed.trim());
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: TextInput renders the control
    <label className="as-of">
      <span className="muted">{label}</span>
      <TextInput
        type="search"
        className="input-day"
        placeholder={placeholder}
        maxLength={60}
        value={typed}
        onChange={setTyped}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  );
}
