/** Another server's change of the programme: in force here too, never an older one in its place, and a failure is tried again. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Catalogue } from '#shared/catalogue.ts';
import { Changes } from '../../../server/db/changes.ts';
import { followProgramme } from '../../../server/programme/follow-programme.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
let told: string[];
beforeEach(async () => {
  t = await testApp({ city: 'second' });
  told = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((words) => told.push(String(words)) > 0);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await t.close();
});

/** A world whose programme in force is whatever is given next, as late as it is given. */
function following() {
  const waiting: ((found: { number: number; catalogue: Catalogue } | Error) => void)[] = [];
  const at = () =>
    new Promise<{ number: number; catalogue: Catalogue }>((resolve, reject) =>
      waiting.push((found) => (found instanceof Error ? reject(found) : resolve(found))),
    );
  const world = { ...t.world, changes: new Changes(), programmes: { ...t.world.programmes, at } };
  followProgramme(world);
  return { world, waiting };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a reading that was overtaken by a confirmation here changes nothing', async () => {
  const { world, waiting } = following();
  const { catalogue } = world;
  world.changes.tell(['data_version']);
  const newer = { ...catalogue };
  Object.assign(world, { catalogue: newer, catalogueVersion: 7 });
  waiting[0]?.({ number: 6, catalogue: { ...catalogue } });
  await settle();
  expect([world.catalogue === newer, world.catalogueVersion]).toEqual([true, 7]);
});

test('words heard while one is read are read after it, one at a time', async () => {
  const { world, waiting } = following();
  for (const _ of [1, 2, 3]) world.changes.tell(['data_version']);
  expect(waiting).toHaveLength(1);
  waiting[0]?.({ number: 5, catalogue: { ...world.catalogue } });
  await settle();
  expect(waiting).toHaveLength(2);
  waiting[1]?.({ number: 6, catalogue: { ...world.catalogue } });
  await settle();
  expect(world.catalogueVersion).toBe(6);
});

test('a database that is away is asked again; the operator hears once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { world, waiting } = following();
  world.changes.tell(null);
  for (const n of [0, 1]) {
    waiting[n]?.(new Error('connection lost'));
    await settle();
    vi.advanceTimersByTime(5_000);
  }
  waiting[2]?.({ number: 5, catalogue: { ...world.catalogue } });
  await settle();
  expect(world.catalogueVersion).toBe(5);
  expect(told).toEqual([expect.stringContaining('没有换上新确认的统计制度')]);
});
