/** `node --import hooks.ts`: vitest is what stands for it, and the file under trial comes with all its mutants in it, switched off. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const standIn = new URL('./tests-seen.ts', import.meta.url).href;
const [mutated, code] = [process.env.MUTATED_FILE, process.env.MUTATED_CODE];
const url = mutated === undefined ? '' : pathToFileURL(mutated).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vitest' ? { url: standIn, shortCircuit: true } : next(specifier, context),
  load: (asked, context, next) =>
    asked === url && code !== undefined
      ? { format: 'module', source: readFileSync(code, 'utf8'), shortCircuit: true }
      : next(asked, context),
});
