/** Documents whose server is killed in the middle, and documents that are cancelled: the one ends, the other leaves nothing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { JobView } from '#shared/contract/reports.ts';
import { DATABASE_FILE } from '../../server/db/open.ts';
import { canMakePdf } from '../../server/reports/to-pdf.ts';
import type { LiveServer } from '../helpers/live-server.ts';
import { Visitor } from './visitor.ts';

/** On a machine that five others work on. */
const PATIENCE_MS = 300_000;
/** Steps of a report: gathering, six drawings, setting, converting; a kill falls into any of them. */
const STEPS = 9;
const WITHIN_MS = 300;
const QUIET_MS = 30_000;

export interface DocumentCounts {
  kills: number;
  cancels: number;
  /** Killed while a document was being made, at which step. */
  inTheMiddle: string[];
  /** Documents that did not end after their server came back, or whose file is not one: where they stood. */
  lost: string[];
  /** Rows, folders and processes that a cancelled or finished document left. */
  left: number;
}

/** The longest document that the machine can make. */
const ORDER = { kind: 'report', format: canMakePdf() ? 'pdf' : 'docx', unit: '' };

/** Kills the server in the middle of `times` documents and cancels as many. */
export async function documentsThroughKills(
  server: LiveServer,
  random: () => number,
  times: number,
): Promise<DocumentCounts> {
  const counts: DocumentCounts = { kills: 0, cancels: 0, inTheMiddle: [], lost: [], left: 0 };
  const analyst = await Visitor.signIn(server.url, 'analyst');
  for (let n = 0; n < times; n++) {
    const killed = await order(analyst);
    const { step, state } = await somewhere(analyst, killed, random);
    await server.kill();
    if (state === 'running') counts.inTheMiddle.push(step);
    counts.kills++;
    await server.restart();
    const fault = await faultOf(analyst, killed);
    if (fault !== null) counts.lost.push(fault);
    await analyst.delete(`/api/document-jobs/${killed}`);
    await quiet(server);
    counts.left += leftOver(server);

    const cancelled = await order(analyst);
    await somewhere(analyst, cancelled, random);
    await analyst.delete(`/api/document-jobs/${cancelled}`);
    counts.cancels++;
    await quiet(server);
    counts.left += leftOver(server);
  }
  return counts;
}

async function order(by: Visitor): Promise<string> {
  const reply = await by.post('/api/reports/2025/jobs', ORDER);
  if (!reply.ok) throw new Error(`order: ${reply.status} ${await reply.text()}`);
  const { id } = (await reply.json()) as JobView;
  return id;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Somewhere in one of the steps of a document, or at its end. */
async function somewhere(by: Visitor, id: string, random: () => number): Promise<JobView> {
  const step = Math.floor(random() * STEPS);
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const job = await by.read<JobView>(`/api/document-jobs/${id}`);
    const there = job.state === 'running' && job.done >= step;
    if (there || job.endedAt !== null || performance.now() > until) {
      await wait(random() * WITHIN_MS);
      return job;
    }
    await wait(20);
  }
}

/** Waits for a document without anybody having its page open, and reads its file. @returns what is wrong with it; null: nothing. */
async function faultOf(by: Visitor, id: string): Promise<string | null> {
  const until = performance.now() + PATIENCE_MS;
  let at = '';
  while (performance.now() < until) {
    const { state, step } = await by.read<JobView>(`/api/document-jobs/${id}`);
    at = `${state}: ${step}`;
    if (state === 'failed') return at;
    if (state === 'done') {
      const file = Buffer.from(await (await by.get(`/api/document-jobs/${id}/file`)).arrayBuffer());
      const whole = file.subarray(0, 2).toString() === (ORDER.format === 'pdf' ? '%P' : 'PK');
      return whole && file.length > 10_000 ? null : `${at}, ${file.length} bytes`;
    }
    await wait(100);
  }
  return at;
}

/** The step at hand of a cancelled document ends by itself, a conversion at once; what stays longer is left. */
async function quiet(server: LiveServer): Promise<void> {
  const until = performance.now() + QUIET_MS;
  while (leftOver(server) > 0 && performance.now() < until) await wait(100);
}

/** Rows, folders and processes of documents. */
function leftOver(server: LiveServer): number {
  const db = new Sqlite(join(server.dataDir, DATABASE_FILE), { readonly: true });
  const rows = db.prepare('select count(*) as n from document_job').get() as { n: number };
  db.close();
  const owner = server.pid();
  const folders = readdirSync(tmpdir()).filter((name) => {
    const of = Number(/^sti-pdf-(\d+)-/.exec(name)?.[1]);
    return of === owner || (of > 0 && !existsSync(`/proc/${of}`) && existsSync('/proc'));
  });
  return rows.n + folders.length + workers(owner);
}

/** Processes at work in a folder of documents, where the system tells. */
function workers(owner: number): number {
  if (!existsSync('/proc')) return 0;
  const running = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return running.filter((id) => {
    const told = join('/proc', id, 'cmdline');
    try {
      const of = Number(/sti-pdf-(\d+)-/.exec(readFileSync(told, 'utf8'))?.[1]);
      return of === owner || (of > 0 && !existsSync(`/proc/${of}`));
    } catch {
      return false;
    }
  }).length;
}
