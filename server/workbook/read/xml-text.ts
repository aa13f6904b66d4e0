/**
 * XML parts as one plain text each, before anything looks for tags in them: decoded by their own mark, comments and
 * processing instructions gone, CDATA as ordinary text. Whoever scans for `<c …>` then never meets one that is no cell.
 */
import { WorkbookProblem } from '../problem.ts';

const DECLARED = /^\s*<\?xml[^>]*\sencoding=["']([\w.-]+)["']/i;
const NOT_CONTENT = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)/g;
const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const utf16be = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c);
  if (utf16 || utf16be) return new TextDecoder(utf16 ? 'utf-16le' : 'utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const encoding = DECLARED.exec(head.replace(/^[^<]*/, ''))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    throw new WorkbookProblem('broken');
  }
}

/** The content of an XML part. Throws WorkbookProblem `broken` when its encoding is not known. */
export function xmlText(bytes: Uint8Array): string {
  const text = decode(bytes);
  // Most parts have a declaration and nothing else of that kind: no copy is made of tens of megabytes.
  const declaration = /^\s*<\?[^>]*\?>/.exec(text)?.[0] ?? '';
  const content = text.slice(declaration.length);
  if (!/<[!?]/.test(content)) return content;
  return text.replace(NOT_CONTENT, (_whole, cdata?: string) =>
    (cdata ?? '').replace(/[<>&]/g, (char) => ESCAPES[char] ?? char),
  );
}

const patterns = new Map<string, RegExp>();

/** The few names that are asked for are asked in every cell: each pattern is made once. */
function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const made = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, made);
  return made;
}

/** The value of an attribute in the text between a tag's name and its end, any prefix; undefined when absent. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = patternOf(name).exec(attributes);
  return match ? (match[1] ?? match[2]) : undefined;
}

/** True for a switch such as `<strike/>` or `hidden="1"`; absent values count as on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(0|false|off|none)$/i.test(value.trim());
}

/** Character and entity references as the characters they stand for. */
export function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
