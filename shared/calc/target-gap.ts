/** What follows from targets seen together: blocks that do not pay for each other, amount against intensity, counties' part. */
import { type Figure, isValue } from '#shared/figure.ts';
import { difference as exactDifference, sumOf } from './exact.ts';
import { pointDifference } from './shares.ts';

interface BlockTarget {
  current: Figure;
  target: number;
}

interface BlockGaps {
  /** target − current per block: positive = short, negative = surplus. */
  gaps: Figure[];
  /** Σ gaps: what is missing from the sum of the blocks. */
  net: Figure;
  /** Σ of the short blocks only: a surplus in one block does not pay for another. */
  shortfall: Figure;
  surplus: Figure;
}

/** Gaps of several blocks of one total, all in one unit. Sums are 'incomplete' when a block has no figure. */
export function blockGaps(blocks: readonly BlockTarget[]): BlockGaps {
  const gaps = blocks.map(
    ({ current, target }): Figure => (isValue(current) ? exactDifference(target, current) : current),
  );
  const values = gaps.filter(isValue);
  const over = (pick: (gap: number) => number): Figure =>
    values.length === gaps.length ? sumOf(values.map(pick)) : 'incomplete';
  return {
    gaps,
    net: over((gap) => gap),
    shortfall: over((gap) => Math.max(gap, 0)),
    surplus: over((gap) => Math.max(0 - gap, 0)),
  };
}

interface BindingTarget {
  binds: 'amount' | 'intensity' | 'both';
  /** What the intensity target asks for at this GDP, in the amount's unit. */
  amountOfIntensity: number;
  /** GDP at which both targets ask for the same (2027: 330 ÷ 3.7 % = 8,919 亿元). */
  gdpOfBalance: number;
  /** The larger of the two demands. */
  required: number;
}

/** Which of an amount target and an intensity target (per cent of GDP) asks for more; amount and GDP in one unit. */
export function bindingTarget(amount: number, intensityPercent: number, gdp: number): BindingTarget {
  const amountOfIntensity = (gdp * intensityPercent) / 100;
  const binds = amountOfIntensity === amount ? 'both' : amountOfIntensity > amount ? 'intensity' : 'amount';
  return {
    binds,
    amountOfIntensity,
    gdpOfBalance: (100 * amount) / intensityPercent,
    required: Math.max(amount, amountOfIntensity),
  };
}

/** A county's part while no allocation exists: its own growth − the required growth, 百分点. */
export function growthMargin(ownGrowth: Figure, requiredGrowth: Figure): Figure {
  return pointDifference(ownGrowth, requiredGrowth);
}

interface Relation {
  /** Whether it holds; null when a side is missing. */
  holds: boolean | null;
  /** left − right − margin: how much to spare (negative: how much is missing), in the sides' unit. */
  slack: Figure;
}

/** A relation between two figures: left > right + margin, or ≥ (e.g. growth of R&D > growth of investment; ≥ average + 2 百分点). */
export function relation(left: Figure, operator: '>' | '>=', right: Figure, margin = 0): Relation {
  const difference = pointDifference(left, right);
  if (!isValue(difference)) return { holds: null, slack: difference };
  // Twelve decimals: two growth rates that are equal must not differ by their rounding.
  const slack = Number(exactDifference(difference, margin).toFixed(12));
  return { holds: operator === '>' ? slack > 0 : slack >= 0, slack };
}
