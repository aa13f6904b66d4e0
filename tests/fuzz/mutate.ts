/** Spreadsheets as nobody saved them: bytes of real files and the XML inside them, changed at random. */
import { inflateRawSync } from 'node:zlib';
import { zipOf } from '../server/workbook/zip-builder.ts';

type Random = () => number;

const MOST_CHANGES = 12;
const DEEP = 4000;
/** What stands where a number or an address stood. */
const STRANGE = [
  '',
  '-0',
  '1e309',
  '-1e-309',
  'NaN',
  '9'.repeat(40),
  '９９',
  '²',
  '0x1F',
  '1048577',
  'XFE1',
  '-1',
  '\u0000',
];

/** One mutation of one of the files; the same draws give the same bytes. */
export function mutated(files: readonly Uint8Array[], random: Random): Uint8Array {
  const file = pick(files, random);
  const zipped = file[0] === 0x50 && file[1] === 0x4b;
  return zipped && random() < 0.7 ? withChangedPart(file, random) : withChangedBytes(file, random);
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}
const place = (length: number, random: Random) => Math.floor(random() * length);

/** Bytes replaced, a piece taken out or doubled, the end cut off. */
function withChangedBytes(file: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(file);
  for (let changes = place(MOST_CHANGES, random); changes >= 0; changes--)
    bytes[place(bytes.length, random)] = place(256, random);
  const kind = random();
  const from = place(bytes.length, random);
  const to = Math.min(bytes.length, from + place(600, random));
  if (kind < 0.2) bytes = bytes.subarray(0, from);
  else if (kind < 0.4) bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  else if (kind < 0.6) bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  return new Uint8Array(bytes);
}

/** A sound archive, one of whose parts is not what it was. */
function withChangedPart(file: Uint8Array, random: Random): Uint8Array {
  const entries = unzipped(Buffer.from(file));
  const chosen = pick(entries, random);
  const data = Buffer.from(changedText(chosen.data.toString('utf8'), random));
  const kind = random();
  if (kind < 0.05) return zipOf(entries.filter((entry) => entry !== chosen));
  if (kind < 0.1) return zipOf([...entries, chosen]);
  return zipOf(entries.map((entry) => (entry === chosen ? { ...entry, data } : entry)));
}

function changedText(text: string, random: Random): string {
  let changed = text;
  for (let changes = place(MOST_CHANGES, random) / 2; changes >= 0; changes--) {
    const kind = random();
    if (kind < 0.35) changed = replaced(changed, /\d+(\.\d+)?/g, () => pick(STRANGE, random), random);
    else if (kind < 0.55) changed = replaced(changed, /<[^>]+>/g, () => '', random);
    else if (kind < 0.75) changed = replaced(changed, /<[^>]+>/g, (tag) => tag + tag, random);
    else if (kind < 0.95)
      changed = replaced(changed, /="[^"]*"/g, () => `="${pick(STRANGE, random)}"`, random);
    else changed = replaced(changed, />/g, () => `>${'<a>'.repeat(DEEP)}`, random);
  }
  return changed;
}

/** Replaces one of the pattern's matches. */
function replaced(text: string, pattern: RegExp, by: (found: string) => string, random: Random): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const match = pick(found, random);
  return text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
}

/** The parts of a sound archive, by its directory. */
function unzipped(zip: Buffer): { name: string; data: Buffer }[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const parts: { name: string; data: Buffer }[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const packed = zip.readUInt32LE(at + 20);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begin, begin + packed);
    const stored = zip.readUInt16LE(at + 10) === 0;
    parts.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      data: stored ? bytes : inflateRawSync(bytes),
    });
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}
