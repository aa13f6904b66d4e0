import { expect, it } from 'vitest';
import { aggregateUnit } from '#shared/calc/aggregate.ts';
import { type AnchorRule, type Anchors, anchorsOf, type Direction } from '#shared/calc/anchors.ts';
import { type Curve, DEFAULT_SCORE, type ScoreRule, scoreAt, scoreItem } from '#shared/calc/efficacy.ts';
import { weightedMean } from '#shared/calc/means.ts';
import { competitionRanks } from '#shared/calc/rank.ts';
import { leaveOneOut, ranksUnderWeights } from '#shared/calc/rank-draws.ts';
import { describeDraws, rankShift, rankStatistics } from '#shared/calc/rank-statistics.ts';
import { scoreMatrix } from '#shared/calc/scoring.ts';
import { flatTree, type Group, type TreeNode } from '#shared/calc/tree.ts';
import { describeOracle, expectClose, readCase } from './oracle.ts';

const FREE: ScoreRule = { ...DEFAULT_SCORE, clamp: false };
const fixed = (worst: number, best: number): Anchors => ({ rule: 'fixed', worst, best, peers: null });
const column = (rows: (number | null)[][], j: number) => rows.map((row) => row[j] ?? Number.NaN);

function treeOf(
  codes: string[],
  parents: Record<string, string>,
  weights: Record<string, number>,
  mean: Group['mean'],
): Group {
  const childrenOf = (parent: string): TreeNode[] =>
    Object.keys(parents)
      .filter((code) => parents[code] === parent)
      .map((code) => {
        const weight = weights[code] ?? 1;
        return codes.includes(code)
          ? { item: codes.indexOf(code), weight }
          : { code, weight, mean, children: childrenOf(code) };
      });
  return { code: 'Index', weight: 1, mean, children: childrenOf('Index') };
}

function groupRows(tree: Group, rows: (number | null)[][], columns: string[]): unknown[][] {
  return rows.map((row) => {
    const result = aggregateUnit(
      tree,
      row.map((v) => v ?? Number.NaN),
      0,
      row.length,
      0,
    );
    return columns.map((code) => (code === 'Index' ? result.total : result.groups[code]));
  });
}

describeOracle('oracle 01, 03: fixed anchors', () => {
  it('two regions, weighted', () => {
    const { inputs, expected, tolerance } = readCase('01');
    const anchors = inputs.indicators.map((i: { unallowable: number; satisfactory: number }) =>
      fixed(i.unallowable, i.satisfactory),
    );
    const weights = inputs.indicators.map((i: { weight: number }) => i.weight);
    const scores: number[][] = inputs.values.map((row: number[]) =>
      row.map((x, j) => scoreItem(x, anchors[j], FREE, 5).score ?? Number.NaN),
    );
    const totals = scores.map((row) => weightedMean('arithmetic', row, weights));
    expectClose(scores, expected.computed.scores, tolerance.computed);
    expectClose(scores, expected.published.scores, tolerance.published);
    expectClose(totals, expected.computed.total, tolerance.computed);
    expectClose(totals, expected.published.total, tolerance.published);
    expectClose(
      scores.map((row) => weightedMean('geometric', row, weights)),
      expected.computed.weighted_geometric,
      tolerance.computed,
    );
    expect(competitionRanks(totals)).toEqual(expected.computed.rank);
  });

  it('below the floor', () => {
    const { inputs, expected, tolerance } = readCase('03');
    const anchors = fixed(inputs.unallowable, inputs.satisfactory);
    const cut = scoreItem(inputs.x, anchors, DEFAULT_SCORE, 5);
    expectClose(scoreItem(inputs.x, anchors, FREE, 5).score, expected.computed.unclamped, tolerance.computed);
    expectClose(cut.uncut, expected.published.unclamped, tolerance.published);
    expect(cut).toMatchObject({ score: expected.computed.clamped_60_100, flags: ['capped_low'] });
  });
});

describeOracle('oracle 06: goalposts, distance to target, min–max, means', () => {
  const { inputs, expected, tolerance } = readCase('06');
  const { published } = expected;
  const unit: ScoreRule = { c: 0, d: 1, clamp: true, curve: 'linear' };
  const scoreAll = (xs: number[], rule: AnchorRule, direction: Direction, score: ScoreRule) =>
    xs.map((x) => scoreItem(x, anchorsOf(xs, rule, direction), score, 2).score);

  it('goalposts', () => {
    const scores = inputs.goalposts.map(
      ({ x, low, high, direction }: Record<string, number>) =>
        scoreItem(x ?? 0, direction === 1 ? fixed(low ?? 0, high ?? 0) : fixed(high ?? 0, low ?? 0), unit, 5)
          .score,
    );
    expectClose(scores, published.goalposts, tolerance.published);
  });

  it('distance to target, capped and not', () => {
    for (const [sign, direction] of [
      ['positive', 1],
      ['negative', -1],
    ] as const) {
      const { x, target } = inputs[`dist2targ_${sign}`];
      const rule: AnchorRule = { rule: 'target', best: target };
      expectClose(
        scoreAll(x, rule, direction, { ...unit, clamp: false }),
        published[`dist2targ_${sign}_uncapped`],
        tolerance.published,
      );
      expectClose(
        scoreAll(x, rule, direction, unit),
        published[`dist2targ_${sign}_capped`],
        tolerance.published,
      );
    }
  });

  it('min–max to a range, and means', () => {
    const { x, l, u } = inputs.minmax;
    const scores = scoreAll(x, { rule: 'min_max' }, 1, { ...unit, c: l, d: u - l }) as number[];
    expectClose([Math.min(...scores), Math.max(...scores)], published.minmax_min_max, tolerance.published);
    expectClose(
      inputs.geometric.map((g: { x: number[]; w: number[] }) => weightedMean('geometric', g.x, g.w)),
      published.geometric,
      tolerance.published,
    );
    expectClose(
      weightedMean('harmonic', inputs.harmonic.x, inputs.harmonic.w),
      published.harmonic,
      tolerance.published,
    );
    for (const x of inputs.geometric_error) expect(weightedMean('geometric', x, [1, 1, 1])).toBeNaN();
  });
});

describeOracle('oracle 07: published ASEM index', () => {
  it('hierarchical arithmetic means and ranks', () => {
    const { inputs, expected, tolerance } = readCase('07');
    const tree = treeOf(inputs.indicators, inputs.parents, inputs.weights, 'arithmetic');
    const rows = groupRows(tree, inputs.normalised, expected.published.columns);
    expectClose(rows, expected.published.rows, tolerance.rows);
    expect(
      competitionRanks(
        rows.map((row) => row.at(-1) as number),
        { digits: null },
      ),
    ).toEqual(expected.published.rank);
    for (const line of expected.published.vignette_rows) {
      const row = rows[inputs.units.indexOf(line.uCode)] as number[];
      expected.published.columns.forEach((code: string, k: number) => {
        if (code in line) expectClose(row[k], line[code], tolerance.vignette_rows, `${line.uCode} ${code}`);
      });
    }
  });
});

describeOracle('oracle 08, 09: 51 × 49 scored 60–100', () => {
  const { inputs, expected, tolerance } = readCase('08');
  const codes = inputs.indicators.map((i: { code: string }) => i.code);
  const values: (number | null)[][] = inputs.values;
  const scoreWith = (anchors: Anchors[], score: ScoreRule) => {
    const flat = Float64Array.from(values.flat(), (x) => x ?? Number.NaN);
    const out = new Float64Array(flat.length);
    scoreMatrix(
      flat,
      anchors.map((a) => ({ anchors: a, score })),
      out,
    );
    return values.map((row, u) =>
      row.map((x, j) => {
        const one = scoreItem(x ?? Number.NaN, anchors[j] as Anchors, score, 5).score;
        expect(out[u * row.length + j]).toBe(one ?? Number.NaN);
        return one;
      }),
    );
  };
  const check = (rows: (number | null)[][], want: Record<string, unknown>) => {
    for (const mean of ['arithmetic', 'geometric'] as const) {
      const tree = treeOf(codes, inputs.parents, {}, mean);
      const result = groupRows(tree, rows, expected.computed.columns);
      expectClose(result, want[`hierarchical_${mean}`], tolerance.absolute, mean);
      if (want[`rank_hierarchical_${mean}`]) {
        expect(
          competitionRanks(
            result.map((r) => r.at(-1) as number),
            { digits: null },
          ),
        ).toEqual(want[`rank_hierarchical_${mean}`]);
      }
    }
  };

  it('08: observed worst and best, hierarchical and flat', () => {
    const anchors = inputs.indicators.map((i: { direction: Direction }, j: number) =>
      anchorsOf(column(values, j), { rule: 'min_max' }, i.direction),
    );
    expectClose(
      anchors.map((a: Anchors) => [a.worst, a.best]),
      expected.computed.anchors_s_h,
      tolerance.absolute,
    );
    const rows = scoreWith(anchors, FREE);
    expectClose(rows, expected.computed.scores, tolerance.absolute);
    check(rows, expected.computed);
    const weights = inputs.indicators.map((i: { flat_weight: number }) => i.flat_weight);
    for (const mean of ['arithmetic', 'geometric'] as const) {
      const totals = groupRows(flatTree(weights, mean), rows, ['Index']).flat();
      expectClose(totals, expected.computed[`flat_${mean}`], tolerance.absolute);
      expect(competitionRanks(totals as number[], { digits: null })).toEqual(
        expected.computed[`rank_flat_${mean}`],
      );
    }
  });

  it('09: fixed anchors, clamped', () => {
    const nine = readCase('09');
    const anchors = nine.inputs.direction.map((direction: number, j: number) => {
      const [low, high] = [nine.inputs.lower[j], nine.inputs.upper[j]];
      return direction === 1 ? fixed(low, high) : fixed(high, low);
    });
    const rows = scoreWith(anchors, DEFAULT_SCORE);
    expectClose(rows, nine.expected.computed.scores, nine.tolerance.absolute);
    check(rows, nine.expected.computed);
    // The case counts scores at the ends; two values stand exactly on their worst anchor and are not cut.
    const scores = rows.flat();
    expect(scores.filter((score) => score === 60)).toHaveLength(nine.expected.computed.clamped_low);
    expect(scores.filter((score) => score === 100)).toHaveLength(nine.expected.computed.clamped_high);
    const low = values.flatMap((row) =>
      row.filter((x, j) =>
        scoreItem(x ?? Number.NaN, anchors[j], DEFAULT_SCORE, 5).flags.includes('capped_low'),
      ),
    );
    expect(low).toHaveLength(nine.expected.computed.clamped_low - 2);
  });
});

describeOracle('oracle 12, 13: rank statistics and weight perturbation', () => {
  it('12: statistics of given replicate ranks', () => {
    const { inputs, expected, tolerance } = readCase('12');
    const stats = inputs.ranks.map((ranks: number[], u: number) => rankStatistics(ranks, inputs.nominal[u]));
    for (const key of ['mean', 'median', 'q5', 'q95'] as const) {
      expectClose(
        stats.map((s: Record<string, number>) => s[key]),
        expected.published[key],
        tolerance.published,
        key,
      );
    }
    expectClose(
      stats.map((s: { withinOne: number }) => s.withinOne),
      expected.computed.share_within_1_of_nominal,
      tolerance.computed,
    );
    const shift = rankShift({ ranks: Uint16Array.from(inputs.ranks.flat()), draws: 100 }, inputs.nominal);
    expectClose(shift.perReplicate, expected.computed.mean_abs_shift_per_replicate, tolerance.computed);
    expectClose(shift.mean, expected.computed.mean_abs_shift, tolerance.computed);
  });

  it('13: given weight vectors and leave-one-out', () => {
    const { inputs, expected, tolerance } = readCase('13');
    const want = expected.computed;
    const scores = Float64Array.from(
      readCase('08').expected.computed.scores.flat() as (number | null)[],
      (x) => x ?? Number.NaN,
    );
    const nominalWeights = readCase('08').inputs.indicators.map(
      (i: { flat_weight: number }) => i.flat_weight,
    );
    const units = {
      scores,
      items: 49,
      tree: flatTree(nominalWeights, 'arithmetic'),
      ranked: Array(51).fill(true),
      digits: null,
    };
    const stats = describeDraws(ranksUnderWeights(units, inputs.weights), want.nominal_rank);
    for (const key of ['mean', 'median', 'q5', 'q95', 'min', 'max'] as const) {
      expectClose(
        stats.map((s) => s?.[key]),
        want[`rank_${key}`],
        tolerance.absolute,
        key,
      );
    }
    expectClose(
      rankShift(ranksUnderWeights(units, inputs.weights), want.nominal_rank).mean,
      want.mean_abs_shift,
      tolerance.absolute,
    );
    const left = leaveOneOut(units, want.nominal_rank);
    expectClose(
      left.map((l) => l.meanAbsShift),
      want.leave_one_out_mean_abs_shift,
      tolerance.absolute,
    );
    expectClose(
      left.map((l) => l.maxAbsShift),
      want.leave_one_out_max_abs_shift,
      tolerance.absolute,
    );
  });
});

describeOracle('oracle 14: Human Development Index 2014', () => {
  it('goalposts with caps and logarithm, arithmetic inside, geometric outside', () => {
    const { inputs, expected, tolerance } = readCase('14');
    const rule: ScoreRule = { c: 0, d: 1, clamp: true, curve: 'linear' };
    const anchors = [fixed(20, 85), fixed(0, 18), fixed(0, 15), fixed(Math.log(100), Math.log(75000))];
    const education: Group = {
      code: 'education',
      weight: 1,
      mean: 'arithmetic',
      children: [
        { item: 1, weight: 1 },
        { item: 2, weight: 1 },
      ],
    };
    const tree: Group = {
      code: 'hdi',
      weight: 1,
      mean: 'geometric',
      children: [{ item: 0, weight: 1 }, education, { item: 3, weight: 1 }],
    };
    const totals = inputs.values.map((row: number[]) => {
      const scores = row.map(
        (x, j) => scoreItem(j === 3 ? Math.log(x) : x, anchors[j] as Anchors, rule, 5).score ?? Number.NaN,
      );
      return aggregateUnit(tree, scores, 0, 4, 0.8).total;
    });
    expectClose(totals, expected.computed.hdi, tolerance.computed);
    expectClose(totals, expected.published.hdi, tolerance.published);
    expect(competitionRanks(expected.published.hdi, { digits: 3 })).toEqual(expected.published.rank);
  });
});

describeOracle('oracle 19, 21: curves, rank reversal, outlier', () => {
  it('19: the four curves', () => {
    const { inputs, expected, tolerance } = readCase('19');
    const curve = (kind: Curve, power = 1) =>
      inputs.t.map((t: number) => scoreAt(t, { ...DEFAULT_SCORE, curve: kind, power }));
    const want = expected.computed;
    expectClose(curve('linear'), want.linear, tolerance.absolute);
    expectClose(curve('exponential'), want.exponential, tolerance.absolute);
    expectClose(curve('logarithmic'), want.logarithmic_B_e_minus_1, tolerance.absolute);
    expectClose(curve('power', 0.5), want.power_p_0_5, tolerance.absolute);
    expectClose(curve('power', 2), want.power_p_2, tolerance.absolute);
  });

  it('21: a new county reverses two others under peer anchors; a fence tames an outlier', () => {
    const { inputs, expected, tolerance } = readCase('21');
    const totals = (rows: number[][]) => {
      const anchors = [0, 1].map((j) => anchorsOf(column(rows, j), { rule: 'min_max' }, 1));
      return rows.map((row) =>
        weightedMean(
          'arithmetic',
          row.map((x, j) => scoreItem(x, anchors[j] as Anchors, DEFAULT_SCORE, 2).score ?? 0),
          [1, 1],
        ),
      );
    };
    expectClose(totals(inputs.three), expected.computed.total_three, tolerance.absolute);
    expectClose(totals(inputs.four), expected.computed.total_four, tolerance.absolute);
    const score = (rule: AnchorRule) =>
      inputs.growth.map(
        (x: number) => scoreItem(x, anchorsOf(inputs.growth, rule, 1), DEFAULT_SCORE, 5).score,
      );
    expectClose(score({ rule: 'min_max' }), expected.computed.growth_minmax, tolerance.absolute);
    expectClose(score({ rule: 'tukey' }), expected.computed.growth_tukey3, tolerance.absolute);
    const { worst, best } = anchorsOf(inputs.growth, { rule: 'tukey' }, 1);
    expect([worst, best]).toEqual(expected.computed.growth_tukey3_anchors);
  });
});
