/** A start takes the panel that was kept, the same to the bit; one that was touched, or rests on something else, it throws away. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { panelKeeper, SNAPSHOT_FILE } from '../../../server/figures/panel-snapshot.ts';
import { DISCARDED } from '../../../server/figures/panel-snapshot.words.ts';
import { createPanelStore } from '../../../server/figures/panel-store.ts';
import { secretBox } from '../../../server/secret-box.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';
import { panelContent } from '../../helpers/panel-content.ts';
import { approve } from '../assessment/approve.ts';

let t: TestApp;
let folder: string;
let said: string[];
beforeAll(async () => {
  t = await testApp({ demo: true });
  folder = mkdtempSync(join(tmpdir(), 'sti-snapshot-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await t.close();
});
beforeEach(() => {
  said = [];
});

const keeper = (key = 7) =>
  panelKeeper(folder, secretBox(Buffer.alloc(32, key)), (words) => said.push(words));
const store = (key?: number) => createPanelStore(t.world.db, t.world.programmes, null, keeper(key));
const anew = async () => panelContent((await createPanelStore(t.world.db, t.world.programmes).panel())!);
const read = (key?: number) => keeper(key).read(t.world.db, t.world.programmes);
const bytes = () => readFileSync(join(folder, SNAPSHOT_FILE));

test('the first panel is written down; the next start has it, the same to the bit', async () => {
  expect(await read()).toBeNull();
  await store().panel();
  await expect.poll(() => read(), { timeout: 20_000 }).not.toBeNull();
  const kept = await read();
  expect(panelContent(kept!.panel)).toEqual(await anew());
  expect(panelContent((await store().panel())!)).toEqual(await anew());
  expect(said).toEqual([]);
});

test('from a kept panel of an earlier version the start goes on to the latest', async () => {
  const rd = { organisation: 'tjj', period: '2025', unit: '330481', indicator: 'rd' };
  await approve(t, [{ ...rd, value: '100.5' }]);
  await approve(t, [{ ...rd, period: '2024', value: '80' }]);
  const version = (await read())?.panel.dataVersion ?? 0;
  const panel = await store().panel();
  expect(panel?.dataVersion).toBe(version + 2);
  expect(panelContent(panel!)).toEqual(await anew());
  // An earlier version, asked for first, is not the kept one.
  expect((await store().panel({ version: 3 }))?.dataVersion).toBe(3);
  expect(said).toEqual([]);
});

test('one byte changed, another key, a cut-off end: thrown away in words, the figures are those of the rows', async () => {
  const good = bytes();
  const changed = Buffer.from(good);
  const middle = Math.floor(good.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  for (const bad of [
    changed,
    good.subarray(0, -1),
    Buffer.alloc(0),
    Buffer.from('x\n'),
    Buffer.alloc(5000, 65),
  ]) {
    writeFileSync(join(folder, SNAPSHOT_FILE), bad);
    said = [];
    expect(await read()).toBeNull();
    expect(said).toEqual([DISCARDED.damaged]);
  }
  expect(panelContent((await store().panel())!)).toEqual(await anew());
  writeFileSync(join(folder, SNAPSHOT_FILE), good);
  said = [];
  expect(await read(8)).toBeNull();
  expect(said).toEqual([DISCARDED.damaged]);
});

test('a stop waits until it is written; what a killed server left half written is removed at the next start', async () => {
  const half = join(folder, `${SNAPSHOT_FILE}.4711`);
  writeFileSync(half, 'x');
  rmSync(join(folder, SNAPSHOT_FILE));
  const own = keeper();
  await createPanelStore(t.world.db, t.world.programmes, null, own).panel();
  await own.settled();
  expect((await read())?.panel.dataVersion).toBeGreaterThan(0);
  expect(existsSync(half)).toBe(false);
  expect(said).toEqual([]);
});

test('one that rests on other rows, of another installation, is thrown away', async () => {
  const other = await testApp({ city: 'second', demo: true });
  expect(await keeper().read(other.world.db, other.world.programmes)).toBeNull();
  expect(said).toEqual([DISCARDED.stale]);
  await other.close();
});
