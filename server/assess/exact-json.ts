/**
 * A digit beyond what a double holds could be altered without changing the number that is read. So a number in a
 * published file must stand there in full and in no more digits than it needs.
 */

type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown;
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown;

/** The first number whose digits are not those of the number read, with its key; null when all agree. */
export function firstInexactNumber(text: string): { key: string; written: string; read: string } | null {
  let found: { key: string; written: string; read: string } | null = null;
  parseWithSource(text, (key, value, { source }) => {
    if (
      found === null &&
      typeof value === 'number' &&
      source !== undefined &&
      !sameDecimal(source, String(value))
    ) {
      found = { key, written: source, read: String(value) };
    }
    return value;
  });
  return found;
}

function sameDecimal(a: string, b: string): boolean {
  const [x, y] = [decimalParts(a), decimalParts(b)];
  return x.digits === y.digits && x.negative === y.negative && (x.digits === '' || x.exponent === y.exponent);
}

/** 60.0, 6e1 and 60 are the same decimal: significant digits and a power of ten. */
function decimalParts(text: string): { negative: boolean; digits: string; exponent: number } {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.');
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  const exponent = Number(power) - fraction.length + (digits.length - significant.length);
  return { negative: text.startsWith('-') && significant !== '', digits: significant, exponent };
}
