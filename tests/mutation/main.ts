/**
 * `npm run mutate -- shared/calc shared/rules …`: changes one thing of one file at a time (Stryker's mutants) and looks whether
 * a test notices. The tests of a file are those that import it, directly or not (MUTATION_TESTS narrows them). Prints every
 * survivor and the score: noticed ÷ all. What ends in a loop or in no answer is noticed.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { createInjector } from 'typed-inject';

const ROOT = join(import.meta.dirname, '../..');
const SILENCE_MS = Number(process.env.SILENCE_MS ?? 120_000);
const SCRATCH = join(ROOT, '.cache/mutation');
const log = Object.fromEntries(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((name) => [name, () => {}]),
);
const instrumenter = createInjector()
  .provideValue('logger', { ...log, isDebugEnabled: () => false, isTraceEnabled: () => false } as never)
  .provideValue('options', {} as never)
  .injectFunction(createInstrumenter as never) as {
  instrument(files: object[], options: object): Promise<{ files: { content: string }[]; mutants: Mutant[] }>;
};

interface Mutant {
  id: string;
  mutatorName: string;
  replacement: string;
  status?: string;
  location: { start: { line: number; column: number } };
}
interface Line {
  id?: string;
  trying?: string;
  killed?: boolean;
  uncovered?: boolean;
  loaded?: string[];
  unfit?: string;
  why?: string;
  dryMs?: number;
  tests?: number;
}

/** Modules that a file reaches by imports, itself among them. */
const importsOf = new Map<string, Set<string>>();
function reachedFrom(file: string): Set<string> {
  const known = importsOf.get(file);
  if (known) return known;
  const reached = new Set([file]);
  importsOf.set(file, reached);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:from|import\()\s*'([^']+\.ts)'/g,
  )) {
    const next = specifier.startsWith('#shared/')
      ? join(ROOT, specifier.slice(1))
      : specifier.startsWith('.')
        ? resolve(dirname(file), specifier)
        : '';
    if (next) for (const one of reachedFrom(next)) reached.add(one);
  }
  return reached;
}

// Commas between braces belong to a pattern.
const testFiles = globSync(
  (process.env.MUTATION_TESTS ?? 'tests/shared/**/*.test.ts').split(/,(?![^{]*\})/),
  {
    cwd: ROOT,
  },
)
  .map((file) => join(ROOT, file))
  .sort((a, b) => statSync(a).size - statSync(b).size);

function testsOf(file: string): string[] {
  const folder = dirname(relative(ROOT, file));
  const near = (test: string) => (relative(ROOT, test).startsWith(join('tests', folder)) ? 0 : 1);
  return testFiles.filter((test) => reachedFrom(test).has(file)).sort((a, b) => near(a) - near(b));
}

async function follow(
  env: Record<string, string>,
  ids: readonly string[],
  tests: readonly string[],
  take: (line: Line) => void,
): Promise<boolean> {
  const hooks = join(import.meta.dirname, 'hooks.ts');
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', hooks, join(import.meta.dirname, 'worker.ts'), ...ids, '--', ...tests],
    {
      cwd: ROOT,
      env: { ...process.env, ...env, NODE_ENV: 'test' },
      stdio: ['ignore', 'pipe', process.env.MUTATION_DEBUG ? 'inherit' : 'ignore'],
    },
  );
  let timer = setTimeout(() => child.kill('SIGKILL'), SILENCE_MS);
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), SILENCE_MS);
    if (line.startsWith('{')) take(JSON.parse(line) as Line);
  }
  clearTimeout(timer);
  return child.signalCode === null;
}

/** A regular expression that does not compile is no mutant; in the code it would keep the file and all its mutants from loading. */
function isNoExpression({ mutatorName, replacement }: Mutant): boolean {
  const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(mutatorName === 'Regex' ? replacement : '') ?? [];
  if (source === undefined) return false;
  try {
    new RegExp(source, flags);
    return false;
  } catch {
    return true;
  }
}

async function tryFile(file: string): Promise<{ noticed: number; all: number }> {
  const name = relative(ROOT, file);
  const source = readFileSync(file, 'utf8');
  const { files, mutants: all } = await instrumenter.instrument(
    [{ name: file, mutate: true, content: source }],
    {
      plugins: null,
      excludedMutations: [],
      ignorers: [],
      noHeader: false,
    },
  );
  const unfit = all.filter(isNoExpression);
  const mutants = all.filter((one) => one.status === undefined && !unfit.includes(one));
  if (mutants.length === 0) return { noticed: 0, all: 0 };
  const code = join(SCRATCH, `${name.replaceAll('/', '-')}.mjs`);
  const content = unfit.reduce(
    (text, { replacement }) => text.replaceAll(replacement, () => '/(?!)/'),
    files[0]?.content ?? '',
  );
  writeFileSync(code, stripTypeScriptTypes(content, { mode: 'strip' }));
  const env = { MUTATED_FILE: file, MUTATED_CODE: code };
  let tests = testsOf(file);
  const outcome = new Map<string, string>();
  let loaded: string[] = [];
  let left = mutants.map(({ id }) => id);
  let restarts = 0;
  // A process that ended over one mutant goes on with the next in another one.
  while (left.length > 0 && tests.length > 0) {
    let trying = '';
    const ended = await follow(env, left, tests, (line) => {
      if (line.unfit) {
        process.stdout.write(`  unfit: ${relative(ROOT, line.unfit)}: ${line.why}\n`);
        tests = tests.filter((test) => test !== line.unfit);
      }
      if (line.loaded) loaded = line.loaded;
      if (line.trying) trying = line.trying;
      if (line.id) outcome.set(line.id, line.killed ? 'noticed' : line.uncovered ? 'unreached' : 'survived');
    });
    if (ended && trying === '' && outcome.size === 0 && loaded.length === 0) break;
    const stopped = trying !== '' && !outcome.has(trying);
    if (stopped) outcome.set(trying, 'noticed');
    left = left.filter((id) => !outcome.has(id) && !loaded.includes(id));
    if ((ended && !stopped) || ++restarts > 40) break;
  }
  for (const id of loaded) {
    let known = false;
    await follow({ ...env, ONLY_STATIC: id }, [], tests, (line) => {
      if (line.id) {
        known = true;
        outcome.set(id, line.killed ? 'noticed' : 'survived');
      }
    });
    if (!known) outcome.set(id, 'noticed');
  }
  const noticed = mutants.filter(({ id }) => outcome.get(id) === 'noticed').length;
  const lines = source.split('\n');
  for (const { id, location, mutatorName, replacement } of mutants) {
    if (outcome.get(id) === 'noticed') continue;
    const at = `${name}:${location.start.line + 1}:${location.start.column + 1}`;
    process.stdout.write(
      `  ${outcome.get(id) ?? 'not tried'} ${at} ${mutatorName}: ${replacement.replaceAll('\n', ' ').slice(0, 80)}   | ${lines[location.start.line]?.trim().slice(0, 100)}\n`,
    );
  }
  process.stdout.write(`${name}: ${noticed} of ${mutants.length} noticed, ${tests.length} test files\n`);
  return { noticed, all: mutants.length };
}

mkdirSync(SCRATCH, { recursive: true });
let [noticed, all] = [0, 0];
for (const given of process.argv.slice(2)) {
  const path = join(ROOT, given);
  const files = statSync(path).isDirectory() ? globSync(`${given}/**/*.ts`, { cwd: ROOT }).sort() : [given];
  let [here, of] = [0, 0];
  for (const file of files) {
    const counts = await tryFile(join(ROOT, file));
    here += counts.noticed;
    of += counts.all;
  }
  process.stdout.write(`${given}: ${here} of ${of}, ${((100 * here) / of).toFixed(1)} %\n`);
  noticed += here;
  all += of;
}
process.stdout.write(`all: ${noticed} of ${all}, ${((100 * noticed) / all).toFixed(1)} %\n`);
