import type { LoginBody, SessionState } from '#shared/contract/session.ts';
import { passwordPath, sessionPath } from '#shared/contract/session.ts';
import { request } from '../../lib/http.ts';

export function signIn(body: LoginBody): Promise<SessionState> {
  return request<SessionState>('POST', sessionPath, { body });
}

export function signOut(): Promise<void> {
  return request<void>('DELETE', sessionPath);
}

export function changePassword(body: { current: string; next: string }): Promise<void> {
  return request<void>('PUT', passwordPath, { body });
}
