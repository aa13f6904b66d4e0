/** The sentences of a pasted paper that say an amount or a ratio: drafts for a person to complete, never records. Pure. */
import { figuresIn, withoutBlanks } from './figures-in.ts';

interface SentenceDraft {
  /** The sentence word for word, without blanks. */
  quote: string;
  /** The amounts and ratios in it, as written. */
  figures: string[];
}

/** In the paper's order, each once; a sentence ends with 。；; or a line that a heading follows. */
export function sentencesWithFigures(paper: string): SentenceDraft[] {
  const sentences = paper
    .split(/(?<=[。；;])|\r?\n\s*\r?\n/)
    .map((text) => withoutBlanks(text))
    .filter((text) => text !== '');
  return [...new Set(sentences)].flatMap((quote) => {
    const figures = figuresIn(quote).map(({ text }) => text);
    return figures.length === 0 ? [] : [{ quote, figures }];
  });
}
