/** Fractions for the slow reference: written apart from the product's own, so that one checks the other. */
export interface Fraction {
  n: bigint;
  d: bigint;
}

/** The number that a decimal text states, or the shortest form of a double. */
export function fraction(of: number | string): Fraction {
  const [mantissa = '0', exponent = '0'] = String(of).toLowerCase().split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const power = Number(exponent) - decimals.length;
  const digits = BigInt(`${whole}${decimals}`.replace(/^\+/, ''));
  return power >= 0 ? { n: digits * 10n ** BigInt(power), d: 1n } : { n: digits, d: 10n ** BigInt(-power) };
}

export const ZERO: Fraction = { n: 0n, d: 1n };
export const add = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const sub = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
export const mul = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
export const div = (a: Fraction, b: Fraction): Fraction =>
  b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n };
export const sign = (a: Fraction): number => (a.n < 0n ? -1 : a.n > 0n ? 1 : 0);
export const order = (a: Fraction, b: Fraction): number => sign(sub(a, b));
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(add, ZERO);

/** The whole number of 10^-digits nearest to a, halves away from zero. */
export function rounded({ n, d }: Fraction, digits: number): bigint {
  const size = (n < 0n ? -n : n) * 10n ** BigInt(digits);
  const whole = (2n * size + d) / (2n * d);
  return n < 0n ? -whole : whole;
}

/** True when x is a to within a few units of a double's last place (of `scale` where a is small beside it). */
export function near(x: number, a: Fraction, scale = 1): boolean {
  const off = sub(fraction(x), a);
  const size = a.n < 0n ? { n: -a.n, d: a.d } : a;
  const bound = mul(add(size, fraction(scale)), { n: 1n, d: 10n ** 13n });
  return order(off.n < 0n ? { n: -off.n, d: off.d } : off, bound) <= 0;
}
