/** Gives one's password again, for acts that publish, grant or undo (the server asks for it after five minutes). */
import { accountPaths } from '#shared/contract/accounts.ts';
import { request } from './http.ts';

export function confirmPassword(password: string): Promise<void> {
  return request<void>('POST', accountPaths.confirm, { body: { password } });
}
