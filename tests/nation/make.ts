/**
 * Makes a folder and a filled database of a province or the nation, for the real server to run on:
 * `node tests/nation/make.ts DIR 330000|nation [ten]`, then
 * `DATA_DIR=DIR/data SEED_DIR=DIR/seed CITY=tree npm start`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boot } from '../../server/boot.ts';
import { loadConfig } from '../../server/config.ts';
import { simulatedFigures } from './figures.ts';
import { fill } from './fill.ts';
import { PERIODS, TEN_YEARS, writeNationFolder } from './folder.ts';

const [dir, root, years] = process.argv.slice(2);
if (!dir || !root) throw new Error('node tests/nation/make.ts DIR 330000|nation [ten]');
const periods = years === 'ten' ? TEN_YEARS : PERIODS;
const folder = join(dir, 'seed/tree');
const areas = writeNationFolder(folder, root === 'nation' ? null : root, periods);
// A demonstration that tells nothing: its accounts, and the day on which it begins.
mkdirSync(join(folder, 'demo'), { recursive: true });
mkdirSync(join(dir, 'data'), { recursive: true });
writeFileSync(
  join(folder, 'demo/figures.csv'),
  'period,organisation,revision,unit,indicator,value,note,release,origin,citation\n',
);
writeFileSync(
  join(folder, 'demo/events.json'),
  JSON.stringify({ now: '2026-07-20T02:00:00.000Z', open: '2026-S1', returns: [], corrections: [] }),
);
const settings = { DATA_DIR: join(dir, 'data'), SEED_DIR: join(dir, 'seed'), CITY: 'tree' };
const { world, close } = await boot(loadConfig({ ...process.env, ...settings }), console.log);
await fill(world, simulatedFigures(areas, periods));
await close();
