/** A key that is sent ten times while the server is killed again and again: one effect, one reply (trust.md, reliability 6). */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { LiveServer } from '../helpers/live-server.ts';
import { Crash, PERIOD, type Review, type View } from './crash.ts';

/** How often each key is sent. */
export const SENDS = 10;
const WITHIN_MS = 120;

export interface RetryCounts {
  keys: number;
  sends: number;
  kills: number;
  /** Keys with another number of effects than one. */
  notOne: number;
  /** Keys whose replies differ from one another. */
  differing: number;
}

/** Sends `keys` submissions and as many approvals, each `sends` times, killing the server at a random moment of each sending. */
export async function retriesBetweenKills(
  server: LiveServer,
  random: () => number,
  keys: number,
  sends = SENDS,
): Promise<RetryCounts> {
  const counts: RetryCounts = { keys: 0, sends: 0, kills: 0, notOne: 0, differing: 0 };
  const crash = await Crash.prepare(server, random);
  const repeat = async (what: keyof typeof EFFECTS, send: () => Promise<Response>) => {
    const before = effectsOf(server, what);
    const replies = await sendThroughKills(server, random, counts, sends, send);
    counts.keys++;
    if (effectsOf(server, what) !== before + 1) counts.notOne++;
    if (new Set(replies).size !== 1) counts.differing++;
  };
  for (let k = 0; k < keys; k++) {
    const { version } = await readyToSubmit(crash);
    await repeat('submit', () => crash.submit(version, `retry-submit-${k}`));
    const { view, submission } = await crash.office.read<Review>(crash.review);
    const body = { version: view.version, submission, comment: '' };
    const header = { 'idempotency-key': `retry-approve-${k}` };
    await repeat('approve', () => crash.office.post(`${crash.review}/approve`, body, header));
  }
  return counts;
}

/** A draft with a reason for every finding, whatever state the return was in. */
export async function readyToSubmit(crash: Crash): Promise<View> {
  let view = await crash.county.read<View>(crash.own);
  if (view.state === 'submitted') await crash.approve();
  view = await crash.county.read<View>(crash.own);
  if (view.state === 'approved') await crash.correct(view);
  view = await crash.county.read<View>(crash.own);
  await crash.saveDraft(view);
  return crash.county.read<View>(crash.own);
}

/** @returns what each answered sending was answered: the state and the version reached, or the refusal. */
async function sendThroughKills(
  server: LiveServer,
  random: () => number,
  counts: RetryCounts,
  sends: number,
  send: () => Promise<Response>,
): Promise<string[]> {
  const replies: string[] = [];
  for (let n = 0; n < sends; n++) {
    counts.sends++;
    // Cut off before the head of the answer or in the middle of its body.
    const answered = send()
      .then(async (reply) => `${reply.status} ${versionIn(await reply.text())}`)
      .catch(() => null);
    // The last sending is let through: somebody who goes on trying gets an answer.
    if (n < sends - 1) {
      await new Promise((resolve) => setTimeout(resolve, random() * WITHIN_MS));
      await server.kill();
      counts.kills++;
    }
    const reply = await answered;
    if (reply !== null) replies.push(reply);
    await server.restart();
  }
  return replies;
}

function versionIn(text: string): string {
  const { view, version, state, type } = JSON.parse(text) as {
    view?: { version: number };
    version?: number;
    state?: string;
    type?: string;
  };
  return `${type ?? state ?? ''} ${view?.version ?? version ?? ''}`;
}

const EFFECTS = {
  submit: `SELECT count(*) FROM submission s JOIN statistical_return r ON r.id = s.return_id WHERE r.period = '${PERIOD}'`,
  approve: `SELECT count(*) FROM decision d JOIN data_version v ON v.decision_id = d.id WHERE d.kind = 'approve'`,
} as const;

function effectsOf({ dataDir }: LiveServer, what: keyof typeof EFFECTS): number {
  const db = new Sqlite(join(dataDir, 'monitor.db'), { readonly: true });
  try {
    return db.prepare(EFFECTS[what]).pluck().get() as number;
  } finally {
    db.close();
  }
}
