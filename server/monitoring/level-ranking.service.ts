/** All areas of one kind below a node as one ranking: a page of it, its head and tail, where the values lie, and by part. */
import type { z } from 'zod';
import type { LevelQuery, LevelRanking, LevelUnit } from '#shared/contract/levels.ts';
import { pageOf } from '#shared/contract/pages.ts';
import { answerInPlaceWords, LEVEL_NAME } from '#shared/tree/place.words.ts';
import { formLabel } from '../figures/reading.ts';
import type { World } from '../world.ts';
import { levelWords } from './level-ranking.words.ts';
import { type OpenLevel, openLevel } from './open-level.ts';

const PAGE_ROWS = 25;
const ENDS = 5;

/** @throws 404 for a level that the node does not have, and for an unknown period, metric or data version. */
export async function describeLevel(world: World, query: z.infer<typeof LevelQuery>): Promise<LevelRanking> {
  const level = await openLevel(world, query);
  const { open, city, rows, spread, missing, groups } = level;
  const { catalogue, cutOf, period, base, form, metric, metrics, periods } = open;
  const page = pageOf(rows, query, textOf, PAGE_ROWS);
  return answerInPlaceWords(catalogue, {
    ...{ cut: cutOf([period, base]), period, basePeriod: base, form, metric, metrics, periods },
    label: formLabel(period, form),
    baseLabel: formLabel(base, form),
    level: query.level,
    levelName: LEVEL_NAME[query.level],
    order: query.order,
    whole: city,
    ...page,
    chosen: rows.find(({ unit }) => unit === query.focus) ?? null,
    head: rows.slice(0, ENDS),
    tail: rows.slice(Math.max(ENDS, rows.length - ENDS)),
    spread: spread && { ...spread, ...measureOf(open, query.order) },
    groups,
    missing,
    ...levelWords(query, level),
    notes: [catalogue.city.footnote],
    simulated: city.simulated || rows.some((row) => row.simulated),
  });
}

/** What the values of an order are, in which unit and with how many decimals. */
function measureOf({ metric, isRate }: OpenLevel['open'], order: 'amount' | 'growth') {
  if (order === 'growth')
    return isRate ? { name: '增减', unit: '百分点', digits: 2 } : { name: '同比', unit: '%', digits: 1 };
  const isMoney = metric.measure === 'money';
  return {
    name: metric.shortName,
    unit: isMoney ? '亿元' : metric.unit,
    digits: isMoney ? 1 : metric.decimals,
  };
}

/** A unit is found by its name, its code, and the areas that it lies in. */
const textOf = ({ unit, name, above }: LevelUnit) => `${name} ${unit} ${above}`;
