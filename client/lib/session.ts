/** Who is signed in. Lives in lib because the shell and every feature read it. */
import { useQuery } from '@tanstack/react-query';
import { type Person, type SessionState, sessionApi } from '#shared/contract/session.ts';
import { ask } from './call.ts';

export const sessionQuery = { ...ask(sessionApi.state, {}), staleTime: 60_000 };

/** The session, or undefined until it is known. */
export function useSession(): SessionState | undefined {
  return useQuery(sessionQuery).data;
}

/** The person signed in. The shell shows no page without one, so pages may rely on it; throws outside of it. */
export function usePerson(): Person {
  const person = useSession()?.person;
  if (!person) throw new Error('usePerson outside a signed-in page');
  return person;
}
