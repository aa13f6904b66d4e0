/** What becomes of units from a period on: another name, a merger, a new one. Their figures and returns of before stay. Pure. */
import { everyRow } from '../as-of.ts';
import type { Catalogue, Organisation, Unit } from '../catalogue.ts';
import type { Period } from '../period.ts';
import type { ChangeOf } from './change.ts';
import { ChangeFault, endBefore, followed, newestRow, withRows } from './rows.ts';

export function withUnitName(
  catalogue: Catalogue,
  { unit, from, name, shortName, code }: ChangeOf<'unit-name'>,
): Catalogue {
  const rename = (row: Unit): Unit => {
    const { successors: _, ...kept } = row;
    // A file of before still carries the old name.
    const aliases = [...new Set([...row.aliases, row.name, row.shortName])].filter(
      (a) => a !== name && a !== shortName,
    );
    return { ...kept, code, name, shortName, aliases };
  };
  if (code === unit) {
    const renamed = followed(catalogue, 'units', unit, from, rename);
    const organisation = organisationOf(catalogue, unit);
    if (!organisation || organisation.name !== newestRow(catalogue, 'units', unit).name) return renamed;
    return followed(renamed, 'organisations', organisation.code, from, (o) => ({ ...o, name, shortName }));
  }
  requireFree(catalogue, code);
  const row = newestRow(catalogue, 'units', unit);
  const moved = withRows(catalogue, 'units', (rows) =>
    rows.flatMap((r): Unit[] =>
      r === row
        ? [
            { ...r, ...endBefore(r, from), successors: andThen(r, { kind: 'renamed', code, from }) },
            { ...rename(r), validFrom: from },
          ]
        : [r],
    ),
  );
  // The people who report go on reporting: their organisation keeps its code and gets the new unit.
  return reassigned(moved, unit, from, (o) => ({ ...o, name, shortName, unit: code }));
}

export function withMerge(catalogue: Catalogue, { unit, into, from }: ChangeOf<'unit-merge'>): Catalogue {
  if (unit === into) throw new ChangeFault('不能并入自己');
  const row = newestRow(catalogue, 'units', unit);
  newestRow(catalogue, 'units', into);
  const merged = withRows(catalogue, 'units', (rows) =>
    rows.map((r) =>
      r === row
        ? { ...r, ...endBefore(r, from), successors: andThen(r, { kind: 'merged_into', code: into, from }) }
        : r,
    ),
  );
  const organisation = organisationOf(catalogue, unit);
  if (!organisation) return merged;
  return withRows(merged, 'organisations', (rows) =>
    rows.map((o) => (o.code === organisation.code && !o.validTo ? { ...o, ...endBefore(o, from) } : o)),
  );
}

export function withNewUnit(
  catalogue: Catalogue,
  { code, name, shortName, like, of, from }: ChangeOf<'unit-new'>,
): Catalogue {
  requireFree(catalogue, code);
  const { successors: _, validTo: __, ...model } = newestRow(catalogue, 'units', like);
  const order = Math.max(...catalogue.units.map((u) => u.order)) + 1;
  const added: Unit = {
    ...model,
    ...{ code, name, shortName, order, gbCode: null, aliases: [], tile: null, validFrom: from },
  };
  const giver = of === '' ? undefined : newestRow(catalogue, 'units', of);
  const units = withRows(catalogue, 'units', (rows) => [
    ...rows.map((r) =>
      r === giver ? { ...r, successors: andThen(r, { kind: 'split_into', code, from }) } : r,
    ),
    added,
  ]);
  const organisation = organisationOf(catalogue, like);
  if (!organisation) return units;
  const own = { ...organisation, ...{ code, name, shortName, unit: code, aliases: [], validFrom: from } };
  return withRows(units, 'organisations', (rows) => [...rows, own]);
}

type Successors = NonNullable<Unit['successors']>;

/** What became of a unit before stays said: a part that it gave away, and then its own end. */
function andThen({ successors = [] }: Unit, next: Successors[number]): Successors {
  return [...successors, next];
}

function organisationOf(catalogue: Catalogue, unit: string): Organisation | undefined {
  return catalogue.organisations.find((o) => o.unit === unit && !o.validTo);
}

function reassigned(
  catalogue: Catalogue,
  unit: string,
  from: Period,
  change: (organisation: Organisation) => Organisation,
): Catalogue {
  const own = organisationOf(catalogue, unit);
  return own ? followed(catalogue, 'organisations', own.code, from, change) : catalogue;
}

function requireFree(catalogue: Catalogue, code: string): void {
  const taken = [...everyRow(catalogue, 'units'), ...everyRow(catalogue, 'organisations')];
  if (taken.some((row) => row.code === code)) throw new ChangeFault(`代码“${code}”已经用过`);
}
