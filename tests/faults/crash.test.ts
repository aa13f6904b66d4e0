/** A short run of `npm run faults` in the suite; the full one is 200 kills. */
import { expect, test } from 'vitest';
import { seededRandom } from '#shared/calc/random.ts';
import { startServer } from '../helpers/live-server.ts';
import { Crash } from './crash.ts';

const KILLS = 5;

test(`${KILLS} kills in the middle of work lose and break nothing`, { timeout: 180_000 }, async () => {
  const random = seededRandom(1);
  const server = await startServer();
  try {
    const crash = await Crash.prepare(server, random);
    for (let k = 0; k < KILLS; k++) {
      await crash.killDuringWork(200 + random() * 300);
      await crash.verify();
    }
    expect(crash.counts).toMatchObject({ lost: 0, broken: 0 });
    expect(crash.counts.acknowledged).toBeGreaterThan(0);
  } finally {
    await server.close();
  }
});
