/**
 * `node tests/faults/foreign-files.ts FOLDER`: reads every file of a folder (other people's test suites, years of
 * mail attachments) in the guarded child and looks for figures of a county's form in it. Prints what came of them by
 * outcome and the slowest, then every file that yields a figure, takes longer than two seconds or ends in no clear
 * answer; exits 1 when there is one. Time is what the processor worked for the file, child included, where the system
 * tells it (Linux): the machine may be shared; elsewhere it is wall-clock time.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formCells } from '#shared/forms.ts';
import { period } from '#shared/period.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { formLayout } from '../../server/returns/layout.ts';
import { locateFigures } from '../../server/workbook/locate/locate.ts';
import { WorkbookProblem } from '../../server/workbook/problem.ts';
import { readWorkbook } from '../../server/workbook/read/read.ts';
import type { FormLayout } from '../../server/workbook/types.ts';

const LIMIT_MS = 2000;

interface Outcome {
  path: string;
  /** Of the processor where known, else by the clock. */
  ms: number;
  /** A problem's code, a question's code, `figures`, or `crash`. */
  what: string;
  detail: string;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

function layout(): FormLayout {
  const catalogue = loadCatalogue(fileURLToPath(new URL('../../seed/jiaxing', import.meta.url)));
  const id = { period: period('2026-S1'), organisation: '330424' };
  const form = catalogue.forms.find(
    ({ periodicity, filedBy }) => periodicity === 'half' && filedBy === 'units',
  )!;
  const cells = formCells(catalogue, form, id.organisation);
  return formLayout(catalogue, { form, cells }, id.period, id.organisation);
}

/** What this process and its ended children have worked, in milliseconds; null where the system does not tell it. */
function worked(): number | null {
  try {
    // After the name in brackets: fields 16 and 17, user and system time of the children, in hundredths of a second.
    const fields = readFileSync('/proc/self/stat', 'latin1').split(') ')[1]?.split(' ') ?? [];
    const { user, system } = process.cpuUsage();
    return (Number(fields[13]) + Number(fields[14])) * 10 + (user + system) / 1000;
  } catch {
    return null;
  }
}

async function tryFile(path: string, form: FormLayout): Promise<Outcome> {
  const start = worked() ?? performance.now();
  const done = (what: string, detail = '') => ({
    path,
    ms: (worked() ?? performance.now()) - start,
    what,
    detail,
  });
  try {
    const workbook = await readWorkbook(readFileSync(path), path);
    const { questions, values } = locateFigures(workbook, form);
    const [question] = questions;
    if (question) return done(`question: ${question.code}`);
    const figures = values.filter(({ standsFor }) => standsFor === 'number');
    return figures.length > 0
      ? done('figures', figures.map((f) => `${f.address} ${f.raw}`).join(', '))
      : done('none');
  } catch (error) {
    if (error instanceof WorkbookProblem) return done(`refused: ${error.code}`);
    return done('crash', String(error));
  }
}

const [folder = '.'] = process.argv.slice(2);
const form = layout();
const outcomes: Outcome[] = [];
const paths = filesUnder(folder);
for (const path of paths) {
  outcomes.push(await tryFile(path, form));
  if (outcomes.length % 100 === 0) process.stderr.write(`${outcomes.length}/${paths.length}\n`);
}

const counts = new Map<string, number>();
for (const { what } of outcomes) counts.set(what, (counts.get(what) ?? 0) + 1);
for (const [what, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`${count}\t${what}`);
const slowest = [...outcomes].sort((a, b) => b.ms - a.ms).slice(0, 10);
for (const { path, ms, what } of slowest) console.log(`${Math.round(ms)} ms\t${what}\t${path}`);
const bad = outcomes.filter(({ what, ms }) => ['figures', 'crash', 'none'].includes(what) || ms > LIMIT_MS);
for (const { path, what, detail } of bad) console.log(`LOOK ${what}\t${path}\t${detail}`);
console.log(`${outcomes.length} files, ${bad.length} to look at`);
process.exitCode = bad.length > 0 ? 1 : 0;
