/** The table of texts of an .xlsx: which of them hold writing, which are written in parts, and which are plain. */
import type { Run } from './look.ts';
import { eachElement, elements, type Palette, runsOf } from './xlsx-styles.ts';
import { unescapeXml } from './xml-text.ts';

export interface Strings {
  count: number;
  /** By number, the texts that hold nothing to decode and no parts: read by whatever program, they are these characters. */
  plain: readonly (string | undefined)[];
  /** Numbers of the other texts in which something is written. */
  written: ReadonlySet<number>;
  runs: ReadonlyMap<number, Run[]>;
}

const ONE_TEXT = /^<t(?: xml:space="preserve")?(?:\/>|>([^<&\r]*)<\/t>)$/;
/** `_x000D_` stands for a character. */
const ENCODED = /_x/i;

/** The characters of a string item that is one plain text; undefined for any other. */
export function plainText(xml: string): string | undefined {
  const one = ONE_TEXT.exec(xml);
  const text = one?.[1] ?? '';
  return one && !ENCODED.test(text) ? text : undefined;
}

export const isWritten = (xml: string) =>
  elements(xml, 't').some(({ content }) => unescapeXml(content).trim() !== '');

export function stringsOf(xml: string, palette: Palette): Strings {
  const [plain, written, runs] = [[] as (string | undefined)[], new Set<number>(), new Map<number, Run[]>()];
  for (const { content } of eachElement(xml, 'si')) {
    const text = plainText(content);
    plain.push(text);
    if (text !== undefined) continue;
    const found = runsOf(content, palette);
    if (found) runs.set(plain.length - 1, found);
    if (isWritten(content)) written.add(plain.length - 1);
  }
  return { count: plain.length, plain, written, runs };
}

/** The table of texts as the spreadsheet library counts it: an empty `<si/>` is a text too, and shifts none behind it. */
export function countedStrings(parts: ReadonlyMap<string, string>): Map<string, string> {
  const counted = (xml: string) =>
    xml.replace(/<((?:[\w.-]+:)?si)(?:\s[^>]*?)?(\/)?>/g, (_tag, name, closed) =>
      closed ? `<${name}></${name}>` : `<${name}>`,
    );
  return new Map(
    [...parts].map(([name, xml]) => [name, /^\s*<(?:[\w.-]+:)?sst[\s>]/.test(xml) ? counted(xml) : xml]),
  );
}
