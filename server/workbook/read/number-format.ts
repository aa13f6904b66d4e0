/** What a cell's number format says of whatever stands in the cell. */
import * as XLSX from '@e965/xlsx';
import { remembered } from '../locate/remember.ts';

interface NumberFormat {
  date: boolean;
  percent: boolean;
  /** It shows the number divided by thousands or ten thousands. */
  scaled: boolean;
  /** It writes in white. */
  white: boolean;
  /** It shows nothing of a text: `;;;`. */
  hidesText: boolean;
  /** The library takes its language (`[$-804]`) for a dollar sign. */
  falseDollar: boolean;
}

const LANGUAGE = /\[\$-[^\]]*\]/g;
const WHITE = /\[(?:White|白色|Color ?2)\]/i;

/** A workbook has few formats and many cells. */
export const numberFormat = remembered((format: string): NumberFormat => {
  const bare = format.replace(/"[^"]*"|\\[^.,]|\[[^\]]*\]|_./g, '');
  const sections = format.replace(/"[^"]*"|\\./g, '').split(';');
  const spoken = format.replace(LANGUAGE, '');
  return {
    date: format !== '' && XLSX.SSF.is_date(format),
    percent: bare.includes('%'),
    scaled: /[0#?],+(?![0#?,])|[!\\][.,]/.test(bare),
    white: WHITE.test(format),
    hidesText: sections.length >= 4 && sections[3]?.trim() === '',
    falseDollar: spoken !== format && !spoken.includes('$'),
  };
});
