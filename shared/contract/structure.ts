/** 结构: shares of the blocks, their parts, the units and the intensities. Money is in 万元, shares in per cent. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut, cutQuery } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { CumulationForm } from './metric.ts';
import { READERS } from './roles.ts';

/** `unit`: the city (default) or one of its parts. `v` pins a data version; `asof` asks for a day's state of knowledge. */
export const ViewQuery = z.object({
  unit: z.string().max(60).optional(),
  period: Period.optional(),
  form: CumulationForm.default('to_date'),
  ...cutQuery,
});
export type ViewQuery = z.infer<typeof ViewQuery>;

/** What both pages say of themselves: whose figures, of when, and what else can be chosen. */
export const ViewHead = z.object({
  cut: Cut,
  unit: z.object({ code: z.string(), name: z.string(), shortName: z.string(), kind: z.string() }),
  units: z.array(z.object({ code: z.string(), shortName: z.string() })),
  period: Period,
  label: z.string(),
  basePeriod: Period,
  baseLabel: z.string(),
  form: CumulationForm,
  periods: z.array(z.object({ period: Period, label: z.string(), complete: z.boolean() })),
  /** Whether the series is yearly: only then do yearly targets and denominators stand beside it. */
  yearly: z.boolean(),
  /** Indicator of the total, and what it counts. */
  total: z.object({ indicator: z.string(), name: z.string(), definition: z.string(), basis: z.string() }),
  blocks: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      shortName: z.string(),
      colour: z.string(),
      indicator: z.string(),
    }),
  ),
  /** Parts of the city without a total in this period: the total is 不完整 and ranks are withheld. */
  missing: z.array(z.string()),
  /** Which blocks lack a figure, and whose: of the unit itself, for the city of its parts (`others`: not ranked, as 市本级). Short names. */
  gaps: z.array(z.object({ block: z.string(), units: z.array(z.string()), others: z.array(z.string()) })),
  /** The returns that carry what is missing, and on whose desk they lie, in words; empty where nothing is missing. */
  waiting: z.string(),
  finding: z.string(),
  sentences: z.array(z.string()),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type ViewHead = z.infer<typeof ViewHead>;

/** One block or part in one period. */
export const SharePoint = z.object({ amount: Figure, share: Figure });
export type SharePoint = z.infer<typeof SharePoint>;

export const StructureRow = z.object({
  period: Period,
  label: z.string(),
  total: Figure,
  /** In the order of `blocks`. */
  blocks: z.array(SharePoint),
  /** 附项 together, against the same total; never part of it. Null where the unit has none. */
  memo: SharePoint.nullable(),
});
export type StructureRow = z.infer<typeof StructureRow>;

export const StructurePart = z.object({
  /** 其中 · 按预算来源等分解 · 附项 · 构成. */
  group: z.enum(['of_which', 'breakdown', 'memo', 'component']),
  /** Null for 未列明, the rest of the block. */
  indicator: z.string().nullable(),
  name: z.string(),
  block: z.string(),
  amount: Figure,
  /** Of the block, %. */
  shareOfBlock: Figure,
  /** Of the total, %; 附项 are measured against it without being in it. */
  shareOfTotal: Figure,
  shareOfBlockBefore: Figure,
  /** 百分点 against the same period last year. */
  change: Figure,
});
export type StructurePart = z.infer<typeof StructurePart>;

export const PlaceRow = z.object({
  unit: z.string(),
  name: z.string(),
  shortName: z.string(),
  peer: z.boolean(),
  amount: Figure,
  /** Of all parts of the city, %. */
  share: Figure,
  shareBefore: Figure,
  change: Figure,
  /** Shares of the unit's own blocks, in the order of `blocks`. */
  blocks: z.array(SharePoint),
});
export type PlaceRow = z.infer<typeof PlaceRow>;

export const Intensity = z.object({
  key: z.string(),
  name: z.string(),
  formula: z.string(),
  basis: z.string(),
  /** The latest year up to the one chosen that has a figure: R&D comes later than the others. */
  period: Period,
  label: z.string(),
  /** Its finding: the figure and its change. */
  title: z.string(),
  points: z.array(z.object({ period: Period, label: z.string(), figure: Figure })),
  /** 百分点 against last year. */
  change: Figure,
  /** The compared units in that year. */
  units: z.array(
    z.object({ unit: z.string(), shortName: z.string(), figure: Figure, rank: z.int().nullable() }),
  ),
});
export type Intensity = z.infer<typeof Intensity>;

export const Structure = ViewHead.extend({
  /** Every period of the kind chosen, oldest first. */
  rows: z.array(StructureRow),
  parts: z.array(StructurePart),
  places: z.array(PlaceRow),
  /** Yearly only; empty for half-years. */
  intensities: z.array(Intensity),
  /** Findings of the single charts; empty where there is nothing to say. */
  titles: z.object({ periods: z.string(), parts: z.string(), places: z.string(), blocks: z.string() }),
});
export type Structure = z.infer<typeof Structure>;

export const structureApi = endpoint({
  about: '结构和占比',
  method: 'GET',
  path: '/api/monitoring/structure',
  who: READERS,
  scope: 'node',
  query: ViewQuery,
  reply: Structure,
});
