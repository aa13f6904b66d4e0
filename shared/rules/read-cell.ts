/** What a text in a cell means: a number in the form's unit, one of the marks, nothing, or something to be mended. */
import type { Indicator } from '../catalogue.ts';
import type { DraftCell } from '../contract/returns.ts';
import { fromMicro, toMicro } from '../decimal.ts';
import { parseNumberText } from './number-text.ts';

export interface ReadCell {
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
  return number(read.decimal, text);
}

function number(decimal: string, text: string): ReadCell {
  try {
    return { mark: 'value', amount: fromMicro(toMicro(decimal)), fault: null };
  } catch {
    return invalid(`“${text.trim().slice(0, 30)}”超出可填范围，请核对单位`, null);
  }
}

function invalid(why: string, suggestion: string | null): ReadCell {
  // A suggestion is calculated with before it is taken, so it must be an amount that can be held exactly.
  const held = suggestion !== null && number(suggestion, suggestion).mark === 'value';
  return { mark: 'invalid', amount: null, fault: { why, suggestion: held ? suggestion : null } };
}
