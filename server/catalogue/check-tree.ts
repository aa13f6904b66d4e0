/**
 * The tree of units (domain.md §10): one root, every area under one of a higher kind, and nothing counted twice: an area
 * adds up what stands directly under it and its own level, so whatever adds up must stand under an area.
 */
import type { Catalogue, Unit } from '#shared/catalogue.ts';
import { AREA_LEVELS, levelOf } from '#shared/tree/areas.ts';
import type { CatalogueFault } from './check-references.ts';

interface Placed {
  unit: Unit;
  parent: Unit | undefined;
  root: Unit | undefined;
}

/** One sentence for each unit that stands wrongly, at its line: what is wrong, and what to write. */
export function treeFaults({ units, city, organisations, targets }: Catalogue): CatalogueFault[] {
  const byCode = new Map(units.map((u) => [u.code, u]));
  const root = byCode.get(city.unit);
  const faults = units.flatMap((unit, i) => {
    const placed = { unit, parent: byCode.get(unit.parent ?? ''), root };
    return [rootFault(placed), parentFault(placed), countFault(placed)].flatMap((fault) =>
      fault ? [{ path: ['units', i, fault.field], words: fault.words }] : [],
    );
  });
  const isNode = (code: string) => levelOf(byCode.get(code) ?? { kind: '' }) >= 0;
  const strange = (part: string, rows: readonly { node?: string | undefined }[]): CatalogueFault[] =>
    rows.flatMap(({ node }, i) =>
      node === undefined || isNode(node)
        ? []
        : [{ path: [part, i, 'node'], words: `“${node}”不是地区：应写一个地区的代码，最上一级的留空` }],
    );
  return [...faults, ...strange('organisations', organisations), ...strange('targets', targets)];
}

interface UnitFault {
  field: 'parent' | 'kind' | 'addend';
  words: string;
}

/** All areas hang together: what has no parent is the root that `city.json` names. */
function rootFault({ unit, root }: Placed): UnitFault | null {
  if (!root) return null;
  const isRoot = unit.code === root.code;
  if (isRoot && levelOf(unit) < 0)
    return {
      field: 'kind',
      words: `city.json 的 unit 是“${unit.code}”，它应是地区：${AREA_LEVELS.join('、')}之一`,
    };
  if (isRoot && unit.parent !== null)
    return { field: 'parent', words: `“${unit.code}”是最上一级(city.json 的 unit)，parent 应留空` };
  if (!isRoot && unit.parent === null && levelOf(unit) >= 0)
    return { field: 'parent', words: `最上一级只能有一个，已是 ${root.code}：请写上级单位的代码` };
  return null;
}

/** 省在国之下，市在省之下…: never beside or above itself, and never under what is no area. */
function parentFault({ unit, parent }: Placed): UnitFault | null {
  if (!parent || parent.code === unit.code) return null;
  if (levelOf(parent) < 0)
    return { field: 'parent', words: `“${parent.code}”不是地区，不能作上级：请写一个地区的代码` };
  if (levelOf(unit) < 0 || levelOf(unit) > levelOf(parent)) return null;
  const higher = AREA_LEVELS.slice(0, levelOf(unit)).join('、');
  const words = `${unit.kind} 不能在 ${parent.kind}“${parent.code}”之下`;
  return {
    field: 'parent',
    words: higher === '' ? `${words}：它只能是最上一级` : `${words}：上级应是 ${higher} 之一，或改 kind`,
  };
}

/** Σ children + own level. An institution's figures lie in its area's; the root adds up to nothing. */
function countFault({ unit, parent, root }: Placed): UnitFault | null {
  if (!unit.addend) return null;
  if (unit.code === root?.code) return { field: 'addend', words: '最上一级不计入任何上级：写 0' };
  if (levelOf(unit) < 0 && unit.kind !== 'fiscal_level')
    return { field: 'addend', words: '机构的数已在所在地区的数中，再计入就重复：写 0' };
  if (!parent || parent.code === unit.code) return { field: 'addend', words: '计入上级的单位须写 parent' };
  return null;
}
