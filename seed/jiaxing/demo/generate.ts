/**
 * Writes the demonstration figures (figures.csv). Run by hand: `node seed/jiaxing/demo/generate.ts > seed/jiaxing/demo/figures.csv`;
 * a test asserts that the committed file is what this writes. Published figures carry their citation
 * (origin `published`); everything else is made up around plausible levels with a fixed seed (origin `simulated`).
 * Values are in the unit of the form (gdp in 亿元) or a mark; revision 2 holds only the cells that the correction of October of the next year brings,
 * later revisions those of a later vintage (events.json says when). 全市 is the exact sum of the units and 市本级, but for
 * 2025-S1 uni_st, left 3.20 万元 off for the reconciliation to show, and for GDP of 2021, whose published parts do not add
 * up. 2024-S2 of 平湖市 and 2025-S2 of 桐乡市 stand as first reported; events.json corrects them.
 */

import { seededRandom } from '#shared/calc/random.ts';
import { fromMicro, toMicro } from '#shared/decimal.ts';

/** Share of each unit in the city's 2021 amount, and its yearly growth relative to the city's. */
const UNITS: Record<
  string,
  { gov: number; ent: number; uni: number; inst: number; hosp: number; drift: number }
> = {
  '330402': { gov: 0.1, ent: 0.09, uni: 0.42, inst: 0.42, hosp: 0.55, drift: 0.002 },
  '330411': { gov: 0.085, ent: 0.1, uni: 0.18, inst: 0.1, hosp: 0.2, drift: 0.016 },
  '330421': { gov: 0.115, ent: 0.122, uni: 0, inst: 0.16, hosp: 0, drift: 0.02 },
  '330482': { gov: 0.125, ent: 0.138, uni: 0, inst: 0, hosp: 0, drift: -0.008 },
  '330424': { gov: 0.098, ent: 0.105, uni: 0, inst: 0, hosp: 0, drift: -0.018 },
  '330481': { gov: 0.15, ent: 0.183, uni: 0.3, inst: 0.12, hosp: 0, drift: -0.008 },
  '330483': { gov: 0.14, ent: 0.167, uni: 0.1, inst: 0.14, hosp: 0, drift: 0.014 },
  jxjk: { gov: 0.072, ent: 0.06, uni: 0, inst: 0.06, hosp: 0.25, drift: 0.022 },
  jxgq: { gov: 0.035, ent: 0.035, uni: 0, inst: 0, hosp: 0, drift: -0.012 },
};
const TREASURY = { unit: 'sbj', gov: 0.08 };
const CITY = '330400';
const COUNTIES = Object.keys(UNITS);

/** City amounts in 亿元 around which the units are made up; 2026 only feeds its first half. */
const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];
const LEVEL: Record<'gov' | 'ent' | 'uni' | 'inst' | 'hosp' | 'rd' | 'entRdExp', number[]> = {
  gov: [58.2, 64.1, 70.3, 76.6, 83.4, 90.1],
  ent: [470, 499, 530, 561.5, 594, 630],
  uni: [17.1, 17.4, 17.7, 18.1, 18.5, 19.1],
  inst: [20.6, 20.9, 21.3, 21.7, 22.1, 22.8],
  hosp: [6.7, 6.8, 7.0, 7.1, 7.3, 7.6],
  // 2023: the published 3.56 % of a GDP of 7,062.5.
  rd: [205.2, 228.4, 251.425, 274.1, 0, 0],
  entRdExp: [181, 201.5, 221.8, 241.6, 0, 0],
};
const REVENUE = [15600, 16450, 17100, 17650, 18400];
const BUDGET = [793.6, 827.71, 849.3, 878.6, 906.9];
const SCI_FISCAL = [41.5, 46.9, 52.1, 56.8, 61.4];
const RECURRENT = [512, 505, 523, 541, 556];
const BULLETIN_2021 = '2021年嘉兴市国民经济和社会发展统计公报 http://xiaomonv0755.com/tjgb/11zj/36952.html';
const BULLETIN_2022 =
  '2022年嘉兴市国民经济和社会发展统计公报 https://nextlevelartsconsulting.com/thuadong/5531.html';
/** `growth`: at comparable prices, as printed beside the amount. */
const GDP_PUBLISHED: Record<number, { value: string; growth: string; release: string; citation: string }> = {
  2021: { value: '6355.28', growth: '8.5', release: '初步', citation: BULLETIN_2021 },
  2022: { value: '6739.45', growth: '2.5', release: '初步', citation: BULLETIN_2022 },
  2023: {
    value: '7062.5',
    growth: '6.3',
    release: '初步',
    citation: '2024年嘉兴市政府工作报告 https://cnzpmj.com/caijingxinwen/2024/0205/162267.html',
  },
  2024: {
    value: '7569.5',
    growth: '5.6',
    release: '初步',
    citation: '2025年嘉兴市政府工作报告 https://cezhidao.com/reports/GnEt',
  },
};
const GDP_2025 = '7985.00';
/** Later vintages of the city's GDP; those of 2022 are made up, and the units follow them. */
const GDP_LATER: Record<number, { revision: number; value: string; release: string; citation?: string }[]> = {
  2021: [{ revision: 3, value: '6388.38', release: '最终', citation: BULLETIN_2022 }],
  2022: [
    { revision: 3, value: '6752.80', release: '最终' },
    { revision: 4, value: '6821.40', release: '普查修订' },
  ],
};
/** What the first R&D figure of a year was of the final one; 2023 became known at once, with the published intensity. */
const RD_PRELIMINARY: Record<number, number> = { 2021: 0.994, 2022: 1.006, 2024: 0.992 };
const UNIT_GDP_2021: Record<string, string> = {
  '330481': '1196.3',
  '330483': '1141.69',
  '330421': '789.26',
  '330402': '729.91',
  '330482': '698.48',
  '330424': '621.56',
  '330411': '572.95',
  jxjk: '395.02',
  jxgq: '209.01',
};
const UNIT_GDP_SOURCE = '2021年嘉兴各县(市、区)地区生产总值(管理口径) https://maigoo.com/news/514119.html';
/** Published for one unit and year alone; the other units of that year share what is left of the city. */
const UNIT_GDP_LATER: Record<number, { unit: string; value: string; citation: string }> = {
  2022: {
    unit: '330411',
    value: '622.31',
    citation: '2023年秀洲区政府工作报告(小口径) http://m.medicalnewstody.com/news/show-18534.html',
  },
  2024: {
    unit: '330483',
    value: '1347.1',
    citation:
      '桐乡市2024年国民经济和社会发展计划执行情况 http://www.tx.gov.cn/art/2025/4/23/art_1229399164_5501716.html',
  },
};
const INTENSITY_2023 =
  '嘉兴市政府门户网站：全市研发投入强度达3.56% https://www.jiaxing.gov.cn/col/col1536192/index.html';
/** What a unit first left out of a half-year, 万元: events.json adds it again. */
const LEFT_OUT: Record<string, string> = { '330482/2024-S2': '1860', '330483/2025-S2': '2900' };
const LEFT_OUT_OF = ['gov_total', 'gov_platform', 'gov_general'];

type Row = [
  organisation: string,
  period: string,
  revision: number,
  unit: string,
  indicator: string,
  value: string,
  origin: string,
  release: string,
  citation: string,
  note: string,
];

const rows: Row[] = [];
const random = seededRandom(20260727);
const about = (spread: number) => 1 + (random() * 2 - 1) * spread;
/** 亿元 as 万元 with two decimals. */
const wan = (yi: number) => (Math.round(yi * 1e6) / 100).toFixed(2);
const sum = (texts: string[]) => fromMicro(texts.reduce((total, t) => total + toMicro(t), 0));
const plus = (text: string, amount: string) => fromMicro(toMicro(text) + toMicro(amount));
const less = (text: string, parts: string[]) => fromMicro(toMicro(text) - toMicro(sum(parts)));

function put(
  organisation: string,
  period: string,
  unit: string,
  indicator: string,
  value: string,
  more: Partial<{ revision: number; origin: string; release: string; citation: string; note: string }> = {},
) {
  const { revision = 1, origin = 'simulated', release = '', citation = '', note = '' } = more;
  rows.push([organisation, period, revision, unit, indicator, value, origin, release, citation, note]);
}

/** Splits a whole exactly: by weight, in hundredths, the first part takes the remainder. */
function split(whole: string, weights: readonly number[]): string[] {
  const total = weights.reduce((a, b) => a + b, 0);
  const parts = weights.slice(1).map((w) => (Math.round((Number(whole) * w * 100) / total) / 100).toFixed(2));
  return [less(whole, parts), ...parts];
}

/** A unit's yearly amount of a block in 亿元: its share, its drift, a little noise of the year. */
const noise = new Map<string, number>();
function amount(unit: string, block: keyof typeof LEVEL, share: number, year: number, drift: number): number {
  const key = `${unit}/${block}/${year}`;
  if (!noise.has(key)) noise.set(key, about(0.018));
  return LEVEL[block][YEARS.indexOf(year)]! * share * (1 + drift) ** (year - 2021) * noise.get(key)!;
}

/** First-half share of a block, stable over the years within a point. */
const halfShare = (block: string, year: number) =>
  ({ gov: 0.44, ent: 0.465, uni: 0.45, inst: 0.455, hosp: 0.46 })[block]! + ((year * 7) % 5) * 0.002;
/** The half-year's own coverage: 规上工业 only, and funds won rather than activity expenditure. */
const HALF_COVERAGE: Record<string, number> = { gov: 1, ent: 0.93, uni: 0.86, inst: 0.84, hosp: 0.85 };

function periodAmount(unit: string, block: 'gov' | 'ent' | 'uni' | 'inst' | 'hosp', period: string): string {
  const year = Number(period.slice(0, 4));
  const profile = UNITS[unit];
  const share = unit === TREASURY.unit ? TREASURY.gov : profile![block];
  const whole = amount(unit, block, share, year, profile?.drift ?? 0);
  if (period.length === 4) return wan(whole);
  const half = whole * HALF_COVERAGE[block]!;
  return wan(
    period.endsWith('S2')
      ? half
      : half * halfShare(block, year) * (1 + ((unit.charCodeAt(unit.length - 1) % 5) - 2) * 0.004),
  );
}

const GOV_PARTS: [string, number][] = [
  ['gov_platform', 0.28],
  ['gov_talent', 0.22],
  ['gov_poc', 0.12],
  ['gov_incubator', 0.09],
];
const MEMO: [string, number][] = [
  ['memo_bond', 0.12],
  ['memo_soe_platform', 0.15],
  ['memo_fund', 0.2],
];
const trait = new Map<string, number>();
/** A unit's lasting habit in a part, so that growth of parts stays near the growth of the whole. */
function habit(unit: string, part: string): number {
  const key = `${unit}/${part}`;
  if (!trait.has(key)) trait.set(key, about(0.2));
  return trait.get(key)! * about(0.03);
}
const times = (text: string, factor: number) => (Math.round(Number(text) * factor * 100) / 100).toFixed(2);

interface Gov {
  total: string;
  parts: Map<string, string>;
  budgets: Map<string, string>;
  memo: Map<string, string>;
}

function government(unit: string, period: string): Gov {
  const total = periodAmount(unit, 'gov', period);
  const parts = new Map(GOV_PARTS.map(([part, share]) => [part, times(total, share * habit(unit, part))]));
  if (period === '2026-S1' && unit === '330482')
    parts.set('gov_platform', times(parts.get('gov_platform')!, 1.5));
  const fund = times(total, 0.18 * habit(unit, 'gov_fund'));
  const soe = times(total, 0.05 * habit(unit, 'gov_soe'));
  const budgets = new Map([
    ['gov_general', less(total, [fund, soe])],
    ['gov_fund', fund],
    ['gov_soe', soe],
  ]);
  const memo = new Map(MEMO.map(([m, share]) => [m, times(total, share * habit(unit, m))]));
  // A true zero, an amount that cannot exist and one that was lost: three marks that must not become one.
  if (unit === 'jxgq') memo.set('memo_bond', '0');
  if (unit === 'jxjk') memo.set('memo_soe_platform', 'not_applicable');
  if (unit === '330402' && period === '2026-S1') memo.set('memo_fund', 'missing');
  return { total, parts, budgets, memo };
}

function writeGovernment(period: string): void {
  const all = new Map([...COUNTIES, TREASURY.unit].map((unit) => [unit, government(unit, period)]));
  for (const unit of COUNTIES) {
    const own = all.get(unit)!;
    const reported: [string, string][] = [
      ['gov_total', own.total],
      ...own.parts,
      ...own.budgets,
      ...own.memo,
    ];
    for (const [indicator, value] of reported) {
      const short = LEFT_OUT_OF.includes(indicator) ? LEFT_OUT[`${unit}/${period}`] : undefined;
      put(unit, period, unit, indicator, short ? less(value, [short]) : value);
    }
  }
  const every = (pick: (g: Gov) => string) => sum([...all.values()].map(pick));
  put(
    'czj',
    period,
    CITY,
    'gov_total',
    every((g) => g.total),
  );
  for (const [part] of GOV_PARTS)
    put(
      'czj',
      period,
      CITY,
      part,
      every((g) => g.parts.get(part)!),
    );
  const treasury = all.get(TREASURY.unit)!;
  put('czj', period, TREASURY.unit, 'gov_total', treasury.total);
  for (const group of [treasury.parts, treasury.budgets, treasury.memo])
    for (const [indicator, value] of group) put('czj', period, TREASURY.unit, indicator, value);
  for (const unit of COUNTIES) {
    const own = all.get(unit)!;
    put('czj', period, unit, 'gov_total', own.total);
    for (const [part, value] of own.parts) {
      // One second-source figure differs, so that the reconciliation has something to show.
      put(
        'czj',
        period,
        unit,
        part,
        period === '2025-S1' && unit === '330483' && part === 'gov_platform' ? plus(value, '12.5') : value,
      );
    }
  }
}

function writeEnterprises(period: string): void {
  const indicator = period.length === 4 ? 'ent_rd' : 'ent_rd_ind';
  const values = COUNTIES.map((unit) => [unit, periodAmount(unit, 'ent', period)] as const);
  // 市科技局 reports (annex 1: 责任单位), 市统计局 is the source that it is held against.
  for (const organisation of ['kjj', 'tjj']) {
    put(organisation, period, CITY, indicator, sum(values.map(([, v]) => v)));
    for (const [unit, value] of values) put(organisation, period, unit, indicator, value);
  }
}

const OTHER: ['uni' | 'inst' | 'hosp', string, string, string][] = [
  ['uni', 'jyj', '各级财政科研项目拨款文件', '校企横向合同台账'],
  ['inst', 'kjj', '市级平台补助拨款文件', '企业委托研发合同台账'],
  ['hosp', 'wjw', '卫生科技项目拨款文件', '企业合作研究合同台账'],
];

/** What a half-year's 科技活动费用 consist of (annex 1 note 3); the rest is 未列明. */
const SOURCES: [part: string, share: number][] = [
  ['from_gov', 0.52],
  ['horizontal', 0.31],
  ['transfer', 0.09],
];

/** Gross amounts of a half-year by unit: null where there is no such institution. */
function writeSources(period: string, block: string, organisation: string, gross: [string, string | null][]) {
  for (const [part, share] of SOURCES) {
    const code = `${block}_${part}`;
    const parts = gross.map(([unit, value]) => [unit, value === null ? null : times(value, share)] as const);
    put(organisation, period, CITY, code, sum(parts.flatMap(([, value]) => value ?? [])));
    for (const [unit, value] of parts) put(organisation, period, unit, code, value ?? 'not_applicable');
  }
}

/** Σ of a block over the units of a year, and by unit: what its institutions add up to. */
const GROSS = new Map<string, string>();

function writeOthers(period: string): void {
  for (const [block, organisation, govNote, entNote] of OTHER) {
    const codes = [`${block}_st`, `${block}_overlap_gov`, `${block}_overlap_ent`] as const;
    const notes = ['', govNote, entNote];
    const columns: string[][] = [[], [], []];
    const lines = COUNTIES.map((unit) => {
      if (UNITS[unit]![block] === 0) return [unit, null] as const;
      const gross = periodAmount(unit, block, period);
      const values = [
        gross,
        times(gross, 0.11 * habit(unit, `${block}_g`)),
        times(gross, 0.06 * habit(unit, `${block}_e`)),
      ];
      values.forEach((v, i) => {
        columns[i]!.push(v);
      });
      GROSS.set(`${block}/${unit}/${period}`, gross);
      return [unit, values] as const;
    });
    GROSS.set(`${block}/${CITY}/${period}`, sum(columns[0]!));
    codes.forEach((code, i) => {
      const whole = sum(columns[i]!);
      put(
        organisation,
        period,
        CITY,
        code,
        period === '2025-S1' && code === 'uni_st' ? plus(whole, '3.2') : whole,
        { note: notes[i]! },
      );
    });
    for (const [unit, values] of lines) {
      codes.forEach((code, i) => {
        put(organisation, period, unit, code, values ? values[i]! : 'not_applicable', {
          note: values ? notes[i]! : '',
        });
      });
    }
    if (period.length > 4) {
      const gross = lines.map(([unit, values]): [string, string | null] => [
        unit,
        values ? values[0]! : null,
      ]);
      writeSources(period, block, organisation, gross);
    }
  }
}

/** GDP by unit: 2021 as published, later years so that the units add up to the city. */
function writeGdp(year: number): void {
  const period = String(year);
  const published = GDP_PUBLISHED[year];
  if (published) {
    const { value, growth, ...printed } = published;
    put('tjj', period, CITY, 'gdp', value, { ...printed, origin: 'published' });
    put('tjj', period, CITY, 'gdp_growth', growth, { ...printed, origin: 'published' });
  } else put('tjj', period, CITY, 'gdp', GDP_2025, { release: '初步' });
  const cityGdp = published?.value ?? GDP_2025;
  const known = UNIT_GDP_LATER[year];
  const open = COUNTIES.filter((unit) => unit !== known?.unit);
  const rest = known ? less(cityGdp, [known.value]) : cityGdp;
  const weight = (unit: string) =>
    Number(UNIT_GDP_2021[unit]) * (1 + UNITS[unit]!.drift * 0.4) ** (year - 2021);
  const shares = split(rest, open.map(weight));
  for (const unit of COUNTIES) {
    if (year === 2021)
      put('tjj', period, unit, 'gdp', UNIT_GDP_2021[unit]!, {
        origin: 'published',
        release: '初步',
        citation: UNIT_GDP_SOURCE,
      });
    else if (unit === known?.unit)
      put('tjj', period, unit, 'gdp', known.value, {
        origin: 'published',
        release: '初步',
        citation: known.citation,
      });
    else put('tjj', period, unit, 'gdp', shares[open.indexOf(unit)]!, { release: '初步' });
  }
  for (const { value, citation, ...vintage } of GDP_LATER[year] ?? []) {
    if (citation) put('tjj', period, CITY, 'gdp', value, { ...vintage, origin: 'published', citation });
    else {
      const first = (unit: string) =>
        unit === known?.unit ? Number(known.value) : Number(shares[open.indexOf(unit)]);
      putSplit('tjj', period, 'gdp', value, COUNTIES, first, vintage);
    }
  }
}

/** An R&D series of a year: 初步 and 最终 where the first figure was another one, else 最终 at once. */
function putResearch(
  year: number,
  indicator: string,
  block: 'rd' | 'entRdExp',
  more: Parameters<typeof putSplit>[6] = {},
): void {
  const whole = wan(LEVEL[block][YEARS.indexOf(year)]!);
  const weight = (unit: string) => amount(unit, block, UNITS[unit]!.ent, year, UNITS[unit]!.drift);
  const early = RD_PRELIMINARY[year];
  const write = (value: string, revision: number, release: string) =>
    putSplit('tjj', String(year), indicator, value, COUNTIES, weight, { revision, release, ...more });
  if (early) write(times(whole, early), 2, '初步');
  write(whole, early ? 3 : 2, '最终');
}

/** A city's whole in 万元 and its parts over the units, exactly. */
function putSplit(
  organisation: string,
  period: string,
  indicator: string,
  whole: string,
  units: readonly string[],
  weight: (unit: string) => number,
  more: Parameters<typeof put>[5] & { city?: Parameters<typeof put>[5] } = {},
) {
  const { city, ...part } = more;
  const parts = split(whole, units.map(weight));
  put(organisation, period, CITY, indicator, whole, { ...part, ...city });
  units.forEach((unit, i) => {
    put(organisation, period, unit, indicator, parts[i]!, part);
  });
}

/** GDP, R&D and the other yearly statistics. R&D of a year first comes with the correction of October of the next year. */
function writeStatistics(year: number): void {
  const period = String(year);
  const y = YEARS.indexOf(year);
  writeGdp(year);
  putSplit(
    'tjj',
    period,
    'revenue',
    wan(REVENUE[y]!),
    COUNTIES,
    (unit) => UNITS[unit]!.ent * (1 + UNITS[unit]!.drift * 0.5) ** y * habit(unit, 'revenue'),
  );
  // 规上企业, the coverage of 规上企业研发费用: industry and about a third more.
  const industrial = rows.filter((row) => row[1] === period && row[4] === 'revenue' && row[3] !== CITY);
  const all = industrial.map(
    ([, , , unit, , value], i) => [unit, times(value, 1.31 + (i % 4) * 0.02)] as const,
  );
  put('tjj', period, CITY, 'revenue_all', sum(all.map(([, v]) => v)));
  for (const [unit, value] of all) put('tjj', period, unit, 'revenue_all', value);
  const industry = COUNTIES.map((unit) => [unit, times(periodAmount(unit, 'ent', period), 0.93)] as const);
  put('tjj', period, CITY, 'revenue_rd', sum(industry.map(([, v]) => v)));
  for (const [unit, value] of industry) put('tjj', period, unit, 'revenue_rd', value);
  put('tjj', period, CITY, 'pct_hightech_va', (63.5 + y * 1.6).toFixed(2));
  if (year <= 2024) {
    const note = '按公布的研发投入强度3.56%与GDP初步数推算';
    const implied = { city: { revision: 2, release: '最终', note } };
    putResearch(year, 'rd', 'rd', year === 2023 ? implied : {});
    putResearch(year, 'ent_rd_exp', 'entRdExp');
    if (year === 2023)
      put('tjj', period, CITY, 'rd_gdp', '3.56', {
        revision: 2,
        origin: 'published',
        release: '最终',
        citation: INTENSITY_2023,
      });
  }
  const budgetSource = year === 2022 ? { city: { origin: 'published', citation: BULLETIN_2022 } } : {};
  putSplit(
    'czj',
    period,
    'budget_exp',
    wan(BUDGET[y]!),
    [...COUNTIES, TREASURY.unit],
    (unit) => (UNITS[unit]?.gov ?? TREASURY.gov * 1.6) * habit(unit, 'budget_exp'),
    budgetSource,
  );
  put('czj', period, CITY, 'recurrent_rev', wan(RECURRENT[y]!));
  put('czj', period, CITY, 'sci_fiscal', wan(SCI_FISCAL[y]!));
}

/** Progress of the count targets that the departments have reported so far; the others stay 无数据. */
const COUNTS: [organisation: string, indicator: string, y2023: number, step: number, decimals: number][] = [
  ['kjj', 'cnt_hightech_new', 372, 14, 0],
  ['kjj', 'cnt_sme_new', 846, 22, 0],
  ['jxj', 'cnt_specialised_new', 94, 5, 0],
  ['kjj', 'cnt_upscale', 97, 3, 0],
  ['kjj', 'pct_hightech_ind', 43.2, 1.7, 2],
  ['kjj', 'cnt_poc', 7, 2, 0],
  ['jxj', 'cnt_pilot', 11, 1, 0],
  ['kjj', 'cnt_matching', 12, 1, 0],
  ['kjj', 'tech_trade', 236, 21, 2],
  ['kjj', 'cnt_keylab', 1, 1, 0],
  ['kjj', 'cnt_hightech_total', 4520, 410, 0],
  ['kjj', 'cnt_sme_total', 11200, 1180, 0],
  ['sjj', 'patent_per_10k', 15.4, 1.5, 2],
  ['gzw', 'soe_rd', 21500, 2350, 2],
  ['zzb', 'cnt_professor', 88, 12, 0],
  ['fgw', 'infra_invest', 38, 6, 2],
  ['jyj', 'cnt_graduate', 1350, 180, 0],
];

function writeCounts(year: number): void {
  if (year < 2023) return;
  for (const [organisation, indicator, first, step, decimals] of COUNTS) {
    put(organisation, String(year), CITY, indicator, (first + step * (year - 2023)).toFixed(decimals));
  }
}

const INSTITUTIONS: [organisation: string, block: 'uni' | 'inst' | 'hosp', units: [string, number][]][] = [
  [
    'jyj',
    'uni',
    [
      ['uni_jxdx', 0.46],
      ['uni_jxnh', 0.12],
      ['uni_jxzy', 0.07],
      ['uni_jxnx', 0.03],
      ['uni_zjuhn', 0.32],
    ],
  ],
  [
    'kjj',
    'inst',
    [
      ['inst_thyz', 0.3],
      ['inst_zdyjy', 0.16],
      ['inst_nhsys', 0.2],
      ['inst_bitcsj', 0.12],
      ['inst_dknh', 0.14],
      ['inst_wzsys', 0.08],
    ],
  ],
  [
    'wjw',
    'hosp',
    [
      ['hosp_dyyy', 0.36],
      ['hosp_deyy', 0.27],
      ['hosp_zyy', 0.16],
      ['hosp_fby', 0.12],
      ['hosp_kcyy', 0.09],
    ],
  ],
];

/** 属地 of the institutions outside of the city proper, as units.csv says. */
const TOWN = '330402';
const SEATS: Record<string, string> = { uni_zjuhn: '330481', inst_wzsys: '330483' };

/** Share of company and social money in an institute's research money, %, in 2023 and its step a year. */
const INSTITUTE_SOCIAL: [unit: string, y2023: number, step: number][] = [
  ['inst_thyz', 56.4, 1.1],
  ['inst_zdyjy', 51.2, 0.8],
  ['inst_nhsys', 38.5, 2.3],
  ['inst_bitcsj', 46.8, 1.9],
  ['inst_dknh', 61.5, 0.6],
  ['inst_wzsys', 33.1, 3.2],
];

function writeInstituteSources(year: number): void {
  if (year < 2023) return;
  for (const [unit, first, step] of INSTITUTE_SOCIAL)
    put('kjj', String(year), unit, 'pct_inst_social', (first + step * (year - 2023)).toFixed(2));
}

/** Institutions of a county add up to what the county's row says; 未单列 ones hold the counties without a listed one. */
function writeInstitutions(year: number): void {
  for (const [organisation, block, units] of INSTITUTIONS) {
    const gross = (unit: string) => GROSS.get(`${block}/${unit}/${year}`)!;
    const drawn = units.map(([unit, share]) => {
      const whole = LEVEL[block][YEARS.indexOf(year)]! * share * about(0.03);
      return { unit, seat: SEATS[unit] ?? TOWN, whole, research: year <= 2024 ? 0.62 * about(0.04) : null };
    });
    const amounts = new Map<string, string>();
    for (const seat of new Set(drawn.map((d) => d.seat))) {
      const here = drawn.filter((d) => d.seat === seat);
      const parts = split(
        gross(seat),
        here.map((d) => d.whole),
      );
      here.forEach(({ unit }, i) => {
        amounts.set(unit, parts[i]!);
      });
    }
    amounts.set(`${block}_other`, less(gross(CITY), [...amounts.values()]));
    for (const [unit, value] of amounts) {
      put(organisation, String(year), unit, `${block}_st`, value);
      const research = drawn.find((d) => d.unit === unit)?.research;
      if (research)
        put(organisation, String(year), unit, 'org_rd', times(value, research), {
          revision: 2,
          release: '最终',
        });
      // Those that are not told apart have no figure of their own: asked for in autumn, and answered.
      else if (unit === `${block}_other` && year <= 2024)
        put(organisation, String(year), unit, 'org_rd', 'missing', {
          revision: 2,
          note: '未单列的机构没有R&D经费的合计数',
        });
    }
  }
}

for (const year of YEARS) {
  const periods = [
    ...(year >= 2023 ? [`${year}-S1`] : []),
    ...(year >= 2023 && year < 2026 ? [`${year}-S2`] : []),
    ...(year < 2026 ? [String(year)] : []),
  ];
  for (const period of periods) {
    writeGovernment(period);
    writeEnterprises(period);
    writeOthers(period);
  }
  if (year < 2026) {
    writeStatistics(year);
    writeCounts(year);
    writeInstitutions(year);
    writeInstituteSources(year);
  }
}

const quote = (text: string | number) =>
  /[",\n]/.test(String(text)) ? `"${String(text).replaceAll('"', '""')}"` : String(text);
process.stdout.write(
  `organisation,period,revision,unit,indicator,value,origin,release,citation,note\n${rows.map((r) => r.map(quote).join(',')).join('\n')}\n`,
);
