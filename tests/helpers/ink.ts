/** How full the sheets of a PDF are: the shares of their height that hold ink, measured on the painted pages (pdftoppm of Poppler). */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of the sheet, what is margin above, and margin and repeated foot below. */
const TOP = 10 / 210;
const FOOT = 17 / 210;
const BANDS = 40;
/** Darker than this is ink, 0–255. */
const DARK = 200;

/** Whether the machine has the program that paints PDF. */
export function canMeasureInk(): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, 'pdftoppm')));
}

/** Per sheet, 0–100: how many of forty bands of its height have anything on them. */
export function inkOf(pdf: Uint8Array): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'sti-ink-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '40', '-gray', join(folder, 'a.pdf'), join(folder, 'sheet')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => inkIn(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param pgm P5, a byte a pixel. */
function inkIn(pgm: Buffer): number {
  const [head = '', width = 0, height = 0] =
    /^P5\s(\d+)\s(\d+)\s\d+\s/
      .exec(pgm.subarray(0, 64).toString('latin1'))
      ?.map((part, i) => (i === 0 ? part : Number(part))) ?? [];
  const from = String(head).length;
  const [first, last] = [Math.floor(Number(height) * TOP), Math.floor(Number(height) * (1 - FOOT))];
  const band = Math.floor((last - first) / BANDS);
  let inked = 0;
  for (let n = 0; n < BANDS; n++) {
    const begin = from + (first + n * band) * Number(width);
    if (pgm.subarray(begin, begin + band * Number(width)).some((shade) => shade < DARK)) inked += 1;
  }
  return Math.round((100 * inked) / BANDS);
}
