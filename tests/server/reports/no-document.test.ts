/** A document that is not made: the person reads a sentence of ours, the operator what the machine said, and the server goes on. */
import type { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { period } from '#shared/period.ts';
import { findJob, insertJob } from '../../../server/reports/jobs/job.repository.ts';
import { DocumentJobs } from '../../../server/reports/jobs/runner.ts';
import { toPdf } from '../../../server/reports/to-pdf.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';
import { approve, yearlyFigures } from '../assessment/approve.ts';

const office = vi.hoisted(() => ({ script: '' }));
vi.mock('node:child_process', async (original) => {
  const real = await original<typeof import('node:child_process')>();
  return {
    ...real,
    spawn: (_program: string, _how: string[], options: Parameters<typeof spawn>[2]) =>
      real.spawn('/bin/sh', ['-c', office.script], options),
  };
});
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const exists: typeof existsSync = (path) => String(path).endsWith('soffice') || real.existsSync(path);
  return { ...real, existsSync: exists };
});

let t: TestApp;
let account: string;
let told: string[];
beforeAll(async () => {
  t = await testApp();
  await approve(t, yearlyFigures());
  account = (await (await t.signIn('analyst')).get('/api/session')).body.person.account;
});
afterAll(() => t.close());
beforeEach(() => {
  told = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((words) => told.push(String(words)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function asked(unit = '', format: 'docx' | 'pdf' = 'docx'): Promise<string> {
  const id = randomUUID();
  await t.world.db.transaction().execute((trx) =>
    insertJob(trx, {
      ...{ id, period: period('2025'), kind: unit ? 'sheet' : 'notice', format, unit, publication: null },
      ...{ state: 'queued', step: '等待生成', steps_done: 0, steps_total: 1, attempts: 0 },
      ...{ asked_by: account, asked_at: '2026-07-20T00:00:00.000Z', ended_at: null },
      ...{ file_name: '通报.docx', media_type: 'application/x', byte_size: null, content: null },
    }),
  );
  return id;
}

test('a database that is away ends nothing: the operator hears once, and the next look makes the document', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const away = await openTestDatabase();
  await away.close();
  const world = { ...t.world, db: away.db };
  const jobs = new DocumentJobs(world);
  for (const _ of [1, 2, 3]) {
    jobs.wake();
    await jobs.idle();
  }
  expect(told).toEqual([expect.stringContaining('生成材料的任务没有进行下去')]);
  const id = await asked();
  world.db = t.world.db;
  vi.advanceTimersByTime(15_000);
  await jobs.idle();
  expect((await findJob(t.world.db, id))?.state).toBe('done');
  world.db = away.db;
  jobs.wake();
  await jobs.stop();
  expect(told).toHaveLength(2);
});

test('the driver’s words and machine paths are the operator’s to read, not the person’s', async () => {
  const id = await asked('no-such-unit');
  const jobs = new DocumentJobs({
    ...t.world,
    get templates(): never {
      throw new Error('EACCES: permission denied, open /srv/secret/place');
    },
  });
  const plain = await asked();
  jobs.wake();
  await jobs.idle();
  expect((await findJob(t.world.db, plain))?.step).toBe('没有生成，请重试或与系统管理员联系。');
  expect(told.join('')).toContain('/srv/secret/place');
  expect((await findJob(t.world.db, id))?.step).toMatch(/^没有生成[，：]\p{Script=Han}+/u);
});

test.each([
  [
    'ends with a code',
    'echo "cannot load /tmp/x" >&2; exit 7',
    'LibreOffice ended with 7: cannot load /tmp/x',
  ],
  ['is killed', 'kill -9 $$', 'LibreOffice ended with SIGKILL'],
  ['ends well and leaves no file', 'echo "source could not be loaded"', 'source could not be loaded'],
])(
  'a LibreOffice that %s has made nothing, and what it said is kept for the operator',
  async (_how, script, words) => {
    office.script = script;
    const failed = await toPdf(new Uint8Array(), 'docx', new AbortController().signal).catch((e: Error) => e);
    expect(failed).toMatchObject({
      message: expect.stringContaining('LibreOffice 没有转换成功'),
      cause: { message: expect.stringContaining(words) },
    });
    const id = await asked('', 'pdf');
    const jobs = new DocumentJobs(t.world);
    jobs.wake();
    await jobs.idle();
    const step = (await findJob(t.world.db, id))?.step;
    expect(step).toContain('没有生成：LibreOffice 没有转换成功');
    expect(step).not.toMatch(/[a-z]\/|ended/);
    expect(told.join('')).toContain(words);
  },
);
