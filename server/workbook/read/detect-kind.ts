/** What kind of file the bytes are. The name is not asked: any bytes "parse" as text somewhere. */
import { WorkbookProblem, type WorkbookProblemCode } from '../problem.ts';
import { textProblem } from './text-kinds.ts';

type ByteKind = 'zip' | 'cfb' | 'flat-ods' | 'text';

const MAGIC: [bytes: readonly number[], what: 'zip' | 'cfb' | WorkbookProblemCode][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'cfb'],
  [[0x25, 0x50, 0x44, 0x46], 'is_pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'is_image'],
  [[0xff, 0xd8, 0xff], 'is_image'],
  [[0x47, 0x49, 0x46, 0x38], 'is_image'],
  [[0x42, 0x4d], 'is_image'],
  [[0x52, 0x61, 0x72, 0x21], 'is_archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'is_archive'],
  [[0x1f, 0x8b], 'is_archive'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'is_document'],
  [[0x09, 0x00, 0x04, 0x00], 'is_old_excel'],
  [[0x09, 0x02, 0x06, 0x00], 'is_old_excel'],
  [[0x09, 0x04, 0x06, 0x00], 'is_old_excel'],
  [[0x09, 0x08], 'is_old_excel'],
];

/** Zip (xlsx, ods), compound file (xls, et, encrypted xlsx), one XML of an .ods, or text (csv). Throws WorkbookProblem on anything else. */
export function detectKind(bytes: Uint8Array): ByteKind {
  if (bytes.length === 0) throw new WorkbookProblem('empty');
  const what = MAGIC.find(([magic]) => magic.every((byte, index) => bytes[index] === byte))?.[1];
  if (what === 'zip' || what === 'cfb') return what;
  const text = readable(bytes);
  // Text may begin like an image does: BM is a bitmap only when the rest is no text.
  if (text === null) throw new WorkbookProblem(what ?? 'not_a_workbook');
  if (what === 'is_pdf' || what === 'is_document') throw new WorkbookProblem(what);
  if (isFlatOds(text)) return 'flat-ods';
  const foreign = markupOf(text) ?? textProblem(text);
  if (foreign) throw new WorkbookProblem(foreign);
  if (text.trim() === '') throw new WorkbookProblem('empty');
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
/** DOS programs end a text with Ctrl-Z, others fill the last block with NUL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ends of old programs' texts
const OLD_END = /[\u0000\u001a]+\s*$/;

function readable(bytes: Uint8Array): string | null {
  const text = decodeAny(bytes)?.replace(OLD_END, '');
  if (text === undefined || CONTROL.test(text) || text.includes('\ufffd')) return null;
  return text.replace(/^\ufeff/, '');
}

function isFlatOds(text: string): boolean {
  return (
    /^\s*<(\?xml|office:document)/.test(text) &&
    /<office:document\s[^>]*office:mimetype="application\/vnd\.oasis\.opendocument\.spreadsheet"/.test(
      text.slice(0, 20_000),
    )
  );
}

function markupOf(text: string): WorkbookProblemCode | null {
  const head = text.slice(0, 4000);
  if (/^\s*<\?xml/i.test(head) && /urn:schemas-microsoft-com:office:spreadsheet|<Workbook[\s>]/.test(head))
    return 'is_xml_table';
  if (/^\s*(MIME-Version:|<!doctype html|<html|<head|<body|<table|<meta|<div|<style)/i.test(head))
    return 'is_html';
  if (/^\s*<(\?xml|!--)/i.test(head) && /<(html|table)[\s>]/i.test(head)) return 'is_html';
  return /^\s*<(\?xml|!doctype)/i.test(head) ? 'not_a_workbook' : null;
}

/** The text of a CSV file without its byte order mark. Throws WorkbookProblem when the bytes are no text. */
export function decodeText(bytes: Uint8Array): string {
  const text = readable(bytes);
  if (text === null) throw new WorkbookProblem('not_a_workbook');
  return text;
}
