/** Reads a city's folder into a Catalogue. Every error names its file and line; all are reported at once. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { arranged } from '#shared/as-of.ts';
import { Catalogue } from '#shared/catalogue.ts';
import { programmeFor } from '#shared/policies/coverage.ts';
import { askedTwice } from './check-asked-once.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { parseCsvTable } from './csv.ts';
import type { Fault } from './fault.ts';
import { readText } from './folder-text.ts';
import { lineOfPath } from './json-lines.ts';
import { loadPolicies } from './load-policies.ts';
import { withBothSeries } from './one-series.ts';
import { CSV_PARTS, type CsvPart, readRows } from './seed-rows.ts';

/** A city's folder that cannot be used: one sentence per error, each with file and line. */
export class CatalogueProblem extends Error {
  override name = 'CatalogueProblem';
  readonly errors: string[];
  constructor(folder: string, errors: string[]) {
    super(`城市目录 ${folder} 有 ${errors.length} 处错误：\n${errors.join('\n')}`);
    this.errors = errors;
  }
}

export type Path = readonly PropertyKey[];

/** One file of the folder: its value, and where a path inside it stands in the text. */
interface Part {
  file: string;
  value: unknown;
  line(path: Path): number;
  /** How the file itself names a field. */
  fieldName(key: string): string;
}

const JSON_PARTS = ['city', 'forms', 'rules', 'scheme'] as const;

/** @throws CatalogueProblem listing every error of shape in the folder, or, once shapes hold, every error of reference. */
export function loadCatalogue(folder: string): Catalogue {
  const errors: string[] = [];
  const fault: Fault = (file, line, words) => errors.push(`${file} 第${line}行：${words}`);
  const parts = new Map<string, Part>();
  for (const part of JSON_PARTS) keep(parts, part, readJson(folder, `${part}.json`, fault));
  for (const part of CSV_PARTS) keep(parts, part, readCsv(folder, part, fault));
  const at = (path: Path, words: string) => {
    const part = parts.get(String(path[0]));
    if (!part) return;
    const rest = path.slice(1);
    const fields = rest.filter((step) => typeof step === 'string').map(part.fieldName);
    fault(part.file, part.line(rest), [fields.join('.'), words].filter((t) => t !== '').join(' '));
  };
  const city = parts.get('city');
  if (city) keep(parts, 'city', { ...city, value: withBothSeries(city.value) });
  const raw = Object.fromEntries([...parts].map(([name, part]) => [name, part.value]));
  const parsed = Catalogue.safeParse(raw, { error: z.locales.zhCN().localeError });
  for (const issue of parsed.error?.issues ?? []) at(issue.path, issue.message);
  if (parsed.success)
    for (const { path, words } of [...checkCatalogue(parsed.data), ...askedTwice(parsed.data)])
      at(path, words);
  const { indicators = [], targets = [] } = parsed.data ?? {};
  const policies = loadPolicies(folder, programmeFor({ indicators, targets }), fault);
  if (errors.length > 0 || !parsed.success) throw new CatalogueProblem(folder, errors);
  return arranged({ ...parsed.data, policies });
}

/** SHA-256 of the catalogue's canonical JSON: the same programme has the same digest on every machine. */
export function catalogueDigest(catalogue: Catalogue): string {
  return createHash('sha256').update(canonical(catalogue)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}

function keep(parts: Map<string, Part>, name: string, part: Part | undefined): void {
  if (part) parts.set(name, part);
}

/** A JSON file of the folder; undefined, and a fault, when it is missing or no JSON. */
export function readJson(folder: string, file: string, fault: Fault): Part | undefined {
  const text = readText(folder, file, fault);
  if (text === undefined) return undefined;
  try {
    const steps = (path: Path) => path.map((step) => (typeof step === 'number' ? step : String(step)));
    return {
      file,
      value: JSON.parse(text),
      line: (path) => lineOfPath(text, steps(path)),
      fieldName: (key) => key,
    };
  } catch (error) {
    fault(file, syntaxErrorLine(text, String(error)), '不是正确的 JSON');
    return undefined;
  }
}

/** V8 names the position, except at an unexpected end. */
function syntaxErrorLine(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
}

function readCsv(folder: string, part: CsvPart, fault: Fault): Part | undefined {
  const file = `${part}.csv`;
  const text = readText(folder, file, fault);
  if (text === undefined) return undefined;
  const here = (line: number, words: string) => fault(file, line, words);
  const { columns, records } = parseCsvTable(text, here);
  return {
    file,
    value: readRows(part, columns, records, here),
    line: (path) => records[Number(path[0])]?.line ?? 1,
    fieldName: (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  };
}
