/** What "equal" comes to: the weight each part and block of a scheme has in the whole, and what it counts twice. */
import { type Catalogue, findIndicator } from '../catalogue.ts';
import type { Scheme } from '../contract/scheme.ts';
import { type Figure, isValue } from '../figure.ts';

type Item = Scheme['items'][number];

/** A block's share of the city's money, %. */
export interface BlockMoney {
  block: string;
  name: string;
  share: Figure;
}

export interface PartWeight {
  /** 一 地方政府. */
  part: string;
  /** Share of the total score, 0–1. */
  weight: number;
  /** Of which a block's own amount and its parts; null where the part has none. */
  block: { code: string; name: string; weight: number } | null;
}

export interface Doubled {
  /** The 合计 and its 其中 that are scored beside it. */
  total: string;
  parts: string[];
  /** Share of the total score that the 其中 have, 0–1. */
  weight: number;
  codes: string[];
}

/** Weight of every item in the whole: its share of its dimension × the dimension's share; all peer groups alike. */
export function itemWeights(scheme: Scheme, items: readonly Item[] = scheme.items): Map<string, number> {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const used = scheme.dimensions.filter((d) => items.some((i) => i.dimension === d.code && i.weight > 0));
  const whole = sum(used.map((d) => d.weight));
  return new Map(
    items.map((item) => {
      const dimension = used.find((d) => d.code === item.dimension);
      const within = sum(items.filter((i) => i.dimension === item.dimension).map((i) => i.weight));
      return [item.code, dimension && within > 0 ? (dimension.weight / whole) * (item.weight / within) : 0];
    }),
  );
}

/** Parts in the scheme's order. */
export function partWeights(catalogue: Catalogue, scheme: Scheme): PartWeight[] {
  const weights = itemWeights(scheme);
  const of = (items: readonly Item[]) => items.reduce((sum, { code }) => sum + (weights.get(code) ?? 0), 0);
  return [...Map.groupBy(scheme.items, (item) => item.part)].map(([part, items]) => {
    const block = catalogue.city.blocks.find((b) => items.some((i) => blockOf(catalogue, i) === b.code));
    const own = items.filter((i) => blockOf(catalogue, i) === block?.code);
    return {
      part,
      weight: of(items),
      block: block ? { code: block.code, name: block.name, weight: of(own) } : null,
    };
  });
}

function blockOf(catalogue: Catalogue, { indicator }: Item): string | null {
  return findIndicator(catalogue, indicator)?.block ?? null;
}

/** Every total whose 其中 are scored beside it. */
export function doubledParts(catalogue: Catalogue, scheme: Scheme): Doubled[] {
  const weights = itemWeights(scheme);
  const scored = new Set(scheme.items.map((i) => i.indicator));
  const parts = scheme.items.flatMap((item) => {
    const indicator = findIndicator(catalogue, item.indicator);
    const parent = indicator?.relation === 'of_which' ? indicator.parent : null;
    return indicator && parent !== null && scored.has(parent) ? [{ item, indicator, parent }] : [];
  });
  return [...Map.groupBy(parts, (p) => p.parent)].map(([parent, own]) => ({
    total: findIndicator(catalogue, parent)?.name ?? parent,
    parts: [...new Set(own.map((p) => p.indicator.name))],
    weight: own.reduce((sum, { item }) => sum + (weights.get(item.code) ?? 0), 0),
    codes: own.map(({ item }) => item.code),
  }));
}

export interface AlternativeWeights {
  name: string;
  /** Weights of the items that change, by code. */
  items: Record<string, number>;
}

/**
 * The scheme with other weights, to be held beside it: the totals alone (no 其中 beside them), and the blocks weighted by
 * their money. In every dimension the blocks keep together what they have; indicators of no block keep theirs.
 */
export function alternativeWeights(
  catalogue: Catalogue,
  scheme: Scheme,
  money: readonly BlockMoney[],
): AlternativeWeights[] {
  const doubled = doubledParts(catalogue, scheme).flatMap((d) => d.codes);
  const alone = Object.fromEntries(doubled.map((code) => [code, 0]));
  const byMoney = moneyWeights(catalogue, scheme, money);
  return [
    ...(doubled.length > 0 ? [{ name: '只计合计，不计其中', items: alone }] : []),
    ...(byMoney ? [{ name: '各主体按资金占比定权', items: byMoney }] : []),
  ];
}

/** Null unless at least two blocks are scored and all their shares are known. */
function moneyWeights(
  catalogue: Catalogue,
  scheme: Scheme,
  money: readonly BlockMoney[],
): Record<string, number> | null {
  const shareOf = new Map(money.flatMap((m) => (isValue(m.share) ? [[m.block, m.share] as const] : [])));
  const blocked = scheme.items.flatMap((item) => {
    const block = blockOf(catalogue, item);
    return block === null ? [] : [{ ...item, block }];
  });
  const blocks = [...new Set(blocked.map(({ block }) => block))];
  if (blocks.length < 2 || !blocks.every((b) => shareOf.has(b))) return null;
  const result: Record<string, number> = {};
  for (const { code: dimension } of scheme.dimensions) {
    const items = blocked.filter((i) => i.dimension === dimension);
    const here = blocks.filter((b) => items.some(({ block }) => block === b));
    const shareHere = (block: string) => shareOf.get(block) ?? 0;
    const weightOf = (own: readonly Item[]) => own.reduce((sum, i) => sum + i.weight, 0);
    const moneyHere = here.reduce((sum, b) => sum + shareHere(b), 0);
    for (const block of here) {
      const own = items.filter((i) => i.block === block);
      const aim = moneyHere > 0 ? (weightOf(items) * shareHere(block)) / moneyHere : 0;
      for (const item of own) result[item.code] = (item.weight * aim) / (weightOf(own) || 1);
    }
  }
  return result;
}
