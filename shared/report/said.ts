/**
 * Prose whose numbers are records: each knows its value, its unit and whose figure it is, so that a document can be checked
 * against its publication, traced back to a page, and found stale when a figure changes.
 */
import { z } from 'zod';
import { Period } from '../period.ts';

const MEASURES = [
  'amount',
  'change',
  'growth',
  'against_city',
  'against_required',
  'required',
  'share',
  'share_change',
  'rank',
  'rank_change',
  'growth_rank',
  'pull',
  'contribution',
  'target',
  'distance',
  'score',
  'count',
  'next_place',
] as const;
type Measure = (typeof MEASURES)[number];

/** One number of a sentence, as it is printed and as it was calculated. */
export const Num = z.object({
  /** As it stands in the sentence, words of direction included: 增长6.4%, 727.8亿元, 第3位. */
  text: z.string(),
  /** Unrounded, in `measureUnit`. */
  value: z.number(),
  measureUnit: z.string(),
  measure: z.enum(MEASURES),
  /** Codes: whose figure, of which indicator, and what else tells two numbers apart (a target's year). */
  unit: z.string(),
  indicator: z.string(),
  period: Period,
  detail: z.string(),
});
export type Num = z.infer<typeof Num>;

export const Said = z.array(z.union([z.string(), Num]));
export type Said = z.infer<typeof Said>;

/** Whose number it is. */
export interface Whose {
  unit: string;
  indicator: string;
  period: Period;
}

/** A number as a sentence prints it. */
export function num(
  { unit, indicator, period }: Whose,
  measure: Measure,
  value: number,
  measureUnit: string,
  text: string,
  detail = '',
): Num {
  return { text, value, measureUnit, measure, unit, indicator, period, detail };
}

type Piece = string | number | Num | Said;

/** A sentence from its words and numbers: said`全市${amount}，${growth}。` A bare number in it is counted, not measured. */
export function said(words: TemplateStringsArray, ...pieces: readonly Piece[]): Said {
  return joined(words.flatMap((text, i) => [text, pieces[i] ?? '']));
}

/** Pieces one after the other, neighbouring words made one. */
export function joined(pieces: readonly Piece[], between = ''): Said {
  const all = pieces.filter((piece) => !(Array.isArray(piece) && piece.length === 0));
  const flat = all.flatMap((piece, i): Said => {
    const own = Array.isArray(piece) ? piece : [typeof piece === 'number' ? String(piece) : piece];
    return i > 0 && between !== '' ? [between, ...own] : own;
  });
  return flat.reduce<Said>((done, piece) => {
    const last = done.at(-1);
    if (piece === '') return done;
    if (typeof piece === 'string' && typeof last === 'string') done[done.length - 1] = last + piece;
    else done.push(piece);
    return done;
  }, []);
}

/** The sentence as people read it. */
export function textOf(sentence: Said): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/** The numbers of a sentence in their order. */
export function numbersOf(sentence: Said): Num[] {
  return sentence.filter((piece): piece is Num => typeof piece !== 'string');
}

/** Tells a number of a document from every other one, whatever its value. */
export function keyOf({ measure, unit, indicator, period, detail }: Num): string {
  return [measure, unit, indicator, period, detail].join('|');
}
