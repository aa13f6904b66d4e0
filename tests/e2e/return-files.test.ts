/** The server's own workbooks — template and marked copy of a return — as LibreOffice shows them beside the page. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { returnsApi } from '#shared/contract/returns.ts';
import { csvRecords } from '../helpers/file-faults.ts';
import { findLibreOffice, shownByLibreOffice } from '../helpers/libre-office.ts';
import { watchPage } from '../helpers/page-watch.ts';
import { served } from '../helpers/served.ts';

const PERIOD = '2026-S1';
const COUNTY = '330482';

const live = served();

interface ShownRow {
  name: string;
  current: string;
  lastYear: string;
}

/** The rows of the return as the county's page shows them. */
function shownRows(page: Page): Promise<ShownRow[]> {
  return page.locator('.figure-grid-figureTable tbody tr:has(td.figure-grid-colFigure)').evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector('th')?.textContent ?? '',
      current:
        row.querySelector('input')?.value ?? row.querySelector('.figure-grid-colFigure')?.textContent ?? '',
      lastYear: row.querySelectorAll('td')[2]?.textContent ?? '',
    })),
  );
}

const bare = (name: string) => name.replace(/其中：|（选填）|\s/g, '');
/** Digits only: pages and forms group and pad them alike, fields being typed in do not. */
const amount = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'));

function faultsOf(csv: string, rows: readonly ShownRow[]): string[] {
  const lines = csvRecords(csv.replace(/^\uFEFF/, ''));
  return rows.flatMap(({ name, current, lastYear }) => {
    const line = lines.find((cells) => cells.some((cell) => bare(cell) === bare(name)));
    if (!line) return [`no row ${name}`];
    const has = (text: string) =>
      line.includes(text) || line.some((cell) => cell.trim() !== '' && amount(cell) === amount(text));
    return [
      ...(current === '' || has(current) ? [] : [`${name} 本期: ${current} in ${line.join('|')}`]),
      ...(lastYear === '' || has(lastYear) ? [] : [`${name} 上年同期: ${lastYear} in ${line.join('|')}`]),
    ];
  });
}

const soffice = findLibreOffice();
const without = soffice ? '' : '(not run: no LibreOffice on this machine)';
test.skipIf(!soffice)(
  `a return's template and marked copy hold the page's numbers and units ${without}`,
  async () => {
    const { context, page } = await live.signIn(COUNTY);
    const { settled } = watchPage(page, live.server.url);
    await page.goto(`/submit/${PERIOD}/${COUNTY}`);
    await settled();
    const rows = await shownRows(page);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ lastYear }) => /\d/.test(lastYear)).length).toBeGreaterThan(5);
    const books = await Promise.all(
      [returnsApi.template.path, returnsApi.marked.path].map(async (path) => {
        const address = path.replace(':period', PERIOD).replace(':organisation', COUNTY);
        const reply = await context.request.get(address);
        expect([address, reply.status()]).toEqual([address, 200]);
        return reply.body();
      }),
    );
    const [template = '', marked = ''] = shownByLibreOffice(soffice as string, books);
    expect(template).toContain('万元');
    expect(faultsOf(template, rows)).toEqual([]);
    expect(faultsOf(marked, rows)).toEqual([]);
  },
);
