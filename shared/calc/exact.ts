/**
 * Arithmetic on figures as decimal numbers: a figure is a double that stands for its shortest decimal form, and a sum,
 * difference or quotient is made of the decimals and rounded once. Equal results are equal doubles, whatever the unit
 * of measurement: 310,678.55 + 71,450.40 + 2,417,871.05 is 2,800,000, and two units that grew by a tenth grew alike.
 * Never −0. Exact for amounts of two decimals up to 7·10^13 (a national GDP in 万元 is 1.4·10^10).
 */
import { minus, over, plus, type Rational, rational, toNumber } from './rational.ts';

/** Σ of figures, rounded once. */
export function sumOf(figures: readonly number[]): number {
  if (figures.every(isWhole)) {
    const sum = figures.reduce((total, x) => total + x, 0);
    const size = figures.reduce((total, x) => total + Math.abs(x), 0);
    if (Number.isSafeInteger(size)) return sum;
  }
  return sumOfMillionths(figures) ?? toNumber(figures.map(rational).reduce(plus, ZERO));
}

/** a − b of two whole numbers of millionths, as a figure: the difference is whole, and the division rounds once. */
export function differenceOfMillionths(a: number, b: number): number {
  return (a - b) / 1e6 + 0;
}

/** a − b, rounded once. */
export function difference(a: number, b: number): number {
  const plain = a - b;
  // Two whole numbers leave no dust.
  if (isWhole(a) && isWhole(b) && Number.isSafeInteger(plain)) return plain + 0;
  const [p, q] = [millionths(a), millionths(b)];
  if (p !== null && q !== null) return differenceOfMillionths(p, q);
  const [h, v] = [hundredths(a), hundredths(b)];
  if (h !== null && v !== null) return (h - v) / 100 + 0;
  return toNumber(minus(rational(a), rational(b)));
}

/**
 * 100 · part ÷ whole of two whole numbers: no digit is lost before the division, which rounds once. Only where 100 · part
 * is a safe integer; whole must not be zero.
 */
export function percentOfWhole(part: number, whole: number): number {
  return (100 * part) / whole + 0;
}

/** 100 · part ÷ whole, rounded once; whole must not be zero. */
export function percent(part: number, whole: number): number {
  const p = millionths(part);
  const w = p === null ? null : millionths(whole);
  if (p !== null && w !== null && isWhole(100 * p)) return percentOfWhole(p, w);
  // A whole of the nation's size is no number of millionths; amounts have two decimals.
  const h = hundredths(part);
  const v = h === null ? null : hundredths(whole);
  if (h !== null && v !== null && isWhole(100 * h)) return percentOfWhole(h, v);
  // The panel's own whole numbers of millionths are larger still.
  if (isWhole(part) && isWhole(whole) && isWhole(100 * part)) return percentOfWhole(part, whole);
  return toNumber(hundredfold(over(rational(part), rational(whole))));
}

/** 100 · (current ÷ base − 1), rounded once; base must not be zero. */
export function percentChange(current: number, base: number): number {
  const c = millionths(current);
  const b = c === null ? null : millionths(base);
  if (c !== null && b !== null && isWhole(100 * (c - b))) return percentOfWhole(c - b, b);
  const d = hundredths(current);
  const a = d === null ? null : hundredths(base);
  if (d !== null && a !== null && isWhole(100 * (d - a))) return percentOfWhole(d - a, a);
  const change = current - base;
  if (isWhole(current) && isWhole(base) && isWhole(100 * change)) return percentOfWhole(change, base);
  const from = rational(base);
  return toNumber(hundredfold(over(minus(rational(current), from), from)));
}

/**
 * (x − from) ÷ (to − from), rounded once where all three are decimals of at most 15 digits, so that a power of ten on all
 * of them changes no bit. Longer ones are quotients, known to half a unit of their last place: within that of an end,
 * they stand on it.
 */
export function positionBetween(x: number, from: number, to: number): number {
  const [a, b, c] = [millionths(x), millionths(from), millionths(to)];
  if (a !== null && b !== null && c !== null) return (a - b) / (c - b) + 0;
  if (isSame(x, from)) return 0;
  if (isSame(x, to)) return 1;
  if (!isShort(x) || !isShort(from) || !isShort(to)) return (x - from) / (to - from);
  const start = rational(from);
  return toNumber(over(minus(rational(x), start), minus(rational(to), start)));
}

/** Two units of the last place: between decimals of 15 digits lie at least 4.5. */
const LAST_PLACES = 2 ** -51;

/** True for two doubles that may stand for one number: never for two different decimals of at most 15 digits. */
export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= LAST_PLACES * Math.max(Math.abs(a), Math.abs(b));
}

/** True when the shortest decimal form has at most 15 digits: then it is the number that was written. */
export function isShort(x: number): boolean {
  return millionths(x) !== null || (Number.isFinite(x) && Number(x.toPrecision(15)) === x);
}

/** Σ of figures that are whole numbers of millionths, rounded once; null where one is not or they grow too large. */
function sumOfMillionths(figures: readonly number[]): number | null {
  let [sum, size] = [0, 0];
  for (const figure of figures) {
    const micro = millionths(figure);
    if (micro === null) return null;
    sum += micro;
    size += Math.abs(micro);
  }
  return Number.isSafeInteger(size) ? sum / 1e6 + 0 : null;
}

const ZERO: Rational = { top: 0n, bottom: 1n };

function hundredfold({ top, bottom }: Rational): Rational {
  return { top: 100n * top, bottom };
}

function isWhole(x: number): boolean {
  return Number.isSafeInteger(x);
}

/** Below this a whole number has at most 15 digits, and no two of them are printed as one double. */
const FIFTEEN_DIGITS = 1e15;

/** Whether a number of millionths is a whole one of at most 15 digits: then its figure has no other decimal form. */
export function isMillionths(micro: number): boolean {
  return Math.abs(micro) < FIFTEEN_DIGITS && Math.floor(micro) === micro;
}

/** A figure of at most six decimals and 15 digits as a whole number of millionths, else null. */
export function millionths(x: number): number | null {
  const micro = Math.round(x * 1e6);
  return Math.abs(micro) < FIFTEEN_DIGITS && micro / 1e6 === x ? micro : null;
}

/** The same of at most two decimals, as a whole number of hundredths: an amount of the nation's size has no more. */
function hundredths(x: number): number | null {
  const whole = Math.round(x * 100);
  return Math.abs(whole) < FIFTEEN_DIGITS && whole / 100 === x ? whole : null;
}
