/** Indicators that begin to be counted, or no longer are. Pure. */
import type { Catalogue, Indicator } from '../catalogue.ts';
import type { Period } from '../period.ts';
import type { ChangeOf } from './change.ts';
import { ChangeFault, endBefore, newestRow, withRows } from './rows.ts';

export function withIndicator(catalogue: Catalogue, change: ChangeOf<'indicator-new'>): Catalogue {
  const { code, name, shortName, like, definition, total, from } = change;
  if (catalogue.indicators.some((i) => i.code === code)) throw new ChangeFault(`代码“${code}”已经用过`);
  const { change: _, validTo: __, ...model } = newestRow(catalogue, 'indicators', like);
  const order = Math.max(...catalogue.indicators.map((i) => i.order)) + 1;
  const added: Indicator = {
    ...model,
    ...{ code, name, shortName, definition, order, aliases: [], formula: null, validFrom: from },
  };
  const sum = total === '' ? undefined : newestRow(catalogue, 'indicators', total);
  if (sum && sum.formula?.kind !== 'sum') throw new ChangeFault(`“${sum.name}”不是各项之和`);
  return withRows(catalogue, 'indicators', (rows) => [
    ...rows.map((i) => (i === sum ? withTerm(i, code) : i)),
    added,
  ]);
}

/** The term counts from its own first period on, `as-of.ts`: the sum itself needs no further version. */
function withTerm(indicator: Indicator, code: string): Indicator {
  const { formula } = indicator;
  if (formula?.kind !== 'sum') return indicator;
  return { ...indicator, formula: { ...formula, terms: [...formula.terms, { indicator: code, sign: 1 }] } };
}

export function withoutIndicator(catalogue: Catalogue, code: string, from: Period): Catalogue {
  const row = newestRow(catalogue, 'indicators', code);
  return withRows(catalogue, 'indicators', (rows) =>
    rows.map((i) => (i === row ? { ...i, ...endBefore(i, from) } : i)),
  );
}
