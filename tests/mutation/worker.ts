/**
 * Tries the mutants of one file in one process (`node --import hooks.ts worker.ts ids… -- test files…`): each test that reaches
 * a mutant is run with it switched on until one fails. Lines of JSON on standard output.
 */
import { pathToFileURL } from 'node:url';
import { begin, run, type Seen, seen } from './tests-seen.ts';

interface Namespace {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}
const stryker: Namespace = {};
(globalThis as unknown as { __stryker__: Namespace }).__stryker__ = stryker;
const only = process.env.ONLY_STATIC;
if (only !== undefined) stryker.activeMutant = only;

const cut = process.argv.indexOf('--');
const ids = process.argv.slice(2, cut);
const files = process.argv.slice(cut + 1);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

process.on('unhandledRejection', () => {});

async function open(file: string): Promise<void> {
  begin(file);
  await import(pathToFileURL(file).href);
}

// What is evaluated while loading is tried in a process of its own, file by file: the first that fails ends it.
if (only !== undefined) {
  Object.assign(stryker, { hitCount: 0, hitLimit: 1e7 });
  for (const file of files)
    try {
      await open(file);
      await run(
        seen.filter((one) => one.file === file),
        () => {},
      );
    } catch {
      say({ id: only, killed: true });
      process.exit(0);
    }
  say({ id: only, killed: false });
  process.exit(0);
}

for (const file of files) await open(file);
const byFile = Map.groupBy(seen, ({ file }) => file);
/** Tests of a file that is set up once lean on those before them; what is set up for each stands alone. */
const stateful = (tests: readonly Seen[]) => tests.some(({ suite }) => isSetUpOnce(suite));
function isSetUpOnce({ before, after, parent }: Seen['suite']): boolean {
  return before.length + after.length > 0 || (parent !== null && isSetUpOnce(parent));
}

const begun = performance.now();
/** What fails or leaks without any mutant says nothing about mutants. */
let coverage = { static: {}, perTest: {} } as NonNullable<Namespace['mutantCoverage']>;
for (const round of [1, 2]) {
  for (const [file, tests] of byFile)
    try {
      say({ dry: file });
      await run(tests, (id) => {
        if (round === 1) stryker.currentTestId = id;
      });
    } catch (error) {
      byFile.delete(file);
      say({ unfit: file, round, why: String(error).slice(0, 200) });
    } finally {
      stryker.currentTestId = undefined;
    }
  // The second round reaches the same and names no test.
  if (round === 1) coverage = structuredClone(stryker.mutantCoverage ?? coverage);
}
const reached = (id: string) => Object.entries(coverage.perTest).filter(([, hits]) => hits[id] !== undefined);
const loaded = Object.keys(coverage.static);
say({ dryMs: Math.round((performance.now() - begun) / 2), tests: seen.length, loaded });

for (const id of ids) {
  const by = reached(id);
  if (loaded.includes(id)) continue;
  say({ trying: id });
  if (by.length === 0) {
    say({ id, killed: false, uncovered: true });
    continue;
  }
  const names = new Set(by.map(([name]) => name));
  const hits = Math.max(...by.map(([, counts]) => counts[id] ?? 0));
  let killed = false;
  for (const [file, tests] of byFile) {
    const whole = stateful(tests) || names.has(`hooks of ${file}`);
    const chosen = tests.filter((one) => names.has(one.id));
    if (chosen.length === 0 && !names.has(`hooks of ${file}`)) continue;
    const lastReached = tests.findLastIndex((one) => names.has(one.id));
    Object.assign(stryker, {
      activeMutant: id,
      hitCount: 0,
      hitLimit: hits * 100 * (chosen.length + 1) + 10_000,
    });
    try {
      await run(whole ? (chosen.length > 0 ? tests.slice(0, lastReached + 1) : tests) : chosen, () => {});
    } catch {
      killed = true;
      break;
    } finally {
      stryker.activeMutant = undefined;
    }
  }
  say({ id, killed });
}
process.exit(0);
