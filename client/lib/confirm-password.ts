import { sessionApi } from '#shared/contract/session.ts';
import { call } from './call.ts';

/** Gives the password again before an act that publishes or undoes. Throws HttpProblem when it is wrong. */
export function confirmPassword(password: string): Promise<void> {
  return call(sessionApi.confirm, { body: { password } });
}
