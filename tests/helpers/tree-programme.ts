/** A province of two cities small enough to add up by hand: counties, a zone, and the own level of each node. */
import { Catalogue } from '#shared/catalogue.ts';
import type { Observation } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { smallProgramme } from './small-programme.ts';

const unit = (code: string, kind: string, parent: string | null, order: number) => ({
  ...{ code, kind, parent, order, name: code, shortName: code, gbCode: null, aliases: [], coverage: '' },
  addend: parent !== null,
  peerGroup: kind === 'fiscal_level' ? null : kind,
  tile: null,
});

const UNITS = [
  unit('p', 'province', null, 0),
  unit('c1', 'city', 'p', 1),
  unit('c2', 'city', 'p', 2),
  unit('p_own', 'fiscal_level', 'p', 3),
  unit('a', 'county', 'c1', 4),
  unit('b', 'zone', 'c1', 5),
  unit('c1_own', 'fiscal_level', 'c1', 6),
  unit('d', 'county', 'c2', 7),
  unit('c2_own', 'fiscal_level', 'c2', 8),
];
const REPORTING = ['a', 'b', 'd', 'c1_own', 'c2_own', 'p_own'];
const organisation = (code: string, kind: string, rest: object) => ({
  ...{ code, kind, name: `${code}的单位`, shortName: code, unit: null, aliases: [] },
  ...rest,
});

/** Half-years of `gov_total`; offices at the province and at city 1, none at city 2. */
export const treeProgramme = Catalogue.parse({
  ...smallProgramme,
  city: { ...smallProgramme.city, unit: 'p', name: '小省' },
  units: UNITS,
  organisations: [
    organisation('office', 'office', {}),
    organisation('office_c1', 'office', { node: 'c1' }),
    ...REPORTING.map((code) => organisation(code, 'unit', { unit: code })),
    organisation('finance_c1', 'department', { node: 'c1' }),
  ],
  forms: [
    {
      ...{ code: 'h', title: '半年报', periodicity: 'half', filedBy: 'units', notes: [] },
      groups: [{ title: '政府', indicators: ['gov_total'], units: 'self', required: true, priority: 1 }],
    },
  ],
  targets: [],
});

export const TREE_PERIOD = period('2026-S1');

/** What each reporting unit spent, 万元. */
export const SPENT: Readonly<Record<string, string>> = {
  ...{ a: '10.01', b: '20.02', c1_own: '5', d: '40.04', c2_own: '1.5', p_own: '100' },
};

export function spent(amounts: Readonly<Record<string, string>> = SPENT): Observation[] {
  return Object.entries(amounts).map(([code, amount]) => ({
    ...{ unit: code, indicator: 'gov_total', period: TREE_PERIOD, mark: 'value', amount },
    source: {
      ...{ submission: code, organisation: code, approvedAt: '2026-07-20T00:00:00.000Z' },
      ...{ origin: 'simulated', release: '', citation: '' },
    },
  }));
}
