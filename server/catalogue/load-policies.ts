/** The folder `policies/` of a city: papers, kinds and instruments; a city without one has no policy pages. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkLibrary } from '#shared/policies/check-library.ts';
import type { Programme } from '#shared/policies/coverage.ts';
import { INSTRUMENT_FIELDS, listOf, readInstrument } from '#shared/policies/instrument-fields.ts';
import { NO_POLICIES, PolicyLibrary } from '#shared/policies/library.ts';
import { type CsvRecord, parseCsvTable } from './csv.ts';
import type { Fault } from './fault.ts';
import { readText } from './folder-text.ts';

const FOLDER = 'policies';
const COLUMNS = {
  kinds: 'code name theme part counts targets assumption',
  inputs: 'code name unit',
  applicants: 'code name is',
  instruments: INSTRUMENT_FIELDS.join(' '),
} as const;
const DOCUMENTS = 'documents.json';

type Table = keyof typeof COLUMNS;
type List = Table | 'documents';

/** @returns the library, empty where the folder is not there; faults name file and line. */
export function loadPolicies(folder: string, programme: Programme, fault: Fault): PolicyLibrary {
  const at = join(folder, FOLDER);
  if (!existsSync(at)) return NO_POLICIES;
  const read = (file: string): string => readText(folder, `${FOLDER}/${file}`, fault) ?? '';
  const rows = (table: Table) => rowsOf(read(`${table}.csv`), COLUMNS[table], `${table}.csv`, fault);
  const tables = {
    kinds: rows('kinds'),
    inputs: rows('inputs'),
    applicants: rows('applicants'),
    instruments: rows('instruments'),
  };
  const say = (list: List, index: number, words: string) => {
    const file = list === 'documents' ? DOCUMENTS : `${list}.csv`;
    fault(`${FOLDER}/${file}`, list === 'documents' ? 1 : (tables[list][index]?.line ?? 1), words);
  };
  const raw = {
    documents: documentsOf(read(DOCUMENTS), (name) => read(join('papers', name)), fault),
    kinds: tables.kinds.map(({ fields: f }) => ({
      ...f,
      part: f.part || null,
      counts: f.counts || null,
      targets: listOf(f.targets),
    })),
    inputs: tables.inputs.map(({ fields }) => fields),
    applicants: tables.applicants.map(({ fields: f }) => ({ ...f, is: listOf(f.is) })),
    instruments: tables.instruments.map(({ fields }, index) =>
      readInstrument(fields, (words) => say('instruments', index, words)),
    ),
  };
  const parsed = PolicyLibrary.safeParse(raw, { error: z.locales.zhCN().localeError });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [list, index, ...rest] = path;
    say(isList(list) ? list : 'documents', Number(index ?? 0), `${rest.join('.')} ${message}`);
  }
  if (!parsed.success) return NO_POLICIES;
  for (const { list, index, words } of checkLibrary(parsed.data, programme)) say(list, index, words);
  return parsed.data;
}

const isList = (key: unknown): key is List =>
  typeof key === 'string' && (key in COLUMNS || key === 'documents');

function rowsOf(text: string, columns: string, file: string, fault: Fault): CsvRecord[] {
  const here = (line: number, words: string) => fault(`${FOLDER}/${file}`, line, words);
  const table = parseCsvTable(text, here);
  for (const column of columns.split(' ')) if (!table.columns.includes(column)) here(1, `缺少列 ${column}`);
  return table.records;
}

/** The papers' records, each with its text in the place of the file's name. */
function documentsOf(text: string, paper: (name: string) => string, fault: Fault): unknown {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    fault(`${FOLDER}/${DOCUMENTS}`, 1, '不是正确的 JSON');
  }
  if (!Array.isArray(list)) return [];
  return list.map((one: { paper?: unknown }) => ({ ...one, paper: paper(String(one.paper ?? '')) }));
}
