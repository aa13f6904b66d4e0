/** Which figures of a paper no record quotes. Pure. */
import { figuresIn, withoutBlanks } from './figures-in.ts';
import type { PolicyDocument, PolicyLibrary } from './library.ts';

/** What the programme's catalogue says that a library may name. */
export interface Programme {
  /** Codes. */
  indicators: ReadonlySet<string>;
  targets: readonly { id: string; document: string; quote: string }[];
}

/** What a catalogue lets a library name. */
export function programmeFor({
  indicators,
  targets,
}: {
  indicators: readonly { code: string }[];
  targets: Programme['targets'];
}): Programme {
  return { indicators: new Set(indicators.map(({ code }) => code)), targets };
}

/** Everything the document's own record quotes. */
export function quotesOfDocument(source: PolicyDocument): string[] {
  const { payersQuote, stackingQuote, gates, exception, background } = source;
  const rest = [...gates, ...background, ...(exception ? [exception] : [])].map(({ quote }) => quote);
  return [payersQuote, stackingQuote, ...rest].filter((quote) => quote !== '');
}

/** Places of a quote in a text, both without blanks, from–to. */
function placesOf(quote: string, paper: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = paper.indexOf(quote); at >= 0; at = paper.indexOf(quote, at + 1))
    found.push([at, at + quote.length]);
  return found;
}

/**
 * Sentences of a paper with an amount or a ratio that no instrument, no target of the same document and no listed reason
 * quotes: each as the words around the figure.
 */
export function uncovered(library: PolicyLibrary, source: PolicyDocument, programme: Programme): string[] {
  const paper = withoutBlanks(source.paper);
  const records = library.instruments.filter(({ document }) => document === source.code);
  const targets = programme.targets.filter(({ document }) => document === source.targets);
  const quotes = [...records, ...targets].map(({ quote }) => quote).concat(quotesOfDocument(source));
  const covered = [...new Set(quotes.map(withoutBlanks))].flatMap((quote) => placesOf(quote, paper));
  return figuresIn(paper)
    .filter(({ index, text }) => !covered.some(([from, to]) => from <= index && index + text.length <= to))
    .map(({ index, text }) => paper.slice(Math.max(0, index - 24), index + text.length + 6));
}
