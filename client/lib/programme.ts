/** The statistical programme and the state of its periods, which most pages need. */
import { useQuery } from '@tanstack/react-query';
import { type Programme, programmeApi } from '#shared/contract/programme.ts';
import { ask } from './call.ts';
import { useSession } from './session.ts';

const programmeQuery = { ...ask(programmeApi.programme, {}), staleTime: 60_000 };

/** The programme, or undefined until it is loaded or while nobody is signed in. */
export function useProgramme(): Programme | undefined {
  const signedIn = Boolean(useSession()?.person);
  return useQuery({ ...programmeQuery, enabled: signedIn }).data;
}

/** Minutes from UTC of the city's civil time, for client/lib/civil-time.ts; UTC until the programme is loaded. */
export function useOffset(): number {
  return useProgramme()?.catalogue.city.utcOffsetMinutes ?? 0;
}
