/** How each CSV list of a city's folder becomes the catalogue's shape: its columns and how they are read. */
import { keysOf } from '#shared/record.ts';
import type { CsvRecord } from './csv.ts';
import { parseFormula, parseRelation } from './formula-text.ts';

type Fields = CsvRecord['fields'];
type Fault = (words: string) => void;

interface RowShape {
  /** Every column the header must have, in any order. */
  columns: readonly string[];
  /** Columns of what has a time; a folder in which nothing ever changed has none of them. */
  timed?: readonly string[];
  read(fields: Fields, fault: Fault): unknown;
}

/** Lists inside a cell are separated by `|`; an empty cell is null, or an empty list. */
const VALIDITY = ['valid_from', 'valid_to'] as const;

const ROW_SHAPES = {
  units: {
    timed: [...VALIDITY, 'successors'],
    columns: words(
      'code gb_code name short_name kind order aliases coverage parent addend peer_group tile seat',
    ),
    read: (f, fault) => ({
      code: f.code,
      gbCode: orNull(f.gb_code),
      name: f.name,
      shortName: f.short_name,
      kind: f.kind,
      order: integer(f.order),
      aliases: listOf(f.aliases),
      coverage: f.coverage,
      parent: orNull(f.parent),
      addend: yesNo('addend', f.addend, fault),
      peerGroup: orNull(f.peer_group),
      tile: tileOf(f.tile, fault),
      seat: orNull(f.seat),
      ...validityOf(f),
      ...(f.successors ? { successors: successorsOf(f.successors, fault) } : {}),
    }),
  },
  organisations: {
    timed: ['node', ...VALIDITY],
    columns: words('code name short_name kind unit aliases'),
    read: (f) => ({
      code: f.code,
      name: f.name,
      shortName: f.short_name,
      kind: f.kind,
      unit: orNull(f.unit),
      ...nodeOf(f),
      aliases: listOf(f.aliases),
      ...validityOf(f),
    }),
  },
  documents: {
    columns: words('id number title issued in_force'),
    read: (f) => ({
      id: f.id,
      number: f.number,
      title: f.title,
      issued: f.issued,
      inForce: orNull(f.in_force),
    }),
  },
  indicators: {
    timed: [...VALIDITY, 'changed', 'breaks'],
    columns: words(
      'code name short_name aliases order block measure unit decimals periodicities accumulation parent relation ' +
        'direction source responsible definition document clause formula',
    ),
    read: (f, fault) => ({
      code: f.code,
      name: f.name,
      shortName: f.short_name,
      aliases: listOf(f.aliases),
      order: integer(f.order),
      block: orNull(f.block),
      measure: f.measure,
      unit: f.unit,
      decimals: integer(f.decimals),
      periodicities: listOf(f.periodicities),
      accumulation: f.accumulation,
      parent: orNull(f.parent),
      relation: orNull(f.relation),
      direction: f.direction,
      source: f.source,
      responsible: f.responsible,
      definition: f.definition,
      document: orNull(f.document),
      clause: f.clause,
      formula: parseFormula(f.formula ?? '', fault),
      ...validityOf(f),
      ...(f.changed ? { change: { words: f.changed, breaks: yesNo('breaks', f.breaks, fault) } } : {}),
    }),
  },
  periods: {
    columns: words('period opens due'),
    read: (f) => ({ period: f.period, opens: f.opens, due: f.due }),
  },
  targets: {
    timed: ['node', ...VALIDITY],
    columns: words(
      'id title kind indicator year operator value upper unit from relation headline order document clause quote responsible modal superseded_by convention',
    ),
    read: (f, fault) => ({
      id: f.id,
      title: f.title,
      kind: f.kind,
      indicator: f.indicator,
      year: f.year ? integer(f.year) : null,
      operator: f.operator,
      value: orNull(f.value),
      upper: orNull(f.upper),
      unit: f.unit,
      from: f.from ? integer(f.from) : null,
      relation: parseRelation(f.relation ?? '', fault),
      headline: yesNo('headline', f.headline, fault),
      order: integer(f.order),
      document: f.document,
      clause: f.clause,
      quote: f.quote,
      responsible: listOf(f.responsible),
      ...nodeOf(f),
      modal: f.modal,
      supersededBy: orNull(f.superseded_by),
      convention: f.convention,
      ...validityOf(f),
    }),
  },
} satisfies Record<string, RowShape>;

export type CsvPart = keyof typeof ROW_SHAPES;
export const CSV_PARTS = keysOf(ROW_SHAPES);

/** The columns of a list in order, and those that only what has a time needs. */
export function columnsOf(part: CsvPart): { columns: readonly string[]; timed: readonly string[] } {
  const { columns, timed = [] }: RowShape = ROW_SHAPES[part];
  return { columns, timed };
}

/** Reads the records of one list; columns that are missing or unknown are faults of line 1. */
export function readRows(
  part: CsvPart,
  columns: readonly string[],
  records: readonly CsvRecord[],
  fault: (line: number, words: string) => void,
): unknown[] {
  const shape: RowShape = ROW_SHAPES[part];
  for (const column of shape.columns) if (!columns.includes(column)) fault(1, `缺少“${column}”列`);
  const known = [...shape.columns, ...(shape.timed ?? [])];
  for (const column of columns) if (!known.includes(column)) fault(1, `不认识“${column}”列`);
  return records.map((record) => shape.read(record.fields, (said) => fault(record.line, said)));
}

/** 有效期: first and last period; empty: without end. */
function validityOf(f: Fields): Record<string, string> {
  return {
    ...(f.valid_from ? { validFrom: f.valid_from } : {}),
    ...(f.valid_to ? { validTo: f.valid_to } : {}),
  };
}

/** The area below the root that a row is of; empty: the root's. */
function nodeOf(f: Fields): Record<string, string> {
  return f.node ? { node: f.node } : {};
}

/** `merged_into:330482@2027-S1`, several with `|`. */
function successorsOf(text: string, fault: Fault): unknown[] {
  return listOf(text).map((one) => {
    const [, kind, code, from] = /^([a-z_]+):([^@]+)@(.+)$/.exec(one) ?? [];
    if (!kind) fault(`successors 应写作“merged_into:单位代码@2027-S1”，现为“${one}”`);
    return { kind, code, from };
  });
}

function words(text: string): string[] {
  return text.split(' ');
}

function orNull(text: string | undefined): string | null {
  return text ? text : null;
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('|')
    .map((t) => t.trim())
    .filter((t) => t !== '');
}

/** NaN for what is no integer: the catalogue's shape then says so at its place. */
function integer(text: string | undefined): number {
  return /^-?\d+$/.test(text ?? '') ? Number(text) : Number.NaN;
}

function yesNo(column: string, text: string | undefined, fault: Fault): boolean {
  if (text !== '1' && text !== '0') fault(`${column} 应为 1(是)或 0(否)，现为“${text ?? ''}”`);
  return text === '1';
}

/** `row:column` of the tile map. */
function tileOf(text: string | undefined, fault: Fault): { row: number; col: number } | null {
  if (!text) return null;
  const match = /^(\d+):(\d+)$/.exec(text);
  if (!match) fault(`tile 应为“行:列”，现为“${text}”`);
  return match ? { row: Number(match[1]), col: Number(match[2]) } : null;
}
