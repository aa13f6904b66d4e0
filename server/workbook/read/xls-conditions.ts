/** The conditional formats of an old .xls ([MS-XLS] 2.4.42, 2.4.43, 2.4.56, 2.4.57, 2.5.92). */
import type { Buffer } from 'node:buffer';
import {
  type Condition,
  type Corners,
  compare,
  type Dress,
  expression,
  isBlankFormat,
} from './conditions.ts';
import type { Writing } from './look.ts';
import type { XlsStyles } from './xls-styles.ts';
import { formulaText } from './xls-tokens.ts';

/** Ranges, and the conditions behind them; since Excel 2007 in a second writing with a header of 12 bytes. */
const RANGES = 0x1b0;
const CONDITION = 0x1b1;
const RANGES_2007 = 0x879;
const CONDITION_2007 = 0x87a;
const HEADER = 12;

const CELL_VALUE = 1;
const FORMULA = 2;
const BAR = 4;
const ICONS = 6;
const OPERATORS = [
  '',
  'between',
  'notBetween',
  'equal',
  'notEqual',
  'greaterThan',
  'lessThan',
  'greaterThanOrEqual',
  'lessThanOrEqual',
];
const FONT_BYTES = 118;

function rangesOf(data: Buffer, at: number): Corners[] {
  const count = data.readUInt16LE(at + 12);
  return Array.from({ length: count }, (_, i): Corners => {
    const [top, bottom, left, right] = [0, 2, 4, 6].map((part) => data.readUInt16LE(at + 14 + i * 8 + part));
    return [top ?? 0, left ?? 0, bottom ?? 0, right ?? 0];
  });
}

function fontOf(data: Buffer, at: number, styles: XlsStyles): Writing {
  const size = data.readInt32LE(at + 64);
  const colour = data.readInt32LE(at + 80);
  const unchanged = data.readUInt32LE(at + 88);
  const struck = (unchanged & 0x80) === 0 && (data.readUInt32LE(at + 68) & 0x80) !== 0;
  return {
    ...(size > 0 ? { size: size / 20 } : {}),
    ...(colour >= 0 ? { colour: styles.colour(colour) } : {}),
    ...(struck ? { struck } : {}),
  };
}

function fillOf(data: Buffer, at: number, flags: number, styles: XlsStyles): Pick<Dress, 'fill'> {
  const has = (bit: number) => (flags & (1 << bit)) === 0;
  const solid = !has(16) || data.readUInt16LE(at) >>> 10 === 1;
  const colours = data.readUInt16LE(at + 2);
  if (!solid) return {};
  if (has(18)) return { fill: styles.colour((colours >>> 7) & 0x7f) };
  return has(17) ? { fill: styles.colour(colours & 0x7f) } : {};
}

/** What a condition makes of its cells, and where its description ends. */
function dressAt(data: Buffer, at: number, styles: XlsStyles): { dress: Dress; end: number } {
  const flags = data.readUInt32LE(at);
  const has = (bit: number) => ((flags >>> bit) & 1) === 1;
  let end = at + 6;
  const dress: Dress = { blank: false };
  if (has(25) && (data.readUInt16LE(at + 4) & 1) === 1) {
    const [bytes, length] = [data.readUInt16LE(end), data.readUInt16LE(end + 2)];
    const wide = ((data[end + 4] ?? 0) & 1) === 1;
    const code = data.subarray(end + 5, end + 5 + length * (wide ? 2 : 1));
    dress.blank = isBlankFormat(code.toString(wide ? 'utf16le' : 'latin1'));
    end += bytes;
  } else if (has(25)) end += 2;
  if (has(26)) {
    Object.assign(dress, fontOf(data, end, styles));
    end += FONT_BYTES;
  }
  end += (has(27) ? 8 : 0) + (has(28) ? 8 : 0);
  if (has(29)) {
    Object.assign(dress, fillOf(data, end, flags, styles));
    end += 4;
  }
  return { dress, end: end + (has(30) ? 2 : 0) };
}

/** Collects what a sheet's records say; what is cut short says nothing. */
export class XlsConditions {
  readonly found: Condition[] = [];
  readonly #styles: XlsStyles;
  #ranges: Corners[] = [];

  constructor(styles: XlsStyles) {
    this.#styles = styles;
  }

  /** True when the record was one of a conditional format. */
  read(type: number, data: Buffer): boolean {
    try {
      if (type === RANGES) this.#ranges = rangesOf(data, 0);
      else if (type === RANGES_2007) this.#ranges = rangesOf(data, HEADER);
      else if (type === CONDITION) this.#add(data, 0, dressAt(data, 6, this.#styles));
      else if (type === CONDITION_2007) this.#add2007(data);
      else return false;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return true;
  }

  #add2007(data: Buffer): void {
    const bytes = data.readUInt32LE(HEADER + 6);
    const at = HEADER + 10;
    if (bytes === 0) this.#add(data, HEADER, { dress: undefined, end: at + 2 });
    else this.#add(data, HEADER, { ...dressAt(data, at, this.#styles), end: at + bytes });
  }

  #add(data: Buffer, at: number, { dress, end }: { dress: Dress | undefined; end: number }): void {
    const [kind = 0, operator = 0] = [data[at], data[at + 1]];
    const [first, second] = [data.readUInt16LE(at + 2), data.readUInt16LE(at + 4)];
    const ranges = this.#ranges;
    const texts = [data.subarray(end, end + first), data.subarray(end + first, end + first + second)].map(
      (tokens) => formulaText(tokens, ranges[0]),
    );
    const holds = (value: number | null) => {
      if (value === null) return false;
      if (kind === CELL_VALUE) return compare(value, OPERATORS[operator] ?? '', texts);
      return kind === FORMULA ? expression(texts[0] ?? '', value, ranges) : null;
    };
    this.found.push({
      ranges,
      dress,
      bare: at === HEADER && isBare(data, end + first + second, kind),
      holds,
    });
  }
}

/**
 * A bar or an icon without its number (CFDatabar, CFMultistate). Of bars the specification and Excel's own files
 * disagree on the bit: 0 is a number that is shown, so either counts as hidden.
 */
function isBare(data: Buffer, at: number, kind: number): boolean {
  if (kind !== BAR && kind !== ICONS) return false;
  // The condition of being active, stop and priority, template and its 16 bytes.
  const own = at + 2 + data.readUInt16LE(at) + 1 + 2 + 2 + 1 + 16;
  return kind === BAR ? ((data[own + 3] ?? 0) & 3) !== 0 : ((data[own + 5] ?? 0) & 1) === 1;
}
