import { type ReactNode, useState } from 'react';
import { confirmPassword } from '../../lib/confirm-password.ts';
import { problemOf } from '../../lib/http.ts';
import { PasswordAgain } from '../../ui/password-again.tsx';

export interface FreshPassword {
  /** The password box while the server asks for it, else null. */
  field: ReactNode;
  /** To be run before the act: gives the password that was typed. Take it when the button is pressed. */
  first: () => Promise<void>;
}

/** For acts that need the password given within five minutes; `error` is the act's last failure. */
export function useFreshPassword(error: unknown): FreshPassword {
  const [password, setPassword] = useState('');
  if (problemOf(error)?.type !== 'password-needed') return { field: null, first: async () => {} };
  return {
    first: async () => {
      await confirmPassword(password);
      setPassword('');
    },
    field: <PasswordAgain act="发布" value={password} onChange={setPassword} />,
  };
}
