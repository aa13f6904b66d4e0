import * as XLSX from '@e965/xlsx';

export function record(type: number, ...data: (number | Uint8Array)[]): Uint8Array {
  const words = data.flatMap((part) =>
    typeof part === 'number' ? [part & 255, (part >> 8) & 255] : [...part],
  );
  return Uint8Array.from([type & 255, type >> 8, words.length & 255, words.length >> 8, ...words]);
}

function double(value: number): Uint8Array {
  return new Uint8Array(Float64Array.of(value).buffer);
}

/** A text cell in the bytes of the code page. */
export function label(row: number, col: number, bytes: Uint8Array): Uint8Array {
  return record(0x204, row, col, 0, bytes.length, bytes);
}

export function numberCell(row: number, col: number, value: number): Uint8Array {
  return record(0x203, row, col, 0, double(value));
}

const BIFF5 = 0x0500;

/** An Excel 5.0/95 workbook of one sheet in the given code page. */
export function excel95(codepage: number, name: Uint8Array, cells: Uint8Array[]): Uint8Array {
  const join = (parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const bof = (kind: number) => record(0x809, BIFF5, kind, 0, 0);
  const end = record(0x0a);
  const head = join([bof(5), record(0x42, codepage)]);
  const sheetRecord = (at: number) => record(0x85, at, 0, 0, Uint8Array.from([name.length, ...name]));
  const offset = head.length + sheetRecord(0).length + end.length;
  const stream = join([head, sheetRecord(offset), end, bof(16), ...cells, end]);
  const container = XLSX.CFB.utils.cfb_new();
  // Below 4,096 bytes a stream would go into a place of its own; old programs padded it.
  XLSX.CFB.utils.cfb_add(container, '/Book', Buffer.concat([stream, Buffer.alloc(4096)]));
  return new Uint8Array(XLSX.CFB.write(container, { type: 'buffer' }));
}
