/** A start that fails, early or late, leaves nothing open: the next one, or a restored folder, finds the files free. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { boot } from '../../server/boot.ts';
import { loadConfig } from '../../server/config.ts';
import { DATABASE_FILE } from '../../server/db/open.ts';
import { CITY_FOLDERS } from '../helpers/app.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'sti-boot-'));
  cpSync(CITY_FOLDERS.second, join(place, 'second-city'), { recursive: true });
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const dataDir = () => join(place, 'data');
const start = (more: Record<string, string> = {}) =>
  boot(loadConfig({ DATA_DIR: dataDir(), SEED_DIR: place, CITY: 'second-city', ...more }), () => {});
/** SQLite keeps its log beside the file for as long as somebody has it open. */
const isOpen = () => existsSync(join(dataDir(), `${DATABASE_FILE}-wal`));

test('what is open while a server runs is closed with it', async () => {
  const { close } = await start();
  expect(isOpen()).toBe(true);
  await close();
  expect([existsSync(join(dataDir(), DATABASE_FILE)), isOpen()]).toEqual([true, false]);
});

test('real data that are not to be shown as a demonstration are left closed', async () => {
  await (await start({ DEMO: 'off' })).close();
  await expect(start()).rejects.toThrow('不能以演示方式启动');
  expect(isOpen()).toBe(false);
});

test('a demonstration that cannot be played, the last step of all, leaves the files closed', async () => {
  const file = join(place, 'second-city/demo/figures.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('east,2023,1,east,fiscal_basic,', '$&x'));
  await expect(start()).rejects.toThrow('demo/figures.csv');
  expect([existsSync(join(dataDir(), DATABASE_FILE)), isOpen()]).toEqual([true, false]);
});
