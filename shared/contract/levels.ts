/** 单位层级: all areas of one kind below a node as one ranking, a page at a time. Money is in 万元, rates in per cent. */
import { z } from 'zod';
import { Code } from '../codes.ts';
import { Figure } from '../figure.ts';
import { AREA_LIST_LEVELS } from '../tree/levels.ts';
import { endpoint } from './endpoint.ts';
import { RankedUnit, RankingQuery, UnitRanking } from './monitoring.ts';
import { Paging, pageQuery } from './pages.ts';
import { READERS } from './roles.ts';

const ListLevel = z.enum(AREA_LIST_LEVELS);

const listQuery = {
  ...RankingQuery.shape,
  level: ListLevel,
  order: z.enum(['amount', 'growth']).default('amount'),
};
export const LevelQuery = z.object({
  ...listQuery,
  /** The unit that the page marks: it is told wherever it stands. */
  focus: Code.optional(),
  ...pageQuery,
});

/** `share`: of the node's own figure, %. */
export const LevelUnit = RankedUnit.omit({ change: true }).extend({
  /** The area directly above it, on whose pages its own page is. */
  node: z.string(),
  /** The areas between it and the page's, the highest first: 浙江省 杭州市. */
  above: z.string(),
  /** Its name, with the area above it where another of the list has the same. */
  apart: z.string(),
});
export type LevelUnit = z.infer<typeof LevelUnit>;

/** One part of the page's area, with those of the level that lie in it. */
export const LevelGroup = z.object({
  unit: z.string(),
  shortName: z.string(),
  units: z.int(),
  /** Median of what the list is ordered by, in the unit of `spread`. */
  middle: Figure,
  /** How many of them are in the first quarter of all; null while units are missing. */
  ahead: z.int().nullable(),
});
export type LevelGroup = z.infer<typeof LevelGroup>;

export const LevelRanking = UnitRanking.pick({
  ...{ cut: true, period: true, label: true, basePeriod: true, baseLabel: true, form: true },
  ...{ metric: true, metrics: true, periods: true, notes: true, simulated: true },
  ...{ finding: true, sentences: true },
}).extend({
  level: ListLevel,
  /** 县(市、区). */
  levelName: z.string(),
  order: z.enum(['amount', 'growth']),
  /** The page's area itself. */
  whole: RankedUnit.pick({ unit: true, name: true, figure: true, base: true, growth: true, published: true }),
  /** A page in the order asked for; figures that are missing stand last. */
  rows: z.array(LevelUnit),
  paging: Paging,
  chosen: LevelUnit.nullable(),
  /** The first and the last of the list; together all of it where it is short. */
  head: z.array(LevelUnit),
  tail: z.array(LevelUnit),
  /** Where the values lie, in 亿元 for money; null where there are none. */
  spread: z
    .object({
      name: z.string(),
      unit: z.string(),
      digits: z.int(),
      low: z.number(),
      middle: z.number(),
      high: z.number(),
      bins: z.array(z.object({ from: z.number(), to: z.number(), count: z.int() })),
    })
    .nullable(),
  groups: z.array(LevelGroup),
  /** Units of the level without a figure. */
  missing: z.int(),
});
export type LevelRanking = z.infer<typeof LevelRanking>;

export const levelsApi = {
  ranking: endpoint({
    about: '下面某一级全部单位的排名',
    method: 'GET',
    path: '/api/monitoring/levels',
    who: READERS,
    scope: 'subtree',
    query: LevelQuery,
    reply: LevelRanking,
  }),
  file: endpoint({
    about: '下面某一级全部单位的排名（文件）',
    method: 'GET',
    path: '/api/monitoring/levels/file',
    who: READERS,
    scope: 'subtree',
    query: z.object({ ...listQuery, type: z.enum(['xlsx', 'csv']).default('xlsx') }),
    reply: 'file',
  }),
} as const;
