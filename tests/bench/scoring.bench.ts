/** The assessment at national size, and one move of a weight slider. */
import { assess, parseAssessInput } from '#shared/assess/result.ts';
import { type FrozenRun, NO_CHANGE, runScenario } from '#shared/assess/what-if.ts';
import { seededRandom } from '#shared/calc/random.ts';
import type { ItemRule } from '#shared/calc/scoring.ts';
import { linearScheme, linearTotals } from '#shared/calc/scoring.ts';
import type { GroupAssessment } from '#shared/contract/run.ts';
import { type Outcome, sideBySide } from './measure.ts';

const SIZES = [9, 90, 900, 2850];
const ITEMS = 40;
const PERIODS = 20;
const MOST_TIMES = 5;
const MOST_MS = 16;

/** Scoring of all periods against one pass that only sums the same arrays. */
export function nationalScoring(): Outcome {
  const times = SIZES.map((units) => ({ units, ...scoringOf(units) }));
  const { sum, score } = times.at(-1) ?? { sum: Number.NaN, score: Number.NaN };
  const growth = times.map(({ units, score: own }) => `${units} 个单位 ${own.toFixed(2)} ms`).join('，');
  return {
    name: `${SIZES.at(-1)} 个单位 × ${ITEMS} 项 × ${PERIODS} 期计分，对比只求和`,
    measured: `${score.toFixed(2)} ms ÷ ${sum.toFixed(2)} ms = ${(score / sum).toFixed(2)} 倍；${growth}`,
    limit: `≤ ${MOST_TIMES} 倍`,
    holds: score <= MOST_TIMES * sum,
  };
}

function scoringOf(units: number): { sum: number; score: number } {
  const random = seededRandom(1);
  const size = units * ITEMS;
  const periods = Array.from({ length: PERIODS }, () =>
    Float64Array.from({ length: size }, () => 1000 * random()),
  );
  const rules = Array.from(
    { length: ITEMS },
    (): ItemRule => ({
      anchors: { rule: 'tukey', worst: 50, best: 950, peers: units },
      score: { c: 60, d: 40, clamp: true, curve: 'linear' },
    }),
  );
  const scheme = linearScheme(rules, new Float64Array(ITEMS).fill(1), 60, 40);
  const totals = new Float64Array(units);
  let sink = 0;
  const [sum = Number.NaN, score = Number.NaN] = sideBySide(
    [
      () => {
        for (const values of periods) {
          let s = 0;
          for (let k = 0; k < values.length; k++) s += values[k] as number;
          sink += s;
        }
      },
      () => {
        for (const values of periods) {
          linearTotals(values, scheme, 0.8, totals);
          sink += totals[0] as number;
        }
      },
    ],
    30,
  );
  if (!Number.isFinite(sink)) throw new Error('nothing was computed');
  return { sum, score };
}

/** One move of a slider: nine units × thirty items, re-ranked with 1,000 draws. */
export function sliderMove(): Outcome {
  const { run, group } = nineUnits();
  let weight = 1;
  const [move = 0] = sideBySide(
    [
      () => {
        weight = weight > 3 ? 0.5 : weight + 0.05;
        const lines = runScenario(
          run,
          group,
          { ...NO_CHANGE, dimensions: { 增速: weight } },
          { draws: 1000 },
        );
        if (lines[0]?.interval == null) throw new Error('no interval was computed');
      },
    ],
    90,
  );
  return {
    name: '移动一次权重滑块（9 个单位 × 30 项 × 1,000 次抽样）',
    measured: `${move.toFixed(2)} ms`,
    limit: `≤ ${MOST_MS} ms`,
    holds: move <= MOST_MS,
  };
}

function nineUnits(): { run: FrozenRun; group: GroupAssessment } {
  const random = seededRandom(2);
  const dimensions = ['总量', '占比', '增速'];
  const input = parseAssessInput({
    units: Array.from({ length: 9 }, (_, u) => `u${u}`),
    groups: dimensions.map((code) => ({ code })),
    indicators: Array.from({ length: 30 }, (_, j) => ({ code: `i${j}`, group: dimensions[j % 3] })),
    values: Array.from({ length: 9 }, () => Array.from({ length: 30 }, () => 1000 * random())),
  });
  const group = { group: 'g', name: 'g', columns: [], input, result: assess(input), marks: {} };
  return { run: { figures: {}, indicators: {} }, group };
}
