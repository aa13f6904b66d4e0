import { Field } from './field.tsx';
import { TextInput } from './inputs.tsx';

interface PasswordAgainProps {
  /** Which act asks: 发布, 撤销核定, 启用账号. */
  act: string;
  value: string;
  onChange: (value: string) => void;
}

/** The password once more, where the server asks for it. */
export function PasswordAgain({ act, value, onChange }: PasswordAgainProps) {
  return (
    <Field label="再输一次您的密码" hint={`${act}须在 5 分钟内验证过密码`} required>
      {(control) => (
        <TextInput
          {...control}
          type="password"
          autoComplete="current-password"
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
