/** Fonts, colours and cell formats of an old .xls (BIFF5, BIFF8), as far as they tell what is seen. */
import type { Buffer } from 'node:buffer';
import {
  type BiffRecord,
  type BiffRun,
  type StringTable,
  stringTable,
  withContinued,
} from './biff-records.ts';
import { indexedColour, type Rgb } from './colours.ts';
import type { CellStyle, Run, Writing } from './look.ts';

const FONT = 0x31;
const XF = 0xe0;
const PALETTE = 0x92;
const SST = 0xfc;

interface RawFont {
  struck: boolean;
  raised: boolean;
  colour: number;
  size: number;
}

/** What the workbook's first part says; filled record by record, asked when all are read. */
export class XlsStyles {
  readonly #fonts: RawFont[] = [];
  readonly #formats: { font: number; fill: number | null }[] = [];
  readonly #styles = new Map<number, CellStyle>();
  #palette: Rgb[] = [];
  #texts: StringTable = { rich: new Map(), chinese: false };

  read(record: BiffRecord, stream: Buffer, biff8: boolean): void {
    const { type, data } = record;
    if (type === FONT && data.length >= 10)
      this.#fonts.push({
        size: data.readUInt16LE(0) / 20,
        struck: (data.readUInt16LE(2) & 8) !== 0,
        colour: data.readUInt16LE(4),
        raised: data.readUInt16LE(8) !== 0,
      });
    else if (type === XF && data.length >= (biff8 ? 20 : 12)) this.#addFormat(data, biff8);
    else if (type === PALETTE && data.length >= 2)
      this.#palette = Array.from({ length: Math.floor((data.length - 2) / 4) }, (_, i): Rgb => {
        const at = 2 + i * 4;
        return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      });
    else if (type === SST) this.#texts = stringTable(data, withContinued(stream, record));
  }

  #addFormat(data: Buffer, biff8: boolean): void {
    const solid = biff8 ? data.readUInt32LE(14) >>> 26 === 1 : (data.readUInt16LE(10) & 0x3f) === 1;
    const colour = data.readUInt16LE(biff8 ? 18 : 8) & 0x7f;
    this.#formats.push({ font: data.readUInt16LE(0), fill: solid ? colour : null });
  }

  /** Some text of the workbook's table has a Chinese character. */
  get chinese(): boolean {
    return this.#texts.chinese;
  }

  /** A numbered colour of the workbook's own palette; null for the system's. */
  colour(index: number): Rgb | null {
    return index >= 8 && index < 64
      ? (this.#palette[index - 8] ?? indexedColour(index))
      : indexedColour(index);
  }

  /** Font number 4 does not exist: those behind it are stored one place earlier. */
  #writing(font: number): Writing {
    const raw = this.#fonts[font > 4 ? font - 1 : font];
    return raw ? { ...raw, colour: this.colour(raw.colour) } : {};
  }

  style(format: number): CellStyle {
    const known = this.#styles.get(format);
    if (known) return known;
    const raw = this.#formats[format];
    const fill = raw?.fill ?? null;
    const style = raw ? { ...this.#writing(raw.font), fill: fill === null ? null : this.colour(fill) } : {};
    this.#styles.set(format, style);
    return style;
  }

  /** The parts of a text whose writing changes at `runs`; what stands before the first is written as the cell is. */
  parts(text: string, runs: readonly BiffRun[]): Run[] {
    const starts = [...runs].filter(({ start }) => start < text.length);
    const first = starts[0]?.start ?? text.length;
    const head: Run[] = first > 0 ? [{ text: text.slice(0, first) }] : [];
    return [
      ...head,
      ...starts.map(({ start, font }, index) => ({
        ...this.#writing(font),
        text: text.slice(start, starts[index + 1]?.start ?? text.length),
      })),
    ];
  }

  /** The parts of a text of the string table; null for one plain text. */
  sharedParts(index: number): Run[] | null {
    const found = this.#texts.rich.get(index);
    return found ? this.parts(found.text, found.runs) : null;
  }
}
