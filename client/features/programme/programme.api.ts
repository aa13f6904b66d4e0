/** 监测制度: what the page asks of the server (shared/contract/programme-changes.ts). */
import { programmeChangesApi as api, type ProgrammeChangesView } from '#shared/contract/programme-changes.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import { ask, call } from '../../lib/call.ts';

export const changesQuery = ask(api.view, {});
export const unitsQuery = (q: string) => ask(api.units, { query: { q: q || undefined } });

export function checkChanges(changes: ProgrammeChange[]) {
  return call(api.check, { body: { changes } });
}

export function proposeChanges(
  changes: ProgrammeChange[],
  reason: string,
  key: string,
): Promise<ProgrammeChangesView> {
  return call(api.propose, { body: { changes, reason } }, { key });
}

export function decideChanges(
  number: number,
  act: 'confirm' | 'refuse' | 'withdraw',
  comment: string,
): Promise<ProgrammeChangesView> {
  return call(api[act], { params: { number }, body: { comment } });
}
