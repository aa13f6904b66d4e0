/** Who is signed in. Lives in lib because the shell and every feature read it. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { type Person, type SessionState, sessionApi } from '#shared/contract/session.ts';
import { ask } from './call.ts';

export const sessionQuery = { ...ask(sessionApi.state, {}), staleTime: 60_000 };

/** The session that a page was opened under, while it waits behind the sign-in page with all that was typed in it. */
export const HeldSession = createContext<SessionState | undefined>(undefined);

/** Whose page waits behind the sign-in page. */
export const WaitingPerson = createContext<Person | null>(null);

/** The session, or undefined until it is known. A page that waits still has its own. */
export function useSession(): SessionState | undefined {
  const now = useQuery(sessionQuery).data;
  return useContext(HeldSession) ?? now;
}

/** Whether the page waits until its person has signed in again. */
export function useIsHeld(): boolean {
  return useContext(HeldSession) !== undefined;
}

/** The person signed in. The shell shows no page without one, so pages may rely on it; throws outside of it. */
export function usePerson(): Person {
  const person = useSession()?.person;
  if (!person) throw new Error('usePerson outside a signed-in page');
  return person;
}
