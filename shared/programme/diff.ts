/** Two programmes line by line: every row that is new or gone, every field that says something else. Pure. */
import { everyRow } from '../as-of.ts';
import type { Catalogue, Others } from '../catalogue.ts';
import { FIELD_NAME, MAIN_FIELDS, type NameOf, PART_NAME, valueWords } from './diff.words.ts';

export interface DiffLine {
  /** 单位 · 指标 · 报表 … */
  part: string;
  /** Whose row, with when it holds. */
  name: string;
  /** What of it; 全部 for a whole row. */
  field: string;
  before: string;
  after: string;
}

type Row = Record<string, unknown>;

const PARTS: readonly (keyof Others)[] = [
  'units',
  'organisations',
  'indicators',
  'forms',
  'rules',
  'targets',
];

/** Empty when both say the same. Lines in the order of the parts; what both leave out is no difference. */
export function programmeDiff(before: Catalogue, after: Catalogue): DiffLine[] {
  const nameOf = namesOf(before, after);
  return [
    ...fieldLines('city', before.city.name, before.city, after.city, nameOf),
    ...PARTS.flatMap((part) => rowLines(part, everyRow(before, part), everyRow(after, part), nameOf)),
    ...rowLines('documents', before.documents, after.documents, nameOf),
    ...rowLines('periods', before.periods, after.periods, nameOf),
    ...fieldLines('scheme', '所附方案', before.scheme, after.scheme, nameOf),
    ...policyLines(before, after),
  ];
}

/** Codes of units, organisations and indicators by the names they have now. */
function namesOf(before: Catalogue, after: Catalogue): NameOf {
  const named = [before, after].flatMap((c) => [...c.organisations, ...c.indicators, ...c.units]);
  const names = new Map(named.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

function rowLines(part: string, before: readonly Row[], after: readonly Row[], nameOf: NameOf): DiffLine[] {
  const pairs = paired(before, after);
  return pairs.flatMap(([was, is]): DiffLine[] => {
    if (was && is) return fieldLines(part, titleOf(is), was, is, nameOf);
    const whole = { part: PART_NAME[part] ?? part, field: '全部' };
    if (is) {
      const like = before.find((row) => keyOf(row) === keyOf(is));
      const said = like ? changedWords(part, like, is, nameOf) : rowWords(part, is, nameOf);
      return [{ ...whole, name: titleOf(is), before: '—', after: said }];
    }
    return was ? [{ ...whole, name: titleOf(was), before: rowWords(part, was, nameOf), after: '—' }] : [];
  });
}

/** Rows that are the same row: of one code, and beginning with the same period. */
function paired(before: readonly Row[], after: readonly Row[]): [Row | undefined, Row | undefined][] {
  const id = (row: Row) => `${keyOf(row)}|${String(row.validFrom ?? '')}`;
  const now = new Map(after.map((row) => [id(row), row]));
  const known = new Set(before.map(id));
  return [
    ...before.map((row): [Row, Row | undefined] => [row, now.get(id(row))]),
    ...after.filter((row) => !known.has(id(row))).map((row): [undefined, Row] => [undefined, row]),
  ];
}

function keyOf(row: Row): string {
  return String(row.code ?? row.id ?? row.period ?? '');
}

function titleOf(row: Row): string {
  return String(row.name ?? row.title ?? row.period ?? row.id ?? row.code ?? '');
}

function fieldLines(part: string, name: string, before: Row, after: Row, nameOf: NameOf): DiffLine[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => text(before[field]) !== text(after[field]))
    .map((field) => ({
      part: PART_NAME[part] ?? part,
      name,
      field: FIELD_NAME[field] ?? field,
      before: valueWords(field, before[field], nameOf),
      after: valueWords(field, after[field], nameOf),
    }));
}

/** What a further row says otherwise than the row before it. */
function changedWords(part: string, like: Row, row: Row, nameOf: NameOf): string {
  return fieldLines(part, '', like, row, nameOf)
    .map(({ field, after }) => `${field}：${after}`)
    .join('；');
}

/** A row that is new as a whole, by what matters first. */
function rowWords(part: string, row: Row, nameOf: NameOf): string {
  const main = MAIN_FIELDS.filter((field) => row[field] !== undefined && row[field] !== null);
  return changedWords(part, {}, Object.fromEntries(main.map((field) => [field, row[field]])), nameOf);
}

/** Left out and null say the same. */
function text(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** The policy library has a page of its own: here only that it differs, and by how much. */
function policyLines({ policies: before }: Catalogue, { policies: after }: Catalogue): DiffLine[] {
  if (text(before) === text(after)) return [];
  const count = ({ instruments, documents }: typeof before) =>
    `${documents.length}份文件、${instruments.length}条政策`;
  return [{ part: '政策库', name: '政策', field: '全部', before: count(before), after: count(after) }];
}
