/** Text that may stand in any XML file. */

/** Characters that no XML document may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Without what would make the file unreadable: control characters and halves of pairs. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '');
}
