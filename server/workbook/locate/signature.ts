/** 填报人, 审核人 and 联系电话 as they stand above or below a table. Pure. */
import type { Signature } from '#shared/contract/receipt.ts';
import type { Cell } from '../sheets.ts';

type Part = keyof Signature;

/** The words before a name; 负责人 signs where no 审核人 is asked for. */
const LABELS: readonly [Part, string][] = [
  ['preparedBy', '填\\s*报\\s*人|填\\s*表\\s*人|制\\s*表\\s*人|经\\s*办\\s*人'],
  ['checkedBy', '审\\s*核\\s*人|复\\s*核\\s*人'],
  ['telephone', '联\\s*系\\s*电\\s*话|电\\s*话|手\\s*机(?:\\s*号\\s*码)?'],
];
/** Anything that ends what stands behind a label. */
const NEXT =
  '填\\s*[报表]|制\\s*表|经\\s*办|审\\s*核|复\\s*核|联\\s*系|电\\s*话|手\\s*机|负\\s*责\\s*人|单\\s*位|日\\s*期|报\\s*[送出]|分\\s*管';
const MAX_LENGTH = 30;

/** What the sheet says; '' for what it does not. The first of several holds: it heads the form. */
export function readSignature(cells: readonly Cell[]): Signature {
  const found: Signature = { preparedBy: '', checkedBy: '', telephone: '' };
  const texts = cells.filter((cell) => cell.text.trim() !== '' && !cell.hidden && !cell.unseen);
  for (const [part, words] of LABELS) {
    for (const cell of texts) {
      const said = behind(cell, words, texts);
      if (said === null || !fits(part, said)) continue;
      found[part] = said;
      break;
    }
  }
  return found;
}

/** What stands behind the label in its own cell, else in the next cell of the row that is not a label itself. */
function behind(cell: Cell, words: string, cells: readonly Cell[]): string | null {
  const match = new RegExp(
    `(?:^|[\\s　;；,，、])(?:${words})(?:\\s*[(（][^()（）]*[)）])?\\s*(?:[:：]|$)(.*)$`,
    's',
  ).exec(cell.text.trim());
  if (!match) return null;
  const rest = (match[1] ?? '').split(new RegExp(`[\\s　;；,，]*(?:${NEXT})`))[0] ?? '';
  if (rest.trim() !== '') return tidy(rest);
  if ((match[1] ?? '').trim() !== '') return null;
  const next = cells.find((other) => other.row === cell.row && other.col > cell.col);
  return next && !new RegExp(`^\\s*(?:${NEXT})`).test(next.text) ? tidy(next.text) : null;
}

/** Blank lines of underscores are to be written on, not read. */
function tidy(text: string): string {
  return text.replace(/[_＿\s　]+/g, ' ').trim();
}

function fits(part: Part, said: string): boolean {
  if (said === '' || said.length > MAX_LENGTH) return false;
  return part === 'telephone' ? /\d{5,}/.test(said.replace(/[\s\-—()（）]/g, '')) : !/\d/.test(said);
}
