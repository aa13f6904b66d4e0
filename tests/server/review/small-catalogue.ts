/** A made-up city small enough to reckon by hand: three units and the treasury, two departments, four indicators. */
import { Catalogue, type Indicator } from '#shared/catalogue.ts';
import type { Observation } from '#shared/panel.ts';
import { period } from '#shared/period.ts';

export const S1 = period('2026-S1');

function indicator(code: string, name: string, order: number, more: Partial<Indicator> = {}) {
  return {
    code,
    name,
    shortName: name,
    aliases: [],
    order,
    block: null,
    measure: 'money',
    unit: '万元',
    decimals: 2,
    periodicities: ['half'],
    accumulation: 'to_date',
    parent: null,
    relation: null,
    direction: 'higher',
    source: '',
    responsible: '',
    definition: name,
    document: null,
    clause: '',
    formula: null,
    ...more,
  };
}

function unit(code: string, name: string, kind: string, order: number) {
  const isPeer = kind === 'county';
  return {
    code,
    gbCode: null,
    name,
    shortName: name.slice(0, 1),
    kind,
    order,
    aliases: [],
    coverage: '',
    parent: kind === 'city' ? null : 'city',
    addend: kind !== 'city',
    peerGroup: isPeer ? 'county' : null,
    tile: null,
  };
}

function organisation(code: string, name: string, kind: string, ofUnit: string | null = null) {
  return { code, name, shortName: name, kind, unit: ofUnit, aliases: [] };
}

/** Units file gov and plat; 财政 files gov of the treasury and, as second source, of the units; 统计 ent everywhere and gdp of the city. */
export const small: Catalogue = Catalogue.parse({
  city: {
    code: 'small',
    name: '小城',
    office: '科技办',
    unit: 'city',
    system: '监测',
    utcOffsetMinutes: 480,
    blocks: [
      { code: 'government', name: '政府', shortName: '政府', colour: '#12436D', half: 'gov', year: 'gov' },
      { code: 'enterprise', name: '企业', shortName: '企业', colour: '#28A197', half: 'ent', year: 'ent' },
    ],
    totals: { half: 'total', year: 'total' },
    progressBaseYear: null,
    thresholds: { onTrack: 0.95, slow: 0.6 },
    binding: null,
    footnote: '四舍五入',
    contact: '电话',
  },
  units: [
    unit('city', '全市', 'city', 0),
    unit('a', '甲县', 'county', 1),
    unit('b', '乙县', 'county', 2),
    unit('c', '丙县', 'county', 3),
    unit('own', '市本级', 'fiscal_level', 4),
  ],
  organisations: [
    organisation('a', '甲县', 'unit', 'a'),
    organisation('b', '乙县', 'unit', 'b'),
    organisation('c', '丙县', 'unit', 'c'),
    organisation('fin', '财政局', 'department'),
    organisation('sta', '统计局', 'department'),
    organisation('kjb', '科技办', 'office'),
  ],
  documents: [],
  indicators: [
    indicator('gov', '政府投入', 1, { block: 'government' }),
    indicator('plat', '平台投入', 2, { block: 'government', parent: 'gov', relation: 'of_which' }),
    indicator('ent', '企业投入', 3, { block: 'enterprise' }),
    indicator('gdp', '生产总值', 4, { unit: '亿元' }),
    indicator('total', '总投入', 5, {
      formula: {
        kind: 'sum',
        terms: [
          { indicator: 'gov', sign: 1 },
          { indicator: 'ent', sign: 1 },
        ],
      },
    }),
  ],
  forms: [
    {
      code: 'unit_half',
      title: '县表',
      periodicity: 'half',
      filedBy: 'units',
      notes: [],
      groups: [{ title: '政府', indicators: ['gov', 'plat'], units: 'self', required: true, priority: 1 }],
    },
    {
      code: 'fin_half',
      title: '财政表',
      periodicity: 'half',
      filedBy: ['fin'],
      notes: [],
      groups: [
        { title: '市本级', indicators: ['gov'], units: 'fiscal', required: true, priority: 1 },
        { title: '各县', indicators: ['gov'], units: 'peers', required: false, priority: 2 },
        { title: '全市', indicators: ['gov'], units: 'city', required: true, priority: 1 },
      ],
    },
    {
      code: 'sta_half',
      title: '统计表',
      periodicity: 'half',
      filedBy: ['sta'],
      notes: [],
      groups: [
        { title: '各县', indicators: ['ent'], units: 'peers', required: true, priority: 1 },
        { title: '全市', indicators: ['gdp'], units: 'city', required: true, priority: 1 },
        { title: '各县生产总值', indicators: ['gdp'], units: 'peers', required: true, priority: 1 },
      ],
    },
  ],
  periods: [{ period: '2026-S1', opens: '2026-07-01', due: '2026-07-25T18:00:00+08:00' }],
  // Whoever reports more than 10 亿元 of government money writes why.
  rules: [
    {
      id: 'big',
      kind: 'magnitude',
      severity: 'warning',
      indicators: ['gov'],
      params: { max: 100000 },
      document: null,
      clause: '',
    },
  ],
  targets: [],
  scheme: {},
});

/** Approved figures `unit/indicator → amount in 万元` as effective observations. */
export function observations(figures: Record<string, string>): Observation[] {
  const source = {
    submission: 's',
    organisation: 'x',
    approvedAt: '2026-07-20T00:00:00Z',
    origin: 'reported' as const,
    release: '',
    citation: '',
  };
  return Object.entries(figures).map(([key, amount]) => {
    const [of = '', code = ''] = key.split('/');
    return { unit: of, indicator: code, period: S1, mark: 'value', amount, source };
  });
}
