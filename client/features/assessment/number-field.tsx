import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/inputs.tsx';
import styles from './assessment.module.css';

interface NumberFieldProps {
  label: string;
  /** Shown beside the label only for those who cannot see the table's head. */
  bare?: boolean;
  value: number;
  least?: number;
  most?: number;
  whole?: boolean;
  onChange: (value: number) => void;
}

/** A setting that must be a number; what cannot be read stays visible and is explained, and changes nothing. */
export function NumberField({
  label,
  bare,
  value,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
  whole,
  onChange,
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(value);
  const number = Number(text);
  const ok =
    text.trim() !== '' &&
    Number.isFinite(number) &&
    number >= least &&
    number <= most &&
    (!whole || Number.isInteger(number));
  const change = (next: string) => {
    setTyped(next);
    const read = Number(next);
    if (
      next.trim() !== '' &&
      Number.isFinite(read) &&
      read >= least &&
      read <= most &&
      (!whole || Number.isInteger(read))
    )
      onChange(read);
  };
  const input = {
    className: styles.schemeNumber,
    value: text,
    onChange: change,
    onBlur: () => ok && setTyped(null),
  };
  if (bare) return <NumberInput {...input} aria-label={label} aria-invalid={ok ? undefined : true} />;
  const range = Number.isFinite(most) ? `${least}—${most}` : `不小于${least}`;
  return (
    <Field label={label} error={ok ? null : `应为${whole ? '整数' : '数'}，${range}`}>
      {(control) => <NumberInput {...control} {...input} />}
    </Field>
  );
}
