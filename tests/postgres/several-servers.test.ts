/** A short run of `npm run faults`' two servers; the long one is run by hand. */
import { expect, test } from 'vitest';
import { seededRandom } from '#shared/calc/random.ts';
import { severalServers } from '../faults/several.ts';

test('restarts of the database and kills of either server lose nothing acknowledged; readers see an approval within a second', async () => {
  const counts = await severalServers({ approvals: 10, restarts: 2, kills: 2 }, seededRandom(3));
  // How long a reader waits (`late`) is the long run's to say: a busy machine makes anybody wait.
  expect(counts).toMatchObject({ lost: 0, keptAllTheSame: 0, died: 0, broken: 0, unverified: 0 });
  expect(counts.approvals).toBeGreaterThanOrEqual(10);
  // The demonstration is loaded and two servers start three times.
}, 400_000);
