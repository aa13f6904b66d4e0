/** Ranks, growth, targets and scores across each kind of break: the figure, or the stated reason (domain.md §9). */
import { expect, it } from 'vitest';
import { asOf } from '#shared/as-of.ts';
import { defaultScheme } from '#shared/assess/default-scheme.ts';
import { groupsAsOf } from '#shared/assess/groups-as-of.ts';
import { rankPeers } from '#shared/calc/ranking.ts';
import { type Catalogue, peerUnits } from '#shared/catalogue.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { baseAt, figureAt, type Panel } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { growthAt } from '#shared/published.ts';
import { targetRow } from '#shared/targets/judge/row.ts';
import type { Target } from '#shared/targets/target.ts';
import { openTargetView } from '#shared/targets/view.ts';
import { buildRun } from '../../server/assessment/build-run.ts';
import {
  both,
  divided,
  givenAwayBefore,
  leaver,
  lessTerm,
  merge,
  newCode,
  newcomer,
  newName,
  newTerm,
  redefined,
  restating,
  split,
} from '../helpers/timed-changes.ts';
import { type Change, timedProgramme, yearlyObservations } from '../helpers/timed-programme.ts';

const AT = period('2027');

type Figures = Parameters<typeof yearlyObservations>[0];
const FIGURES = {
  gov: {
    a: [90, 100, 120],
    b: [75, 80, 88],
    c: [55, 60, 66],
    d: [45, 50, 55],
    e: [38, 40, 44],
    f: [18, 20, 22],
  },
  ent: {
    a: [200, 210, 231],
    b: [160, 168, 185],
    c: [120, 126, 139],
    d: [100, 105, 116],
    e: [80, 84, 92],
    f: [40, 42, 46],
  },
} satisfies Figures;

const untilLastYear = (units: Record<string, number[]>): Figures[string] =>
  Object.fromEntries(Object.entries(units).map(([unit, amounts]) => [unit, amounts.slice(0, 2)]));

/** What was f's is a's from 2027 on. */
const MERGED: Figures = {
  gov: { ...FIGURES.gov, a: [90, 100, 142], f: [18, 20] },
  ent: { ...FIGURES.ent, a: [200, 210, 277], f: [40, 42] },
};
/** The city's total is to reach 2,000 万元 by 2030. */
const TARGET: Target = {
  id: 't',
  title: '投入',
  kind: 'level',
  indicator: 'total',
  year: 2030,
  operator: '>=',
  value: '0.2',
  upper: null,
  unit: '亿元',
  from: null,
  relation: null,
  headline: true,
  order: 1,
  document: 'd',
  clause: '一',
  quote: '达到',
  responsible: [],
  modal: '',
  supersededBy: null,
  convention: '',
};

const text = (figure: Figure, digits = 1): string =>
  isValue(figure) ? figure.toFixed(digits) : REASON_MARK[figure];

/** Growth of one unit's total, its place and the place before: `13.2 1←1`; — where there is none. */
function standing(view: Catalogue, panel: Panel, unit: string, indicator = 'total'): string {
  const peers = peerUnits(view);
  const lines = rankPeers(
    peers.map((u) => ({
      current: figureAt(panel, u.code, indicator, AT),
      base: baseAt(panel, u.code, indicator, AT).figure,
    })),
    [],
    false,
  );
  const line = lines[peers.findIndex((u) => u.code === unit)];
  const rate = growthAt(view, panel, unit, indicator, AT).rate;
  return `${text(rate)} ${line?.rank ?? '—'}←${line?.rankBefore ?? '—'}`;
}

function scoreOf(view: Catalogue, panel: Panel, unit: string): string {
  const scheme = defaultScheme(view, 'units');
  const run = buildRun(view, panel, scheme, groupsAsOf(view, scheme.peerGroups), 2027, '研判');
  const result = run.assessments[0]?.result.units.find((u) => u.unit === unit);
  return result ? text(result.total) : '不参评';
}

function aimed(catalogue: Catalogue, panel: Panel): string {
  const row = targetRow(openTargetView(catalogue, panel, AT), TARGET);
  return `${row.statusLabel} ${row.baseYear ?? '—'} ${text(row.growthObserved)}`;
}

it.each<[what: string, change: Change, figures: Figures, expected: Record<string, string>]>([
  [
    'nothing changes',
    () => ({}),
    FIGURES,
    { a: '13.2 1←1', b: '10.1 2←2', f: '9.7 6←6', city: '11.0', target: '滞后 2025 8.6', score: '90.0 86.7' },
  ],
  [
    'a unit merges, nobody restates: no growth of the successor, no places before, the city as ever',
    merge,
    MERGED,
    {
      a: '区划调整 1←—',
      b: '10.1 2←—',
      f: '不适用 —←—',
      city: '11.0',
      target: '滞后 2025 8.6',
      score: '不完整 82.0',
    },
  ],
  [
    'a unit merges and the successor restates the year before',
    both(merge, restating),
    { ...MERGED, gov_base: { a: [null, null, 120] }, ent_base: { a: [null, null, 252] } },
    {
      a: '12.6 1←1',
      b: '10.1 2←2',
      f: '不适用 —←—',
      city: '11.0',
      target: '滞后 2025 8.6',
      score: '88.3 82.0',
    },
  ],
  [
    'half of it restated: that half has a growth, the total none',
    both(merge, restating),
    { ...MERGED, gov_base: { a: [null, null, 120] } },
    {
      a: '区划调整 1←—',
      'a gov': '18.3 1←1',
      b: '10.1 2←—',
      city: '11.0',
      target: '滞后 2025 8.6',
      score: '不完整 82.0',
    },
  ],
  [
    'a unit gives a part of itself to a new one',
    split,
    {
      gov: { ...FIGURES.gov, a: [90, 100, 70], g: [null, null, 50] },
      ent: { ...FIGURES.ent, a: [200, 210, 131], g: [null, null, 100] },
    },
    {
      a: '区划调整 3←—',
      g: '区划调整 5←—',
      b: '10.1 1←—',
      city: '11.0',
      target: '滞后 2025 8.6',
      score: '不完整 92.5',
    },
  ],
  [
    'a part of the city comes from nowhere: the city is another one, nobody has a place before',
    newcomer,
    {
      gov: { ...FIGURES.gov, g: [null, null, 50] },
      ent: { ...FIGURES.ent, g: [null, null, 100] },
    },
    {
      a: '13.2 1←—',
      g: '区划调整 5←—',
      b: '10.1 2←—',
      city: '区划调整',
      'city gov': '区划调整 —←—',
      target: '不能判断 2026 区划调整',
      score: '90.0 86.7',
    },
  ],
  [
    'a part of the city comes from nowhere and restates the year before',
    both(newcomer, restating),
    {
      gov: { ...FIGURES.gov, g: [null, null, 50] },
      ent: { ...FIGURES.ent, g: [null, null, 100] },
      gov_base: { g: [null, null, 45] },
      ent_base: { g: [null, null, 91] },
    },
    { a: '13.2 1←1', g: '10.3 5←5', city: '10.9', target: '偏慢 2026 10.9', score: '95.0 80.5' },
  ],
  [
    'a part of the city leaves it: the city is compared with what is left of it',
    leaver,
    { gov: { ...FIGURES.gov, f: [18, 20] }, ent: { ...FIGURES.ent, f: [40, 42] } },
    { a: '13.2 1←1', b: '10.1 2←2', city: '11.0', target: '偏慢 2026 11.0', score: '90.0 85.0' },
  ],
  [
    'a part that had given something away leaves the city: what it had left is gone all the same',
    both(leaver, givenAwayBefore),
    { gov: { ...FIGURES.gov, f: [18, 20] }, ent: { ...FIGURES.ent, f: [40, 42] } },
    { a: '13.2 1←1', b: '10.1 2←2', city: '11.0', target: '偏慢 2026 11.0', score: '90.0 85.0' },
  ],
  [
    'a part is divided between two others and ends: the city is the same',
    divided,
    {
      gov: { ...FIGURES.gov, a: [90, 100, 132], b: [75, 80, 98], f: [18, 20] },
      ent: { ...FIGURES.ent, a: [200, 210, 254], b: [160, 168, 208], f: [40, 42] },
    },
    { a: '区划调整 1←—', b: '区划调整 2←—', city: '11.0', target: '滞后 2025 8.6', score: '不完整 不完整' },
  ],
  [
    'a unit is renamed under a new code: its figures go on',
    newCode,
    {
      gov: { ...FIGURES.gov, f: [18, 20], h: [null, null, 22] },
      ent: { ...FIGURES.ent, f: [40, 42], h: [null, null, 46] },
    },
    {
      a: '13.2 1←1',
      h: '9.7 6←6',
      f: '不适用 —←—',
      city: '11.0',
      target: '滞后 2025 8.6',
      score: '90.0 86.7',
    },
  ],
  [
    'a unit keeps its code and gets another name: nothing breaks',
    newName,
    FIGURES,
    { a: '13.2 1←1', b: '10.1 2←2', city: '11.0', target: '滞后 2025 8.6', score: '90.0 86.7' },
  ],
  [
    'a definition changes so that nothing can be compared',
    redefined(true),
    FIGURES,
    {
      a: '口径变化 1←—',
      'a gov': '口径变化 1←—',
      'a ent': '10.0 1←1',
      b: '口径变化 2←—',
      city: '口径变化',
      target: '不能判断 2026 口径变化',
      score: '不完整 不完整',
    },
  ],
  [
    'a definition is only put more clearly',
    redefined(false),
    FIGURES,
    { a: '13.2 1←1', b: '10.1 2←2', city: '11.0', target: '滞后 2025 8.6', score: '90.0 86.7' },
  ],
  [
    'a definition changes and everybody restates',
    both(redefined(true), restating),
    {
      ...FIGURES,
      gov_base: {
        a: [null, null, 110],
        b: [null, null, 85],
        c: [null, null, 63],
        d: [null, null, 52],
        e: [null, null, 42],
        f: [null, null, 21],
      },
    },
    {
      a: '9.7 1←1',
      'a gov': '9.1 1←1',
      b: '7.9 2←2',
      city: '8.7',
      target: '滞后 2026 8.7',
      score: '95.0 80.5',
    },
  ],
  [
    'a definition changes and one county restates: its own growth, the city none',
    both(redefined(true), restating),
    { ...FIGURES, gov_base: { a: [null, null, 110] } },
    {
      a: '9.7 1←—',
      b: '口径变化 2←—',
      city: '口径变化',
      target: '不能判断 2026 口径变化',
      score: '不完整 不完整',
    },
  ],
  [
    'the total takes a new indicator in',
    newTerm,
    {
      ...FIGURES,
      fund: {
        a: [null, null, 9],
        b: [null, null, 3],
        c: [null, null, 2],
        d: [null, null, 2],
        e: [null, null, 1],
        f: [null, null, 1],
      },
    },
    {
      a: '口径变化 1←—',
      'a fund': '无基数 1←—',
      'a gov': '20.0 1←1',
      city: '口径变化',
      target: '不能判断 2026 口径变化',
      score: '90.0 86.7',
    },
  ],
  [
    'the total takes a new indicator in, and one county restates it',
    newTerm,
    {
      ...FIGURES,
      fund: {
        a: [null, null, 9],
        b: [null, null, 3],
        c: [null, null, 2],
        d: [null, null, 2],
        e: [null, null, 1],
        f: [null, null, 1],
      },
      fund_base: { a: [null, null, 8] },
    },
    {
      a: '13.2 1←—',
      'a fund': '12.5 1←1',
      b: '口径变化 2←—',
      city: '口径变化',
      target: '不能判断 2026 口径变化',
      score: '90.0 86.7',
    },
  ],
  [
    'an indicator ends: the total is compared with what is left of it',
    lessTerm,
    { ...FIGURES, ent: untilLastYear(FIGURES.ent) },
    { a: '20.0 1←1', b: '10.0 2←2', city: '12.9', target: '滞后 2026 12.9', score: '100.0 86.9' },
  ],
  [
    'a late revision moves the base, and breaks nothing',
    () => ({}),
    { ...FIGURES, gov: { ...FIGURES.gov, a: [90, 110, 120] } },
    { a: '9.7 1←1', b: '10.1 2←2', city: '10.0', target: '滞后 2025 8.6', score: '90.0 86.7' },
  ],
])('%s', (_what, change, figures, expected) => {
  const catalogue = timedProgramme(change);
  const panel = buildPanel(catalogue, yearlyObservations(figures), {
    dataVersion: 1,
    asOf: '2028-04-01T00:00:00Z',
  });
  const view = asOf(catalogue, AT);
  const said: Record<string, string> = {
    city: text(growthAt(view, panel, 'city', 'total', AT).rate),
    target: aimed(view, panel),
    score: `${scoreOf(view, panel, 'a')} ${scoreOf(view, panel, 'b')}`,
  };
  for (const key of Object.keys(expected)) {
    if (key in said) continue;
    const [unit = '', indicator] = key.split(' ');
    said[key] = standing(view, panel, unit, indicator);
  }
  expect(said).toEqual(expected);
});
