/** A document being made: it outlives the page and the server, and a cancelled one leaves nothing. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { buildApp } from '../../../server/app.ts';
import {
  claimJob,
  deleteOldJobs,
  findJob,
  findNextJob,
  insertJob,
  listJobs,
  updateJob,
} from '../../../server/reports/jobs/job.repository.ts';
import { jobFile } from '../../../server/reports/jobs/jobs.service.ts';
import { DocumentJobs } from '../../../server/reports/jobs/runner.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { approve, yearlyFigures } from '../assessment/approve.ts';

let t: TestApp;
let analyst: Caller;
let account: string;

beforeAll(async () => {
  t = await testApp();
  await approve(t, yearlyFigures());
  analyst = await t.signIn('analyst');
  const { body } = await analyst.get('/api/session');
  account = body.person.account;
});
afterAll(() => t.close());

const rows = () => t.world.db.selectFrom('document_job').selectAll().execute();

/** A job as a server that was stopped in the middle of it leaves it. */
async function leftUndone(attempts: number): Promise<string> {
  const id = randomUUID();
  await t.world.db.transaction().execute((trx) =>
    insertJob(trx, {
      id,
      period: period('2025'),
      kind: 'notice',
      format: 'docx',
      unit: '',
      publication: null,
      state: 'running',
      step: '排版',
      steps_done: 1,
      steps_total: 2,
      attempts,
      asked_by: account,
      asked_at: '2026-07-20T00:00:00.000Z',
      ended_at: null,
      file_name: '通报.docx',
      media_type: 'application/x',
      byte_size: null,
      content: null,
    }),
  );
  return id;
}

test('what a stopped server left undone is made by the next one', async () => {
  const id = await leftUndone(1);
  const jobs = new DocumentJobs(t.world);
  jobs.wake();
  await jobs.idle();
  expect(await findJob(t.world.db, id)).toMatchObject({ state: 'done', step: '已生成', attempts: 2 });
  expect((await analyst.get(`/api/document-jobs/${id}/file`)).bytes.subarray(0, 2).toString()).toBe('PK');
  await analyst.delete(`/api/document-jobs/${id}`);
});

test('a server begins on it by itself', async () => {
  const id = await leftUndone(0);
  const app = await buildApp(t.world);
  await app.ready();
  await expect.poll(async () => (await findJob(t.world.db, id))?.state, { timeout: 60_000 }).toBe('done');
  await app.close();
  await analyst.delete(`/api/document-jobs/${id}`);
});

test('of several servers one makes it, and another goes on when that one is not heard of any more', async () => {
  const id = await leftUndone(0);
  const { db } = t.world;
  const by = (server: string, at: string, alone = false) => findNextJob(db, { server, at, alone });
  const found = await by('one', '2026-07-20T02:00:00.000Z');
  expect(found?.id).toBe(id);
  expect(await claimJob(db, found!, 'one', '2026-07-20T02:01:00.000Z')).toBe(true);
  expect(await claimJob(db, found!, 'two', '2026-07-20T02:01:00.000Z')).toBe(false);
  expect(await updateJob(db, id, 'two', { step: '排版' })).toBe(false);
  expect(await by('two', '2026-07-20T02:00:59.000Z')).toBeUndefined();
  expect((await by('two', '2026-07-20T02:01:01.000Z'))?.id).toBe(id);
  // Where there is one server only, what is under way was left by its predecessor.
  expect((await by('two', '2026-07-20T02:00:59.000Z', true))?.id).toBe(id);
  await analyst.delete(`/api/document-jobs/${id}`);
});

test('one that stopped the server three times is not begun a fourth', async () => {
  const id = await leftUndone(3);
  const jobs = new DocumentJobs(t.world);
  jobs.wake();
  await jobs.idle();
  expect(await findJob(t.world.db, id)).toMatchObject({ state: 'failed', byte_size: null });
  await analyst.delete(`/api/document-jobs/${id}`);
});

test('a cancelled one leaves neither row nor file, at whichever step it was', async () => {
  for (const wait of [0, 1, 3]) {
    const { id } = (await analyst.post('/api/reports/2025/jobs', { kind: 'report', format: 'docx' })).body;
    await expect
      .poll(async () => (await findJob(t.world.db, id))?.steps_done ?? 0, { timeout: 60_000 })
      .toBeGreaterThanOrEqual(wait);
    expect((await analyst.delete(`/api/document-jobs/${id}`)).status).toBe(204);
    expect((await analyst.get(`/api/document-jobs/${id}`)).status).toBe(404);
  }
  const last = (await analyst.post('/api/reports/2025/jobs', { kind: 'notice', format: 'docx' })).body;
  await expect
    .poll(async () => (await findJob(t.world.db, last.id))?.state, { timeout: 60_000 })
    .toBe('done');
  expect((await rows()).map(({ id }) => id)).toEqual([last.id]);
  await analyst.delete(`/api/document-jobs/${last.id}`);
  expect(await rows()).toEqual([]);
});

test('whoever has changed to a county in the meantime no longer gets what the office had made', async () => {
  const asked = await analyst.post('/api/reports/2025/jobs', { kind: 'notice', format: 'docx' });
  const { id } = asked.body;
  await expect.poll(async () => (await findJob(t.world.db, id))?.state, { timeout: 60_000 }).toBe('done');
  const { person } = (await analyst.get('/api/session')).body;
  await expect(jobFile(t.world, person, id)).resolves.toBeDefined();
  const moved = { ...person, role: 'county_reporter', unit: '330481' };
  await expect(jobFile(t.world, moved, id)).rejects.toMatchObject({ problem: { status: 404 } });
  await analyst.delete(`/api/document-jobs/${id}`);
});

test('no more than five of one person wait, and the old ones go', async () => {
  const asked = await Promise.all(
    Array.from({ length: 7 }, () =>
      analyst.post('/api/reports/2025/jobs', { kind: 'report', format: 'docx' }),
    ),
  );
  const statuses = asked.map(({ status }) => status).sort();
  expect(statuses.filter((status) => status === 422).length).toBeGreaterThanOrEqual(1);
  for (const { body } of asked) if (body.id) await analyst.delete(`/api/document-jobs/${body.id}`);
  const old = await leftUndone(3);
  const jobs = new DocumentJobs(t.world);
  jobs.wake();
  await jobs.idle();
  await deleteOldJobs(t.world.db, new Date('2999-01-01T00:00:00.000Z'));
  expect(await findJob(t.world.db, old)).toBeUndefined();
  expect(await listJobs(t.world.db, account)).toEqual([]);
});
