/** Having a document made: asked for, watched, cancelled, fetched. Whoever asked sees it, and nobody else. */
import { randomUUID } from 'node:crypto';
import { asOf } from '#shared/as-of.ts';
import { findUnit } from '#shared/catalogue.ts';
import type { JobView, MakeBody } from '#shared/contract/reports.ts';
import type { Person } from '#shared/contract/session.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { DOCUMENT_NAME } from '#shared/report/document.words.ts';
import { appendAudit } from '../../audit/audit.repository.ts';
import { type Actor, entryOf } from '../../http/actor.ts';
import { badRequest, brokenRules, notFound } from '../../http/problem.ts';
import type { World } from '../../world.ts';
import { requireReadable } from '../readable.ts';
import { canMakePdf } from '../to-pdf.ts';
import { formatsOf } from '../who-may.ts';
import {
  countWaiting,
  deleteJob,
  findJob,
  findJobFile,
  insertJob,
  type StoredJob,
} from './job.repository.ts';
import { jobView } from './job-view.ts';
import { MEDIA } from './media.ts';

/** Of one person at a time; the others wait in line. */
const WAITING = 5;

/** @throws 400 for a format the kind does not have, 404 for what is not the caller's, 422 while too many wait. */
export async function askForDocument(
  world: World,
  actor: Actor,
  period: Period,
  body: MakeBody,
): Promise<JobView> {
  const { kind, format, unit, publication } = body;
  await requireReadable(world, actor.person, { period, ...body });
  if (!formatsOf(kind, canMakePdf()).includes(format)) throw badRequest('没有这种格式');
  const id = randomUUID();
  const name = `${findUnit(asOf(world.catalogue, period), unit)?.name ?? ''}${periodLabel(period)}${DOCUMENT_NAME[kind]}.${format}`;
  await world.db.transaction().execute(async (trx) => {
    if ((await countWaiting(trx, actor.person.account)) >= WAITING)
      throw brokenRules('正在生成的材料太多', [
        {
          pointer: 'kind',
          rule: 'waiting',
          detail: `您有${WAITING}份材料正在生成，请等其中一份完成或取消后再试。`,
        },
      ]);
    await insertJob(trx, {
      ...{ id, period, kind, format, unit },
      publication: publication ?? null,
      state: 'queued',
      step: '等待生成',
      steps_done: 0,
      steps_total: 1,
      attempts: 0,
      asked_by: actor.person.account,
      asked_at: actor.at.toISOString(),
      ended_at: null,
      file_name: name,
      media_type: MEDIA[format],
      byte_size: null,
      content: null,
    });
    await appendAudit(
      trx,
      entryOf(actor, 'make-document', `document/${period}/${kind}`, { id, format, unit }),
    );
  });
  return jobView(await requireJob(world, actor.person, id));
}

/** @throws 404 for another person's job. */
export async function describeJob(world: World, person: Person, id: string): Promise<JobView> {
  return jobView(await requireJob(world, person, id));
}

async function requireJob(world: World, { account }: Person, id: string): Promise<StoredJob> {
  const job = await findJob(world.db, id);
  if (!job || job.asked_by !== account) throw notFound('生成任务，可能已取消或已满一个月');
  return job;
}

/** Takes the job away with whatever it has made. @throws 404 as above. */
export async function cancelJob(world: World, actor: Actor, id: string): Promise<void> {
  const { period, kind } = await requireJob(world, actor.person, id);
  await world.db.transaction().execute(async (trx) => {
    await deleteJob(trx, id);
    await appendAudit(trx, entryOf(actor, 'cancel-document', `document/${period}/${kind}`, { id }));
  });
}

/** The file. @throws 404 while it is not done, for what the caller may no longer read, and as above. */
export async function jobFile(world: World, person: Person, id: string) {
  const job = await requireJob(world, person, id);
  await requireReadable(world, person, { ...job, publication: job.publication ?? undefined });
  const file = await findJobFile(world.db, id);
  if (!file) throw notFound('文件，尚未生成');
  return file;
}
