/** Short runs of `npm run faults` in the suite; the full ones are run by hand. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '#shared/calc/random.ts';
import { type LiveServer, startServer } from '../helpers/live-server.ts';
import { openDesk } from '../server/returns/desk.ts';
import { Crash } from './crash.ts';
import { documentsThroughKills } from './documents.ts';
import { raceOnReturn } from './pairs.ts';
import { retriesBetweenKills } from './retries.ts';
import { stopsUnderLoad } from './stops.ts';
import { sizeLimit } from './storage.ts';
import { refuseApproval, refusePublication } from './storage-acts.ts';

test('forty races on one return have one winner each, and what stands is the winner’s', async () => {
  const desk = await openDesk();
  const counts = await raceOnReturn(desk, seededRandom(5), 40);
  expect(counts).toMatchObject({ rounds: 40, won: 40, wrong: 0 });
  expect(counts.conflicts).toBe(counts.writers - 40);
  await desk.t.close();
});

/** Limits on the files of a running process are Linux's. */
const limits = process.platform === 'linux' && canLimit();
function canLimit(): boolean {
  try {
    execFileSync('prlimit', ['--version']);
    return true;
  } catch {
    return false;
  }
}

describe('a running server', () => {
  const random = seededRandom(1);
  let server: LiveServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  test.skipIf(!limits)(
    'a store that fails at any write of an approval says so and keeps nothing',
    async () => {
      const counts = await refuseApproval(server, random, sizeLimit(server));
      expect(counts).toMatchObject({ otherWords: 0, leftSomething: 0, broken: 0 });
      expect(counts.refused).toBeGreaterThan(3);
    },
  );

  test.skipIf(!limits)('so does a publication, at every twelfth write', async () => {
    const counts = await refusePublication(server, sizeLimit(server), 12);
    expect(counts).toMatchObject({ otherWords: 0, leftSomething: 0, broken: 0 });
    expect(counts.refused).toBeGreaterThan(2);
  });

  test('kills in the middle of work lose and break nothing', async () => {
    const crash = await Crash.prepare(server, random);
    for (let k = 0; k < 3; k++) {
      await crash.killDuringWork(200 + random() * 300);
      await crash.verify();
    }
    expect(crash.counts).toMatchObject({ lost: 0, broken: 0 });
    expect(crash.counts.acknowledged).toBeGreaterThan(0);
  });

  test('a key sent again after kills has one effect and one reply', async () => {
    const counts = await retriesBetweenKills(server, random, 1, 3);
    expect(counts).toMatchObject({ keys: 2, sends: 6, kills: 4, notOne: 0, differing: 0 });
  });

  test('a document whose server is killed ends after it comes back, and a cancelled one leaves nothing', async () => {
    const counts = await documentsThroughKills(server, random, 1);
    expect(counts).toMatchObject({ kills: 1, cancels: 1, lost: [], left: 0 });
  });

  test('a stop under load ends by itself with 0 and keeps what was acknowledged', async () => {
    const counts = await stopsUnderLoad(server, random, 2);
    expect(counts).toMatchObject({ stops: 2, lost: 0, broken: 0, unclean: 0 });
  });
});
