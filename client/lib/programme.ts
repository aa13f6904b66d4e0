/** The statistical programme and the state of its periods, which most pages need. */
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Programme, type ProgrammeState, programmeApi } from '#shared/contract/programme.ts';
import { ask, callAt } from './call.ts';
import { askedHere } from './node.ts';
import { useSession } from './session.ts';

const MINUTE_MS = 60_000;

/** Its address names its content: once read it holds, and the browser keeps it beyond this page. */
const catalogueQuery = (digest: string) => ({
  ...ask(programmeApi.catalogue, { params: { digest }, query: {} }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** A state is there once its catalogue is: no page stands without one in between. Both are those of the area that is open. */
function programmeQuery() {
  const here = askedHere(programmeApi.programme, { query: {} });
  return queryOptions({
    ...ask(programmeApi.programme, here),
    queryFn: async ({ client, signal }): Promise<ProgrammeState> => {
      const state = await callAt(programmeApi.programme, here, { signal });
      await client.ensureQueryData(catalogueQuery(state.catalogueDigest));
      return state;
    },
    staleTime: MINUTE_MS,
  });
}

/** Reads the catalogue of the state that came with a page, which is drawn from it already. */
export async function loadCatalogue(client: QueryClient): Promise<void> {
  const state = client.getQueryData<ProgrammeState>(programmeQuery().queryKey);
  if (state) await client.ensureQueryData(catalogueQuery(state.catalogueDigest));
}

/** The programme, or undefined until it is loaded or while nobody is signed in. */
export function useProgramme(): Programme | undefined {
  const signedIn = Boolean(useSession()?.person);
  const state = useQuery({ ...programmeQuery(), enabled: signedIn }).data;
  const catalogue = useQuery({
    ...catalogueQuery(state?.catalogueDigest ?? ''),
    enabled: state !== undefined,
  }).data;
  return useMemo(() => state && catalogue && { ...state, catalogue }, [state, catalogue]);
}

/** Minutes from UTC of the city's civil time, for client/lib/civil-time.ts; UTC until the programme is loaded. */
export function useOffset(): number {
  return useProgramme()?.catalogue.city.utcOffsetMinutes ?? 0;
}
