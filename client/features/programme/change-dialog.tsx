import { useState } from 'react';
import type { ProgrammeChangesView } from '#shared/contract/programme-changes.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import { keysOf } from '#shared/record.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextArea, TextInput } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CHANGE_KINDS, type ChangeKind, fieldsOf, type Values } from './change-kinds.ts';
import { readChange } from './read-change.ts';
import { UnitSelect } from './unit-select.tsx';

interface ChangeDialogProps {
  view: ProgrammeChangesView;
  onAdd: (change: ProgrammeChange) => void;
  onClose: () => void;
}

/** One change: what kind, and what it is about; nothing is kept before it is proposed. */
export function ChangeDialog({ view, onAdd, onClose }: ChangeDialogProps) {
  const offset = useOffset();
  const [kind, setKind] = useState<ChangeKind>('unit-merge');
  const [values, setValues] = useState<Values>({});
  const [fault, setFault] = useState('');
  const choose = (next: ChangeKind) => {
    setKind(next);
    setValues(next === 'scheme' ? { scheme: view.scheme } : {});
    setFault('');
  };
  const add = () => {
    const change = readChange(kind, values, offset);
    if (typeof change === 'string') setFault(change);
    else onAdd(change);
  };
  return (
    <Dialog
      open
      title="添加一项变更"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button kind="primary" onClick={add}>
            添加
          </Button>
        </>
      }
    >
      <div className="stack">
        {fault && (
          <Notice kind="error" live>
            {fault}
          </Notice>
        )}
        <Field label="变更">
          {(control) => (
            <Select
              {...control}
              value={kind}
              onChange={choose}
              options={keysOf(CHANGE_KINDS).map((one) => ({ value: one, label: CHANGE_KINDS[one].label }))}
            />
          )}
        </Field>
        {fieldsOf(kind).map((field) => (
          <ChangeInput
            key={`${kind}-${field.name}`}
            field={field}
            view={view}
            values={values}
            onChange={(typed) => setValues({ ...values, ...typed })}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface ChangeInputProps {
  field: ReturnType<typeof fieldsOf>[number];
  view: ProgrammeChangesView;
  values: Values;
  onChange: (typed: Values) => void;
}

function ChangeInput({ field, view, values, onChange }: ChangeInputProps) {
  const { name, label, hint, as, options, fills, fillsFrom, none } = field;
  const value = values[name] ?? '';
  const type = (typed: string) => onChange({ [name]: typed, ...fills?.(view, typed) });
  if (as === 'day')
    return <DayInput label={label} value={value || undefined} onChange={(day) => type(day ?? '')} />;
  return (
    <Field label={label} hint={hint}>
      {(control) =>
        as === 'unit' ? (
          <UnitSelect
            control={control}
            none={none ?? '请选择'}
            value={value}
            onChange={(code, unit) => onChange({ [name]: code, ...fillsFrom?.(unit) })}
          />
        ) : as === 'choice' ? (
          <Select
            {...control}
            value={name in values ? value : ''}
            onChange={type}
            options={withBlank(options?.(view, values) ?? [])}
          />
        ) : as === 'area' ? (
          <TextArea {...control} rows={3} maxLength={20_000} value={value} onChange={type} />
        ) : (
          <TextInput {...control} maxLength={2000} value={value} onChange={type} />
        )
      }
    </Field>
  );
}

/** A choice begins with none, unless none is one of the answers. */
function withBlank(options: { value: string; label: string }[]) {
  return options.some(({ value }) => value === '') ? options : [{ value: '', label: '请选择' }, ...options];
}
