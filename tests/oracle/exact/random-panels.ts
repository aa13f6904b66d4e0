/** Panels as cities have them and as no city has: ties, values on the fence, no spread, gaps, one peer, other units. */
import type { Mean } from './irrational.ts';
import type { Curve, Panel, Rule } from './reference.ts';

/** A small generator of its own (mulberry32), so that panel n is the same for ever. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LINEAR: Curve = { curve: 'linear' };

export function randomPanel(seed: number): Panel {
  const next = generator(seed);
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)]!;
  const units = pick([1, 2, 3, 4, 5, 5, 6, 7, 9, 9, 9, 12, 25]);
  const items = whole(1, 9);
  const dimensions = whole(1, Math.min(3, items));
  const kind = pick(['amounts', 'steps', 'ties', 'far', 'tiny'] as const);
  const decimals = pick([0, 1, 2, 2, 4, 6]);
  const cell = (): number => {
    const digits = 10 ** decimals;
    const plain = {
      amounts: () => whole(-50_000, 9_999_999) / 100,
      steps: () => (whole(0, 12) * whole(1, 3)) / digits,
      ties: () => pick([1, 1, 1, 2, 5]) / digits,
      far: () => (next() < 0.15 ? whole(50, 90) : whole(0, 9)) / digits,
      tiny: () => whole(1, 99) / 1e9,
    };
    return plain[kind]();
  };
  const rules: (() => Rule)[] = [
    () => ({ rule: 'tukey', k: pick([3, 3, 3, 1.5, 2]) }),
    () => ({ rule: 'min_max' }),
    () => ({ rule: 'percentile', low: pick([0.1, 0.05, 0.15, 0.2]), high: pick([0.9, 0.95, 0.85, 0.8]) }),
    () => ({ rule: 'fixed', worst: cell(), best: cell() }),
    () => ({ rule: 'target', target: cell() }),
    () => {
      const [top, step] = [cell(), whole(1, 9) / 100];
      const way = pick([1, -1]);
      return { rule: 'tiers', tiers: [0, 1, 2, 3, 4].map((i) => Number((top + way * i * step).toFixed(9))) };
    },
  ];
  const common = pick(rules.slice(0, 3));
  const curves: Curve[] = [
    { curve: 'exponential' },
    { curve: 'logarithmic' },
    ...[0.5, 1, 2, 3].map((power): Curve => ({ curve: 'power', power })),
  ];
  const form = next() < 0.5 ? LINEAR : pick(curves);
  const means: Mean[] = ['arithmetic', 'geometric', 'harmonic'];
  const mean = next() < 0.5 ? 'arithmetic' : pick(means);
  return {
    rule: Array.from({ length: items }, () => (next() < 0.6 ? common() : pick(rules)())),
    curve: Array.from({ length: items }, () => (next() < 0.7 ? form : pick(curves))),
    dimensionMean: Array.from({ length: dimensions }, () => (next() < 0.8 ? mean : pick(means))),
    mean,
    direction: Array.from({ length: items }, () => (next() < 0.8 ? 1 : -1)),
    weight: Array.from({ length: items }, () => pick([1, 1, 1, 2, 3, 0.5])),
    dimension: Array.from({ length: items }, (_, j) => (j < dimensions ? j : whole(0, dimensions - 1))),
    dimensionWeight: Array.from({ length: dimensions }, () => pick([1, 1, 2, 0.5])),
    values: Array.from({ length: units }, () =>
      Array.from({ length: items }, () => (next() < 0.06 ? null : cell())),
    ),
    clamp: next() < 0.8,
    minPeers: pick([5, 5, 5, 3, 2]),
    minPresent: pick([0.8, 0.8, 0.5, 1]),
  };
}

/** Panel n, and the corners that chance seldom finds. */
export const EDGES: Panel[] = [
  // Q1 = 0.1, Q3 = 0.3: 0.9 stands exactly on the fence.
  edge([[0], [0.1], [0.2], [0.3], [0.9]], { rule: 'tukey', k: 3 }),
  edge([[0], [1], [2], [3], [9]], { rule: 'tukey', k: 3 }),
  edge([[0], [0.001], [0.002], [0.003], [0.0090001]], { rule: 'tukey', k: 3 }),
  edge([[7], [7], [7], [7], [7]], { rule: 'min_max' }),
  edge([[1], [null], [null], [null], [null]], { rule: 'min_max' }),
  edge([[1], [2], [null], [null], [null]], { rule: 'min_max' }),
  edge([[-5], [-4], [-3], [-2], [-1]], { rule: 'percentile', low: 0.1, high: 0.9 }),
];

function edge(values: (number | null)[][], rule: Rule): Panel {
  return {
    ...{ rule: [rule], direction: [1], weight: [1], dimension: [0], dimensionWeight: [1], values },
    ...{ curve: [LINEAR], dimensionMean: ['arithmetic'], mean: 'arithmetic' },
    ...{ clamp: true, minPeers: 5, minPresent: 0.8 },
  };
}
