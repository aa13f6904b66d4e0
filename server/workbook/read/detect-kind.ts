/** What kind of file the bytes are. The name is not asked: any bytes "parse" as text somewhere. */
import { WorkbookProblem } from '../problem.ts';

export type ByteKind = 'zip' | 'cfb' | 'text';

const CFB_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Zip (xlsx, ods), compound file (xls, encrypted xlsx) or text (csv). Throws WorkbookProblem on anything else. */
export function detectKind(bytes: Uint8Array): ByteKind {
  if (bytes.length === 0) throw new WorkbookProblem('empty');
  if (startsWith(bytes, ZIP_MAGIC)) return 'zip';
  if (startsWith(bytes, CFB_MAGIC)) return 'cfb';
  decodeText(bytes);
  return 'text';
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 by its mark, UTF-8 when valid, else GB18030 (what Chinese Excel and WPS save as CSV). */
function decodeAny(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const MARKUP = /^\s*(<\?xml|<!doctype|<html|<table|%PDF|\{\\rtf)/i;

/** The text of a CSV file without its byte order mark. Throws WorkbookProblem when the bytes are no table as text. */
export function decodeText(bytes: Uint8Array): string {
  const text = decodeAny(bytes);
  if (text === null || CONTROL.test(text) || text.includes('\ufffd') || MARKUP.test(text))
    throw new WorkbookProblem('not_a_workbook');
  if (text.trim() === '') throw new WorkbookProblem('empty');
  return text.replace(/^\ufeff/, '');
}
