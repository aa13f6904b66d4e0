/** 监测: ranking of units, one unit, and the lineage of any figure. Money is in 万元, rates in per cent. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { endpoint } from './endpoint.ts';
import { READERS } from './roles.ts';

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

/** `v` pins a data version; `asof` asks for the state of knowledge on a day (YYYY-MM-DD). */
const cutQuery = { v: z.coerce.number().int().positive().optional(), asof: z.iso.date().optional() };

export const CumulationForm = z.enum(['to_date', 'single']);
export type CumulationForm = z.infer<typeof CumulationForm>;

/** `metric`: `total`, a block's code, or any indicator's code. */
export const RegionsQuery = z.object({
  period: Period.optional(),
  metric: z.string().max(60).default('total'),
  form: CumulationForm.default('to_date'),
  ...cutQuery,
});
export const UnitQuery = z.object({ period: Period.optional(), ...cutQuery });
export const LineageQuery = z.object({
  unit: z.string().max(60),
  indicator: z.string().max(60),
  period: Period,
  /** The to-date figure as it stands, or the single half worked out from two of them. */
  form: CumulationForm.default('to_date'),
  /** The figure itself, or its change against the same period last year. */
  of: z.enum(['figure', 'growth']).default('figure'),
  ...cutQuery,
});

export const Metric = z.object({
  metric: z.string(),
  indicator: z.string(),
  name: z.string(),
  shortName: z.string(),
  measure: z.enum(['money', 'percent', 'count', 'other']),
  /** Unit of the amounts in this reply: 万元 for money. */
  unit: z.string(),
  decimals: z.int(),
  definition: z.string(),
  /** 依据: document number and clause. */
  basis: z.string(),
});
export type Metric = z.infer<typeof Metric>;

export const RegionRow = z.object({
  unit: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  figure: Figure,
  base: Figure,
  /** 占比: of Σ units (with 市本级), %. */
  share: Figure,
  /** 同比, %; for a rate the change in 百分点. */
  growth: Figure,
  change: Figure,
  rank: z.int().nullable(),
  rankBefore: z.int().nullable(),
  /** Places gained (+) or lost (−). */
  rankChange: z.int().nullable(),
  /** Place by growth. */
  growthRank: z.int().nullable(),
  /** A published rate beside the computed one, in words; empty where none was published. */
  published: z.string(),
  simulated: z.boolean(),
});
export type RegionRow = z.infer<typeof RegionRow>;

export const RequiredGrowth = z.object({
  target: z.string(),
  title: z.string(),
  year: z.int(),
  /** Per cent a year; 不适用 once the target is met. */
  percent: Figure,
  met: z.boolean(),
});
export type RequiredGrowth = z.infer<typeof RequiredGrowth>;

export const Regions = z.object({
  cut: Cut,
  period: Period,
  label: z.string(),
  basePeriod: Period,
  baseLabel: z.string(),
  form: CumulationForm,
  metric: Metric,
  /** Metrics that can be chosen for this period. */
  metrics: z.array(z.object({ metric: z.string(), name: z.string(), indent: z.int() })),
  periods: z.array(z.object({ period: Period, label: z.string(), complete: z.boolean() })),
  city: RegionRow,
  /** Whether the city's figure was reported as such or is the sum of the units. */
  cityBasis: z.enum(['none', 'reported', 'summed', 'derived']),
  /** Peers in fixed order. */
  rows: z.array(RegionRow),
  /** Parts of the city that are not ranked (市本级). */
  others: z.array(RegionRow),
  /** Names of the peers without a figure: totals are 不完整 and ranks are withheld. */
  missing: z.array(z.string()),
  /** The returns that carry what is missing, and on whose desk they lie, in words; empty where nothing is missing. */
  waiting: z.string(),
  /** The city's growth, which the peers' growth is compared with; 'undefined' where one is published and another computed. */
  cityGrowth: Figure,
  /** Growth a year that the city's target asks of this metric; null where no target applies (half-years). */
  requiredGrowth: RequiredGrowth.nullable(),
  /** The finding in one sentence, by amount and by growth, and further ones. */
  finding: z.string(),
  growthFinding: z.string(),
  sentences: z.array(z.string()),
  /** Among whom places are given, where the peers are of more than one group; empty otherwise. */
  rankedWithin: z.string(),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type Regions = z.infer<typeof Regions>;

export const UnitLine = z.object({
  indicator: z.string(),
  name: z.string(),
  indent: z.int(),
  measure: z.string(),
  unit: z.string(),
  decimals: z.int(),
  figure: Figure,
  base: Figure,
  growth: Figure,
  change: Figure,
  /** Of the unit's own total, %. */
  structureShare: Figure,
  /** Of the city, %. */
  placeShare: Figure,
  rank: z.int().nullable(),
  /** Another peer has the same rank. */
  tied: z.boolean(),
  rankBefore: z.int().nullable(),
  /** Place by growth. */
  growthRank: z.int().nullable(),
  counted: z.boolean(),
  /** As in `RegionRow`. */
  published: z.string(),
  simulated: z.boolean(),
});
export type UnitLine = z.infer<typeof UnitLine>;

export const UnitSeries = z.object({
  indicator: z.string(),
  name: z.string(),
  block: z.string().nullable(),
  points: z.array(
    z.object({ period: Period, label: z.string(), figure: Figure, growth: Figure, rank: z.int().nullable() }),
  ),
});

export type UnitSeries = z.infer<typeof UnitSeries>;

/** A unit's growth beside the growth the city's target asks of the city from now on (domain.md §6), per cent a year. */
export const TargetMargin = z.object({
  target: z.string(),
  name: z.string(),
  year: z.int(),
  /** 不适用 once the city's target is met. */
  required: Figure,
  met: z.boolean(),
  own: Figure,
  /** own − required, 百分点; 不适用 once the target is met. */
  margin: Figure,
});
export type TargetMargin = z.infer<typeof TargetMargin>;

/** 参照: the unit's growth of one indicator against the city's, as a clause asks (嘉政发〔2025〕14号 一(一)). */
export const UnitYardstick = z.object({
  name: z.string(),
  own: Figure,
  city: Figure,
  /** own − city, 百分点. */
  margin: Figure,
  sentence: z.string(),
  basis: z.string(),
  quote: z.string(),
});
export type UnitYardstick = z.infer<typeof UnitYardstick>;

export const UnitProfile = z.object({
  cut: Cut,
  yardstick: UnitYardstick.nullable(),
  unit: z.object({
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    kind: z.string(),
    caliber: z.string(),
  }),
  period: Period,
  label: z.string(),
  basePeriod: Period,
  baseLabel: z.string(),
  periods: z.array(z.object({ period: Period, label: z.string(), complete: z.boolean() })),
  peers: z.array(z.object({ code: z.string(), shortName: z.string() })),
  lines: z.array(UnitLine),
  series: z.array(UnitSeries),
  /** Peers ranked with the unit; ranks are null while a peer is missing. */
  of: z.int(),
  missing: z.array(z.string()),
  /** The returns that carry what is missing, and on whose desk they lie, in words; empty where nothing is missing. */
  waiting: z.string(),
  finding: z.string(),
  /** Own growth against what the city's target asks a year; empty where no target applies (half-years). */
  against: z.string(),
  /** Total and blocks against each headline target to come; empty for half-years. */
  margins: z.array(TargetMargin),
  marginFinding: z.string(),
  strengths: z.array(z.string()),
  weaknesses: z.array(z.string()),
  notes: z.array(z.string()),
  simulated: z.boolean(),
});
export type UnitProfile = z.infer<typeof UnitProfile>;

export const LineageInput = z.object({
  unit: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  name: z.string(),
  period: Period,
  form: CumulationForm,
  /** What tells this input from the others: its unit, its indicator or its period. */
  label: z.string(),
  sign: z.enum(['+', '−', '÷', '']),
  figure: Figure,
  measureUnit: z.string(),
  /** Release of a reported input (初步 · 最终 · 普查修订), or empty. */
  release: z.string(),
});

export type LineageInput = z.infer<typeof LineageInput>;

/** One approved value of a cell: a revision, or one release of a figure that is published several times. */
export const Vintage = z.object({
  dataVersion: z.int(),
  /** When it became known: the first approval with this value and release. */
  at: z.string(),
  figure: Figure,
  organisationName: z.string(),
  /** 初步 · 最终 · 普查修订, or empty. */
  release: z.string(),
  citation: z.string(),
  simulated: z.boolean(),
  by: z.string(),
});
export type Vintage = z.infer<typeof Vintage>;

/** How one figure came to be: formula and inputs, or the submission, the person and the cell. */
export const Lineage = z.object({
  cut: Cut,
  unit: z.string(),
  unitName: z.string(),
  period: Period,
  label: z.string(),
  metric: Metric,
  figure: Figure,
  basis: z.enum(['none', 'reported', 'summed', 'derived']),
  formula: z.string(),
  /** A published rate beside the computed one, in words; empty where none was published. */
  published: z.string(),
  inputs: z.array(LineageInput),
  submission: z
    .object({
      organisation: z.string(),
      organisationName: z.string(),
      revision: z.int(),
      submittedBy: z.string(),
      submittedAt: z.string(),
      approvedBy: z.string(),
      approvedAt: z.string(),
      cell: z.string().nullable(),
      raw: z.string().nullable(),
      /** Where and in what unit it stood in the file, for those who may open the return; 1 of it is `factor` of `formUnit`. */
      sheet: z.string().nullable(),
      sourceUnit: z.string().nullable(),
      factor: z.string().nullable(),
      formUnit: z.string(),
      /** Typed in the page, not read from a file. */
      typed: z.boolean(),
      note: z.string(),
      origin: z.enum(['reported', 'published', 'simulated']),
      release: z.string(),
      citation: z.string(),
      /** The return's page, for those who may open it. */
      link: z.string().nullable(),
    })
    .nullable(),
  /** Every value of this cell that was approved so far, or that a ratio had; approvals that changed nothing are left out. */
  revisions: z.array(Vintage),
  simulated: z.boolean(),
});
export type Lineage = z.infer<typeof Lineage>;

export const monitoringApi = {
  regions: endpoint({
    about: '各县(市、区)排名',
    method: 'GET',
    path: '/api/monitoring/regions',
    who: READERS,
    query: RegionsQuery,
    reply: Regions,
  }),
  unit: endpoint({
    about: '一个地区',
    method: 'GET',
    path: '/api/monitoring/regions/:unit',
    who: READERS,
    params: z.object({ unit: z.string().max(60) }),
    query: UnitQuery,
    reply: UnitProfile,
  }),
  lineage: endpoint({
    about: '一个数据的来源',
    method: 'GET',
    path: '/api/monitoring/lineage',
    who: READERS,
    query: LineageQuery,
    reply: Lineage,
  }),
} as const;
