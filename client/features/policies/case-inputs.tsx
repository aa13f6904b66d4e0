import { useState } from 'react';
import type { InputView } from '#shared/contract/policy-views.ts';
import type { Inputs } from '#shared/policies/amount.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LabelledSelect, NumberInput } from '../../ui/inputs.tsx';
import styles from './policies.module.css';

interface AdderProps {
  label: string;
  options: readonly { value: string; label: string }[];
  onAdd: (kind: string) => void;
}

/** Chooses one more kind of instrument. */
export function Adder({ label, options, onAdd }: AdderProps) {
  const [kind, setKind] = useState('');
  return (
    <p className={classNames('row no-print', styles.add)}>
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

interface InputFieldsProps {
  /** What the row is about, for who cannot see it. */
  of: string;
  fields: readonly (InputView & { value: string })[];
  onChange: (inputs: Inputs) => void;
}

/** The quantities that a ratio, a matching grant or a price asks for, of one case. */
export function InputFields({ of, fields, onChange }: InputFieldsProps) {
  const given = Object.fromEntries(fields.flatMap(({ code, value }) => (value ? [[code, value]] : [])));
  const change = (code: string, typed: string) => {
    const { [code]: _before, ...others } = given;
    onChange(typed === '' ? others : { ...others, [code]: typed });
  };
  return fields.map(({ code, name, unit, value }) => (
    <span key={code} className={classNames('row', styles.input)}>
      <NumberInput
        className={styles.inputCount}
        aria-label={`${of}，${name}（${unit}）`}
        value={value}
        maxLength={12}
        onChange={(typed) => /^(\d{1,9}(\.\d{0,2})?)?$/.test(typed) && change(code, typed)}
      />
      <span className="muted small">
        {name}，{unit}
      </span>
    </span>
  ));
}
