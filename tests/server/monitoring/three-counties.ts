/** Three counties and the city treasury of the real programme: small enough to add up by hand. */
import type { Catalogue } from '#shared/catalogue.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';
import { approve, type Given } from '../assessment/approve.ts';

const UNITS = ['330400', '330402', '330411', '330421', 'sbj'];
export const [CITY, NANHU, XIUZHOU, JIASHAN, TREASURY] = UNITS as [string, string, string, string, string];

/** The programme with three counties left, and the institutes, which have a target of their own. */
export function threeCounties(catalogue: Catalogue): Catalogue {
  const units = catalogue.units.filter((u) => UNITS.includes(u.code) || u.kind === 'institute');
  const organisations = catalogue.organisations.filter((o) => o.unit === null || UNITS.includes(o.unit));
  return { ...catalogue, units, organisations };
}

export const openThree = (): Promise<TestApp> => testApp({ adapt: threeCounties });

/** `unit → value` of one indicator, as its organisation files it. `self` = every county files its own. */
type Column = [organisation: string, indicator: string, values: Record<string, string>];

export function given(period: string, columns: readonly Column[]): Given[] {
  return columns.flatMap(([organisation, indicator, values]) =>
    Object.entries(values).map(([unit, value]) => ({
      organisation: organisation === 'self' ? (unit === TREASURY ? 'czj' : unit) : organisation,
      period,
      unit,
      indicator,
      value,
    })),
  );
}

const NA = 'not_applicable';

/** 2026-S1. Totals by hand: 南湖 11720.16, 秀洲 22350.22, 嘉善 33090.33, 市本级 500.10, 全市 67660.81. */
export const FIRST_HALF = given('2026-S1', [
  [
    'self',
    'gov_total',
    { [NANHU]: '1000.01', [XIUZHOU]: '2000.02', [JIASHAN]: '3000.03', [TREASURY]: '500.10' },
  ],
  ['self', 'memo_bond', { [NANHU]: '9999.99' }],
  ['kjj', 'ent_rd_ind', { [NANHU]: '10000.10', [XIUZHOU]: '20000.20', [JIASHAN]: '30000.30' }],
  ['jyj', 'uni_st', { [NANHU]: '700.07', [XIUZHOU]: '300.00', [JIASHAN]: NA }],
  ['jyj', 'uni_overlap_gov', { [NANHU]: '100.01', [XIUZHOU]: '0', [JIASHAN]: NA }],
  ['jyj', 'uni_overlap_ent', { [NANHU]: '50.02', [XIUZHOU]: '0', [JIASHAN]: NA }],
  ['kjj', 'inst_st', { [NANHU]: '200.02', [XIUZHOU]: NA, [JIASHAN]: '90.09' }],
  ['kjj', 'inst_overlap_gov', { [NANHU]: '20.00', [XIUZHOU]: NA, [JIASHAN]: '0.09' }],
  ['kjj', 'inst_overlap_ent', { [NANHU]: '10.01', [XIUZHOU]: NA, [JIASHAN]: '0' }],
  ['wjw', 'hosp_st', { [NANHU]: NA, [XIUZHOU]: '60.06', [JIASHAN]: NA }],
  ['wjw', 'hosp_overlap_gov', { [NANHU]: NA, [XIUZHOU]: '10.00', [JIASHAN]: NA }],
  ['wjw', 'hosp_overlap_ent', { [NANHU]: NA, [XIUZHOU]: '0.06', [JIASHAN]: NA }],
]);

const others = (period: string) =>
  given(
    period,
    ['uni', 'inst', 'hosp'].flatMap((kind) => {
      const filer = { uni: 'jyj', inst: 'kjj', hosp: 'wjw' }[kind]!;
      return ['st', 'overlap_gov', 'overlap_ent'].map(
        (part): Column => [filer, `${kind}_${part}`, { [NANHU]: NA, [XIUZHOU]: NA, [JIASHAN]: NA }],
      );
    }),
  );

/** 2025-S1: 南湖 10000, 秀洲 nothing at all (a zero base), 嘉善 without its enterprises (no base). */
export const YEAR_AGO = [
  ...given('2025-S1', [
    ['self', 'gov_total', { [NANHU]: '1000', [XIUZHOU]: '0', [JIASHAN]: '2500', [TREASURY]: '400.10' }],
    ['kjj', 'ent_rd_ind', { [NANHU]: '9000', [XIUZHOU]: '0' }],
  ]),
  ...others('2025-S1'),
];

/** 2025-S2, to date: 南湖 25000.55, of which 15000.55 after June. */
export const WHOLE_YEAR_TO_DATE = [
  ...given('2025-S2', [
    ['self', 'gov_total', { [NANHU]: '2500.55', [XIUZHOU]: '10', [JIASHAN]: '5000', [TREASURY]: '900.30' }],
    ['kjj', 'ent_rd_ind', { [NANHU]: '22500', [XIUZHOU]: '20', [JIASHAN]: '60000' }],
  ]),
  ...others('2025-S2'),
];

/** Years: 全市 600亿 in 2024, 660亿 in 2025; 南湖 +20%, 秀洲 +10%, 嘉善 195亿 → 194.8亿. */
export const YEARS = [
  ...given('2024', [
    [
      'self',
      'gov_total',
      { [NANHU]: '200000', [XIUZHOU]: '200000', [JIASHAN]: '250000', [TREASURY]: '50000' },
    ],
    ['kjj', 'ent_rd', { [NANHU]: '1800000', [XIUZHOU]: '1800000', [JIASHAN]: '1700000' }],
  ]),
  ...others('2024'),
  ...given('2025', [
    [
      'self',
      'gov_total',
      { [NANHU]: '260000', [XIUZHOU]: '230000', [JIASHAN]: '260000', [TREASURY]: '52000' },
    ],
    ['kjj', 'ent_rd', { [NANHU]: '2140000', [XIUZHOU]: '1970000', [JIASHAN]: '1688000' }],
  ]),
  ...others('2025'),
];

export { approve };
