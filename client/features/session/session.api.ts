import { type LoginBody, type SessionState, sessionApi } from '#shared/contract/session.ts';
import { call } from '../../lib/call.ts';

export function signIn(body: LoginBody): Promise<SessionState> {
  return call(sessionApi.signIn, { body });
}

export function signOut(): Promise<void> {
  return call(sessionApi.signOut, {});
}

export function changePassword(body: { current: string; next: string }): Promise<void> {
  return call(sessionApi.password, { body });
}
