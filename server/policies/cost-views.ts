/** The cost by purse and by year. */

import { asOf } from '#shared/as-of.ts';
import { peerUnits } from '#shared/catalogue.ts';
import type { CostView } from '#shared/contract/policies.ts';
import { periodOfDay } from '#shared/period.ts';
import type { Case } from '#shared/policies/cases.ts';
import { type Cost, costOf } from '#shared/policies/cost.ts';
import { type PolicyDocument, type PolicyLibrary, policyPapers } from '#shared/policies/library.ts';
import { type OpenSplit, pursesOf } from '#shared/policies/purses.ts';
import { NOTHING, plus, type Sum } from '#shared/policies/range.ts';
import { inForceIn } from '#shared/policies/years.ts';
import { todayOf } from '../programme/today.ts';
import type { World } from '../world.ts';
import { rangeView, totalView } from './views.ts';

/** What stands in where the paper leaves the split open, and how the cases fall on the units. */
export interface PurseScenario {
  open: OpenSplit;
  weights: ReadonlyMap<string, string>;
}

/** The units that pay today. */
const unitsNow = ({ catalogue, now }: World) => {
  const today = todayOf({ catalogue, now });
  return peerUnits(asOf(catalogue, periodOfDay(today)));
};
const weightsOf = (world: World, { weights }: PurseScenario) =>
  unitsNow(world).map(({ code }) => ({ unit: code, weight: Number(weights.get(code) ?? '0') }));
const namesOf = ({ payers }: PolicyDocument) => ({
  city: payers.find(({ code }) => code === 'city')?.name ?? '',
  units: payers.find(({ code }) => code !== 'city')?.name ?? '',
});

/** 市级财政3500万元、区级财政3500万元; empty where the paper names no payers. */
export function payersWords(world: World, paper: PolicyDocument, sum: Sum, scenario: PurseScenario): string {
  const purses = pursesOf(paper, sum, scenario.open, weightsOf(world, scenario));
  if (!purses) return '';
  const names = namesOf(paper);
  return `${names.city}${rangeView(purses.city).words}、${names.units}${rangeView(purses.units).words}`;
}

/** null where the paper names no payers. */
export function pursesView(
  world: World,
  paper: PolicyDocument,
  sum: Sum,
  scenario: PurseScenario,
): CostView['purses'] {
  const units = unitsNow(world);
  const weights = weightsOf(world, scenario);
  const purses = pursesOf(paper, sum, scenario.open, weights);
  if (!purses) return null;
  const names = namesOf(paper);
  return {
    city: { name: names.city, ...rangeView(purses.city) },
    units: { name: names.units, ...rangeView(purses.units) },
    each: units.map(({ code, shortName }, at) => {
      const one = purses.each.find(({ unit }) => unit === code);
      return {
        unit: code,
        name: shortName,
        weight: weights[at]?.weight ?? 0,
        stated: paper.payersUnits.includes(code),
        words: one ? rangeView(one.own).words : '',
      };
    }),
    open: scenario.open,
    note: paper.payersNote,
  };
}

/** Years that are shown at most. */
const MOST_YEARS = 6;

/**
 * The same cases every year from `first` to the last in which a paper is in force; what is not in force in a year costs
 * nothing in it, and what is for a part of it counts with all its cases.
 */
export function yearsView(
  library: PolicyLibrary,
  cases: readonly Case[],
  first: number,
): { rows: CostView['years']; totals: CostView['yearTotals'] } {
  const papers = policyPapers(library);
  const last = Math.max(first, ...papers.map(({ to }) => Number(to.slice(0, 4))));
  const years = Array.from({ length: Math.min(last - first + 1, MOST_YEARS) }, (_, at) => first + at);
  const costs = years.map((year) => costOf(library, cases, (days) => inForceIn(days, year) !== 'none'));
  const totalIn = (cost: Cost | undefined, { code }: PolicyDocument) =>
    cost?.totals.find(({ document }) => document === code) ?? { ...NOTHING, isKnown: false };
  return {
    rows: years.map((year, at) => ({
      year,
      cells: papers.map((paper) => cellOf(paper, year, totalIn(costs[at], paper))),
    })),
    totals: papers.map((paper) => {
      const sums = costs.map((cost) => totalIn(cost, paper));
      return totalView(
        sums.reduce(plus, NOTHING),
        sums.some(({ isKnown }) => isKnown),
      );
    }),
  };
}

function cellOf(
  paper: PolicyDocument,
  year: number,
  total: Sum & { isKnown: boolean },
): CostView['years'][number]['cells'][number] {
  const force = inForceIn(paper, year);
  if (force === 'none') return null;
  const begins = paper.from > `${year}-01-01` ? [`${paper.from}起`] : [];
  const ends = paper.to !== '' && paper.to < `${year}-12-31` ? [`${paper.to}止`] : [];
  const note = force === 'whole' ? '' : `${[...begins, ...ends].join('、')}，件数按全年计`;
  return { ...totalView(total, total.isKnown), note };
}
