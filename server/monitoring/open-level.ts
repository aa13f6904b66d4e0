/** Every area of one kind below a node, ranked by one metric: made once for a state of the data, and kept for the next page of it. */
import type { z } from 'zod';
import { wholeOf } from '#shared/as-of.ts';
import { quantile7, sortedValues } from '#shared/calc/quantile.ts';
import { share } from '#shared/calc/shares.ts';
import { type Spread, spreadOf } from '#shared/calc/spread.ts';
import type { Catalogue, Unit } from '#shared/catalogue.ts';
import type { LevelGroup, LevelQuery, LevelUnit } from '#shared/contract/levels.ts';
import type { RankedUnit } from '#shared/contract/monitoring.ts';
import { type Figure, isGap, isValue } from '#shared/figure.ts';
import { drawnFigure } from '#shared/money.ts';
import type { Panel } from '#shared/panel.ts';
import { requireUnit } from '#shared/required.ts';
import { areasUnder } from '#shared/tree/areas.ts';
import { areasBetween, levelsBelow } from '#shared/tree/levels.ts';
import { zip } from '#shared/zip.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { describeRow, openRanking, rankedRows } from './open-ranking.ts';
import { areAlike } from './ranking.words.ts';

type Query = Omit<z.infer<typeof LevelQuery>, 'q' | 'page' | 'focus'>;
type Open = Awaited<ReturnType<typeof openRanking>>;

/** Lists made of one state of the data that are kept: who turns pages or looks for a name asks for the same one again. */
const KEPT_LISTS = 12;
const kept = new WeakMap<Panel, Map<string, OpenLevel>>();

/** Every unit of the level in the order asked for, with what is said of all of them. @throws 404 where a node has no such level. */
export async function openLevel(world: World, query: Query): Promise<OpenLevel> {
  const open = await openRanking(world, query);
  const lists = kept.get(open.panel) ?? new Map<string, OpenLevel>();
  kept.set(open.panel, lists);
  const key = [query.level, query.order, open.period, open.metric.metric, open.form].join();
  const list = lists.get(key) ?? makeLevel(open, query);
  lists.delete(key);
  lists.set(key, list);
  for (const oldest of [...lists.keys()].slice(0, -KEPT_LISTS)) lists.delete(oldest);
  // The state of the data that the caller asked for is theirs, whoever asked for the list first.
  return { ...list, open };
}

export interface OpenLevel {
  open: Open;
  whole: Catalogue;
  city: RankedUnit;
  /** In the order asked for; missing ones last. */
  rows: readonly LevelUnit[];
  /** What the order is by, in the unit of `measureOf`. */
  measured: (row: Pick<LevelUnit, 'figure' | 'growth'>) => Figure;
  spread: Spread | null;
  groups: LevelGroup[];
  missing: number;
  /** Places are given within groups where there is more than one. */
  peerGroups: number;
}

function makeLevel(open: Open, query: Query): OpenLevel {
  const { catalogue, isRate, indicator, metric } = open;
  const whole = wholeOf(catalogue);
  const node = catalogue.city.unit;
  const units = levelsBelow(whole, node).find(({ level }) => level === query.level)?.units;
  if (!units) throw notFound('单位层级');
  const city = describeRow(open, requireUnit(catalogue, node), {});
  const names = Map.groupBy(units, ({ shortName }) => shortName);
  const given = zip(units, rankedRows(open, units)).map(([unit, { change: _, ...row }]): LevelUnit => {
    const between = areasBetween(whole, node, unit.code);
    const above = between.at(-1);
    const isAlone = names.get(unit.shortName)?.length === 1;
    return {
      ...row,
      share: isRate ? 'undefined' : share(row.figure, city.figure),
      node: unit.parent ?? node,
      above: between.map(({ shortName }) => shortName).join(' '),
      apart: isAlone || !above ? unit.shortName : `${unit.shortName}（${above.shortName}）`,
    };
  });
  // No places by growth among rates of two kinds.
  const rows = areAlike(given) ? given : given.map((row) => ({ ...row, growthRank: null }));
  const measured: OpenLevel['measured'] = (row) =>
    query.order === 'growth' ? row.growth : drawnFigure(metric, row.figure);
  const sorted = inOrder(rows, measured);
  const list = {
    ...{ open, whole, city, rows: sorted, measured },
    spread: spreadOf(sorted.map(measured).filter(isValue)),
    missing: rows.filter(({ figure }) => isGap(figure)).length,
    peerGroups: new Set(units.map(({ peerGroup }) => peerGroup)).size,
  };
  return { ...list, groups: groupsOf(node, list, indicator.direction === 'lower') };
}

/** Largest first; missing ones last, in the order of the tree. */
function inOrder(rows: readonly LevelUnit[], measured: (row: LevelUnit) => Figure): LevelUnit[] {
  return [...rows].sort((a, b) => {
    const [x, y] = [measured(a), measured(b)];
    if (!isValue(x) || !isValue(y)) return Number(!isValue(x)) - Number(!isValue(y));
    return y - x;
  });
}

function groupsOf(
  node: string,
  { whole, rows, measured, spread, missing }: Omit<OpenLevel, 'groups'>,
  lowerIsBetter: boolean,
): LevelGroup[] {
  const partOf = (row: LevelUnit) => areasBetween(whole, node, row.unit)[0]?.code ?? row.unit;
  const byPart = Map.groupBy(rows, partOf);
  const isAhead = (value: number, { low, high }: Spread) => (lowerIsBetter ? value <= low : value >= high);
  return areasUnder(whole, node).flatMap(({ code, shortName }: Unit) => {
    const own = byPart.get(code);
    if (!own) return [];
    const values = own.map(measured).filter(isValue);
    const ahead = spread ? values.filter((value) => isAhead(value, spread)).length : 0;
    return [
      {
        ...{ unit: code, shortName, units: own.length },
        middle: values.length === own.length ? quantile7(sortedValues(values), 0.5) : 'incomplete',
        ahead: missing > 0 ? null : ahead,
      },
    ];
  });
}
