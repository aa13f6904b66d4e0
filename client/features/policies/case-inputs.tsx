import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { LabelledSelect, NumberInput } from '../../ui/inputs.tsx';

interface AdderProps {
  label: string;
  options: readonly { value: string; label: string }[];
  onAdd: (kind: string) => void;
}

/** Chooses one more kind of instrument. */
export function Adder({ label, options, onAdd }: AdderProps) {
  const [kind, setKind] = useState('');
  return (
    <p className="row no-print policy-add">
      <LabelledSelect
        label={label}
        value={kind}
        onChange={setKind}
        options={[{ value: '', label: '请选择' }, ...options]}
      />
      <Button
        disabled={kind === ''}
        onClick={() => {
          onAdd(kind);
          setKind('');
        }}
      >
        加入
      </Button>
    </p>
  );
}

interface BaseInputProps {
  /** What the row is about, for who cannot see it. */
  of: string;
  base: { name: string; unit: string };
  value: string;
  onChange: (base: string | null) => void;
}

/** The base that a ratio, a matching grant or a price asks for. */
export function BaseInput({ of, base: { name, unit }, value, onChange }: BaseInputProps) {
  return (
    <span className="row">
      <NumberInput
        className="input-count"
        aria-label={`${of}，${name}（${unit}）`}
        value={value}
        maxLength={12}
        onChange={(typed) => /^(\d{1,9}(\.\d{0,2})?)?$/.test(typed) && onChange(typed || null)}
      />
      <span className="muted small">
        {name}，{unit}
      </span>
    </span>
  );
}
