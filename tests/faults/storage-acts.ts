/** The two acts that decide what is in force, each with a store that refuses at every write in turn. */
import type { LiveServer } from '../helpers/live-server.ts';
import { Crash, type Review } from './crash.ts';
import { readyToSubmit } from './retries.ts';
import { refuseEveryWrite, type Stop, type StorageCounts } from './storage.ts';
import { Visitor } from './visitor.ts';

/** An approval. @param step see `refuseEveryWrite` */
export async function refuseApproval(
  server: LiveServer,
  random: () => number,
  stop: Stop,
  step = 1,
): Promise<StorageCounts> {
  const crash = await Crash.prepare(server, random);
  const { version } = await readyToSubmit(crash);
  const submitted = await crash.submit(version, `storage-${stop.type}`);
  if (!submitted.ok) throw new Error(`submission: ${submitted.status} ${await submitted.text()}`);
  const { view, submission } = await crash.office.read<Review>(crash.review);
  const body = { version: view.version, submission, comment: '' };
  return refuseEveryWrite(
    server,
    stop,
    () => crash.office.post(`${crash.review}/approve`, body),
    async () => (await crash.office.get(crash.review)).text(),
    step,
  );
}

interface Publications {
  dataVersion: number;
  publications: { period: string; version: number }[];
}

/** The confirmation of a yearly publication by the second analyst. @param step see `refuseEveryWrite` */
export async function refusePublication(server: LiveServer, stop: Stop, step = 1): Promise<StorageCounts> {
  const first = await Visitor.signIn(server.url, 'analyst');
  const second = await Visitor.signIn(server.url, 'analyst2');
  const { dataVersion, publications } = await first.read<Publications>('/api/publications');
  const period = publications.map((p) => p.period).find((p) => p.length === 4) ?? '';
  const reason = '故障试验';
  const proposal = { period, dataVersion, unitRun: null, institutionRun: null, reason };
  const proposed = await first.post('/api/publications/proposals', proposal);
  if (!proposed.ok) throw new Error(`proposal: ${proposed.status} ${await proposed.text()}`);
  const { id } = (await proposed.json()) as { id: string };
  return refuseEveryWrite(
    server,
    stop,
    () => second.post(`/api/publications/proposals/${id}/confirm`, { comment: '' }),
    async () => (await first.get('/api/publications')).text(),
    step,
  );
}
