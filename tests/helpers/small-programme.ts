/** A programme of two counties and a city treasury, small enough to add up by hand. */
import { Catalogue, type Indicator } from '#shared/catalogue.ts';
import type { Observation } from '#shared/panel.ts';
import { period } from '#shared/period.ts';

type Partial_ = Partial<Indicator> & { code: string };

function indicator(order: number, given: Partial_): unknown {
  return {
    name: given.code,
    shortName: given.code,
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
    source: '市财政局',
    responsible: '各县(市、区)政府',
    definition: given.code,
    document: null,
    clause: '附件1',
    formula: null,
    ...given,
  };
}

const unit = (code: string, kind: string, order: number, addend: boolean) => ({
  code,
  gbCode: null,
  name: code,
  shortName: code,
  kind,
  order,
  aliases: [],
  coverage: '',
  parent: kind === 'city' ? null : 'city',
  addend,
  peerGroup: kind === 'county' ? 'county' : null,
  tile: null,
});

const sum = (...terms: [string, 1 | -1][]) => ({
  kind: 'sum',
  terms: terms.map(([code, sign]) => ({ indicator: code, sign })),
});

/** Counties `a` and `b`, treasury `t`, city `city`; government, enterprises and universities with an overlap. */
export const smallProgramme = Catalogue.parse({
  city: {
    code: 'small',
    name: '小城',
    office: '市委科技办',
    unit: 'city',
    system: '科技创新投入监测',
    utcOffsetMinutes: 480,
    blocks: [
      {
        code: 'gov',
        name: '政府',
        shortName: '政府',
        colour: '#12436D',
        half: 'gov_total',
        year: 'gov_total',
      },
      { code: 'ent', name: '企业', shortName: '企业', colour: '#28A197', half: 'ent_rd', year: 'ent_rd' },
      {
        code: 'other',
        name: '其他主体',
        shortName: '其他主体',
        colour: '#801650',
        half: 'other_net',
        year: 'other_net',
      },
    ],
    totals: { half: 'total', year: 'total' },
    progressBaseYear: null,
    thresholds: { onTrack: 0.95, slow: 0.6 },
    binding: null,
    footnote: '部分数据因四舍五入，分项与合计可能不等。',
    contact: '市委科技办',
  },
  units: [
    unit('city', 'city', 0, false),
    unit('a', 'county', 1, true),
    unit('b', 'county', 2, true),
    unit('t', 'fiscal_level', 3, true),
  ],
  organisations: [
    { code: 'a', name: '甲县', shortName: '甲县', kind: 'unit', unit: 'a', aliases: [] },
    { code: 'b', name: '乙县', shortName: '乙县', kind: 'unit', unit: 'b', aliases: [] },
    { code: 'fin', name: '市财政局', shortName: '财政', kind: 'department', unit: null, aliases: [] },
    { code: 'sta', name: '市统计局', shortName: '统计', kind: 'department', unit: null, aliases: [] },
    { code: 'edu', name: '市教育局', shortName: '教育', kind: 'department', unit: null, aliases: [] },
  ],
  documents: [],
  indicators: [
    indicator(1, { code: 'gov_total', block: 'gov' }),
    indicator(2, { code: 'gov_platform', block: 'gov', parent: 'gov_total', relation: 'of_which' }),
    indicator(3, { code: 'memo_bond', block: 'gov', parent: 'gov_total', relation: 'memo' }),
    indicator(4, { code: 'ent_rd', block: 'ent' }),
    indicator(5, { code: 'uni_st', block: 'other' }),
    indicator(6, { code: 'uni_overlap_gov', block: 'other', parent: 'uni_st', relation: 'overlap' }),
    indicator(7, { code: 'uni_overlap_ent', block: 'other', parent: 'uni_st', relation: 'overlap' }),
    indicator(8, {
      code: 'other_net',
      block: 'other',
      formula: sum(['uni_st', 1], ['uni_overlap_gov', -1], ['uni_overlap_ent', -1]) as never,
    }),
    indicator(9, { code: 'total', formula: sum(['gov_total', 1], ['ent_rd', 1], ['other_net', 1]) as never }),
    indicator(10, { code: 'budget', measure: 'money' }),
    indicator(11, {
      code: 'gov_share',
      measure: 'percent',
      unit: '%',
      formula: { kind: 'ratio', numerator: 'gov_total', denominator: 'budget', scale: 100 } as never,
    }),
  ],
  forms: [
    {
      code: 'county',
      title: '县表',
      periodicity: 'half',
      filedBy: 'units',
      groups: [
        {
          title: '政府',
          indicators: ['gov_total', 'gov_platform', 'memo_bond', 'budget'],
          units: 'self',
          required: true,
          priority: 1,
        },
      ],
      notes: [],
    },
    {
      code: 'fin',
      title: '财政表',
      periodicity: 'half',
      filedBy: ['fin'],
      groups: [
        {
          title: '市本级',
          indicators: ['gov_total', 'gov_platform', 'memo_bond', 'budget'],
          units: 'fiscal',
          required: true,
          priority: 1,
        },
        { title: '各县', indicators: ['gov_total'], units: 'peers', required: false, priority: 2 },
      ],
      notes: [],
    },
    {
      code: 'sta',
      title: '统计表',
      periodicity: 'half',
      filedBy: ['sta'],
      groups: [
        { title: '企业', indicators: ['ent_rd'], units: 'peers', required: true, priority: 1 },
        { title: '全市', indicators: ['ent_rd'], units: 'city', required: false, priority: 1 },
      ],
      notes: [],
    },
    {
      code: 'edu',
      title: '教育表',
      periodicity: 'half',
      filedBy: ['edu'],
      groups: [
        {
          title: '高校',
          indicators: ['uni_st', 'uni_overlap_gov', 'uni_overlap_ent'],
          units: 'peers',
          required: true,
          priority: 1,
        },
      ],
      notes: [],
    },
  ],
  periods: [
    { period: '2025-S1', opens: '2025-07-01', due: '2025-07-25T18:00:00+08:00' },
    { period: '2026-S1', opens: '2026-07-01', due: '2026-07-25T18:00:00+08:00' },
  ],
  rules: [],
  targets: [],
  scheme: {},
});

const source = {
  submission: 's',
  organisation: 'fin',
  approvedAt: '2026-07-20T00:00:00.000Z',
  origin: 'reported',
  release: '',
  citation: '',
} as const;

/** One observation of 2026-S1 unless told; `amount` in 万元, or a mark. */
export function observed(unit: string, indicator: string, amount: string, at = '2026-S1'): Observation {
  const isMark = amount === 'unreported' || amount === 'not_applicable' || amount === 'missing';
  return {
    unit,
    indicator,
    period: period(at),
    mark: isMark ? amount : 'value',
    amount: isMark ? null : amount,
    source,
  };
}
