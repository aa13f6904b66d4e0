import type {
  InputHTMLAttributes,
  ReactNode,
  Ref,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react';
import { useEarlyInput } from '../lib/early-input.ts';
import { classNames } from './class-names.ts';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
  /** Called with the text as typed. */
  onChange?: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
};

export function TextInput({ className, onChange, ...rest }: InputProps) {
  return (
    <input
      type="text"
      autoComplete="off"
      {...rest}
      className={classNames('input', className)}
      onChange={onChange && ((event) => onChange(event.target.value))}
    />
  );
}

/** A number as text: type=number would silently drop "1.2亿", which the checks must see and explain. */
export function NumberInput({ className, ...rest }: Omit<InputProps, 'type' | 'inputMode'>) {
  return <TextInput {...rest} inputMode="decimal" className={classNames('input-number', className)} />;
}

type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> & {
  onChange?: (value: string) => void;
};

export function TextArea({ className, onChange, ...rest }: TextAreaProps) {
  return (
    <textarea
      {...rest}
      className={classNames('input', className)}
      onChange={onChange && ((event) => onChange(event.target.value))}
    />
  );
}

type SelectProps<T extends string> = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
  value: T | '';
  options: readonly { value: T; label: string; disabled?: boolean }[];
  onChange?: (value: T) => void;
};

/** Only what is listed can be chosen, so the choice has the options' own type. */
export function Select<T extends string>({ options, className, value, onChange, ...rest }: SelectProps<T>) {
  const listed = options.some((option) => option.value === value);
  const choose = (text: string) => {
    const chosen = options.find((option) => option.value === text);
    if (chosen) onChange?.(chosen.value);
  };
  const field = useEarlyInput<HTMLSelectElement>(value, listed && onChange ? choose : undefined);
  return (
    <select
      {...rest}
      ref={field}
      value={value}
      className={classNames('input', className)}
      onChange={onChange && ((event) => choose(event.target.value))}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** A select with its label beside it, for toolbars: 期别 [2026年上半年]. */
export function LabelledSelect<T extends string>({ label, ...rest }: SelectProps<T> & { label: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Select renders the control
    <label className="row nowrap">
      <span className="muted">{label}</span>
      <Select {...rest} />
    </label>
  );
}

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'type'> & {
  onChange?: (checked: boolean) => void;
  children: ReactNode;
};

export function Checkbox({ children, onChange, ...rest }: CheckboxProps) {
  return (
    <label className="checkbox">
      <input {...rest} type="checkbox" onChange={onChange && ((event) => onChange(event.target.checked))} />
      <span>{children}</span>
    </label>
  );
}
