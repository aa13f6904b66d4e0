/** From settings to a world: opens and migrates the database, loads the programme, seeds a demonstration once. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '#shared/catalogue.ts';
import { singleSignOn } from './accounts/single-sign-on.ts';
import { beginTrail, sealOlderTables } from './audit/begin-trail.ts';
import { loadCatalogue } from './catalogue/load-catalogue.ts';
import { loadOutline } from './catalogue/load-outline.ts';
import type { Config } from './config.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { openReplica } from './db/postgres/open-postgres.ts';
import { aloneAtStart } from './db/postgres/starters-turn.ts';
import { demoClock } from './demo/clock.ts';
import { seedDemo } from './demo/replay.ts';
import { demoStart } from './demo/story.ts';
import { panelKeeper } from './figures/panel-snapshot.ts';
import { createPanelStore } from './figures/panel-store.ts';
import { RequestCounts } from './http/request-counts.ts';
import { assertSameInstallation } from './installation.ts';
import { adoptOlderPeriods } from './periods/adopt-plan.ts';
import { adoptProgramme } from './programme/adopt-programme.ts';
import { createProgrammeStore } from './programme/programme-store.ts';
import { messengerOf } from './reminders/messenger.ts';
import { loadTemplates } from './reports/load-templates.ts';
import { openSecretBox } from './secret-box.ts';
import type { World } from './world.ts';

const BUILT_CLIENT = join(import.meta.dirname, '../.build/client');

interface Booted {
  world: World;
  close(): Promise<void>;
}

/**
 * Makes the world a server runs in.
 * @param say told in words what is being done. @throws DatabaseProblem, CatalogueProblem with a sentence for the operator.
 */
export async function boot(config: Config, say: (words: string) => void): Promise<Booted> {
  const city = join(config.seedDir, config.city);
  const folder = loadCatalogue(city);
  const outline = loadOutline(city, folder);
  const start = () => startWith(config, say, city, folder, outline);
  return config.databaseUrl ? aloneAtStart(config.databaseUrl, say, start) : start();
}

async function startWith(
  config: Config,
  say: (words: string) => void,
  city: string,
  folder: Catalogue,
  outline: World['outline'],
): Promise<Booted> {
  const database = openDatabase(config);
  /** What was opened, the last first: a start that fails leaves nothing behind either. */
  const opened: (() => Promise<void> | void)[] = [() => database.db.destroy()];
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    const applied = await migrate(database, new Date());
    if (applied.length > 0) say(`数据库：已执行 ${applied.length} 个迁移。`);
    await beginTrail(database.db, config.trailHash, new Date());
    await sealOlderTables(database.db, new Date());
    await assertSameInstallation(database, config);
    const now = config.demo ? await demoClock(database.db, demoStart(join(city, 'demo'))) : () => new Date();
    const programmes = createProgrammeStore();
    const running = await adoptProgramme(database.db, programmes, folder, now(), say);
    const replica = config.replicaUrl ? openReplica(config.replicaUrl) : null;
    opened.push(async () => replica?.destroy());
    const counts = config.databaseUrl ? new RequestCounts(database.db) : null;
    opened.push(() => counts?.stop());
    const secrets = openSecretBox(config.dataDir);
    const keeper = panelKeeper(config.dataDir, secrets, say);
    opened.push(() => keeper.settled());
    const world: World = {
      db: database.db,
      changes: database.changes,
      counts,
      catalogue: running.catalogue,
      catalogueVersion: running.number,
      outline,
      templates: loadTemplates(city),
      now,
      demo: config.demo,
      secondFactor: !config.demo,
      singleSignOn:
        config.singleSignOn && config.publicUrl ? singleSignOn(config.singleSignOn, config.publicUrl) : null,
      messenger: messengerOf(config.messages),
      secrets,
      clientDir: existsSync(join(BUILT_CLIENT, 'index.html')) ? BUILT_CLIENT : null,
      publicUrl: config.publicUrl,
      store: { damage: [] },
      programmes,
      panels: createPanelStore(database.db, programmes, replica, keeper),
    };
    await adoptOlderPeriods(world);
    if (config.demo) await seedDemo(world, join(city, 'demo'), say);
    return { world, close };
  } catch (error) {
    await close();
    throw error;
  }
}
