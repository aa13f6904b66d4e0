/** A half-year of the small programme as a document sees it: what two counties and the treasury have, now and a year before. */
import type { Catalogue } from '#shared/catalogue.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import type { Panel } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { type ReportFacts, reportFacts } from '#shared/report/facts.ts';
import { observed, smallProgramme } from './small-programme.ts';

const PARTS = ['gov_total', 'ent_rd', 'uni_st', 'uni_overlap_gov', 'uni_overlap_ent'] as const;
/** What a county has of each part in 万元: 政府, 企业, 高校 and what is counted twice. */
type Amounts = readonly [gov: string, ent: string, uni: string];
export interface Given {
  a?: Amounts;
  b?: Amounts;
  t?: string;
}

const cells = (unit: string, amounts: Amounts | undefined, at: string) =>
  amounts ? PARTS.map((code, i) => observed(unit, code, amounts[i] ?? '0', at)) : [];
const year = ({ a, b, t }: Given, at: string) => [
  ...cells('a', a, at),
  ...cells('b', b, at),
  ...(t === undefined ? [] : [observed('t', 'gov_total', t, at)]),
];

const around = {
  source: {
    publication: null,
    dataVersion: 7,
    asOf: '2026-07-24T10:00:00.000Z',
    catalogueVersion: 1,
  },
  returns: [],
  waiting: '',
  differences: [],
  breaks: [],
  runs: [],
  punctuality: new Map(),
  today: '2026-07-27',
};

export function facts(
  now: Given,
  before: Given,
  over: Partial<typeof around> | object = {},
  programme: Catalogue = smallProgramme,
): ReportFacts {
  return reportFacts(programme, panelOf(now, before, programme), period('2026-S1'), { ...around, ...over });
}

/** The panel that the facts are of. */
export function panelOf(now: Given, before: Given, programme: Catalogue = smallProgramme): Panel {
  return buildPanel(programme, [...year(now, '2026-S1'), ...year(before, '2025-S1')], {
    dataVersion: 7,
    asOf: '2026-07-24T10:00:00.000Z',
  });
}

/** Everything reported, growth of 6.3 %. */
export const FULL: Given = { a: ['20000', '100000', '10000'], b: ['10000', '50000', '0'], t: '5000' };
export const BEFORE: Given = { a: ['16000', '100000', '10000'], b: ['12500', '40000', '0'], t: '5000' };
