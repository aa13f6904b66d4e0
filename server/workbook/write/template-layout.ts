/** Where what stands on a template: its columns, its lines, its head. */
import type { TemplateSpec } from '../written.ts';

export const NUMBER_WIDTH = 6;
export const UNIT_WIDTH = 20;
export const INDICATOR_WIDTH = 40;
const REPORTER_WIDTH = 20;

/** Zero-based; null where the form has no such column. */
export interface Columns {
  number: number;
  unit: number | null;
  indicator: number;
  measure: number;
  current: number;
  lastYear: number;
  growth: number;
  note: number;
  source: number | null;
  responsible: number | null;
  last: number;
}

export function columnsOf({ unitColumn, rows }: TemplateSpec): Columns {
  const first = unitColumn ? 2 : 1;
  const note = first + 5;
  const reporters = rows.some((row) => row.source || row.responsible);
  return {
    number: 0,
    unit: unitColumn ? 1 : null,
    indicator: first,
    measure: first + 1,
    current: first + 2,
    lastYear: first + 3,
    growth: first + 4,
    note,
    source: reporters ? note + 1 : null,
    responsible: reporters ? note + 2 : null,
    last: reporters ? note + 2 : note,
  };
}

/** Widths in characters, in the order of the columns. */
export function widthsOf({ unit, source }: Columns): number[] {
  return [
    NUMBER_WIDTH,
    ...(unit === null ? [] : [UNIT_WIDTH]),
    INDICATOR_WIDTH,
    10,
    18,
    18,
    13,
    34,
    ...(source === null ? [] : [REPORTER_WIDTH, REPORTER_WIDTH]),
  ];
}

/** Zero-based lines of the sheet. */
export interface Lines {
  /** 表号 …; null when the form carries none. */
  survey: number | null;
  /** 填报单位, 填报人 …: this line and the next. */
  label: number;
  header: number;
  /** One for each row of the form; its heading stands on the line above. */
  rows: number[];
  foot: number;
}

export function linesOf({ survey, rows }: TemplateSpec): Lines {
  const label = survey ? 3 : 2;
  const header = label + 2;
  let line = header;
  const placed = rows.map((row) => (line += row.heading ? 2 : 1));
  return { survey: survey ? 2 : null, label, header, rows: placed, foot: line + 1 };
}
