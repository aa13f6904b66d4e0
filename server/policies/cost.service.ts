/** 要花多少钱: expected cases a year by each city's rates. */
import type { z } from 'zod';
import type { CostQuery, CostView } from '#shared/contract/policies.ts';
import { fromExact } from '#shared/decimal.ts';
import type { Range } from '#shared/policies/amount.ts';
import { type Case, readCases } from '#shared/policies/cases.ts';
import { costOf } from '#shared/policies/cost.ts';
import { homePaper, instrumentOf, type PolicyLibrary, policyPapers } from '#shared/policies/library.ts';
import { unknownWords } from '#shared/policies/policies.words.ts';
import { NOTHING, splitSum } from '#shared/policies/range.ts';
import type { World } from '../world.ts';
import { libraryOf, partName, targetTitles, yearlyTarget } from './links.ts';
import { inputFields, paperView, rangeView } from './views.ts';

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

/** @throws 404 for a city without a policy library. */
export function describeCost(world: World, { n }: z.infer<typeof CostQuery>): CostView {
  const library = libraryOf(world);
  const known = new Set(library.kinds.map(({ code }) => code));
  const asked = n === undefined ? casesOfTargets(world, library) : readCases(n);
  const cases = asked.filter(({ kind }) => known.has(kind));
  const cost = costOf(library, cases);
  const papers = policyPapers(library);
  const home = homePaper(library);
  const own = cost.totals.find(({ document }) => document === home?.code);
  const parts = splitSum(own ?? NOTHING, home?.payers.map(({ share }) => share) ?? []);
  return {
    papers: papers.map((paper) => paperView(paper)),
    rows: cost.rows.map(({ expected, cells }) =>
      rowView(
        world,
        library,
        expected,
        cells.map(({ amount }) => amount),
      ),
    ),
    totals: cost.totals.map(({ missing, ...sum }) => ({ ...rangeView(sum), missing })),
    payers: (home?.payers ?? []).map(({ name }, at) => ({ name, ...rangeView(parts[at] ?? NOTHING) })),
    parts: cost.parts.map(({ part, ...sum }) => ({
      name: partName(world, part) || '不在四个“其中”之内',
      ...rangeView(sum),
    })),
    ofTarget: own && own.high !== null ? ofTarget(world, own.high) : '',
    kinds: library.kinds
      .filter(({ code }) => !cases.some(({ kind }) => kind === code))
      .map(({ code, name }) => ({ code, name })),
  };
}

function rowView(
  world: World,
  library: PolicyLibrary,
  { kind, count, inputs }: { kind: string; count: number; inputs: Case['inputs'] },
  amounts: readonly (Range | null)[],
): CostView['rows'][number] {
  const own = library.kinds.find(({ code }) => code === kind);
  const target = yearlyTarget(world, own?.counts ?? null);
  const isTarget = target !== undefined && Number(target.value) === count;
  const instead = library.kinds.filter(
    ({ code, counts }) => counts !== null && counts === own?.counts && code !== kind,
  );
  const rules = library.instruments.filter((one) => one.kind === kind).map(({ rule }) => rule);
  return {
    kind,
    name: own?.name ?? kind,
    count,
    source: isTarget ? (targetTitles(world, [target.id])[0] ?? '') : '',
    assumption: isTarget ? (own?.assumption ?? '') : '',
    instead: isTarget ? instead.map(({ code, name }) => ({ code, name })) : [],
    inputs: inputFields(library, rules, inputs),
    cells: amounts.map((amount) => {
      if (amount === null) return null;
      if (amount.unknown !== null)
        return { low: '0', high: null, words: unknownWords(amount.unknown, library) };
      const view = rangeView(amount);
      return amount.capOnly ? { ...view, words: `${view.words}（封顶数）` } : view;
    }),
  };
}

/** The upper end beside the next target of government investment; 10⁻⁶ 万元. */
function ofTarget({ catalogue }: World, high: bigint): string {
  const block = catalogue.city.blocks.find(({ code }) => code === 'gov') ?? catalogue.city.blocks[0];
  const target = catalogue.targets
    .filter((one) => one.indicator === block?.year && one.value !== null && one.year !== null)
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0))[0];
  if (!target?.value) return '';
  const share = (Number(fromExact(high)) / 10_000 / Number(target.value)) * 100;
  return `上限相当于${target.year}年${target.title}目标${target.value}${target.unit}的${share.toFixed(1)}%`;
}
