/**
 * Totals, shares, growth, scores and ranks of 2,850 units × 40 indicators × 20 periods by the product's own arithmetic, beside
 * one bare pass over the same arrays and beside DuckDB (`npm install --no-save @duckdb/node-api@1.5.6-r.1`: 70 MB that nobody
 * else needs, so no start of the product and no test installs it).
 */
import { loadavg } from 'node:os';
import { type Column, columnOf, emptyResults } from '#shared/calc/column.ts';
import { growthInto, sharesInto, wholeOf } from '#shared/calc/columns.ts';
import { rankInto, toRankKeys } from '#shared/calc/rank.ts';
import { addLinear, linearScheme, linearTotalsOf } from '#shared/calc/scoring.ts';
import { columnAt, placesOf } from '#shared/panel/columns.ts';
import { period } from '#shared/period.ts';
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
    const panel = panelOf(amounts, units);
    const [own = 0, bare = 0] = sideBySide([() => ours(panel), () => bareOf(amounts, units)], 9);
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

/** The same amounts as a panel of the product keeps them: whole millionths, the units of a column side by side. */
function panelOf(amounts: readonly Float64Array[], units: number) {
  const micro = new Float64Array(units * INDICATORS * PERIODS);
  for (const [p, now] of amounts.entries())
    for (const [k, amount] of now.entries())
      micro[((k % INDICATORS) * PERIODS + p) * units + Math.floor(k / INDICATORS)] = Math.round(amount * 1e6);
  const codes = (count: number) => Array.from({ length: count }, (_, i) => String(i));
  const places = (of: readonly string[]) => new Map(of.map((code, i) => [code, i]));
  const indicators = codes(INDICATORS);
  const periods = Array.from({ length: PERIODS }, (_, p) => period(String(2000 + p)));
  return {
    ...{ units: codes(units), indicators, periods, micro },
    mark: new Uint8Array(micro.length),
    large: new Map<number, bigint>(),
    position: { unit: places(codes(units)), indicator: places(indicators), period: places(periods) },
  };
}

function ours(panel: ReturnType<typeof panelOf>): void {
  const size = panel.units.length;
  const scheme = linearScheme(
    Array.from({ length: INDICATORS }, () => ({
      anchors: { rule: 'tukey' as const, worst: WORST * 1e6, best: BEST * 1e6, peers: size },
      score: { c: 60, d: 40, clamp: true, curve: 'linear' as const },
    })),
    new Float64Array(INDICATORS).fill(1),
    60,
    40,
  );
  const places = placesOf(panel, panel.units);
  const [shares, rates] = [emptyResults(size), emptyResults(size)];
  const [scores, ranks] = [new Float64Array(size), new Uint16Array(size)];
  const before = new Map<string, Column>();
  for (const at of panel.periods) {
    const sums = { sum: new Float64Array(size), lacking: new Float64Array(size) };
    for (const [j, indicator] of panel.indicators.entries()) {
      const now = columnAt(panel, places, indicator, at);
      sharesInto(now, columnOf([wholeOf([now])]), shares);
      const base = before.get(indicator);
      if (base) growthInto(now, base, rates);
      before.set(indicator, now);
      addLinear(now, scheme, j, sums);
    }
    linearTotalsOf(sums, scheme, 0.8, scores);
    toRankKeys(scores, 2);
    rankInto(scores, ranks);
  }
  if (!(ranks[0] ?? 0) || Number.isNaN(shares.value[0])) throw new Error('nothing was computed');
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
