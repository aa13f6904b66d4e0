import { type ReactNode, useState } from 'react';
import { problemOf } from '../../lib/http.ts';
import { usePerson } from '../../lib/session.ts';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { confirmPassword } from './publications.api.ts';

export interface FreshPassword {
  /** The password box while the server asks for it, else null. */
  field: ReactNode;
  /** To be run before the act: gives the password that was typed. Take it when the button is pressed. */
  first: () => Promise<void>;
}

/** For acts that need the password given within five minutes; `error` is the act's last failure. */
export function useFreshPassword(error: unknown): FreshPassword {
  const person = usePerson();
  const [password, setPassword] = useState('');
  if (problemOf(error)?.type !== 'password-needed') return { field: null, first: async () => {} };
  return {
    first: async () => {
      await confirmPassword(person.name, password);
      setPassword('');
    },
    field: (
      <Field label="再输一次您的密码" hint="发布须在 5 分钟内验证过密码" required>
        {(control) => (
          <TextInput
            {...control}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        )}
      </Field>
    ),
  };
}
