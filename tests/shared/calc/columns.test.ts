/** Whole columns against the arithmetic of one figure: the same bits, whatever the columns hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Column, columnOf, columnOver, emptyResults, figureIn, resultIn } from '#shared/calc/column.ts';
import { changesInto, growthInto, sharesInto, structure, wholeOf } from '#shared/calc/columns.ts';
import { sumOf } from '#shared/calc/exact.ts';
import { growth, pointChange } from '#shared/calc/growth.ts';
import { addLinear, linearScheme, linearTotals, linearTotalsOf } from '#shared/calc/scoring.ts';
import { share } from '#shared/calc/shares.ts';
import { type Figure, isGap, isValue, REASONS } from '#shared/figure.ts';

const amount = fc.integer({ min: 1, max: 1e9 }).map((hundredths) => hundredths / 100);
const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  { weight: 6, arbitrary: amount },
  { weight: 2, arbitrary: amount.map((x) => -x) },
  fc.constantFrom(0, -0, 0.000001, 1 / 3, 1e-9, 0.1 + 0.2),
  // On both sides of 15 digits, of what a hundredfold leaves safe, and of what adds up safely.
  fc.constantFrom(999_999_999.999999, 1e9, 90_071_992.547409, 90_071_992.54741, 9_007_199_254.740993),
  fc.constantFrom(450_359_962.737049, 45_035_996.273704, 13_000_000_000.01, 7e13, -1e15),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }),
  fc.constantFrom(...REASONS),
);
/** Columns of ordinary amounts, which are computed without asking each, and of anything at all. */
const pairs = fc.oneof(
  fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 12 }),
  fc.array(fc.tuple(anyFigure, amount), { minLength: 1, maxLength: 12 }),
  fc.array(fc.tuple(amount, anyFigure), { minLength: 1, maxLength: 12 }),
  fc.array(fc.tuple(anyFigure, anyFigure), { minLength: 1, maxLength: 12 }),
);
type Pairs = [Figure, Figure][];

/** `toEqual` would take −0 for 0 here and there; a page would not. */
function same(found: readonly Figure[], expected: readonly Figure[]): void {
  expect(found.length).toBe(expected.length);
  for (const [at, figure] of found.entries()) expect(Object.is(figure, expected[at])).toBe(true);
}

function by(into: typeof sharesInto, pairs: Pairs): Figure[] {
  const out = emptyResults(pairs.length);
  // What a column left before is no part of the next.
  out.value.fill(7);
  out.mark.fill(7);
  into(columnOf(pairs.map(([one]) => one)), columnOf(pairs.map(([, other]) => other)), out);
  return pairs.map((_, at) => resultIn(out, at));
}

const runs = { numRuns: 600 };

test('shares, growth and changes of a column are those of its figures', () => {
  fc.assert(
    fc.property(pairs, (all: Pairs) => {
      same(
        by(sharesInto, all),
        all.map(([part, whole]) => share(part, whole)),
      );
      same(
        by(growthInto, all),
        all.map(([now, before]) => growth(now, before).rate),
      );
      same(
        by(changesInto, all),
        all.map(([now, before]) => pointChange(now, before)),
      );
    }),
    runs,
  );
});

test('the sum of columns is the sum of their figures, and one whole stands for all', () => {
  fc.assert(
    fc.property(pairs, pairs, (one: Pairs, other: Pairs) => {
      const figures = [...one, ...other].map(([figure]) => figure);
      const columns = [one, other].map((part) => columnOf(part.map(([figure]) => figure)));
      const values = figures.filter(isValue);
      const whole = values.length > 0 ? sumOf(values) : 'not_applicable';
      const expected = figures.some(isGap) ? 'incomplete' : whole;
      expect(Object.is(wholeOf(columns), expected)).toBe(true);
      same(
        structure(figures, expected),
        figures.map((part) => share(part, expected)),
      );
      same(structure(figures), structure(figures, expected));
    }),
    runs,
  );
  expect(wholeOf([])).toBe('not_applicable');
  expect(wholeOf([columnOf([])])).toBe('not_applicable');
});

test('a column gives back its figures', () => {
  fc.assert(
    fc.property(fc.array(anyFigure), (figures) => {
      const column = columnOf(figures);
      for (const [at, figure] of figures.entries()) expect(figureIn(column, at)).toBe(figure);
    }),
  );
});

test('what a column holds is as arithmetic may take it', () => {
  const { micro, mark, other, least, most } = columnOf([2.5, -1.25, 1 / 3, 'missing']);
  expect([...micro]).toEqual([2_500_000, -1_250_000, Number.NaN, Number.NaN]);
  expect([...mark]).toEqual([0, 0, 0, 1 + REASONS.indexOf('missing')]);
  expect([...other]).toEqual([[2, 1 / 3]]);
  expect([least, most]).toEqual([Number.NaN, Number.NaN]);
  expect(columnOf([2.5, -1.25, 0])).toMatchObject({ least: -1_250_000, most: 2_500_000 });
});

test('a sum that no double adds up step by step is still rounded once', () => {
  // Half way it is 1.9·10^16 millionths, where doubles are whole numbers four apart.
  const [up, down] = [Array(19).fill(999_999_999.999999), Array(19).fill(-999_999_999.999998)];
  expect(wholeOf([columnOf(up), columnOf(down)])).toBe(0.000019);
  expect(wholeOf([columnOf([...up, ...down])])).toBe(0.000019);
});

test.each<[string, number[], number[], boolean]>([
  ['whole numbers', [1, 1e15 - 1, -(1e15 - 1)], [0, 0, 0], true],
  ['a reason', [1, Number.NaN], [0, 1], true],
  ['sixteen digits', [1, 1e15], [0, 0], false],
  ['sixteen digits below zero', [1, -1e15], [0, 0], false],
  ['a ratio', [1, 0.5], [0, 0], false],
  ['a ratio between whole numbers', [1, 1.5, 3], [0, 0, 0], false],
  ['ratios of both signs', [-3, -1.5, 1.5, 3], [0, 0, 0, 0], false],
  ['a ratio beside a reason', [Number.NaN, 0.5], [1, 0], false],
  ['no number where there is a figure', [1, Number.NaN], [0, 0], false],
])('numbers of millionths as they stand: %s', (_, micro, marks, taken) => {
  const column = columnOver(Float64Array.from(micro), Uint8Array.from(marks));
  expect(column !== null).toBe(taken);
  if (column) expect(figureIn(column, 0)).toBe(marks[0] === 0 ? (micro[0] ?? 0) / 1e6 : REASONS[0]);
});

test('linear totals by columns are those by rows', () => {
  const scored: fc.Arbitrary<Figure> = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 2000 }).map((x) => x / 10) },
    fc.constantFrom<Figure>('unreported', 1 / 3),
  );
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 5 })
        .chain((items) =>
          fc.array(fc.array(scored, { minLength: items, maxLength: items }), { minLength: 1, maxLength: 6 }),
        ),
      (rows) => {
        const items = rows[0]?.length ?? 0;
        const schemeIn = (unit: number) =>
          linearScheme(
            Array.from({ length: items }, () => ({
              anchors: { rule: 'fixed' as const, worst: 50 * unit, best: 150 * unit, peers: null },
              score: { c: 60, d: 40, clamp: true, curve: 'linear' as const },
            })),
            Array.from({ length: items }, (_, j) => j + 1),
            60,
            40,
          );
        const byRows = new Float64Array(rows.length);
        const flat = rows.flat().map((figure) => (isValue(figure) ? figure : Number.NaN));
        linearTotals(Float64Array.from(flat), schemeIn(1), 0.6, byRows);
        const byColumns = new Float64Array(rows.length);
        const sums = { sum: new Float64Array(rows.length), lacking: new Float64Array(rows.length) };
        const columns = Array.from(
          { length: items },
          (_, j): Column => columnOf(rows.map((row) => row[j] ?? 'undefined')),
        );
        for (const [j, column] of columns.entries()) addLinear(column, schemeIn(1e6), j, sums);
        linearTotalsOf(sums, schemeIn(1e6), 0.6, byColumns);
        for (const [u, total] of byRows.entries()) {
          if (Number.isNaN(total)) expect(byColumns[u]).toBeNaN();
          else expect(byColumns[u]).toBeCloseTo(total, 9);
        }
      },
    ),
    runs,
  );
});
