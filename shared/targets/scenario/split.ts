/**
 * How the city's target could be split among the counties. No document does; each way is a 情景. What no county
 * accounts for (市本级) takes the part it has today, and every split adds up to the target.
 */

import { difference, sumOf } from '../../calc/exact.ts';
import { cagr } from '../../calc/growth.ts';
import type { ScenarioBasis } from '../../contract/target-parts.ts';
import { roundHalfUp } from '../../decimal.ts';
import { type Figure, isValue } from '../../figure.ts';
import { zip } from '../../zip.ts';
import { knownAmounts } from './scenario.ts';

export const SPLIT_METHODS = ['share', 'growth', 'intensity'] as const;
export type SplitMethod = (typeof SPLIT_METHODS)[number];

export const SPLIT_LABEL: Record<SplitMethod, string> = {
  share: '按现有占比',
  growth: '按同等增速',
  intensity: '按强度追赶',
};

interface SplitRow {
  /** Null for what no county accounts for. */
  code: string | null;
  name: string;
  current: Figure;
  /** Present share of the city, per cent. */
  share: Figure;
  /** Present 投入 ÷ GDP, per cent. */
  intensity: Figure;
  amount: Figure;
  /** Yearly growth to get there, per cent. */
  growth: Figure;
}

export interface Split {
  method: SplitMethod;
  /** What the way does, with its numbers; or why it cannot be done. */
  explanation: string;
  rows: SplitRow[];
}

/** All three splits of the target of `basis`, 亿元. A county without figures makes every split 'incomplete'. */
export function splitTarget(basis: ScenarioBasis): Split[] {
  return SPLIT_METHODS.map((method) => split(basis, method));
}

function split(basis: ScenarioBasis, method: SplitMethod): Split {
  const units = basis.units.map((u) => ({ ...u, known: knownAmounts(u.amounts) }));
  const missing = units.filter((u) => !u.known).map((u) => u.shortName);
  const noGdp = units.filter((u) => !isValue(u.gdp) || u.gdp <= 0).map((u) => u.shortName);
  const amounts = units.map((u) => u.known ?? []);
  const rest = basis.blocks.map((b, i) => difference(b.current, sumOf(amounts.map((a) => a[i] ?? 0))));
  const parts = [...amounts, rest];
  const why =
    missing.length > 0
      ? `${missing.join('、')}数据不全，不能分解。`
      : method === 'intensity' && noGdp.length > 0
        ? `${noGdp.join('、')}没有GDP数据，不能按强度分解。`
        : '';
  const done = why ? null : allocate(basis, method, parts);
  const years = basis.year - basis.fromYear;
  const rows = zip([...units, null], parts).map(([unit, known], i): SplitRow => {
    const current: Figure = unit && !unit.known ? 'incomplete' : sumOf(known);
    const amount: Figure = done?.amounts[i] ?? 'incomplete';
    const gdp = unit?.gdp ?? 'not_applicable';
    return {
      code: unit?.code ?? null,
      name: unit?.shortName ?? '其余(市本级等)',
      current,
      share: isValue(current) ? (100 * current) / basis.current : current,
      intensity:
        isValue(current) && isValue(gdp) && gdp > 0 ? (100 * current) / gdp : isValue(gdp) ? current : gdp,
      amount,
      growth: cagr(current, amount, years),
    };
  });
  return { method, explanation: done?.explanation ?? why, rows };
}

interface Allocation {
  amounts: number[];
  explanation: string;
}

/** `parts`: per county its amounts by block, and the rest last. */
function allocate(basis: ScenarioBasis, method: SplitMethod, parts: readonly number[][]): Allocation {
  const factor = basis.target / basis.current;
  if (method === 'growth') return evenly(parts, factor);
  if (method === 'share') {
    const aims = basis.blocks.map((b) => b.target);
    const present = basis.blocks.every((b) => b.current > 0);
    if (
      present &&
      aims.every((a): a is number => a !== null) &&
      Math.abs(sumOf(aims) - basis.target) < 0.05
    ) {
      const factors = zip(basis.blocks, aims).map(([block, aim]) => aim / block.current);
      return {
        amounts: parts.map((part) => sumOf(zip(part, factors).map(([amount, factor]) => amount * factor))),
        explanation: `每个主体的目标(${basis.blocks.map((b) => `${b.name}${b.target}`).join('、')}亿元)按各地在该主体中的现有占比分解，再逐地相加。`,
      };
    }
    return {
      ...evenly(parts, factor),
      explanation: `没有可用的${basis.year}年分主体目标，总目标按各地现有占比分解，等于各地同速增长。`,
    };
  }
  return catchUp(basis, parts, factor);
}

function evenly(parts: readonly number[][], factor: number): Allocation {
  return {
    amounts: parts.map((part) => sumOf(part) * factor),
    explanation: '各地都按全市所需增速增长，占比不变。',
  };
}

/**
 * Counties below a common intensity rise to it, those above keep their amount; the common intensity is the one at which
 * everything adds up to the target. GDP as last reported.
 */
function catchUp(basis: ScenarioBasis, parts: readonly number[][], factor: number): Allocation {
  const rest = sumOf(parts.at(-1) ?? []) * factor;
  const now = zip(parts.slice(0, -1), basis.units).map(([part, { gdp }]) => ({
    amount: sumOf(part),
    gdp: isValue(gdp) ? gdp : Number.NaN,
  }));
  const level = commonLevel(now, basis.target - rest);
  return {
    amounts: [...now.map(({ amount, gdp }) => Math.max(amount, level * gdp)), rest],
    explanation: `投入÷GDP低于${roundHalfUp(100 * level, 2)}%的地方补到该水平，已高于的保持现有数额(GDP按${basis.fromYear}年)。`,
  };
}

/** The level at which Σ max(amount, level × gdp) = whole; the lowest of those when even the present amounts exceed it. */
function commonLevel(units: readonly { amount: number; gdp: number }[], whole: number): number {
  const order = units.map((unit) => ({ ...unit, at: unit.amount / unit.gdp })).sort((a, b) => a.at - b.at);
  let fixed = sumOf(units.map(({ amount }) => amount));
  let base = 0;
  let level = order[0]?.at ?? 0;
  for (const [i, unit] of order.entries()) {
    fixed -= unit.amount;
    base += unit.gdp;
    level = (whole - fixed) / base;
    const next = order[i + 1];
    if (!next || level <= next.at) break;
  }
  return level;
}
