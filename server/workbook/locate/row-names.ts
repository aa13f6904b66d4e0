/** The names of a table's rows: in which column they stand, and what they name with a period beside them. */
import type { Block } from './block.ts';
import type { Column } from './heads.ts';
import type { Vocabulary } from './meaning.ts';
import { comparePeriodWords } from './period.words.ts';

export interface NamingColumns {
  /** Column whose words name the indicators, the units. */
  indicators: number | null;
  units: number | null;
}

/** Which columns of words name the indicators and the units of the rows. */
export function labelColumns(block: Block, labels: readonly Column[], vocabulary: Vocabulary): NamingColumns {
  const { names, owners } = vocabulary;
  const count = (col: number, key: (text: string) => string | null) =>
    new Set(
      block.body.flatMap((row) => {
        const cell = block.grid.own(row, col);
        return cell?.kind === 'text' ? (key(cell.text) ?? []) : [];
      }),
    ).size;
  const most = (key: (text: string) => string | null) => {
    const ranked = labels.map(({ col }) => ({ col, n: count(col, key) })).filter(({ n }) => n > 0);
    // The label nearest the figures counts where two columns name as many.
    return ranked.sort((a, b) => b.n - a.n || b.col - a.col)[0]?.col ?? null;
  };
  return {
    indicators:
      most((text) => indicatorsIn(text, vocabulary).join() || null) ??
      most((text) => names.tail(text).join() || null),
    units: most((text) => owners.unit(text)),
  };
}

/** The period that an indicator's name carries: 科研平台投入（2026年1-6月）; empty without. */
export function periodIn(text: string, { names, layout }: Vocabulary): string {
  return names.indicators(text).length > 0 ? '' : comparePeriodWords(text, layout.period, true).words;
}

/** The indicators that a name, with or without a period beside it, names. */
export function indicatorsIn(text: string, vocabulary: Vocabulary): string[] {
  const { names, layout } = vocabulary;
  const exact = names.indicators(text);
  if (exact.length > 0 || periodIn(text, vocabulary) === '') return exact;
  const { rest } = comparePeriodWords(text, layout.period, true);
  return names.indicators(rest.replace(/[([][)\]]/g, ''));
}
