import { type Enrolment, type LoginBody, type SessionState, sessionApi } from '#shared/contract/session.ts';
import { call } from '../../lib/call.ts';

export function signIn(body: LoginBody): Promise<SessionState> {
  return call(sessionApi.signIn, { body });
}

export function signOut(): Promise<void> {
  return call(sessionApi.signOut, {});
}

export function giveCode(code: string): Promise<void> {
  return call(sessionApi.code, { body: { code } });
}

export function beginEnrolment(code: string | undefined): Promise<Enrolment> {
  return call(sessionApi.enrol, { body: code === undefined ? {} : { code } });
}

export function finishEnrolment(code: string): Promise<{ recoveryCodes: string[] }> {
  return call(sessionApi.bind, { body: { code } });
}

export function changePassword(body: { current: string; next: string }): Promise<void> {
  return call(sessionApi.password, { body });
}
