/** A table as the exports and the pages share it: what a chart shows, as figures with their units. */
import { z } from 'zod';
import { type Figure, isValue, REASON_MARK } from './figure.ts';

export const TableColumn = z.strictObject({
  key: z.string().min(1).max(60),
  header: z.string().min(1).max(120),
  unit: z.string().max(40).optional(),
  kind: z.enum(['text', 'number']),
  /** Decimals shown; the stored number stays unrounded. */
  digits: z.int().min(0).max(6).optional(),
});
export type TableColumn = z.infer<typeof TableColumn>;

/** A number, a text or mark such as 未报 (also allowed in a number column), or null for a cell that does not exist. */
export const TableCell = z.union([z.number(), z.string().max(2000), z.null()]);
export type TableCell = z.infer<typeof TableCell>;

export const TableModel = z.strictObject({
  title: z.string().min(1).max(300),
  subtitle: z.string().max(600),
  notes: z.array(z.string().max(1000)).max(40),
  columns: z.array(TableColumn).min(1).max(120),
  rows: z.array(z.record(z.string().max(60), TableCell)).max(20_000),
  simulated: z.boolean(),
});
export type TableModel = z.infer<typeof TableModel>;
export type TableRow = TableModel['rows'][number];

/** The note every simulated table, chart and page carries. */
export const SIMULATED_NOTE = '模拟数据，非真实';

/** A figure as a table cell: the number, or the mark of the reason why there is none (never 0, never blank). */
export function figureCell(figure: Figure): number | string {
  return isValue(figure) ? figure : REASON_MARK[figure];
}

/** Column heading with its unit, e.g. 总投入（亿元）. */
export function columnLabel(column: TableColumn): string {
  return column.unit ? `${column.header}（${column.unit}）` : column.header;
}
