/** The page that says what a city's folder may hold is what the shapes that check it say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cityFormat } from '../../../server/catalogue/describe-format.ts';
import { FORMULA_GRAMMAR, RELATION_GRAMMAR } from '../../../server/catalogue/formula-grammar.ts';
import { parseFormula, parseRelation } from '../../../server/catalogue/formula-text.ts';

const refuse = (words: string) => {
  throw new Error(words);
};

test('the page in the repository is the one that the shapes write (npm run city-format)', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../.readme/CITY.md'), 'utf8');
  expect(page === cityFormat(), 'run npm run city-format').toBe(true);
});

test('it names every allowed value, and every file', () => {
  const page = cityFormat();
  for (const said of [
    '`of_which`',
    '`never_decrease`',
    '`yoy_band` | `percent`',
    '`share_of_units(kind, a >= n)`',
  ])
    expect(page).toContain(said);
  for (const file of [
    'units.csv',
    'indicators.csv',
    'targets.csv',
    'periods.csv',
    'forms.json',
    'scheme.json',
  ])
    expect(page).toContain(`## ${file}`);
});

test('each example of the grammar is read, each kind of formula has one', () => {
  const kinds = FORMULA_GRAMMAR.map(({ example }) => parseFormula(example, refuse)?.kind);
  expect(kinds).toEqual(['sum', 'ratio', 'growth', 'base', 'share_of_units']);
  expect(RELATION_GRAMMAR.map(({ example }) => parseRelation(example, refuse)?.operator)).toEqual([
    '>',
    '>=',
  ]);
});
