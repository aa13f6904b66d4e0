/** The scoring cases once more, as anyone would state them in a file for `npm run assess`. */
import { expect, it } from 'vitest';
import { type AssessResult, assess, parseAssessInput } from '#shared/assess/result.ts';
import { describeOracle, expectClose, readCase } from './oracle.ts';

const EXACT = { rank: { digits: null } };
const run = (file: unknown): AssessResult => assess(parseAssessInput(JSON.parse(JSON.stringify(file))));
const totals = (result: AssessResult) => result.units.map(({ total }) => total);
const ranks = (result: AssessResult) => result.units.map(({ rank }) => rank);
const scores = (result: AssessResult) => result.units.map(({ items }) => items.map(({ score }) => score));
const columns = (result: AssessResult, codes: string[]) =>
  result.units.map(({ groups, total }) => codes.map((code) => (code === 'total' ? total : groups[code])));

// biome-ignore lint/suspicious/noExplicitAny: as the case gives it
const groupsOf = (parents: any, indicators: string[], mean: string) =>
  Object.keys(parents)
    .filter((code) => !indicators.includes(code))
    .map((code) => ({ code, parent: parents[code], mean }));

describeOracle('scoring cases as files for npm run assess', () => {
  it('01: two regions with fixed anchors', () => {
    const { inputs, expected, tolerance } = readCase('01');
    const file = {
      units: inputs.units,
      indicators: inputs.indicators.map((i: object) => ({ ...i, unit: undefined })),
      values: inputs.values,
    };
    const result = run({ ...file, scheme: { score: { clamp: false } } });
    expectClose(scores(result), expected.computed.scores, tolerance.computed);
    expectClose(totals(result), expected.computed.total, tolerance.computed);
    expect(ranks(result)).toEqual(expected.computed.rank);
    const geometric = run({
      ...file,
      scheme: { aggregation: 'weighted geometric', score: { clamp: false } },
    });
    expectClose(totals(geometric), expected.computed.weighted_geometric, tolerance.computed);
  });

  it('07: given scores, three levels', () => {
    const { inputs, expected, tolerance } = readCase('07');
    const result = run({
      units: inputs.units,
      indicators: inputs.indicators.map((code: string) => ({
        code,
        group: inputs.parents[code],
        weight: inputs.weights[code],
      })),
      scores: inputs.normalised,
      groups: groupsOf(inputs.parents, inputs.indicators, 'arithmetic').map((g) => ({
        ...g,
        weight: inputs.weights[g.code],
      })),
      scheme: EXACT,
      robustness: false,
    });
    expectClose(columns(result, expected.published.columns), expected.published.rows, tolerance.rows);
    expect(ranks(result)).toEqual(expected.published.rank);
  });

  it.each(['arithmetic', 'geometric'])('08, 09: peer and fixed anchors, %s', (mean) => {
    const { inputs, expected, tolerance } = readCase('08');
    const codes = inputs.indicators.map(({ code }: { code: string }) => code);
    const base = { units: inputs.units, values: inputs.values, robustness: false };
    const scheme = { anchors: 'min_max', minPresent: 0, mean, ...EXACT };
    const indicators = inputs.indicators.map(({ code, direction, flat_weight }: Record<string, number>) => ({
      code,
      direction,
      weight: flat_weight,
    }));
    const flat = run({ ...base, indicators, scheme });
    expectClose(totals(flat), expected.computed[`flat_${mean}`], tolerance.absolute);
    expect(ranks(flat)).toEqual(expected.computed[`rank_flat_${mean}`]);
    const grouped = inputs.indicators.map(({ code, direction }: Record<string, string>) => ({
      code,
      direction,
      group: inputs.parents[code as string],
    }));
    const groups = groupsOf(inputs.parents, codes, mean);
    const tree = run({ ...base, indicators: grouped, groups, scheme });
    expectClose(scores(tree), expected.computed.scores, tolerance.absolute);
    expectClose(
      columns(tree, expected.computed.columns),
      expected.computed[`hierarchical_${mean}`],
      tolerance.absolute,
    );
    expect(ranks(tree)).toEqual(expected.computed[`rank_hierarchical_${mean}`]);
    const nine = readCase('09');
    const posts = grouped.map((i: object, j: number) => ({
      ...i,
      anchors: { lower: nine.inputs.lower[j], upper: nine.inputs.upper[j] },
    }));
    const clamped = run({ ...base, indicators: posts, groups, scheme });
    expectClose(
      columns(clamped, expected.computed.columns),
      nine.expected.computed[`hierarchical_${mean}`],
      tolerance.absolute,
    );
  });

  it('12: replicate ranks to be described', () => {
    const { inputs, expected, tolerance } = readCase('12');
    const result = run({ units: inputs.units, ranks: { nominal: inputs.nominal, replicates: inputs.ranks } });
    for (const key of ['mean', 'median', 'q5', 'q95'] as const) {
      expectClose(
        result.units.map(({ robustness }) => robustness?.[key]),
        expected.published[key],
        tolerance.published,
      );
    }
  });

  it('13: given weight vectors', () => {
    const { inputs, expected, tolerance } = readCase('13');
    const eight = readCase('08');
    const result = run({
      units: inputs.units,
      indicators: eight.inputs.indicators.map(({ code, flat_weight }: Record<string, number>) => ({
        code,
        weight: flat_weight,
      })),
      scores: eight.expected.computed.scores,
      scheme: { ...EXACT, minPresent: 0 },
      robustness: { weights: inputs.weights },
    });
    expect(ranks(result)).toEqual(expected.computed.nominal_rank);
    for (const key of ['mean', 'median', 'q5', 'q95', 'min', 'max'] as const) {
      expectClose(
        result.units.map(({ robustness }) => robustness?.[key]),
        expected.computed[`rank_${key}`],
        tolerance.absolute,
        key,
      );
    }
    expectClose(result.robustness?.meanAbsShift, expected.computed.mean_abs_shift, tolerance.absolute);
    expectClose(
      result.robustness?.leaveOneOut.map((l) => l.meanAbsShift),
      expected.computed.leave_one_out_mean_abs_shift,
      tolerance.absolute,
    );
  });

  it('14: HDI with logarithm, caps and mixed means', () => {
    const { inputs, expected, tolerance } = readCase('14');
    const result = run({
      units: inputs.units,
      indicators: [
        { code: 'life', anchors: [20, 85] },
        { code: 'eys', anchors: [0, 18], group: 'education' },
        { code: 'mys', anchors: [0, 15], group: 'education' },
        { code: 'gni', anchors: [100, 75000], transform: 'ln', cap: { max: 75000 } },
      ],
      groups: [{ code: 'education', mean: 'arithmetic' }],
      values: inputs.values,
      scheme: { score: { c: 0, d: 1 }, mean: 'geometric', rank: { digits: 3 } },
      robustness: { draws: 20 },
    });
    expectClose(totals(result), expected.computed.hdi, tolerance.computed);
  });

  it('21: rank reversal and the outlier', () => {
    const { inputs, expected, tolerance } = readCase('21');
    const scheme = { anchors: 'min_max', minPeers: 0 };
    const reversal = (rows: number[][]) =>
      run({ units: inputs.units.slice(0, rows.length), indicators: inputs.columns, values: rows, scheme });
    expectClose(totals(reversal(inputs.three)), expected.computed.total_three, tolerance.absolute);
    expectClose(totals(reversal(inputs.four)), expected.computed.total_four, tolerance.absolute);
    expect(ranks(reversal(inputs.four))).toEqual([2, 3, 4, 1]);
    const fenced = run({
      units: inputs.growth.map(String),
      indicators: ['增速'],
      values: inputs.growth.map((x: number) => [x]),
    });
    expectClose(totals(fenced), expected.computed.growth_tukey3, tolerance.absolute);
    expect(fenced.units.at(-1)?.items[0]?.flags).toEqual(['capped_high']);
  });
});
