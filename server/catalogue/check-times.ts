/** What stands against the times in a catalogue: when rows hold, what became of units, what a new definition changes. */
import { asOf, everyRow } from '#shared/as-of.ts';
import type { Catalogue, Others } from '#shared/catalogue.ts';
import { comparePeriods, next, type Period, period } from '#shared/period.ts';
import { byBeginning, overlap, type Validity, validAt } from '#shared/validity.ts';
import type { CatalogueFault } from './check-references.ts';

type Part = keyof Others;
type Row = Validity & { key: string };

const PARTS: readonly Part[] = ['units', 'organisations', 'indicators', 'forms', 'rules', 'targets'];

/** The rows of a part by their keys, in the order in which they were written. */
function rowsOf(catalogue: Catalogue, part: Part): Row[] {
  return everyRow(catalogue, part).map((row) => ({
    key: 'id' in row ? row.id : row.code,
    validFrom: row.validFrom,
    validTo: row.validTo,
  }));
}

export function checkTimes(catalogue: Catalogue): CatalogueFault[] {
  return [
    ...PARTS.flatMap((part) => rowFaults(part, rowsOf(catalogue, part))),
    ...successorFaults(catalogue),
    ...definitionFaults(catalogue),
  ];
}

function rowFaults(part: Part, rows: readonly Row[]): CatalogueFault[] {
  return rows.flatMap((row, i) => {
    const say = (field: string, words: string) => [{ path: [part, i, field], words }];
    if (row.validFrom && row.validTo && comparePeriods(row.validFrom, row.validTo) > 0)
      return say('validTo', `有效期止于${row.validTo}，早于起始的${row.validFrom}`);
    const twice = rows.slice(0, i).some((other) => other.key === row.key && overlap(other, row));
    return twice ? say('validFrom', `“${row.key}”重复：两行的有效期重叠`) : [];
  });
}

function successorFaults(catalogue: Catalogue): CatalogueFault[] {
  const units = everyRow(catalogue, 'units');
  return units.flatMap((unit, i) =>
    (unit.successors ?? []).flatMap(({ kind, code, from }) => {
      const say = (words: string) => [{ path: ['units', i, 'successors'], words }];
      if (!units.some((u) => u.code === code)) return say(`没有代码为“${code}”的单位`);
      if (!units.some((u) => u.code === code && validAt(u, from)))
        return say(`${from}时“${code}”还没有开始或已经终止`);
      if (kind !== 'split_into' && (!unit.validTo || comparePeriods(unit.validTo, from) >= 0))
        return say(`“${unit.code}”自${from}起并入或更名，有效期(valid_to)须止于此前`);
      return [];
    }),
  );
}

/** A further version of a definition says what it changes; what can no longer be compared says so. */
function definitionFaults(catalogue: Catalogue): CatalogueFault[] {
  const indicators = everyRow(catalogue, 'indicators');
  return indicators.flatMap((indicator, i) => {
    const say = (field: string, words: string) => [{ path: ['indicators', i, field], words }];
    const before = indicators
      .filter((other) => other.code === indicator.code && byBeginning(other, indicator) < 0)
      .sort(byBeginning)
      .at(-1);
    if (!before) return indicator.change ? say('changed', '这是第一个版本，没有变更可写') : [];
    if (!indicator.change)
      return say('changed', '同一指标的新版本须写明变更内容(changed)和是否影响可比(breaks)');
    const other = (['measure', 'accumulation', 'unit'] as const).some(
      (key) => before[key] !== indicator[key],
    );
    return other && !indicator.change.breaks ? say('breaks', '计量变了，与以前不可比，breaks 应为 1') : [];
  });
}

/** The faults of every period's view, each once and at its own row. */
export function everyView(
  catalogue: Catalogue,
  check: (view: Catalogue) => CatalogueFault[],
): CatalogueFault[] {
  const found = new Map<string, CatalogueFault>();
  for (const at of turningPoints(catalogue)) {
    const view = asOf(catalogue, at);
    for (const { path, words } of check(view)) {
      const placed = { path: placeOf(catalogue, view, path), words };
      found.set(JSON.stringify(placed), placed);
    }
  }
  return [...found.values()];
}

/** The first period of all, what follows each beginning and end, and the plan. */
function turningPoints(catalogue: Catalogue): Period[] {
  const rows = PARTS.flatMap((part) => rowsOf(catalogue, part));
  const bounds = rows.flatMap(({ validFrom, validTo }) => [
    ...(validFrom ? [validFrom] : []),
    ...(validTo ? [validTo, next(validTo)] : []),
  ]);
  const planned = catalogue.periods.map((p) => p.period);
  return [...new Set([period('2000'), ...bounds, ...planned])].sort(comparePeriods);
}

/** Where a view's row stands in the lists as they were written. */
function placeOf(
  catalogue: Catalogue,
  view: Catalogue,
  path: CatalogueFault['path'],
): CatalogueFault['path'] {
  const [part, index, ...rest] = path;
  const known = PARTS.find((one) => one === part);
  if (!known || typeof index !== 'number') return path;
  const row = view[known][index];
  const key = row && ('id' in row ? row.id : row.code);
  const place = rowsOf(catalogue, known).findIndex((r) => r.key === key && r.validFrom === row?.validFrom);
  return [known, place, ...rest];
}
