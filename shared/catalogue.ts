/**
 * A city's statistical programme (统计调查制度) as data: who reports what, when, under which rules, against which
 * targets. Everything a city decides is here; what the law of arithmetic decides is code in `shared/calc`.
 * Loaded from `seed/<city>/`, checked by these shapes, stored as one immutable catalogue version.
 */

import { z } from 'zod';
import { City } from './city.ts';
import { Code, Text } from './codes.ts';
import { Period } from './period.ts';
import { NO_POLICIES, PolicyLibrary } from './policies/library.ts';
import { Rule } from './rules/rule.ts';
import { Target } from './targets/target.ts';
import { VALIDITY } from './validity.ts';

/** Kinds of areas. Every other kind is one of institutions (高校 …), which the city names in `institutions`. */
export const AREA_KINDS = ['nation', 'province', 'city', 'county', 'zone', 'fiscal_level'] as const;

const Successor = z.object({
  kind: z.enum(['merged_into', 'split_into', 'renamed']),
  code: Code,
  from: Period,
});

/** A reporting unit (报送单位) or an institution. `order` is the fixed display order. */
export const Unit = z.object({
  code: Code,
  gbCode: z.string().nullable(),
  name: Text,
  shortName: Text,
  kind: Code,
  order: z.int(),
  aliases: z.array(Text),
  /** 口径: which area or entities the unit's figures cover. */
  coverage: z.string(),
  parent: Code.nullable(),
  /** True when the unit is one of the disjoint parts that add up to its parent under the default 口径. */
  addend: z.boolean(),
  /** Units with the same peer group are ranked against each other; null is never ranked. */
  peerGroup: z.string().nullable(),
  tile: z.object({ row: z.int(), col: z.int() }).nullable(),
  /** 属地: the county that an institution's figures count in; null for counties, and for what has no single place. */
  seat: Code.nullable().default(null),
  ...VALIDITY,
  /** What became of the unit's area, and from which period on; of 'renamed' the figures are those of the same area. */
  successors: z.array(Successor).optional(),
});
export type Unit = z.infer<typeof Unit>;

/** Who signs a return: a unit's own government, a city department, or the office that runs the programme. */
export const Organisation = z.object({
  code: Code,
  name: Text,
  shortName: Text,
  kind: z.enum(['unit', 'department', 'office']),
  unit: Code.nullable(),
  /** Of a department or office below the root: the area that it serves. */
  node: Code.optional(),
  aliases: z.array(Text),
  ...VALIDITY,
});
export type Organisation = z.infer<typeof Organisation>;

export const Document = z.object({
  id: Code,
  number: Text,
  title: Text,
  issued: z.iso.date(),
  inForce: z.iso.date().nullable(),
});
export type Document = z.infer<typeof Document>;

/**
 * A derived indicator: a signed sum, numerator ÷ denominator × scale, the growth of another indicator in per cent, or the
 * share (%) of units that reach a line. A growth or ratio that a form asks for as well is a published one: what is
 * reported prevails (`published.ts`).
 */
export const Formula = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sum'),
    terms: z.array(z.object({ indicator: Code, sign: z.union([z.literal(1), z.literal(-1)]) })).min(1),
  }),
  z.object({ kind: z.literal('ratio'), numerator: Code, denominator: Code, scale: z.number() }),
  z.object({ kind: z.literal('growth'), of: Code }),
  /** 上年同期 in today's units and definition; reported, it is the successor's restatement (可比口径重算). */
  z.object({ kind: z.literal('base'), of: Code }),
  z.object({
    kind: z.literal('share_of_units'),
    /** Of each unit of `unitKind`; those it does not apply to are not counted. */
    indicator: Code,
    unitKind: Code,
    /** From this value on (in the indicator's unit) a unit counts. */
    least: z.number(),
  }),
]);
export type Formula = z.infer<typeof Formula>;

export const Indicator = z.object({
  code: Code,
  name: Text,
  shortName: Text,
  aliases: z.array(Text),
  order: z.int(),
  block: Code.nullable(),
  /** Money is stored in 万元 whatever the form's unit; the others in `unit`. */
  measure: z.enum(['money', 'percent', 'count', 'other']),
  unit: Text,
  decimals: z.int().min(0).max(6),
  /** Which of the two series (half-year monitoring, annual statistics) carry it. */
  periodicities: z.array(z.enum(['half', 'year'])).min(1),
  /** 累计 (cumulative from 1 January), 本期 (the half alone) or a stock at the end of the period. */
  accumulation: z.enum(['to_date', 'single', 'stock']),
  parent: Code.nullable(),
  /** How it relates to `parent`: 其中 · 分解(合计相等) · 附项(不计入) · 重复部分. */
  relation: z.enum(['of_which', 'breakdown', 'memo', 'overlap']).nullable(),
  direction: z.enum(['higher', 'lower']),
  /** 数源单位 and 责任单位 as annex 1 names them. */
  source: z.string(),
  responsible: z.string(),
  definition: Text,
  document: Code.nullable(),
  clause: z.string(),
  formula: Formula.nullable(),
  ...VALIDITY,
  /** Of a further version of the definition: what changed, and whether figures before it can be compared (口径). */
  change: z.object({ words: Text, breaks: z.boolean() }).optional(),
});
export type Indicator = z.infer<typeof Indicator>;

export const UnitSet = z.union([z.enum(['self', 'peers', 'city', 'fiscal']), z.array(Code)]);

/** What a lawful survey form (统计调查表) carries at its head: 表号, 制定机关, 批准或备案文号, 有效期. */
export const Survey = z.strictObject({ number: Text, authority: Text, approval: Text, validUntil: Text });
export type Survey = z.infer<typeof Survey>;

/** Figures of a yearly form that are known only months later (R&D): asked for as 补报, with dates of its own. */
const Supplement = z.strictObject({
  title: Text,
  indicators: z.array(Code).min(1),
  /** First day, MM-DD of the year after the form's. */
  opens: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '写成 10-08')
    .meta({ examples: ['10-08'] }),
  /** MM-DD hh:mm of the same year, in the city's time. */
  due: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d$/, '写成 10-31 18:00')
    .meta({ examples: ['10-31 18:00'] }),
});

/** A form (报表): which organisations file it, and which unit × indicator cells it holds. */
export const Form = z.strictObject({
  code: Code,
  title: Text,
  periodicity: z.enum(['half', 'year']),
  /** Organisation codes, or 'units' for every organisation of kind unit. */
  filedBy: z.union([z.literal('units'), z.array(Code).min(1)]),
  groups: z
    .array(
      z.strictObject({
        title: Text,
        indicators: z.array(Code).min(1),
        units: UnitSet,
        required: z.boolean(),
        /** 1 = the reporter that annex 1 makes responsible, 2 = a second source: compared, never used instead. */
        priority: z.union([z.literal(1), z.literal(2)]),
      }),
    )
    .min(1),
  notes: z.array(Text),
  survey: Survey.nullable().default(null),
  /** Of a yearly form: figures that the return of January–December asks for in the same meaning; they come filled from it. */
  carriedOver: z.array(Code).default([]),
  /** Of a yearly form: figures that January–December asks for too and that mean something else here, with what. */
  askedAnew: z.array(z.strictObject({ indicators: z.array(Code).min(1), reason: Text })).optional(),
  supplement: Supplement.optional(),
  ...VALIDITY,
});
export type Form = z.infer<typeof Form>;

const ReportingPeriod = z.object({
  period: Period,
  opens: z.iso.date(),
  due: z.iso.datetime({ offset: true }),
});

/** Rows of the programme that do not hold in the view at hand: earlier versions of a row, and what has ended or not begun. */
const Others = z.object({
  units: z.array(Unit),
  organisations: z.array(Organisation),
  indicators: z.array(Indicator),
  forms: z.array(Form),
  rules: z.array(Rule),
  targets: z.array(Target),
});
export type Others = z.infer<typeof Others>;

export const Catalogue = z.object({
  city: City,
  units: z.array(Unit).min(1),
  organisations: z.array(Organisation).min(1),
  documents: z.array(Document),
  indicators: z.array(Indicator).min(1),
  forms: z.array(Form).min(1),
  periods: z.array(ReportingPeriod).min(1),
  rules: z.array(Rule),
  targets: z.array(Target),
  /** The default scoring scheme (annex 2); its shape belongs to the assessment. */
  scheme: z.record(z.string(), z.unknown()),
  /** 政策工具 of this city and of those it compares itself with. */
  policies: PolicyLibrary.default(NO_POLICIES),
  /** Left out while nothing ever changed. The stored programme has the newest row of every code in its lists, `as-of.ts`. */
  others: Others.optional(),
});
export type Catalogue = z.infer<typeof Catalogue>;

export function findUnit(catalogue: Catalogue, code: string): Unit | undefined {
  return catalogue.units.find((u) => u.code === code);
}

/** True for an institution (高校 …), which is compared among its own kind and adds up to no area. */
export function isInstitution({ kind }: Pick<Unit, 'kind'>): boolean {
  return !AREA_KINDS.some((one) => one === kind);
}

export function findIndicator(catalogue: Catalogue, code: string): Indicator | undefined {
  return catalogue.indicators.find((i) => i.code === code);
}

/** One index for each list: a programme's lists are never changed in place, and a nation has thousands who report. */
const reporters = new WeakMap<readonly Organisation[], ReadonlyMap<string, Organisation>>();

export function findOrganisation({ organisations }: Catalogue, code: string): Organisation | undefined {
  const known = reporters.get(organisations) ?? new Map([...organisations].reverse().map((o) => [o.code, o]));
  reporters.set(organisations, known);
  return known.get(code);
}

/** The units that are compared with each other: the areas directly under the programme's whole, in fixed order. */
export function peerUnits(catalogue: Catalogue): Unit[] {
  const { units, city } = catalogue;
  return units
    .filter((u) => u.parent === city.unit && u.kind !== 'fiscal_level' && !isInstitution(u))
    .sort((a, b) => a.order - b.order);
}
