/** What expected cases cost by each city's paper, from–to, and who pays. Integers of 10⁻⁶ 万元. Pure. */
import { amountOf, fractionOf, type Range } from './amount.ts';
import { homePaper, instrumentOf, type PolicyLibrary } from './library.ts';

/** How many cases of a kind a year is expected to bring, and their base where the rule needs one. */
export interface Expected {
  kind: string;
  count: number;
  base: string | null;
}

export interface CostRow {
  expected: Expected;
  /** By paper; null where the paper has no such instrument. */
  cells: { document: string; amount: Range | null }[];
}

export interface Cost {
  rows: CostRow[];
  totals: { document: string; low: bigint; high: bigint | null; missing: number }[];
  /** The home paper's total by who pays. */
  payers: { name: string; low: bigint; high: bigint | null }[];
  /** The home paper's total by the 其中 of 政府科技创新投入 it is paid from; '' for none of them. */
  parts: { part: string; low: bigint; high: bigint | null }[];
}

interface Sum {
  low: bigint;
  high: bigint | null;
}
const plus = (a: Sum, b: Sum): Sum => ({
  low: a.low + b.low,
  high: a.high === null || b.high === null ? null : a.high + b.high,
});
const NOTHING: Sum = { low: 0n, high: 0n };

/** The same numbers of cases by every paper: what each city's own rates would cost. */
export function costOf(library: PolicyLibrary, expected: readonly Expected[]): Cost {
  const rows = expected.map(
    (one): CostRow => ({
      expected: one,
      cells: library.documents.map(({ code }) => {
        const instrument = instrumentOf(library, code, one.kind);
        const facts = { times: one.count, base: one.base };
        return { document: code, amount: instrument ? amountOf(instrument.rule, facts) : null };
      }),
    }),
  );
  const totals = library.documents.map(({ code }) => {
    const amounts = rows.map(({ cells }) => cells.find(({ document }) => document === code)?.amount ?? null);
    const known = amounts.flatMap((amount) => (amount?.unknown === null ? [amount] : []));
    return { document: code, ...known.reduce<Sum>(plus, NOTHING), missing: amounts.length - known.length };
  });
  const home = homePaper(library);
  const own = totals.find(({ document }) => document === home?.code);
  const parts = new Map<string, Sum>();
  for (const { expected: one, cells } of rows) {
    const amount = cells.find(({ document }) => document === home?.code)?.amount;
    if (!home || amount?.unknown !== null) continue;
    const part = instrumentOf(library, home.code, one.kind)?.part ?? '';
    parts.set(part, plus(parts.get(part) ?? NOTHING, amount));
  }
  return {
    rows,
    totals,
    payers: (own && home ? home.payers : []).map(({ name, share }) => ({
      name,
      low: fractionOf(own?.low ?? 0n, share),
      high: own?.high == null ? null : fractionOf(own.high, share),
    })),
    parts: [...parts].map(([part, sum]) => ({ part, ...sum })),
  };
}
