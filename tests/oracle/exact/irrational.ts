/**
 * Logarithms, exponentials and powers for the slow reference, as fractions of 10^60 made by plain series: some fifty digits
 * are right, where a double has sixteen.
 */
import { add, div, type Fraction, fraction, mul, sign } from './fraction.ts';

const ONE = 10n ** 60n;

/** The fraction cut to sixty decimals, so that products do not grow without end. */
export const cut = ({ n, d }: Fraction): Fraction => ({ n: (n * ONE) / d, d: ONE });

const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;

/** 2·atanh(z) = ln((1 + z)/(1 − z)) for a small z. */
function twiceAtanh(z: bigint): bigint {
  const square = times(z, z);
  let [power, total] = [z, 0n];
  for (let k = 1n; power !== 0n; k += 2n) {
    total += power / k;
    power = times(power, square);
  }
  return 2n * total;
}

const LN_2 = twiceAtanh(ONE / 3n);

/** ln of a positive fraction. */
export function ln({ n, d }: Fraction): Fraction {
  let halvings = 0n;
  let x = (n * ONE) / d;
  for (; x > 2n * ONE; x /= 2n) halvings += 1n;
  for (; x < ONE; x *= 2n) halvings -= 1n;
  // What halving cut off is beyond the fifty digits for anything between 10^-9 and 10^9.
  return { n: halvings * LN_2 + twiceAtanh(((x - ONE) * ONE) / (x + ONE)), d: ONE };
}

/** e to the power of a fraction. */
export function exp(of: Fraction): Fraction {
  const x = cut(of).n;
  const doublings = x / LN_2;
  const rest = x - doublings * LN_2;
  let [term, total] = [ONE, ONE];
  for (let k = 1n; term !== 0n; k += 1n) {
    term = times(term, rest) / k;
    total += term;
  }
  return doublings >= 0n ? { n: total << doublings, d: ONE } : { n: total, d: ONE << -doublings };
}

/** A non-negative fraction to a positive power. */
export const power = (base: Fraction, exponent: Fraction): Fraction =>
  sign(base) === 0 ? base : exp(mul(exponent, ln(base)));

const E = exp(fraction(1));

/** ln(1 + (e − 1)·t), t ≥ 0: the logarithmic form runs from 0 at 0 to 1 at 1. */
export const logarithmicShare = (t: Fraction): Fraction => ln(add(fraction(1), mul(add(E, fraction(-1)), t)));

export type Mean = 'arithmetic' | 'geometric' | 'harmonic';

/** Weighted mean of values of which some carry no weight; null where one that counts is not positive and must be. */
export function mean(kind: Mean, values: readonly { weight: Fraction; of: Fraction }[]): Fraction | null {
  const whole = values.reduce((sum, { weight }) => add(sum, weight), fraction(0));
  if (kind !== 'arithmetic' && values.some(({ of }) => sign(of) <= 0)) return null;
  const along = (of: Fraction): Fraction =>
    kind === 'arithmetic' ? of : kind === 'geometric' ? ln(of) : div(fraction(1), of);
  const scaled = values.reduce((sum, { weight, of }) => add(sum, mul(weight, along(of))), fraction(0));
  const average = div(scaled, whole);
  if (kind === 'arithmetic') return average;
  return kind === 'geometric' ? exp(cut(average)) : div(fraction(1), average);
}
