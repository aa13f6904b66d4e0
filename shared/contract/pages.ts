/** Long lists: a page at a time, narrowed by a text that the server looks for in all of it. */
import { z } from 'zod';

/** Rows of a page; a list that is no longer is whole, and says nothing of pages. */
const PAGE_ROWS = 100;

export const pageQuery = {
  /** What a row must have in its name. */
  q: z.string().trim().max(60).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
};
export type PageQuery = z.infer<z.ZodObject<typeof pageQuery>>;

export const Paging = z.object({
  page: z.int(),
  pages: z.int(),
  /** Rows that match what was looked for, and rows in all. */
  found: z.int(),
  total: z.int(),
});
export type Paging = z.infer<typeof Paging>;

/** The page of a list that is asked for; the last one where there are fewer. @param textOf what is looked through */
export function pageOf<Row>(
  rows: readonly Row[],
  { q = '', page = 1 }: PageQuery,
  textOf: (row: Row) => string,
  size = PAGE_ROWS,
): { rows: Row[]; paging: Paging } {
  const wanted = q.toLowerCase();
  const found = wanted === '' ? rows : rows.filter((row) => textOf(row).toLowerCase().includes(wanted));
  const pages = Math.max(1, Math.ceil(found.length / size));
  const at = Math.min(page, pages);
  return {
    rows: found.slice((at - 1) * size, at * size),
    paging: { page: at, pages, found: found.length, total: rows.length },
  };
}
