/** The folder `policies/` of a city: papers, kinds and instruments; a city without one has no policy pages. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseAmountRule } from '#shared/policies/amount-rule.ts';
import { checkLibrary } from '#shared/policies/check-library.ts';
import { NO_POLICIES, PolicyLibrary } from '#shared/policies/library.ts';
import { type CsvRecord, parseCsvTable } from './csv.ts';
import type { Fault } from './load-catalogue.ts';

const FOLDER = 'policies';
const KINDS = ['code', 'name', 'theme', 'target'];
const INSTRUMENTS = 'document clause kind name beneficiary event form rule part times note quote'.split(' ');
const FILES = { documents: 'documents.json', kinds: 'kinds.csv', instruments: 'instruments.csv' } as const;

type List = keyof typeof FILES;

/** @returns the library, empty where the folder is not there; faults name file and line. */
export function loadPolicies(folder: string, indicators: ReadonlySet<string>, fault: Fault): PolicyLibrary {
  const at = join(folder, FOLDER);
  if (!existsSync(at)) return NO_POLICIES;
  const read = (file: string): string => {
    const path = join(at, file);
    if (existsSync(path)) return readFileSync(path, 'utf8');
    fault(`${FOLDER}/${file}`, 1, '缺少这个文件');
    return '';
  };
  const kinds = rowsOf(read(FILES.kinds), KINDS, FILES.kinds, fault);
  const instruments = rowsOf(read(FILES.instruments), INSTRUMENTS, FILES.instruments, fault);
  const lineOf = (list: List, index: number) =>
    ({ documents: [], kinds, instruments })[list][index]?.line ?? 1;
  const say = (list: List, index: number, words: string) =>
    fault(`${FOLDER}/${FILES[list]}`, lineOf(list, index), words);
  const raw = {
    documents: documentsOf(read(FILES.documents), (name) => read(join('papers', name)), fault),
    kinds: kinds.map(({ fields: f }) => ({
      code: f.code,
      name: f.name,
      theme: f.theme,
      target: f.target || null,
    })),
    instruments: instruments.map(({ fields: f }, index) => {
      const rule = parseAmountRule(f.rule ?? '');
      if (!rule) say('instruments', index, `rule 写法不对：${f.rule}`);
      return {
        ...f,
        beneficiary: (f.beneficiary ?? '').split('、').filter((name) => name !== ''),
        rule: rule ?? { kind: 'words' },
        part: f.part || null,
        times: timesOf(f.times ?? ''),
      };
    }),
  };
  const parsed = PolicyLibrary.safeParse(raw, { error: z.locales.zhCN().localeError });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [list, index, ...rest] = path;
    say(isList(list) ? list : 'documents', Number(index ?? 0), `${rest.join('.')} ${message}`);
  }
  if (!parsed.success) return NO_POLICIES;
  for (const { list, index, words } of checkLibrary(parsed.data, indicators)) say(list, index, words);
  return parsed.data;
}

const isList = (key: unknown): key is List => typeof key === 'string' && key in FILES;

function rowsOf(text: string, columns: readonly string[], file: string, fault: Fault): CsvRecord[] {
  const here = (line: number, words: string) => fault(`${FOLDER}/${file}`, line, words);
  const table = parseCsvTable(text, here);
  for (const column of columns) if (!table.columns.includes(column)) here(1, `缺少列 ${column}`);
  return table.records;
}

/** The papers' records, each with its text in the place of the file's name. */
function documentsOf(text: string, paper: (name: string) => string, fault: Fault): unknown {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    fault(`${FOLDER}/${FILES.documents}`, 1, '不是正确的 JSON');
  }
  if (!Array.isArray(list)) return [];
  return list.map((one: { paper?: unknown }) => ({ ...one, paper: paper(String(one.paper ?? '')) }));
}

/** `1/3`: once in three years. */
function timesOf(text: string): { count: number; years: number } | null {
  const [, count, years] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  return count && years ? { count: Number(count), years: Number(years) } : null;
}
