/**
 * What was understood of a reporter's file: said before submission, always, also of a clean file, so that a figure of
 * another period, block, column or unit is seen by the person whose file it is. Every part names its cells.
 */
import { z } from 'zod';

/** Words of the file (or of this system about it) and the cells they stand in: `D4`, `B3:F14`; empty for nowhere. */
export const Place = z.object({ text: z.string(), cells: z.string() });
export type Place = z.infer<typeof Place>;

/** A table of the file: its own title, header, unit, period and owner. */
const UnderstoodBlock = z.object({
  /** What `which_block` takes as its answer. */
  id: z.string(),
  sheet: z.string(),
  /** From its title or header to its last row, e.g. `A3:F14`. */
  range: z.string(),
  title: z.string(),
  period: Place.nullable(),
  owner: Place.nullable(),
  unit: Place.nullable(),
  taken: z.boolean(),
  /** Chinese: why it was left, e.g. 上年同期的表; empty when taken. */
  why: z.string(),
});

/** A column (in a wide table: a row) of the blocks taken that holds figures. */
const UnderstoodColumn = z.object({
  /** What `which_column` takes as its answer. */
  id: z.string(),
  /** `D`; a row's number in a table whose indicators stand across. */
  column: z.string(),
  /** The figures' cells, e.g. `D5:D16`. */
  cells: z.string(),
  header: z.string(),
  taken: z.boolean(),
  /** Chinese: why it was left, e.g. 是上年同期数; empty when taken. */
  why: z.string(),
});

/** A unit of measure that figures were read in, and what they were multiplied by. */
export const UnderstoodUnit = z.object({
  /** As the file says, e.g. 亿元. */
  unit: z.string(),
  formUnit: z.string(),
  /** Exact decimal: 1 of `unit` is `factor` of `formUnit`. */
  factor: z.string(),
  source: z.enum(['cell', 'column', 'header', 'title', 'template', 'format', 'answer']),
  /** Where the unit is stated; empty when by the template or the person's answer. */
  cells: z.string(),
  /** How many figures were read in it. */
  figures: z.int(),
});
export type UnderstoodUnit = z.infer<typeof UnderstoodUnit>;

/** Rows, columns or tables with numbers that were not read. */
const Unread = z.object({
  sheet: z.string(),
  cells: z.string(),
  text: z.string(),
  /** Chinese: 不是本表的单位, 与本表无关的指标, 小计行 … */
  why: z.string(),
  /** Numbers among them. */
  numbers: z.int(),
});

export const Understood = z.object({
  sheet: z.string(),
  blocks: z.array(UnderstoodBlock),
  columns: z.array(UnderstoodColumn),
  units: z.array(UnderstoodUnit),
  period: Place.nullable(),
  owner: Place.nullable(),
  /** The form's 合计 as it was read: name, what stands in the file, and the amount in `unit`. */
  total: z
    .object({
      key: z.string(),
      name: z.string(),
      raw: z.string(),
      cell: z.string(),
      amount: z.string(),
      unit: z.string(),
    })
    .nullable(),
  /** Figures taken from hidden, near-invisible or white cells, rows, columns or sheets. */
  hidden: z.array(Place),
  formulas: z.object({
    count: z.int(),
    uncalculated: z.array(Place),
    contradicted: z.array(Place),
    external: z.array(Place),
  }),
  unread: z.array(Unread),
  /** What the person answered or chose otherwise, by question code. */
  answers: z.record(z.string(), z.string()),
});
export type Understood = z.infer<typeof Understood>;
