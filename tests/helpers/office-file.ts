/** What is in an office file, read without the library that wrote it. */
import PizZip from 'pizzip';

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
const plain = (xml: string) => xml.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);

/** The text of one part of the file, as it stands in it. */
export function partOf(bytes: Uint8Array, path: string): string {
  return new PizZip(bytes).file(path)?.asText() ?? '';
}

export function partsOf(bytes: Uint8Array): string[] {
  return Object.keys(new PizZip(bytes).files);
}

/** The paragraphs of a .docx, in order, those of its tables too. */
export function paragraphsOf(docx: Uint8Array): string[] {
  const body = partOf(docx, 'word/document.xml');
  return [...body.matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gs)].map(([paragraph]) =>
    plain([...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('')),
  );
}
