/**
 * A cell's text with what the reader of its file has to say about it. A file's cell may hold more than its text (what
 * is struck out, hidden, or stored behind it); the draft keeps texts only, so the remark travels in the text and is
 * read back here, on the page as in the server.
 */

const REMARK = /^(.*?)（文件：(.+?)(?:；建议(-?\d+(?:\.\d+)?))?）$/s;

/** `4,800（文件：看不见，实存5200；建议5200）`; `suggestion` is a decimal in the form's unit. */
export function withRemark(seen: string, remark: string, suggestion?: string): string {
  const advice = suggestion === undefined ? '' : `；建议${suggestion}`;
  return `${seen}（文件：${remark}${advice}）`;
}

export interface Remarked {
  seen: string;
  remark: string;
  suggestion?: string;
}

/** The parts of a text that `withRemark` made; null for any other text. */
export function readRemark(text: string): Remarked | null {
  const match = REMARK.exec(text);
  if (!match) return null;
  const [, seen = '', remark = '', suggestion] = match;
  return { seen, remark, ...(suggestion === undefined ? {} : { suggestion }) };
}
