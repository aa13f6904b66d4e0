/** A document with the paragraphs that somebody wrote anew, and the numbers in them that no longer hold. */
import type { Block, ReportModel } from './model.ts';
import { keyOf, type Num, numbersOf, type Said } from './said.ts';

/** The newest edit of a paragraph. */
interface Edit {
  paragraph: string;
  text: string;
  /** The computed paragraph that the writer saw. */
  computed: Said;
}

/** What may be written anew besides the paragraphs. */
const FRAME = ['number', 'day'] as const;

/** The computed text of every paragraph that may be written anew, by its id. */
export function editable(model: ReportModel): Map<string, Said> {
  const frame = FRAME.filter((id) => id !== 'number' || model.number !== '').map((id): [string, Said] => [
    id,
    [model[id]],
  ]);
  const blocks = model.blocks.flatMap((block): [string, Said][] =>
    block.kind === 'paragraph' ? [[block.id, block.said]] : block.kind === 'blank' ? [[block.id, []]] : [],
  );
  return new Map([...frame, ...blocks]);
}

/** The document as it goes out: edited paragraphs in place of the computed ones, line by line. */
export function withEdits(model: ReportModel, edits: ReadonlyMap<string, Pick<Edit, 'text'>>): ReportModel {
  const text = (id: string) => edits.get(id)?.text;
  return {
    ...model,
    number: text('number') ?? model.number,
    day: text('day') ?? model.day,
    blocks: model.blocks.flatMap((block): Block[] => {
      if (block.kind !== 'paragraph' && block.kind !== 'blank') return [block];
      const written = text(block.id);
      if (written === undefined) return [block];
      const lead = block.kind === 'paragraph' ? block.lead : '';
      return written
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, i) => ({
          kind: 'paragraph',
          id: block.id,
          said: [line.trim()],
          lead: i === 0 ? lead : '',
        }));
    }),
  };
}

/**
 * Numbers of an edited text that came from the computed paragraph and that the data no longer say, with what they say now
 * (empty where nothing stands in its place). A number that the writer changed or left out is the writer's own.
 */
export function staleNumbers({ text, computed }: Edit, current: Said): { text: string; now: string }[] {
  const now = new Map(numbersOf(current).map((one) => [keyOf(one), one]));
  const [kept, moved] = [new Map<string, number>(), new Map<string, Num>()];
  for (const was of numbersOf(computed)) {
    const is = now.get(keyOf(was));
    const digits = bare(was.text);
    if (is?.text === was.text) kept.set(digits, (kept.get(digits) ?? 0) + 1);
    else moved.set(keyOf(was), was);
  }
  return [...moved.values()].flatMap((was) => {
    const digits = bare(was.text);
    // The same figure may stand in the text for a number that still holds.
    if (occurrences(text, digits) <= (kept.get(digits) ?? 0)) return [];
    const shown = occurrences(text, was.text) > 0 ? was.text : digits;
    return [{ text: shown, now: now.get(keyOf(was))?.text ?? '' }];
  });
}

/** 增长6.4% is, whatever the words around it, 6.4%; 持平 is itself. */
function bare(text: string): string {
  return /\d[\d.,]*.*$/.exec(text)?.[0] ?? text;
}

/** How often a number stands in a text, not as the end of a longer one. */
function occurrences(text: string, number: string): number {
  let count = 0;
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + number.length)) {
    const [before = '', after = ''] = [text[at - 1], text[at + number.length]];
    if (!/[\d.]/.test(before) || !/^\d/.test(number))
      if (!/\d$/.test(number) || !/[\d.]/.test(after)) count += 1;
  }
  return count;
}
