/** The records of an old .xls (BIFF5, BIFF8), and the texts of its string table, which run over their ends. */
import type { Buffer } from 'node:buffer';

export interface BiffRecord {
  type: number;
  /** Where the record begins in the stream. */
  at: number;
  data: Buffer;
}

const CONTINUE = 0x3c;

/** Records from `start` to the end of the stream; stops where the stream is cut. */
export function* biffRecords(stream: Buffer, start = 0): Generator<BiffRecord> {
  let at = start;
  while (at + 4 <= stream.length) {
    const length = stream.readUInt16LE(at + 2);
    yield { type: stream.readUInt16LE(at), at, data: stream.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

/** A part of a text from character `start` on in the font of that number. */
export interface BiffRun {
  start: number;
  font: number;
}

interface RichText {
  text: string;
  runs: BiffRun[];
}

/** Reads over the boundaries of a record and the CONTINUE records behind it. */
class Segments {
  readonly #parts: Buffer[];
  #part = 0;
  #at = 0;

  constructor(parts: Buffer[]) {
    this.#parts = parts;
  }

  get ended(): boolean {
    while (this.#part < this.#parts.length && this.#at >= (this.#parts[this.#part]?.length ?? 0)) {
      this.#part += 1;
      this.#at = 0;
    }
    return this.#part >= this.#parts.length;
  }

  byte(): number {
    return this.ended ? 0 : (this.#parts[this.#part]?.[this.#at++] ?? 0);
  }

  word(): number {
    return this.byte() | (this.byte() << 8);
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0 && !this.ended; ) {
      const step = Math.min(left, (this.#parts[this.#part]?.length ?? 0) - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /** Characters; where a record ends within them the next one begins with its own width. */
  characters(length: number, wide: boolean): string {
    let isWide = wide;
    const codes: number[] = [];
    let part = this.#part;
    for (let i = 0; i < length && !this.ended; i++) {
      if (this.#part !== part) {
        part = this.#part;
        isWide = (this.byte() & 1) === 1;
      }
      codes.push(isWide ? this.word() : this.byte());
    }
    let text = '';
    for (let i = 0; i < codes.length; i += 4096) text += String.fromCharCode(...codes.slice(i, i + 4096));
    return text;
  }
}

export interface StringTable {
  /** The texts whose parts are written in more than one font, by number. */
  rich: Map<number, RichText>;
  /** Some text of the table has a Chinese character. */
  chinese: boolean;
}

export const CHINESE = /\p{Script=Han}/u;

/** What a string table (SST) tells beyond what the spreadsheet library gives of it. */
export function stringTable(table: Buffer, continued: Buffer[]): StringTable {
  const rich = new Map<number, RichText>();
  let chinese = false;
  const segments = new Segments([table.subarray(8), ...continued]);
  const total = table.length >= 8 ? table.readUInt32LE(4) : 0;
  for (let index = 0; index < total && !segments.ended; index++) {
    const length = segments.word();
    const flags = segments.byte();
    const count = flags & 8 ? segments.word() : 0;
    const extra = flags & 4 ? segments.word() + segments.word() * 65_536 : 0;
    const text = segments.characters(length, (flags & 1) === 1);
    const runs = Array.from({ length: count }, () => ({ start: segments.word(), font: segments.word() }));
    segments.skip(extra);
    if (count > 0) rich.set(index, { text, runs });
    chinese ||= CHINESE.test(text);
  }
  return { rich, chinese };
}

/** A record's own data and the CONTINUE records that follow it. */
export function withContinued(stream: Buffer, record: BiffRecord): Buffer[] {
  const parts: Buffer[] = [];
  for (const next of biffRecords(stream, record.at + 4 + record.data.length)) {
    if (next.type !== CONTINUE) break;
    parts.push(next.data);
  }
  return parts;
}
