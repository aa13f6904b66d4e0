/** Files put together in one ZIP (APPNOTE 6.3), stored and undated, so that the same files give the same bytes. */
import { crc32 } from 'node:zlib';

const UTF8_NAMES = 0x0800;
/** 1980-01-01, the first day a ZIP can say. */
const NO_DATE = 0x0021;

export function zipOf(files: ReadonlyMap<string, string>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of files) {
    const [name, body] = [Buffer.from(path), Buffer.from(text)];
    const facts = factsOf(name, body);
    const local = Buffer.concat([u32(0x04034b50), u16(20), facts, u16(0), name, body]);
    directory.push(
      Buffer.concat([u32(0x02014b50), u16(20), u16(20), facts, u16(0), u16(0), u16(0), u16(0)]),
      Buffer.concat([u32(0), u32(offset), name]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    ...[u32(0x06054b50), u16(0), u16(0), u16(files.size), u16(files.size)],
    ...[u32(central.length), u32(offset), u16(0)],
  ]);
  return Buffer.concat([...locals, central, end]);
}

/** What both heads say alike: flags, method, time, day, checksum, sizes, length of the name. */
function factsOf(name: Buffer, body: Buffer): Buffer {
  return Buffer.concat([
    ...[u16(UTF8_NAMES), u16(0), u16(0), u16(NO_DATE)],
    ...[u32(crc32(body)), u32(body.length), u32(body.length), u16(name.length)],
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
