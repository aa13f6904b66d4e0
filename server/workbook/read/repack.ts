/** A plain ZIP archive of text parts, stored without compression: what the spreadsheet library gets instead of the upload. */
import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** Little-endian fields: positive widths in bytes. */
function record(signature: number, fields: readonly [value: number, width: 2 | 4][]): Buffer {
  const bytes = Buffer.alloc(4 + fields.reduce((sum, [, width]) => sum + width, 0));
  bytes.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [value, width] of fields) {
    if (width === 2) bytes.writeUInt16LE(value, at);
    else bytes.writeUInt32LE(value, at);
    at += width;
  }
  return bytes;
}

/** 1 January 1980, the earliest date an archive can name. */
const DATE = 0x21;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/** The archive's bytes; parts come in the order of the map. */
export function repack(parts: ReadonlyMap<string, string>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of parts) {
    const name = Buffer.from(path);
    const data = Buffer.from(text);
    const common: [number, 2 | 4][] = [
      [20, 2],
      [FLAGS, 2],
      [0, 2],
      [0, 2],
      [DATE, 2],
      [crc32(data), 4],
      [data.length, 4],
      [data.length, 4],
      [name.length, 2],
      [0, 2],
    ];
    const head = record(0x04034b50, common);
    const tail: [number, 2 | 4][] = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ];
    central.push(record(0x02014b50, [[20, 2], ...common, ...tail]), name);
    local.push(head, name, data);
    offset += head.length + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = record(0x06054b50, [
    [0, 2],
    [0, 2],
    [parts.size, 2],
    [parts.size, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  ]);
  return Buffer.concat([...local, directory, end]);
}
