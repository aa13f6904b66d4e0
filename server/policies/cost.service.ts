/** 要花多少钱: expected cases a year by each city's rates, who pays, by year, and its part in the targets. */
import type { z } from 'zod';
import type { CostQuery, CostView } from '#shared/contract/policies.ts';
import { toExact } from '#shared/decimal.ts';
import { withAmounts } from '#shared/policies/amount-change.ts';
import { type Case, readCases } from '#shared/policies/cases.ts';
import { type Cost, costOf } from '#shared/policies/cost.ts';
import { homePaper, instrumentOf, type PolicyLibrary, policyPapers } from '#shared/policies/library.ts';
import { NOTHING } from '#shared/policies/range.ts';
import { readAmounts, readWeights } from '#shared/policies/scenario.ts';
import { type Days, isOn } from '#shared/policies/years.ts';
import { todayOf } from '../programme/today.ts';
import type { World } from '../world.ts';
import { openActuals } from './actuals.ts';
import { changeWords, likeWords } from './cost.words.ts';
import { rowViews } from './cost-rows.ts';
import { pursesView, yearsView } from './cost-views.ts';
import { libraryOf, partName, yearlyTarget } from './links.ts';
import { shareOf } from './share.words.ts';
import { paperView, rangeView, totalView } from './views.ts';

/** Where the address names no cases: the yearly numbers that the documents set, for what the home paper has. */
function casesOfTargets(world: World, library: PolicyLibrary): Case[] {
  const home = homePaper(library)?.code ?? '';
  const seen = new Set<string>();
  return library.kinds.flatMap(({ code, counts }) => {
    const found = yearlyTarget(world, counts);
    if (counts === null || seen.has(counts) || !found?.value || !instrumentOf(library, home, code)) return [];
    seen.add(counts);
    return [{ kind: code, count: Number(found.value), inputs: {}, matter: '' }];
  });
}

const totalIn = ({ totals }: Cost, document: string | undefined) =>
  totals.find((one) => one.document === document) ?? { ...NOTHING, isKnown: false };

/** @throws 404 for a city without a policy library. */
export async function describeCost(world: World, query: z.infer<typeof CostQuery>): Promise<CostView> {
  const stated = await libraryOf(world);
  const amounts = readAmounts(query.a);
  const library = withAmounts(stated, amounts);
  const known = new Set(library.kinds.map(({ code }) => code));
  const asked = query.n === undefined ? casesOfTargets(world, library) : readCases(query.n);
  const cases = asked.filter(({ kind }) => known.has(kind));
  const today = todayOf(world);
  const isInForce = (days: Days) => isOn(days, today);
  const cost = costOf(library, cases, isInForce);
  const before = costOf(stated, cases, isInForce);
  const papers = policyPapers(library);
  const home = homePaper(library);
  const own = totalIn(cost, home?.code);
  const actualOf = await openActuals(world);
  const scenario = { open: query.open ?? 'half', weights: readWeights(query.d) };
  const years = yearsView(library, cases, Number(today.slice(0, 4)));
  const target = moneyTarget(world);
  return {
    papers: papers.map((paper) => paperView(paper)),
    rows: rowViews(world, { stated, library, cases, cost, before, amounts, actualOf, scenario }),
    totals: cost.totals.map(({ document, missing, isKnown, ...sum }) => ({
      ...totalView(sum, isKnown),
      missing,
      like: home && document !== home.code ? likeWords(library, cost, home, document) : null,
    })),
    effect: amounts.size === 0 ? '' : changeWords(totalIn(before, home?.code), own),
    purses: home && own.isKnown ? pursesView(world, home, own, scenario) : null,
    years: years.rows,
    yearTotals: years.totals,
    parts: cost.parts.map(({ part, ...sum }) => {
      const actual = actualOf(part === '' ? null : part);
      return {
        name: partName(world, part) || '不在四个“其中”之内',
        ...rangeView(sum),
        ofTarget: target ? shareOf(sum, target.amount, '目标') : '',
        ofActual: actual ? shareOf(sum, toExact(String(actual.value)), actual.words) : '',
      };
    }),
    ofTarget: target && own.isKnown ? shareOf(own, target.amount, target.name) : '',
    kinds: library.kinds
      .filter(({ code }) => !cases.some(({ kind }) => kind === code))
      .map(({ code, name }) => ({ code, name })),
  };
}

/** The next target of government investment, in 10⁻⁶ 万元. */
function moneyTarget({ catalogue }: World): { name: string; amount: bigint } | null {
  const block = catalogue.city.blocks.find(({ code }) => code === 'gov') ?? catalogue.city.blocks[0];
  const target = catalogue.targets
    .filter((one) => one.indicator === block?.year && one.value !== null && one.year !== null)
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0))[0];
  if (!target?.value || target.unit !== '亿元') return null;
  const indicator = catalogue.indicators.find(({ code }) => code === target.indicator)?.name ?? target.title;
  return {
    name: `${target.year}年${indicator}目标${target.value}亿元`,
    amount: toExact(target.value) * 10_000n,
  };
}
