/** What a chart card on a page says, shows as its table, and saves as files. */
import type { Locator, Page } from 'playwright-core';

export interface ShownTable {
  header: string[];
  /** Text as it stands in each cell. */
  rows: string[][];
  /** Columns of figures. */
  numeric: boolean[];
  notes: string[];
}

export interface ChartFiles {
  /** Account, address and title: names the chart in a failure. */
  where: string;
  title: string;
  description: string;
  /** 数据: period, version. */
  meta: string;
  simulated: boolean;
  table: ShownTable;
  png: Buffer;
  /** Share of the picture that is not white. */
  inked: number;
  xlsx: Buffer;
  csv: Buffer;
}

/** A line that says which version its data are of. */
const VERSION = /v\d|版/;

/** Every chart card of the page that stands open, but those whose like (in `seen`) was examined before. */
export async function chartFiles(page: Page, where: string, seen: Set<string>): Promise<ChartFiles[]> {
  const files: ChartFiles[] = [];
  for (const card of await page.locator('.chart-card').all()) {
    const drawn = (await card.textContent()) ?? '';
    if (seen.has(drawn)) continue;
    seen.add(drawn);
    files.push(await filesOf(page, card, where));
  }
  return files;
}

async function filesOf(page: Page, card: Locator, where: string): Promise<ChartFiles> {
  const title = ((await card.locator('h2, h3').first().textContent()) ?? '').trim();
  const png = await saved(page, card, 'PNG');
  const description = await card.evaluate(
    (e) =>
      e.querySelector('.chart-description')?.textContent ??
      e.querySelector('[role="img"][aria-label]')?.getAttribute('aria-label') ??
      '',
  );
  const [xlsx, csv] = [await saved(page, card, 'XLSX'), await saved(page, card, 'CSV')];
  // Where the page's head says the data once for all its drawings, they stand there and nowhere else.
  const own = await card.locator('.meta-list').innerText();
  const meta = VERSION.test(own) ? own : await page.locator('.page-meta .meta-list').first().innerText();
  const table = await tableByKeyboard(card);
  return {
    where: `${where} ${title}`,
    title,
    description,
    meta: (meta.split('\n').find((line) => VERSION.test(line)) ?? '').replace('（模拟数据）', ''),
    simulated: meta.includes('模拟数据'),
    table,
    png,
    inked: await inkedShare(page, png),
    xlsx,
    csv,
  };
}

/** What the page hands to the browser's own saving, which refuses or loses some of a hundred files in a row. */
interface Saver extends Window {
  saved?: Promise<string>;
}

/** Call before the page opens: links that save are kept as bytes instead of followed. */
export async function keepFiles(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const blobs = new Map<string, Blob>();
    const addressOf = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      const address = addressOf(blob);
      blobs.set(address, blob);
      return address;
    };
    const follow = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
      const blob = blobs.get(this.href);
      if (!this.download || !blob) return follow.call(this);
      (window as Saver).saved = blob
        .arrayBuffer()
        .then((bytes) => btoa(new Uint8Array(bytes).reduce((all, b) => all + String.fromCharCode(b), '')));
    };
  });
}

async function saved(page: Page, card: Locator, kind: 'PNG' | 'XLSX' | 'CSV'): Promise<Buffer> {
  await card.locator('.chart-tools').getByRole('button', { name: kind, exact: true }).click();
  const kept = await page.waitForFunction(() => (window as Saver).saved, undefined, { polling: 20 });
  const base64 = (await kept.jsonValue()) as string;
  await page.evaluate(() => {
    delete (window as Saver).saved;
  });
  return Buffer.from(base64, 'base64');
}

/** Opens the table with the key `t`, reads it and closes it again. */
async function tableByKeyboard(card: Locator): Promise<ShownTable> {
  const toggle = card.locator('button[aria-keyshortcuts="t"]');
  await toggle.focus();
  await toggle.press('t');
  const shown = await card.locator('.panel-body').evaluate((body) => {
    const table = body.querySelector('table');
    if (!table) throw new Error('the key opened no table');
    const texts = (row: Element) => [...row.querySelectorAll('th, td')].map((c) => c.textContent ?? '');
    const head = table.querySelector('thead tr') as Element;
    return {
      header: texts(head),
      rows: [...table.querySelectorAll('tbody tr')].map(texts),
      numeric: [...head.querySelectorAll('th')].map((c) => c.classList.contains('numeric')),
      notes: [...body.querySelectorAll('p.muted')].map((p) => p.textContent ?? ''),
    };
  });
  await toggle.press('t');
  return shown;
}

function inkedShare(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.drawImage(bitmap, 0, 0);
    // Title and footer are words outside the drawing: only the middle counts.
    const from = Math.round(bitmap.height * 0.3);
    const rows = Math.round(bitmap.height * 0.4);
    const { data } = pen.getImageData(0, from, bitmap.width, rows);
    let inked = 0;
    for (let i = 0; i < data.length; i += 4)
      if (Math.min(data[i] as number, data[i + 1] as number, data[i + 2] as number) < 200) inked++;
    return inked / (data.length / 4);
  }, png.toString('base64'));
}
