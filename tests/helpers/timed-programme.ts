/** A yearly programme of six counties in which something changes from 2027 on, small enough to add up by hand. */
import { arranged } from '#shared/as-of.ts';
import { Catalogue, type Indicator, type Unit } from '#shared/catalogue.ts';
import type { Observation } from '#shared/panel.ts';
import { observed, smallProgramme } from './small-programme.ts';

const COUNTIES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
type Rows = Pick<Catalogue, 'units' | 'indicators' | 'organisations' | 'forms' | 'targets'>;

const unitOf = (code: string): Unit => ({
  ...present(smallProgramme.units.find((u) => u.code === 'a')),
  code,
  name: `${code}县`,
  shortName: code,
  order: code.charCodeAt(0),
});

/** An indicator of yearly figures. */
export function yearly(code: string, more: Partial<Indicator> = {}): Indicator {
  const base = present(smallProgramme.indicators.find((i) => i.code === 'gov_total'));
  return {
    ...base,
    code,
    name: code,
    shortName: code,
    order: code.charCodeAt(0),
    periodicities: ['half', 'year'],
    ...more,
  };
}

const sum = (...codes: string[]): Indicator['formula'] => ({
  kind: 'sum',
  terms: codes.map((indicator) => ({ indicator, sign: 1 as const })),
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the small programme lacks it');
  return value;
}

/** What is written of the rows once something changes; what is left out stays. */
export type Change = (rows: Rows) => Partial<Rows>;

/** `change` gets the rows as they always were and gives them as they are written after the change. */
export function timedProgramme(change: Change = () => ({})): Catalogue {
  const { city, organisations, forms, units } = smallProgramme;
  const rows: Rows = {
    units: [...units.filter((u) => u.code === 'city'), ...COUNTIES.map(unitOf)],
    organisations: [
      ...COUNTIES.map((code) => ({
        ...present(organisations[0]),
        code,
        unit: code,
        name: `${code}县政府`,
        shortName: code,
      })),
      {
        ...present(organisations[0]),
        code: 'office',
        kind: 'office',
        unit: null,
        name: '科技办',
        shortName: '科技办',
      },
    ],
    indicators: [
      yearly('gov', { order: 1 }),
      yearly('ent', { order: 2 }),
      yearly('total', { order: 9, formula: sum('gov', 'ent') }),
    ],
    forms: [
      {
        ...present(forms[0]),
        periodicity: 'year',
        groups: [{ title: '投入', indicators: ['gov', 'ent'], units: 'self', required: true, priority: 1 }],
      },
    ],
    targets: [],
  };
  const blocks = city.blocks.slice(0, 2).map((b, i) => {
    const code = ['gov', 'ent'][i] ?? '';
    return { ...b, code, half: code, year: code };
  });
  return arranged(
    Catalogue.parse({
      ...smallProgramme,
      city: { ...city, blocks, progressBaseYear: 2025 },
      periods: [2025, 2026, 2027].map((year) => ({
        period: String(year),
        opens: `${year + 1}-03-01`,
        due: `${year + 1}-03-31T18:00:00+08:00`,
      })),
      ...rows,
      ...change(rows),
    }),
  );
}

/** `{ gov: { a: [2025, 2026, 2027] } }` in 万元, yearly; null: not reported. */
export function yearlyObservations(
  figures: Record<string, Record<string, readonly (number | null)[]>>,
): Observation[] {
  return Object.entries(figures).flatMap(([indicator, units]) =>
    Object.entries(units).flatMap(([unit, amounts]) =>
      amounts.flatMap((amount, i) =>
        amount === null ? [] : [observedYear(unit, indicator, amount, 2025 + i)],
      ),
    ),
  );
}

function observedYear(unit: string, indicator: string, amount: number, year: number): Observation {
  return observed(unit, indicator, String(amount), String(year));
}
