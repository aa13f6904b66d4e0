/**
 * The tree of areas (domain.md §10): nation → province → city → county, to any depth. Every area but the root stands under
 * one parent; a node's total is the sum of its children and of its own level (市本级), never of grandchildren too. Pure.
 */
import type { Catalogue, Unit } from '../catalogue.ts';

/** Kinds of areas that have figures of their own, the highest first; an area stands under one of a higher kind. */
export const AREA_LEVELS: readonly string[] = ['nation', 'province', 'city', 'county', 'zone'];

/** Place of a kind in `AREA_LEVELS`; -1 for 市本级 and institutions, which are no areas. */
export function levelOf({ kind }: Pick<Unit, 'kind'>): number {
  return AREA_LEVELS.indexOf(kind);
}

type Programme = Pick<Catalogue, 'units'>;

interface Tree {
  byCode: ReadonlyMap<string, Unit>;
  /** Areas under each area, in fixed order. */
  children: ReadonlyMap<string, readonly Unit[]>;
}

/** One tree for each list of units; a programme's lists are never changed in place. */
const trees = new WeakMap<readonly Unit[], Tree>();

function treeOf({ units }: Programme): Tree {
  const known = trees.get(units);
  if (known) return known;
  const children = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.parent === null || unit.parent === unit.code || levelOf(unit) < 0) continue;
    const siblings = children.get(unit.parent);
    if (siblings) siblings.push(unit);
    else children.set(unit.parent, [unit]);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.order - b.order);
  const tree = { byCode: new Map(units.map((u) => [u.code, u])), children };
  trees.set(units, tree);
  return tree;
}

/** The areas directly under an area, in fixed order. */
export function areasUnder(catalogue: Programme, node: string): readonly Unit[] {
  return treeOf(catalogue).children.get(node) ?? [];
}

/** From the root down to a unit itself; only itself where nothing stands above it, empty for a code that is no unit's. */
export function pathTo(catalogue: Programme, unit: string): Unit[] {
  const { byCode } = treeOf(catalogue);
  const path: Unit[] = [];
  for (let at = byCode.get(unit); at && !path.includes(at); at = byCode.get(at.parent ?? ''))
    path.unshift(at);
  return path;
}

/** True for a node itself and for everything below it. */
export function isWithin(catalogue: Programme, unit: string, node: string): boolean {
  return pathTo(catalogue, unit).some(({ code }) => code === node);
}

/** A node and every area below it, the deepest first, so that sums find their parts. */
export function nodesBelow(catalogue: Programme, root: string): string[] {
  const { children } = treeOf(catalogue);
  const found: string[] = [];
  const seen = new Set<string>();
  const visit = (code: string) => {
    if (seen.has(code)) return;
    seen.add(code);
    for (const child of children.get(code) ?? []) visit(child.code);
    found.push(code);
  };
  visit(root);
  return found;
}
