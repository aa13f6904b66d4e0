/**
 * `npm run city-format`: every file of a city's folder with its columns or keys and the values they may have, written from the
 * shapes that check them (.readme/CITY.md; tests/server/catalogue/format.test.ts keeps the two together).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FileScheme } from '#shared/assess/file-scheme.ts';
import { AREA_KINDS, Catalogue } from '#shared/catalogue.ts';
import { RULE_KINDS, RULE_PARAMS } from '#shared/rules/rule.ts';
import { FORMULA_GRAMMAR, RELATION_GRAMMAR } from './formula-grammar.ts';
import { CSV_PARTS, columnsOf } from './seed-rows.ts';

const PATH = join(import.meta.dirname, '../../.readme/CITY.md');
const JSON_SHAPES = {
  'city.json': Catalogue.shape.city,
  'forms.json': Catalogue.shape.forms,
  'rules.json': Catalogue.shape.rules,
  'scheme.json': FileScheme,
} as const;

type Shape = z.core.JSONSchema.JSONSchema;

/** The whole page. */
export function cityFormat(): string {
  return `${[
    '# The folder of a city',
    'Written by `npm run city-format` from the shapes that check a folder: do not edit. `npm run check-city -- seed/<city>` says every fault at once, with file and line. All files are UTF-8. In a CSV cell several values are separated by `|`; an empty cell is no value; yes and no are `1` and `0`. Columns in brackets are only needed where something has changed over time.',
    ...CSV_PARTS.flatMap(csvPart),
    ...Object.entries(JSON_SHAPES).flatMap(([file, shape]) => [
      `## ${file}`,
      table(['key', 'value'], keysOf(schemaOf(shape), '')),
    ]),
    '## Kinds of rules and their numbers',
    table(
      ['kind', 'params'],
      RULE_KINDS.map((kind) => [code(kind), RULE_PARAMS[kind].map(code).join(' ') || 'none']),
    ),
    '## Formulas (`formula` of indicators.csv)',
    grammar(FORMULA_GRAMMAR),
    '## Relations (`relation` of targets.csv)',
    grammar(RELATION_GRAMMAR),
  ].join('\n\n')}\n`;
}

function csvPart(part: (typeof CSV_PARTS)[number]): string[] {
  const { columns, timed } = columnsOf(part);
  const fields = rowOf(schemaOf(Catalogue.shape[part])).properties ?? {};
  const wordsOf = (column: string) => {
    const field = fields[camel(column)];
    const written = WRITTEN[`${part}.${column}`] ?? WRITTEN[column];
    return written ?? (isShape(field) ? inCell(valueWords(field)) : '');
  };
  return [
    `## ${part}.csv`,
    table(
      ['column', 'value'],
      [...columns, ...timed].map((column) => [
        timed.includes(column) ? `[${code(column)}]` : code(column),
        wordsOf(column),
      ]),
    ),
  ];
}

/** Columns that a text of their own writes. */
const WRITTEN: Readonly<Record<string, string>> = {
  'units.kind': `${AREA_KINDS.map((kind) => `\`${kind}\``).join(' ')} or a kind of city.json’s institutions`,
  tile: '`row:column` on the map of tiles, or empty',
  formula: 'see Formulas, or empty',
  'targets.relation': 'see Relations, or empty',
  successors: '`merged_into:code@2027-S1`, `split_into:…`, `renamed:…`',
  changed: 'what is different from the row before, in words',
  breaks: '`1` when figures before it cannot be compared, else `0`',
};

/** As a CSV cell writes it. */
const inCell = (words: string) =>
  words
    .replace('`true` `false`', '`1` `0`')
    .replace('empty (null)', 'empty')
    .replace(/^list of (.*)$/, '$1; several with `\\|`');

/** Patterns that have a name. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/a-z0-9_\]\*\$$/, 'a code (small letters, digits and `_`)'],
  [/\(-S\[12\]\)\?\$$/, '`2026`, `2026-S1` or `2026-S2`'],
];

const schemaOf = (shape: z.ZodType): Shape =>
  z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', reused: 'inline' });

const isShape = (one: unknown): one is Shape =>
  typeof one === 'object' && one !== null && !Array.isArray(one);

/** The rows of a list. */
function rowOf({ items }: Shape): Shape {
  return isShape(items) ? items : {};
}

const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const code = (text: string) => `\`${text}\``;

/** Every key below a shape, by its path; lists are marked `[]`. */
function keysOf(shape: Shape, path: string): string[][] {
  if (isShape(shape.items)) return keysOf(shape.items, `${path}[]`);
  const choices = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].filter(isShape);
  const inner = choices.filter(({ properties, items }) => properties !== undefined || isShape(items));
  const properties = Object.entries(shape.properties ?? {});
  if (properties.length === 0 && inner.length === 0) return [[code(path || '·'), valueWords(shape)]];
  const simple = choices.filter((one) => !inner.includes(one));
  return [
    ...(simple.length > 0 && path ? [[code(path), simple.map(valueWords).join(' or ')]] : []),
    ...properties.flatMap(([key, value]) =>
      isShape(value) ? keysOf(value, path ? `${path}.${key}` : key) : [],
    ),
    ...inner.flatMap((one) => keysOf(one, path)),
  ];
}

/** `half` or `year` · text · a number from 0 to 6 · YYYY-MM-DD. */
function valueWords(shape: Shape): string {
  const choices = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].filter(isShape);
  const words = choices.length > 0 ? [...new Set(choices.map(valueWords))].join(' or ') : plainWords(shape);
  return shape.default === undefined || shape.default === null
    ? words
    : `${words}; default ${code(JSON.stringify(shape.default))}`;
}

function plainWords(shape: Shape): string {
  if (shape.const !== undefined) return code(String(shape.const));
  if (shape.enum) return shape.enum.map((one) => code(String(one))).join(' ');
  if (isShape(shape.items)) return `list of ${valueWords(shape.items)}`;
  if (isShape(shape.additionalProperties)) return `by name: ${valueWords(shape.additionalProperties)}`;
  if (shape.type === 'null') return 'empty (null)';
  if (shape.type === 'boolean') return '`true` `false`';
  if (shape.format === 'date') return 'YYYY-MM-DD';
  if (shape.format === 'date-time') return 'YYYY-MM-DDThh:mm:ss+08:00';
  if (shape.type === 'integer' || shape.type === 'number') return numberWords(shape);
  const { pattern = '' } = shape;
  const named = NAMED.find(([known]) => known.test(pattern));
  if (named) return named[1];
  if (pattern) return `text like ${code(pattern.replaceAll('|', '\\|'))}`;
  return shape.type === 'object' ? 'an object' : 'text';
}

function numberWords({ type, minimum, maximum }: Shape): string {
  const kind = type === 'integer' ? 'whole number' : 'number';
  const least = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? '' : ` from ${minimum}`;
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`;
  return `${kind}${least}${most}`;
}

function grammar(rows: readonly { write: string; means: string; example: string }[]): string {
  return table(
    ['written', 'what it is', 'example'],
    rows.map(({ write, means, example }) => [code(write), means, code(example)]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (process.argv[1] === import.meta.filename) writeFileSync(PATH, cityFormat());
