/**
 * Decimal digits without binary dust. Amounts travel as decimal strings and are added as integers of 10^-6 of the
 * indicator's unit ("micro"), of any size; rounding looks at decimal digits, never at the double behind them (domain.md §5).
 */

const MICRO_DIGITS = 6;

interface Digits {
  negative: boolean;
  /** Digits without sign or point. */
  digits: string;
  /** How many of the digits stand after the point; negative when zeros follow. */
  scale: number;
}

/** Splits a decimal text (exponent allowed) or the shortest decimal form of a double. Throws RangeError on anything else. */
export function parseDecimal(x: string | number): Digits {
  const text = typeof x === 'number' ? String(x) : x.trim();
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (!match || whole + fraction === '') throw new RangeError(`not a decimal number: ${text}`);
  return {
    negative: match[1] === '-',
    digits: whole + fraction,
    scale: fraction.length - Number(match[4] ?? 0),
  };
}

type TieRule = (tie: boolean, lastKept: number) => boolean;
const HALF_UP: TieRule = () => true;
const HALF_EVEN: TieRule = (tie, lastKept) => !tie || lastKept % 2 === 1;

/** The number as an integer of 10^-digits, sign apart. `roundsUp` is asked when the cut-off part is at least one half. */
function scaled({ digits, scale }: Digits, target: number, roundsUp: TieRule): bigint {
  const surplus = scale - target;
  if (surplus <= 0) return BigInt(digits + '0'.repeat(-surplus));
  const padded = digits.padStart(surplus + 1, '0');
  const kept = padded.slice(0, padded.length - surplus);
  const cut = padded.slice(padded.length - surplus);
  const integer = BigInt(kept);
  if ((cut[0] ?? '0') < '5') return integer;
  const tie = /^50*$/.test(cut);
  return roundsUp(tie, Number(kept.slice(-1))) ? integer + 1n : integer;
}

function print(magnitude: bigint, negative: boolean, digits: number): string {
  const sign = negative && magnitude !== 0n ? '-' : '';
  if (digits <= 0) return sign + (magnitude === 0n ? '0' : magnitude + '0'.repeat(-digits));
  const text = magnitude.toString().padStart(digits + 1, '0');
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function round(x: string | number, digits: number, rule: TieRule): string {
  const parsed = parseDecimal(x);
  return print(scaled(parsed, digits, rule), parsed.negative, digits);
}

/**
 * Rounds to `digits` decimals (negative: tens, hundreds …), halves away from zero, on decimal digits.
 * A number is taken by its shortest decimal form. Throws RangeError for NaN, infinities and other non-numbers.
 */
export function roundHalfUp(x: string | number, digits: number): string {
  return round(x, digits, HALF_UP);
}

/** Rounds halves to the even digit (GB/T 8170-2008), on decimal digits; otherwise as `roundHalfUp`. */
export function roundHalfEven(x: string | number, digits: number): string {
  return round(x, digits, HALF_EVEN);
}

/**
 * Decimal text → integer of 10^-6, of any size. More than six decimals are rounded half up.
 * Throws RangeError when the text is no decimal number.
 */
export function toExact(text: string): bigint {
  const parsed = parseDecimal(text);
  const magnitude = scaled(parsed, MICRO_DIGITS, HALF_UP);
  return parsed.negative ? -magnitude : magnitude;
}

/** Integer of 10^-6 → canonical decimal text: no trailing zeros, no exponent, never "-0". */
export function fromExact(exact: bigint): string {
  const text = print(exact < 0n ? -exact : exact, exact < 0n, MICRO_DIGITS);
  return text.replace(/\.?0+$/, '');
}

/** Integer of 10^-6 → the nearest double in the indicator's own unit. */
export function exactToNumber(exact: bigint): number {
  const micro = Number(exact);
  // One correctly rounded division of two exact doubles is the nearest double; beyond them the digits are read.
  return Number.isSafeInteger(micro) ? microToNumber(micro) : Number(fromExact(exact));
}

/**
 * As `toExact`, as a number: for what a cell of a form may hold. Throws RangeError when the text is no decimal number
 * or the result is no safe integer (|x| > 9,007,199,254.74).
 */
export function toMicro(text: string): number {
  const micro = Number(toExact(text));
  if (!Number.isSafeInteger(micro)) throw new RangeError(`amount too large: ${text}`);
  return micro;
}

/** As `fromExact`, of a safe integer. Throws RangeError for other numbers. */
export function fromMicro(micro: number): string {
  if (!Number.isSafeInteger(micro)) throw new RangeError(`not a whole number of millionths: ${micro}`);
  return fromExact(BigInt(micro));
}

/** Safe integer of 10^-6 → the nearest double in the indicator's own unit. */
export function microToNumber(micro: number): number {
  // One correctly rounded division of two exact doubles: the nearest double to the decimal value.
  return micro / 1e6;
}

/** x · 10^exponent, on decimal digits: 万元 → 亿元 (−4) leaves no dust that x / 10000 would add to a fraction. */
export function shiftDecimal(x: number, exponent: number): number {
  const { negative, digits, scale } = parseDecimal(x);
  return Number(`${negative ? '-' : ''}${digits}e${exponent - scale}`);
}

/** For display: rounded half up, thousands separators, e.g. 12,345.60. The sign is a hyphen-minus. */
export function formatFixed(x: string | number, digits: number): string {
  const [whole = '', fraction] = roundHalfUp(x, digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
