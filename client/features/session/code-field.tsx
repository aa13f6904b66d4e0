import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';

/** Six digits that change every half minute; telephones offer to fill them in. */
export function CodeField({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint: string;
  value: string;
  onChange: (text: string) => void;
}) {
  return (
    <Field label={label} hint={hint} required>
      {(control) => (
        <TextInput
          {...control}
          autoComplete="one-time-code"
          inputMode="text"
          maxLength={20}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
