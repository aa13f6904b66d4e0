/** LibreOffice, where the machine has it: what its users see of a workbook. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Comma, double quote, UTF-8, from line 1; the ninth token says that numbers are saved as shown,
 * the last that every sheet is written, to a file of its own.
 */
const AS_SHOWN = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1';
const PATIENCE_MS = 110_000;

export function findLibreOffice(): string | null {
  const folders = (process.env.PATH ?? '').split(':');
  return folders.map((folder) => join(folder, 'soffice')).find((path) => existsSync(path)) ?? null;
}

/** Every sheet of each workbook, one after the other, as CSV text; one start of LibreOffice for all, with a profile of its own. */
export function shownByLibreOffice(soffice: string, workbooks: readonly Buffer[]): string[] {
  return sheetsByLibreOffice(soffice, workbooks).map((sheets) => [...sheets.values()].join(''));
}

/** As above, the sheets apart, by their names. */
export function sheetsByLibreOffice(
  soffice: string,
  workbooks: readonly Uint8Array[],
): ReadonlyMap<string, string>[] {
  const folder = mkdtempSync(join(tmpdir(), 'sti-office-'));
  try {
    mkdirSync(join(folder, 'csv'));
    const names = workbooks.map((bytes, i) => {
      writeFileSync(join(folder, `${i}.xlsx`), bytes);
      return join(folder, `${i}.xlsx`);
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const how = ['--headless', '--convert-to', AS_SHOWN, '--outdir', join(folder, 'csv')];
    execFileSync(soffice, [profile, ...how, ...names], { stdio: 'ignore', timeout: PATIENCE_MS });
    const sheets = readdirSync(join(folder, 'csv'));
    return workbooks.map((_, i) => {
      const own = sheets.filter((name) => name.startsWith(`${i}-`));
      return new Map(
        own.map((name) => [
          name.slice(`${i}-`.length, -'.csv'.length),
          readFileSync(join(folder, 'csv', name), 'utf8'),
        ]),
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
