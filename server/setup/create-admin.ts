/**
 * `npm run create-admin`: leads through the first day of a real installation at the terminal. With nobody to answer (no
 * terminal) it makes the three administrators and leaves the rest to the pages. Refuses when any account exists.
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beginTrail } from '../audit/begin-trail.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { loadConfig } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { assertSameInstallation } from '../installation.ts';
import { firstDay } from './first-day.ts';

const say = (words: string) => void process.stdout.write(`${words}\n`);

async function main(): Promise<void> {
  const config = loadConfig();
  if (config.demo) throw new Error('演示方式已有演示账号；正式运行请设 DEMO=off 后再执行。');
  const catalogue = loadCatalogue(join(config.seedDir, config.city));
  const database = openDatabase(config);
  const terminal = createInterface({ input: process.stdin });
  const lines = terminal[Symbol.asyncIterator]();
  const ask = async (question: string) => {
    process.stdout.write(question);
    const next = await lines.next();
    return next.done ? '' : next.value.trim();
  };
  try {
    const at = new Date();
    await migrate(database, at);
    await beginTrail(database.db, config.trailHash, at);
    await assertSameInstallation(database, config);
    await firstDay({ config, catalogue, db: database.db, now: () => new Date(), ask, say });
  } finally {
    terminal.close();
    await database.db.destroy();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
