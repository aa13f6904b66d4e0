/** The statistical programme and the state of its periods, which most pages need. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Programme, programmePath } from '#shared/contract/programme.ts';
import { request } from './http.ts';
import { useSession } from './session.ts';

export const programmeQuery = queryOptions({
  queryKey: ['programme'],
  queryFn: ({ signal }) => request<Programme>('GET', programmePath, { signal }),
  staleTime: 60_000,
});

/** The programme, or undefined until it is loaded or while nobody is signed in. */
export function useProgramme(): Programme | undefined {
  const signedIn = Boolean(useSession()?.person);
  return useQuery({ ...programmeQuery, enabled: signedIn }).data;
}

/** Minutes from UTC of the city's civil time, for client/lib/civil-time.ts; UTC until the programme is loaded. */
export function useOffset(): number {
  return useProgramme()?.catalogue.city.utcOffsetMinutes ?? 0;
}
