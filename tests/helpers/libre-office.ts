/** LibreOffice, where the machine has it: what its users see of a workbook. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Comma, double quote, UTF-8, from line 1; the eighth token says that numbers are not saved as such but as shown. */
const AS_SHOWN = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false';
const PATIENCE_MS = 110_000;

export function findLibreOffice(): string | null {
  const folders = (process.env.PATH ?? '').split(':');
  return folders.map((folder) => join(folder, 'soffice')).find((path) => existsSync(path)) ?? null;
}

/** The first sheet of each workbook as CSV text; one start of LibreOffice for all, with a profile of its own. */
export function shownByLibreOffice(soffice: string, workbooks: readonly Buffer[]): string[] {
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
    return workbooks.map((_, i) => readFileSync(join(folder, 'csv', `${i}.csv`), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
