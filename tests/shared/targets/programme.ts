/** A yearly programme of two counties and a treasury with the targets under test, small enough to add up by hand. */
import { Catalogue, type Indicator } from '#shared/catalogue.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import type { Panel } from '#shared/panel.ts';
import type { Target } from '#shared/targets/target.ts';
import { observed, smallProgramme } from '../../helpers/small-programme.ts';

export const AT_2025 = '2025';

type Given = Partial<Indicator> & { code: string };
const PLAIN: readonly Given[] = [
  { code: 'gdp', measure: 'money', unit: '亿元' },
  { code: 'rd', measure: 'money' },
  {
    code: 'rd_gdp',
    measure: 'percent',
    unit: '%',
    formula: { kind: 'ratio', numerator: 'rd', denominator: 'gdp', scale: 100 },
  },
  { code: 'firms', measure: 'count', unit: '家', decimals: 0 },
  { code: 'place', measure: 'other', unit: '位', decimals: 0, direction: 'lower' },
];

const yearly = (indicator: Indicator): Indicator => ({ ...indicator, periodicities: ['half', 'year'] });

/** The programme with yearly forms and the given targets; each target is a level of `firms` unless told. */
export function programmeWith(
  targets: readonly (Partial<Target> & { id: string })[],
  city: Partial<Catalogue['city']> = {},
): Catalogue {
  const model = smallProgramme.indicators[0]!;
  const extra = PLAIN.map((given, i) => ({
    ...model,
    name: given.code,
    shortName: given.code,
    block: null,
    order: 50 + i,
    ...given,
  }));
  const asYear = smallProgramme.forms.map((form) => ({
    ...form,
    code: `${form.code}_year`,
    periodicity: 'year',
  }));
  const cityTable = {
    code: 'sta_city',
    title: '统计年表',
    periodicity: 'year',
    filedBy: ['sta'],
    groups: [
      ...asYear.find((f) => f.code === 'sta_year')!.groups,
      {
        title: '全市',
        indicators: ['rd', 'gdp', 'firms', 'place'],
        units: 'city',
        required: false,
        priority: 1,
      },
      { title: '各县', indicators: ['gdp'], units: 'peers', required: false, priority: 1 },
    ],
    notes: [],
  };
  return Catalogue.parse({
    ...smallProgramme,
    city: { ...smallProgramme.city, ...city },
    documents: [{ id: 'plan', number: '某政发1号', title: '某方案', issued: '2025-09-01', inForce: null }],
    indicators: [...smallProgramme.indicators, ...extra].map(yearly),
    forms: [...smallProgramme.forms, ...asYear.filter((f) => f.code !== 'sta_year'), cityTable],
    periods: [2021, 2022, 2023, 2024, 2025].map((year) => ({
      period: String(year),
      opens: `${year + 1}-01-10`,
      due: `${year + 1}-03-31T18:00:00+08:00`,
    })),
    targets: targets.map((given, i) => ({
      title: given.id,
      kind: 'level',
      indicator: 'firms',
      year: 2027,
      operator: '>=',
      value: '100',
      upper: null,
      unit: '家',
      from: null,
      relation: null,
      headline: false,
      order: i,
      document: 'plan',
      clause: '一(一)',
      quote: '原文',
      responsible: ['市统计局'],
      modal: '',
      supersededBy: null,
      convention: '',
      ...given,
    })),
  });
}

/** A panel from `indicator: { year: amount }` of the city, and optionally of counties as `unit/indicator`. */
export function panelOf(
  catalogue: Catalogue,
  figures: Record<string, Record<string, number | 'missing'>>,
): Panel {
  const observations = Object.entries(figures).flatMap(([key, byYear]) => {
    const [unit, indicator] = key.includes('/') ? (key.split('/') as [string, string]) : ['city', key];
    return Object.entries(byYear).map(([year, amount]) => observed(unit, indicator, String(amount), year));
  });
  return buildPanel(catalogue, observations, { dataVersion: 1, asOf: '2026-07-20T00:00:00.000Z' });
}
