/**
 * A city's statistical programme (统计调查制度) as data: who reports what, when, under which rules, against which
 * targets. Everything a city decides is here; what the law of arithmetic decides is code in `shared/calc`.
 * Loaded from `seed/<city>/`, checked by these shapes, stored as one immutable catalogue version.
 */
import { z } from 'zod';
import { ContextPlace, Question } from './city-context.ts';
import { Period } from './period.ts';

const Code = z.string().regex(/^[a-z0-9][a-z0-9_]*$/, '代码只能用小写字母、数字和下划线');
const Text = z.string().min(1);
const DecimalText = z.string().regex(/^-?\d+(\.\d+)?$/, '应为十进制数');

export const UNIT_KINDS = [
  'city',
  'county',
  'zone',
  'fiscal_level',
  'university',
  'institute',
  'hospital',
] as const;

/** A reporting unit (报送单位) or an institution. `order` is the fixed display order. */
export const Unit = z.object({
  code: Code,
  gbCode: z.string().nullable(),
  name: Text,
  shortName: Text,
  kind: z.enum(UNIT_KINDS),
  order: z.int(),
  aliases: z.array(Text),
  /** 口径: which area or entities the unit's figures cover. */
  caliber: z.string(),
  parent: Code.nullable(),
  /** True when the unit is one of the disjoint parts that add up to its parent under the default 口径. */
  addend: z.boolean(),
  /** Units with the same peer group are ranked against each other; null is never ranked. */
  peerGroup: z.string().nullable(),
  tile: z.object({ row: z.int(), col: z.int() }).nullable(),
  /** 属地: the county that an institution's figures count in; null for counties, and for what has no single place. */
  seat: Code.nullable().default(null),
});
export type Unit = z.infer<typeof Unit>;

/** Who signs a return: a unit's own government, a city department, or the office that runs the programme. */
export const Organisation = z.object({
  code: Code,
  name: Text,
  shortName: Text,
  kind: z.enum(['unit', 'department', 'office']),
  unit: Code.nullable(),
  aliases: z.array(Text),
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
  z.object({
    kind: z.literal('share_of_units'),
    /** Of each unit of `unitKind`; those it does not apply to are not counted. */
    indicator: Code,
    unitKind: z.enum(UNIT_KINDS),
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
});
export type Indicator = z.infer<typeof Indicator>;

export const Block = z.object({
  code: Code,
  name: Text,
  shortName: Text,
  colour: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  /** The indicator that carries the block's net amount in each series. */
  half: Code,
  year: Code,
});
export type Block = z.infer<typeof Block>;

export const UnitSet = z.union([z.enum(['self', 'peers', 'city', 'fiscal']), z.array(Code)]);

/** What a lawful survey form (统计调查表) carries at its head: 表号, 制定机关, 批准或备案文号, 有效期. */
export const Survey = z.object({ number: Text, authority: Text, approval: Text, validUntil: Text });
export type Survey = z.infer<typeof Survey>;

/** A form (报表): which organisations file it, and which unit × indicator cells it holds. */
export const Form = z.object({
  code: Code,
  title: Text,
  periodicity: z.enum(['half', 'year']),
  /** Organisation codes, or 'units' for every organisation of kind unit. */
  filedBy: z.union([z.literal('units'), z.array(Code).min(1)]),
  groups: z
    .array(
      z.object({
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
});
export type Form = z.infer<typeof Form>;

export const ReportingPeriod = z.object({
  period: Period,
  opens: z.iso.date(),
  due: z.iso.datetime({ offset: true }),
});
export type ReportingPeriod = z.infer<typeof ReportingPeriod>;

export const RULE_KINDS = [
  'non_negative',
  'sum_of_parts', // Σ其中 ≤ 合计
  'breakdown_equal', // Σ分解 = 合计
  'overlap_within_gross',
  'evidence_needed', // an overlap amount carries a note of evidence
  'yoy_band', // params.percent
  'never_decrease', // 只增不减 against the same period last year
  'to_date_monotone', // S2 ≥ S1 of the same year
  'unit_slip', // ×10,000, ×100, ÷10,000 against the last figures
  'magnitude', // params.max of the stored amount: 万元 for money, else the indicator's unit
  'same_as_past', // params.count and more than params.share of the figures equal to last year's or the last period's
  'growth_many', // beyond params.factor in params.count and more than params.share of the rows: a wrong column
  'formula_doubt', // uncalculated or contradicted formulas of the file
  'implied_sum', // the city beside the sum of its parts: params.percent
  'implied_share', // share in the whole: params.points against last year, params.least per cent without it
] as const;

/** The numbers each kind takes; all must be given, so that a city's choice is seen in its folder. */
export const RULE_PARAMS: Record<(typeof RULE_KINDS)[number], readonly string[]> = {
  non_negative: [],
  sum_of_parts: [],
  breakdown_equal: ['tolerance'],
  overlap_within_gross: [],
  evidence_needed: [],
  yoy_band: ['percent'],
  never_decrease: [],
  to_date_monotone: [],
  unit_slip: ['tolerance'],
  magnitude: ['max'],
  same_as_past: ['count', 'share'],
  growth_many: ['factor', 'count', 'share'],
  formula_doubt: [],
  implied_sum: ['percent'],
  implied_share: ['points', 'least'],
};

export const Rule = z
  .object({
    id: Code,
    kind: z.enum(RULE_KINDS),
    severity: z.enum(['error', 'warning']),
    /** Indicator codes, or 'all' for every reported indicator of the form. */
    indicators: z.union([z.literal('all'), z.array(Code).min(1)]),
    params: z.record(z.string(), z.number().nonnegative()),
    document: Code.nullable(),
    clause: z.string(),
  })
  .superRefine(({ kind, params }, context) => {
    const wanted = RULE_PARAMS[kind];
    const given = Object.keys(params);
    if (wanted.length !== given.length || wanted.some((name) => params[name] === undefined))
      context.addIssue({
        code: 'custom',
        path: ['params'],
        message: `规则 ${kind} 的参数应为：${wanted.join('、') || '无'}`,
      });
  });
export type Rule = z.infer<typeof Rule>;

/** A relation between growth rates or levels that must hold every year. */
export const Relation = z.object({
  /** `average_growth`: mean yearly growth since the target's `from`, or since the first year with a figure. */
  left: z.object({ indicator: Code, of: z.enum(['growth', 'average_growth', 'level']) }),
  operator: z.enum(['>', '>=']),
  /** A second indicator, or null for the constant `plus` alone. */
  right: z
    .object({ indicator: Code, of: z.enum(['growth', 'average_growth', 'level', 'last_year']) })
    .nullable(),
  /** Percentage points (for growth) or the unit (for level) added to the right side. */
  plus: z.number(),
});
export type Relation = z.infer<typeof Relation>;

export const TARGET_KINDS = ['level', 'ratio', 'rank', 'yearly', 'cumulative', 'relation'] as const;

export const Target = z.object({
  id: Code,
  title: Text,
  kind: z.enum(TARGET_KINDS),
  indicator: Code,
  /** Target year; null where the document names none: asked of every year (yearly, relation), else without a date. */
  year: z.int().nullable(),
  /** In the indicator's unit for display (`unit`); money targets are written in 亿元. */
  operator: z.enum(['>=', '>', '~']),
  /** Null for relations, and for an aim in words alone (保持前列). */
  value: DecimalText.nullable(),
  /** Upper end of a range (5—10项左右), whose lower end is `value`. */
  upper: DecimalText.nullable(),
  unit: z.string(),
  /** First year counted by a cumulative target. */
  from: z.int().nullable(),
  relation: Relation.nullable(),
  headline: z.boolean(),
  order: z.int(),
  document: Code,
  clause: Text,
  quote: Text,
  /** All units the clause lists, in its order; empty where it names none. */
  responsible: z.array(Text),
  /** 力争, 争取, 原则上, 应当 …: how firmly the document asks. */
  modal: z.string(),
  /** The target of a later paper that replaces this one: it is shown, and no longer judged. */
  supersededBy: Code.nullable(),
  /** What this system decides where the document is silent; printed as 本系统约定. */
  convention: z.string(),
});
export type Target = z.infer<typeof Target>;

export const ProgressThresholds = z.object({
  onTrack: z.number(),
  slow: z.number(),
  /** Share of an "约" target from which it counts as met. */
  about: z.number().min(0).max(1).default(0.9),
});

export const Catalogue = z.object({
  city: z.object({
    code: Code,
    name: Text,
    office: Text,
    unit: Code,
    system: Text,
    /** Fixed offset of the city's civil time from UTC, minutes. */
    utcOffsetMinutes: z.int(),
    blocks: z.array(Block),
    totals: z.object({ half: Code, year: Code }),
    /** First year of the observed growth that progress is judged by; null = as far back as the series goes. */
    progressBaseYear: z.int().nullable(),
    thresholds: ProgressThresholds,
    /** The amount and intensity targets of R&D and the GDP they meet at. */
    binding: z.object({ amount: Code, intensity: Code, denominator: Code }).nullable(),
    /** The indicator whose growth counties are held against the city's by, and the clause that says so. */
    yardstick: z
      .object({ indicator: Code, document: Code, clause: Text, quote: Text })
      .nullable()
      .default(null),
    footnote: Text,
    contact: Text,
    /** The office's telephone; empty: none is shown. */
    telephone: z.string().default(''),
    /** 口径问答 of the help page. */
    questions: z.array(Question).default([]),
    /** Plans of the province and of peers, cited beside the city's own targets. */
    context: z.array(ContextPlace).default([]),
  }),
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
});
export type Catalogue = z.infer<typeof Catalogue>;

/** One cell of a form for one organisation: the address of a figure that is to be reported. */
export interface FormCell {
  key: string;
  unit: string;
  indicator: string;
  group: string;
  required: boolean;
  priority: 1 | 2;
}

/** The key of a cell inside a return: `<unit>/<indicator>`. */
export function cellKey(unit: string, indicator: string): string {
  return `${unit}/${indicator}`;
}

export function findUnit(catalogue: Catalogue, code: string): Unit | undefined {
  return catalogue.units.find((u) => u.code === code);
}

export function findIndicator(catalogue: Catalogue, code: string): Indicator | undefined {
  return catalogue.indicators.find((i) => i.code === code);
}

export function findOrganisation(catalogue: Catalogue, code: string): Organisation | undefined {
  return catalogue.organisations.find((o) => o.code === code);
}

/** The form an organisation files for a series; undefined when it reports nothing there. */
export function formFor(
  catalogue: Catalogue,
  organisation: string,
  periodicity: 'half' | 'year',
): Form | undefined {
  const org = findOrganisation(catalogue, organisation);
  if (!org) return undefined;
  return catalogue.forms.find(
    (f) =>
      f.periodicity === periodicity &&
      (f.filedBy === 'units' ? org.kind === 'unit' : f.filedBy.includes(organisation)),
  );
}

/** Every cell of a form as one organisation files it, in form order. */
export function formCells(catalogue: Catalogue, form: Form, organisation: string): FormCell[] {
  const cells: FormCell[] = [];
  for (const group of form.groups) {
    for (const unit of resolveUnits(catalogue, group.units, organisation)) {
      for (const indicator of group.indicators) {
        cells.push({
          key: cellKey(unit, indicator),
          unit,
          indicator,
          group: group.title,
          required: group.required,
          priority: group.priority,
        });
      }
    }
  }
  return cells;
}

/** Units in display order that a unit set stands for. */
export function resolveUnits(
  catalogue: Catalogue,
  set: z.infer<typeof UnitSet>,
  organisation: string,
): string[] {
  if (Array.isArray(set)) return set;
  if (set === 'self') {
    const unit = findOrganisation(catalogue, organisation)?.unit;
    return unit ? [unit] : [];
  }
  if (set === 'city') return [catalogue.city.unit];
  if (set === 'fiscal') return catalogue.units.filter((u) => u.kind === 'fiscal_level').map((u) => u.code);
  return peerUnits(catalogue).map((u) => u.code);
}

/** The units that are compared with each other on half-year pages (the counties and zones), in fixed order. */
export function peerUnits(catalogue: Catalogue): Unit[] {
  return catalogue.units
    .filter((u) => u.kind === 'county' || u.kind === 'zone')
    .sort((a, b) => a.order - b.order);
}

/** Parts that add up to the city: every unit some form collects this indicator for, as first source, below the city. */
export function addendUnits(catalogue: Catalogue, indicator: string, periodicity: 'half' | 'year'): string[] {
  return addendIndex(catalogue, periodicity).get(indicator) ?? [];
}

/** `addendUnits` of every indicator at once, units in display order. */
export function addendIndex(catalogue: Catalogue, periodicity: 'half' | 'year'): Map<string, string[]> {
  const addends = catalogue.units
    .filter((u) => u.addend)
    .sort((a, b) => a.order - b.order)
    .map((u) => u.code);
  const collected = new Map<string, Set<string>>();
  for (const organisation of catalogue.organisations) {
    const form = formFor(catalogue, organisation.code, periodicity);
    if (!form) continue;
    for (const cell of formCells(catalogue, form, organisation.code)) {
      if (cell.priority !== 1) continue;
      const units = collected.get(cell.indicator);
      if (units) units.add(cell.unit);
      else collected.set(cell.indicator, new Set([cell.unit]));
    }
  }
  return new Map(
    [...collected].map(([indicator, units]) => [indicator, addends.filter((u) => units.has(u))]),
  );
}
