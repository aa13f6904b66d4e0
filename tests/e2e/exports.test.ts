/** Every chart of every page: its words, its table by one key, and PNG, XLSX and CSV that say what the page says. */
import { describe, expect, test } from 'vitest';
import type { Catalogue } from '#shared/catalogue.ts';
import { addressOf as addressOfCall } from '#shared/contract/endpoint.ts';
import { type ProgrammeState, programmeApi } from '#shared/contract/programme.ts';
import type { Role } from '#shared/contract/roles.ts';
import { addressOf, routesOf } from '../helpers/addresses.ts';
import { type ChartFiles, chartFiles, keepFiles } from '../helpers/chart-files.ts';
import { cardFaults, csvFaults, libreOfficeFaults, xlsxFaults } from '../helpers/file-faults.ts';
import { findLibreOffice, shownByLibreOffice } from '../helpers/libre-office.ts';
import { watchPage } from '../helpers/page-watch.ts';
import { served } from '../helpers/served.ts';

const ACCOUNTS: readonly [string, Role][] = [
  ['analyst', 'analyst'],
  ['leader', 'leader'],
  ['330481', 'county_reporter'],
  ['wjw', 'department_reporter'],
];
/** Other states of the pages: missing units, a single half, rates, a unit of its own, another target year. */
const STATES: readonly string[] = [
  '/regions?period=2026-S1&sort=growth',
  '/regions?period=2025&metric=rd_gdp',
  '/regions?period=2025-S2&form=single',
  '/regions/330411?period=2026-S1',
  '/structure?period=2025-S2&form=single',
  '/structure?unit=330421&period=2025',
  '/structure?period=2026-S1',
  '/assessment/2025?tab=scores',
  '/assessment/2025?tab=robust',
  '/assessment/2025?tab=change',
  '/assessment/2025?tab=trial',
  '/assessment/2025?tab=scheme',
  '/contribution?by=unit&period=2025',
  '/contribution?period=2026-S1',
  '/targets?y=2030',
  '/targets/scenario?y=2027&g.gov=12',
  '/targets/units?y=2030',
  '/targets?lines=1',
];

const live = served();
let places: string[] = [];
const cards: ChartFiles[] = [];
/** A card that says the same for another account is not examined twice. */
const seen = new Set<string>();

describe('what each chart says and saves', () => {
  test.each(ACCOUNTS)(
    '%s',
    async (account, role) => {
      const { context } = await live.signIn(account);
      const read = async (path: string) => (await context.request.get(path)).json();
      const { catalogueDigest: digest }: ProgrammeState = await read(programmeApi.programme.path);
      const catalogue: Catalogue = await read(addressOfCall(programmeApi.catalogue, { params: { digest } }));
      places = catalogue.units.flatMap((unit) => [unit.name, unit.shortName]);
      const faults: string[] = [];
      const pages = routesOf(role);
      const addresses = pages.map((route) => addressOf(route, account));
      const opened: ChartFiles[] = [];
      let drawn = 0;
      for (const address of [...addresses, ...(account === 'analyst' ? STATES : [])]) {
        const page = await context.newPage();
        const watched = watchPage(page, live.server.url);
        await keepFiles(page);
        await page.goto(address);
        await watched.settled();
        drawn += await page.locator('.chart-card').count();
        opened.push(...(await chartFiles(page, `${account} ${address}`, seen)));
        faults.push(...watched.faults);
        await page.close();
      }
      expect(drawn).toBeGreaterThan(20);
      cards.push(...opened);
      for (const card of opened) {
        faults.push(...cardFaults(card, places), ...xlsxFaults(card), ...csvFaults(card));
      }
      expect(faults).toEqual([]);
      await context.close();
    },
    300_000,
  );
});

const soffice = findLibreOffice();
const without = '(not run: no LibreOffice on this machine)';
test.skipIf(!soffice)(`LibreOffice shows the same numbers and units ${soffice ? '' : without}`, () => {
  expect(cards.length).toBeGreaterThan(40);
  const shown = shownByLibreOffice(
    soffice as string,
    cards.map(({ xlsx }) => xlsx),
  );
  expect(cards.flatMap((card, i) => libreOfficeFaults(card, shown[i] as string))).toEqual([]);
});
