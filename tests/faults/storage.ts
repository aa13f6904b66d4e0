/**
 * The store refuses at every write of one act in turn (trust.md, reliability 3): the write-ahead log of SQLite may grow by
 * no page, then by one, then by two, until the act goes through. Each refusal is said in words, leaves nothing behind and
 * is followed by the same act without a hitch. What it cannot show: an fsync that fails after its write succeeded.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DATABASE_FILE } from '../../server/db/open.ts';
import type { LiveServer } from '../helpers/live-server.ts';
import { brokenRows } from './invariants.ts';

/** A frame of the log: 24 bytes of head and one page; the log itself begins with 32 bytes. */
const PAGE = 4096;
const FRAME = PAGE + 24;
const LOG_HEAD = 32;

/** Something that stops files from growing. */
export interface Stop {
  /** The words' type of a reply while it holds. */
  type: 'store-unwritable' | 'store-full';
  /** From now on the log may take that many frames. */
  allow(frames: number): void;
  lift(): void;
}

/** A limit on the size of the server's files: the write that passes it fails with EFBIG, an I/O error to SQLite. */
export function sizeLimit(server: LiveServer): Stop {
  const limit = (bytes: number | 'unlimited') =>
    execFileSync('prlimit', ['--pid', String(server.pid()), `--fsize=${bytes}:`]);
  return {
    type: 'store-unwritable',
    // Half a frame more every second time: the write then breaks off inside a page.
    allow: (frames) => limit(LOG_HEAD + frames * FRAME + (frames % 2) * (FRAME / 2)),
    lift: () => limit('unlimited'),
  };
}

/** A file that leaves only so many pages of a small disk: the write that needs another fails with ENOSPC. */
export function filledDisk(server: LiveServer): Stop {
  const filler = join(server.dataDir, 'filler');
  const lift = () => rmSync(filler, { force: true });
  return {
    type: 'store-full',
    allow: (frames) => {
      lift();
      const { bavail, bsize } = statfsSync(server.dataDir);
      const file = openSync(filler, 'w');
      const block = Buffer.alloc(bsize);
      for (let left = bavail - Math.ceil((frames * PAGE) / bsize); left > 0; left--) writeSync(file, block);
      closeSync(file);
    },
    lift,
  };
}

export interface StorageCounts {
  /** Places at which the store refused. */
  refused: number;
  /** Refusals in other words than those of the store. */
  otherWords: number;
  /** Refusals that left something changed. */
  leftSomething: number;
  broken: number;
}

/**
 * Tries `act` with ever more room, `step` frames at a time, until it succeeds.
 * @param standing what must be the same before and after a refusal
 */
export async function refuseEveryWrite(
  server: LiveServer,
  stop: Stop,
  act: () => Promise<Response>,
  standing: () => Promise<string>,
  step = 1,
): Promise<StorageCounts> {
  const counts = { refused: 0, otherWords: 0, leftSomething: 0, broken: 0 };
  const before = await standing();
  for (let frames = 0; ; frames += step) {
    emptyLog(server);
    stop.allow(frames);
    const reply = await act().finally(() => stop.lift());
    if (reply.ok) {
      counts.broken += brokenRows(server.dataDir);
      return counts;
    }
    counts.refused++;
    const { type } = (await reply.json()) as { type: string };
    if (type !== stop.type || reply.status !== 503) counts.otherWords++;
    if ((await standing()) !== before) counts.leftSomething++;
    counts.broken += brokenRows(server.dataDir);
  }
}

/** Brings the log back to no length, so that the next write is its first. */
function emptyLog({ dataDir }: LiveServer): void {
  const db = new Sqlite(join(dataDir, DATABASE_FILE));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
