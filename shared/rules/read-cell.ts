/** What a text in a cell means: a number in the form's unit, one of the marks, nothing, or something to be mended. */
import type { Indicator } from '../catalogue.ts';
import type { DraftCell } from '../contract/return-row.ts';
import { fromExact, toExact } from '../decimal.ts';
import { parseNumberText } from './number-text.ts';

interface ReadCell {
  mark: DraftCell['mark'];
  /** Exact decimal in the form's unit (at most six decimals); null unless mark is value. */
  amount: string | null;
  fault: { why: string; suggestion: string | null } | null;
}

const NOTHING: ReadCell = { mark: 'unreported', amount: null, fault: null };

/** Reads a text as the cell of an indicator. Never throws; a text that is no number is 'invalid' and says why. */
export function readCell(text: string, indicator: Indicator | undefined): ReadCell {
  const read = parseNumberText(text, indicator?.unit);
  if (read.kind === 'blank') return NOTHING;
  if (read.kind === 'mark') {
    if (read.mark === 'dash') {
      return invalid(`“${text.trim()}”含义不明：没有发生请填 0，不涉及请填“不适用”，没有数据请填“缺”`, null);
    }
    return { mark: read.mark, amount: null, fault: null };
  }
  if (read.kind === 'text') return invalid(read.why, read.suggestion ?? null);
  return number(read.decimal);
}

/** Every digit is read, of any size: what is too large to be meant or stored the rules say, with the amount. */
function number(decimal: string): ReadCell {
  return { mark: 'value', amount: fromExact(toExact(decimal)), fault: null };
}

function invalid(why: string, suggestion: string | null): ReadCell {
  return { mark: 'invalid', amount: null, fault: { why, suggestion } };
}
