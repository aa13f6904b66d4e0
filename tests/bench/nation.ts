/**
 * Totals, shares, growth, scores and ranks of 2,850 units × 40 indicators × 20 periods by the product's own arithmetic, beside
 * one bare pass over the same arrays and beside DuckDB (`npm install --no-save @duckdb/node-api@1.5.6-r.1`: 70 MB that nobody
 * else needs, so no start of the product and no test installs it).
 */
import { loadavg } from 'node:os';
import { sumOf } from '#shared/calc/exact.ts';
import { growth } from '#shared/calc/growth.ts';
import { rankInto, toRankKeys } from '#shared/calc/rank.ts';
import { linearScheme, linearTotals } from '#shared/calc/scoring.ts';
import { share } from '#shared/calc/shares.ts';
import { isValue } from '#shared/figure.ts';
import { byDuckDb } from './duckdb.ts';
import { type Outcome, sideBySide } from './measure.ts';

export const INDICATORS = 40;
const PERIODS = 20;
const MOST_TIMES = 1.5;
const DUCKDB_TIMES = 8;
const SIZES = [9, 90, 900, 2850];
const [WORST, BEST] = [1_000, 90_000];

/** Amounts of two decimals, period by period, units × indicators. */
export function amountsOf(units: number): Float64Array[] {
  return Array.from({ length: PERIODS }, (_, p) =>
    Float64Array.from(
      { length: units * INDICATORS },
      (_, k) => (((k + 1) * 7919 + p * 104_729) % 1e7) / 100 + 1,
    ),
  );
}

export async function nationalArithmetic(): Promise<Outcome[]> {
  const times = SIZES.map((units) => {
    const amounts = amountsOf(units);
    const [own = 0, bare = 0] = sideBySide([() => ours(amounts, units), () => bareOf(amounts, units)], 9);
    return { units, own, bare };
  });
  const nation = times.at(-1) ?? { own: Number.NaN, bare: Number.NaN };
  const duck = await byDuckDb(amountsOf(2850), INDICATORS);
  const load = loadavg()[0]?.toFixed(1);
  const name = `2850 个单位 × ${INDICATORS} 项 × ${PERIODS} 期的合计、占比、增速、得分、位次`;
  const ratio = nation.own / nation.bare;
  return [
    {
      name,
      measured: `${nation.own.toFixed(0)} ms ÷ ${nation.bare.toFixed(0)} ms = ${ratio.toFixed(2)} 倍（负载 ${load}）；${times
        .map(({ units, own }) => `${units} 个单位 ${own.toFixed(1)} ms`)
        .join('，')}`,
      limit: `≤ 只遍历数组的 ${MOST_TIMES} 倍`,
      holds: ratio <= MOST_TIMES,
    },
    duck === null
      ? {
          ...{ name: `${name}，对比 DuckDB`, measured: '没有安装，未测', holds: true },
          limit: '先执行 npm install --no-save @duckdb/node-api@1.5.6-r.1',
        }
      : {
          name: `${name}，对比 DuckDB`,
          measured: `${duck.toFixed(0)} ms ÷ ${nation.own.toFixed(0)} ms，快 ${(duck / nation.own).toFixed(1)} 倍（负载 ${load}）`,
          limit: `至少快 ${DUCKDB_TIMES} 倍`,
          holds: duck >= DUCKDB_TIMES * nation.own,
        },
  ];
}

function ours(amounts: readonly Float64Array[], units: number): void {
  const scheme = linearScheme(
    Array.from({ length: INDICATORS }, () => ({
      anchors: { rule: 'tukey' as const, worst: WORST, best: BEST, peers: units },
      score: { c: 60, d: 40, clamp: true, curve: 'linear' as const },
    })),
    new Float64Array(INDICATORS).fill(1),
    60,
    40,
  );
  const [shares, rates] = [new Float64Array(units * INDICATORS), new Float64Array(units * INDICATORS)];
  const [scores, ranks] = [new Float64Array(units), new Uint16Array(units)];
  for (const [p, now] of amounts.entries()) {
    const before = amounts[p - 1];
    for (let i = 0; i < INDICATORS; i++) {
      const whole = sumOf(Array.from({ length: units }, (_, u) => now[u * INDICATORS + i] ?? 0));
      for (let k = i; k < now.length; k += INDICATORS) {
        const part = share(now[k] ?? Number.NaN, whole);
        shares[k] = isValue(part) ? part : Number.NaN;
        if (!before) continue;
        const { rate } = growth(now[k] ?? Number.NaN, before[k] ?? Number.NaN);
        rates[k] = isValue(rate) ? rate : Number.NaN;
      }
    }
    linearTotals(now, scheme, 0.8, scores);
    toRankKeys(scores, 2);
    rankInto(scores, ranks);
  }
  if (!(ranks[0] ?? 0) || Number.isNaN(shares[0])) throw new Error('nothing was computed');
}

function bareOf(amounts: readonly Float64Array[], units: number): void {
  const [shares, rates] = [new Float64Array(units * INDICATORS), new Float64Array(units * INDICATORS)];
  const [scores, wholes] = [new Float64Array(units), new Float64Array(INDICATORS)];
  for (const [p, now] of amounts.entries()) {
    const before = amounts[p - 1];
    wholes.fill(0);
    for (let u = 0, k = 0; u < units; u++)
      for (let i = 0; i < INDICATORS; i++, k++) wholes[i] = (wholes[i] ?? 0) + (now[k] ?? 0);
    for (let u = 0, k = 0; u < units; u++) {
      let score = 0;
      for (let i = 0; i < INDICATORS; i++, k++) {
        const value = now[k] ?? 0;
        shares[k] = (100 * value) / (wholes[i] ?? 0);
        if (before) rates[k] = 100 * (value / (before[k] ?? 0) - 1);
        score += 60 + 40 * Math.min(1, Math.max(0, (value - WORST) / (BEST - WORST)));
      }
      scores[u] = score / INDICATORS;
    }
    const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    if (order.length !== units) throw new Error('nothing was computed');
  }
}
