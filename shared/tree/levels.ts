/** Areas of one kind anywhere below a node: what is ranked beyond a node's own parts (all counties of a province). Pure. */
import type { Catalogue, Unit } from '../catalogue.ts';
import { areasUnder, pathTo } from './areas.ts';

/** Levels that can be ranked as one list; a zone (功能区) counts among the counties that it lies beside. */
export const AREA_LIST_LEVELS = ['province', 'city', 'county'] as const;
export type ListLevel = (typeof AREA_LIST_LEVELS)[number];

interface LevelBelow {
  level: ListLevel;
  /** In the order of the tree: those of one area after another. */
  units: readonly Unit[];
}

type Programme = Pick<Catalogue, 'units'>;
const known = new WeakMap<readonly Unit[], Map<string, LevelBelow[]>>();

/** The levels below a node that are more than its own parts, the highest first; none where everything is its part. */
export function levelsBelow(catalogue: Programme, node: string): readonly LevelBelow[] {
  const ofList = known.get(catalogue.units) ?? new Map<string, LevelBelow[]>();
  known.set(catalogue.units, ofList);
  const found = ofList.get(node) ?? findLevels(catalogue, node);
  ofList.set(node, found);
  return found;
}

function findLevels(catalogue: Programme, node: string): LevelBelow[] {
  const units = inTreeOrder(catalogue, node);
  return AREA_LIST_LEVELS.flatMap((level) => {
    const own = units.filter((unit) => levelOfList(catalogue, unit) === level);
    return own.some(({ parent }) => parent !== node) ? [{ level, units: own }] : [];
  });
}

function inTreeOrder(catalogue: Programme, node: string): Unit[] {
  const below = (code: string): Unit[] =>
    areasUnder(catalogue, code).flatMap((unit) => [unit, ...below(unit.code)]);
  return below(node);
}

/** A zone under a county is a part of it and no neighbour: it would count beside what it lies in. */
function levelOfList(catalogue: Programme, { code, kind }: Unit): ListLevel | null {
  if (kind !== 'zone') return AREA_LIST_LEVELS.find((level) => level === kind) ?? null;
  const above = pathTo(catalogue, code).at(-2)?.kind;
  return above === 'county' || above === 'zone' ? null : 'county';
}

/** The areas between a node and a unit below it, the highest first: 浙江省、杭州市 of 西湖区 seen from the nation. */
export function areasBetween(catalogue: Programme, node: string, unit: string): Unit[] {
  const path = pathTo(catalogue, unit).slice(0, -1);
  return path.slice(path.findIndex(({ code }) => code === node) + 1);
}
