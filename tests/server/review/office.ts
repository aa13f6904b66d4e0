/** The made-up city with a running server, and a short way to file a return in it. */
import type { Person } from '#shared/contract/session.ts';
import type { Actor } from '../../../server/http/actor.ts';
import { findReturn } from '../../../server/workflow/workflow.repository.ts';
import { saveDraft, submit } from '../../../server/workflow/workflow.service.ts';
import { type TestApp, type TestAppOptions, testApp } from '../../helpers/app.ts';
import { S1, small } from './small-catalogue.ts';

export interface Office {
  t: TestApp;
  /** Files and submits `unit/indicator → text` as an organisation; `answer` is given to every remark. @returns the submission's id. */
  file(
    organisation: string,
    cells: Record<string, string>,
    options?: { comment?: string; answer?: string; reason?: string },
  ): Promise<string>;
  /** The actor behind an account, acting now. */
  actor(name: string): Promise<Actor>;
}

export async function openOffice(options: TestAppOptions = {}): Promise<Office> {
  const t = await testApp({ adapt: () => small, ...options });
  const actor = async (name: string): Promise<Actor> => {
    const person = (await (await t.signIn(name)).get('/api/session')).body.person as Person;
    return { person, address: '127.0.0.1', at: t.world.now() };
  };
  return {
    t,
    actor,
    file: async (organisation, cells, { comment = '', answer = '', reason = '' } = {}) => {
      const by = await actor(organisation);
      const id = { period: S1, organisation };
      const before = await findReturn(t.world.db, S1, organisation);
      const reasons: Record<string, string> =
        reason === '' ? {} : Object.fromEntries(t.catalogue.rules.map((r) => [r.id, reason]));
      const edits = Object.entries(cells).map(([key, text]) => ({
        key,
        text,
        note: '',
        release: '',
        reasons,
        answer,
      }));
      const version = await saveDraft(t.world, by, id, { version: before?.version ?? 0, cells: edits });
      return (await submit(t.world, by, id, { version, comment }))?.submission ?? '';
    },
  };
}

export const viewPath = (organisation: string) => `/api/review/returns/2026-S1/${organisation}`;
