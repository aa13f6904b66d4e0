/** Going from version to version gives what each version gives when it is built by itself, over a whole demonstration and beyond. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { createPanelStore } from '../../../server/figures/panel-store.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';
import { panelContent } from '../../helpers/panel-content.ts';
import { approve, type Given } from '../assessment/approve.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ demo: true });
});
afterAll(() => t.close());

const newStore = () => createPanelStore(t.world.db, t.world.programmes);

/** Every version from one to another, each from the one before, against one built by itself. */
async function follow(from: number, to: number, every: number): Promise<void> {
  const store = newStore();
  for (let version = from; version <= to; version++) {
    const panel = await store.panel({ version });
    if (version % every !== 0 && version !== to) continue;
    const anew = await newStore().panel({ version });
    if (!panel || !anew) throw new Error(`no version ${version}`);
    expect(panelContent(panel), `version ${version}`).toEqual(panelContent(anew));
  }
}

const latest = async () => (await newStore().panel())?.dataVersion ?? 0;

test('the demonstration, version by version', async () => {
  await follow(1, await latest(), 6);
});

test('corrections, one taken back, and one that a second reporter speaks of', async () => {
  const from = await latest();
  const rd = { organisation: 'tjj', period: '2025', unit: '330481', indicator: 'rd' };
  const said: Given[][] = [
    [{ ...rd, value: '100.5' }],
    [
      { ...rd, value: '120' },
      { ...rd, unit: '330482', value: 'missing' },
    ],
    [{ ...rd, value: 'unreported' }],
    [{ ...rd, period: '2024', value: '80' }],
    [{ ...rd, period: '2019', value: '7' }],
  ];
  for (const given of said) await approve(t, given);
  await follow(from, await latest(), 1);
});

test('what an approval would move is what it moves', async () => {
  const { panels, db } = t.world;
  const pending = await db
    .selectFrom('statistical_return as r')
    .innerJoin('submission as s', 's.id', 'r.submission_id')
    .where('r.state', '=', 'submitted')
    .select(['s.id', 'r.id as return_id', 'r.organisation', 'r.period'])
    .executeTakeFirstOrThrow();
  const decided_at = t.world.now().toISOString();
  const supposed = await panels.supposing({ ...pending, decided_at });
  if (!supposed) throw new Error('nothing to suppose');
  const analyst = await t.signIn('analyst');
  const view = (await analyst.get(`/api/review/returns/${pending.period}/${pending.organisation}`)).body;
  expect(view.effects?.length ?? 0).toBeGreaterThan(0);
  expect(panelContent(supposed.before).micro).not.toBe(panelContent(supposed.after).micro);
  expect(await panels.panel()).toBe(supposed.before);
});

test('an approval that is taken back, and the correction before it holds again', async () => {
  const from = await latest();
  const analyst = await t.signIn('analyst');
  const approved = await t.world.db
    .selectFrom('statistical_return')
    .where('state', '=', 'approved')
    .where('period', '=', period('2025-S1'))
    .select(['organisation', 'version', 'approved_submission_id'])
    .orderBy('organisation')
    .execute();
  for (const { organisation, version, approved_submission_id: submission } of approved.slice(0, 3)) {
    const body = { version, submission, comment: '发现重复计算' };
    const reply = await analyst.post(`/api/review/returns/2025-S1/${organisation}/reopen`, body);
    expect(reply.status).toBe(200);
  }
  expect(await latest()).toBe(from + 3);
  await follow(from, from + 3, 1);
});
