/** The state of knowledge a page shows. */
import { z } from 'zod';
import { Code } from '../codes.ts';

/** The data a page rests on: printed under every chart and pinned by `v` in a copied link. */
export const Cut = z.object({
  dataVersion: z.int(),
  asOf: z.string(),
  /** Time of the latest 核定 the data hold. */
  approvedAt: z.string(),
  latest: z.boolean(),
  latestVersion: z.int(),
  /** The day asked for with `asof`; left out where a version was pinned or the latest asked for. */
  day: z.iso.date().optional(),
});
export type Cut = z.infer<typeof Cut>;

/** `node`: the area whose page is asked for, by its code; left out: the reader's own (`scope: 'node'` of an endpoint). */
export const nodeQuery = { node: Code.optional() };

/** `v` pins a data version; `asof` asks for the state of knowledge on a day (YYYY-MM-DD). */
export const cutQuery = {
  v: z.coerce.number().int().positive().optional(),
  asof: z.iso.date().optional(),
  ...nodeQuery,
};
