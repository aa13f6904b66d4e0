/** Texts of cells made comparable without changing what they say: the one place where characters are dropped or mapped. */

/**
 * Characters that show nothing and say nothing: soft hyphen, joiners, direction marks and isolates, word joiner, byte
 * order mark. The Windows calculator, WeChat and web pages put them around copied numbers.
 */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202d\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** Full-width and small forms of ASCII, the full-width currency signs and the ideographic blank; nothing else is mapped. */
const WIDE = /[\uff01-\uff5e\uffe0-\uffe6\ufe50-\ufe6b\u3000]/g;
/** Any blank within a line; line breaks and tabs divide two statements and stay. */
const BLANK = /[^\S\t\n\v\f\r\u2028\u2029]/gu;

/** Without invisible characters, full-width forms plain, every blank a space, trimmed. Digits of other scripts stay. */
export function plainText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(WIDE, (char) => char.normalize('NFKC'))
    .replace(BLANK, ' ')
    .trim();
}

/** True when a character turns the direction of writing: what is seen is not the order in which it is stored. */
export function turnsDirection(text: string): boolean {
  return text.includes('\u202e');
}
