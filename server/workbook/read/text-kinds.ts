/** Texts that other programs understand as tables or data, but that are no comma, tab or semicolon table. */
import type { WorkbookProblemCode } from '../problem.ts';

/** At least two lines, and most of them, are split by bars, more often than by what a CSV is split by. */
function isSplitByBars(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const count = (line: string, mark: RegExp) => line.match(mark)?.length ?? 0;
  const split = lines.filter((line) => count(line, /[|｜]/g) > count(line, /[,;\t]/g));
  return split.length >= 2 && split.length * 2 > lines.length;
}

/** Columns set out by runs of blanks, as in mails and printed lists: where a cell is blank nothing tells which. */
function isSplitByBlanks(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const split = lines.filter(
    (line) => !/[,;\t]/.test(line.replace(/\d,\d{3}/g, '')) && /\S(?: {2,}|\u3000+)[\d.]/.test(line),
  );
  return split.length >= 2 && split.length * 2 > lines.length;
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Null for a text that may be a CSV; never throws. */
export function textProblem(text: string): WorkbookProblemCode | null {
  if (/^ID;P[^\r\n]*[\r\n]/.test(text)) return 'is_sylk';
  if (/^TABLE\s*[\r\n]+0,\d+\s*[\r\n]/.test(text)) return 'is_dif';
  if (isJson(text)) return 'is_json';
  if (isSplitByBars(text)) return 'is_barred_text';
  return isSplitByBlanks(text) ? 'is_blank_text' : null;
}
