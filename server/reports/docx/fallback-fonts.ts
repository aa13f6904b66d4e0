/** Names in Word's table of fonts what stands in for a typeface that a machine does not have. */
import PizZip from 'pizzip';
import { FALLBACK } from './page.ts';

const TABLE = 'word/fontTable.xml';

/** The same file with the table of fonts written out; Word and WPS read `altName`, LibreOffice too. */
export function withFallbackFonts(bytes: Uint8Array): Uint8Array {
  const zip = new PizZip(bytes);
  const fonts = Object.entries(FALLBACK).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  zip.file(
    TABLE,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`,
  );
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
