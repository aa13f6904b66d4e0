import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figureAt, type Panel } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { targetsOverview } from '#shared/targets/overview/overview.ts';
import { openTargetView } from '#shared/targets/view.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { migrate } from '../../server/db/migrate.ts';
import { replayDemo } from '../../server/demo/replay.ts';
import { createPanelStore } from '../../server/figures/panel-store.ts';
import { storeCatalogue } from '../../server/programme/programme.service.ts';
import { createProgrammeStore } from '../../server/programme/programme-store.ts';
import { secretBox } from '../../server/secret-box.ts';
import type { World } from '../../server/world.ts';
import { openTestDatabase } from '../helpers/test-database.ts';
import { brokenCopy, JIAXING, SECOND } from './folders.ts';

const NOW = new Date('2026-07-27T01:00:00.000Z');

/** Plays a city's folder into a fresh database and reads the panels of what is known now and on earlier days. */
async function replayed<T>(
  city: string,
  read: (world: World, panel: (asKnownOn?: string) => Promise<Panel>) => Promise<T>,
): Promise<T> {
  const database = await openTestDatabase();
  try {
    const catalogue = loadCatalogue(city);
    await migrate(database, NOW);
    const programmes = createProgrammeStore();
    const catalogueVersion = await storeCatalogue(database.db, catalogue, NOW);
    programmes.keep(catalogueVersion, catalogue);
    const world: World = {
      db: database.db,
      changes: database.changes,
      counts: null,
      catalogue,
      catalogueVersion,
      outline: null,
      templates: new Map(),
      now: () => NOW,
      demo: true,
      clientDir: null,
      publicUrl: null,
      store: { damage: [] },
      secondFactor: false,
      singleSignOn: null,
      messenger: null,
      secrets: secretBox(Buffer.alloc(32, 7)),
      programmes,
      panels: createPanelStore(database.db, programmes),
    };
    await replayDemo(world, join(city, 'demo'), () => {});
    return await read(world, async (asKnownOn) => {
      const panel = await world.panels.panel(asKnownOn === undefined ? {} : { asKnownOn });
      if (!panel) throw new Error('nothing approved yet');
      return panel;
    });
  } finally {
    await database.close();
  }
}

test('the demonstration goes through submission and approval, and its correction reaches the figures', async () => {
  await replayed(JIAXING, async (_, panel) => {
    const [before, after] = [await panel('2025-03-01'), await panel()];
    const of2024 = (known: Panel) => Number(figureAt(known, '330482', 'gov_total', period('2024-S2')));
    expect(Math.round((of2024(after) - of2024(before)) * 100)).toBe(186_000);
    expect(figureAt(after, '330481', 'gov_total', period('2026-S1'))).toBeTypeOf('number');
    expect(figureAt(after, '330424', 'gov_total', period('2026-S1'))).toBe('unreported');
    expect(figureAt(after, '330400', 'sti_total', period('2025'))).toBeTypeOf('number');
    expect(figureAt(before, '330400', 'rd', period('2024'))).toBe('unreported');
    expect(figureAt(after, '330400', 'rd', period('2024'))).toBe(2_741_000);
    expect(figureAt(after, '330400', 'gdp', period('2021'))).toBe(63_883_800);
  });
});

test('a made-up second city runs from its folder alone', async () => {
  await replayed(SECOND, async ({ catalogue }, panel) => {
    const now = await panel();
    expect(figureAt(now, 'linjiang', 'input_total', period('2026-S1'))).toBe('incomplete');
    const overview = targetsOverview(openTargetView(catalogue, now, period('2025')), 2028);
    expect(overview.rows.map((r) => [r.id, r.status])).toEqual([
      ['input_2028', 'on_track'],
      ['intensity_2028', 'lagging'],
      ['labs_yearly', 'holds'],
      ['firm_faster', 'holds'],
    ]);
  });
});

test('a fault of the demonstration figures is named with period, organisation and what the checks say', async () => {
  const from = 'east,2023,1,east,fiscal_basic,24000.00';
  const broken = brokenCopy('demo/figures.csv', from, from.replace('24000.00', '-24000.00'));
  await expect(replayed(broken, async () => null)).rejects.toThrow(
    /demo\/figures\.csv 不能载入：2023年 .+（east）：还有1处问题未处理[\s\S]*east\/fiscal_basic .*负/,
  );
});
