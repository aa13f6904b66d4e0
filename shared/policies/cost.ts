/** What expected cases cost by each city's paper, from–to, and by which 其中 and purse. Integers of 10⁻⁶ 万元. Pure. */
import { amountOf, type Inputs, type Range } from './amount.ts';
import { homePaper, instrumentOf, type PolicyDocument, type PolicyLibrary, policyPapers } from './library.ts';
import { NOTHING, plus, type Sum } from './range.ts';
import { type Days, daysOf } from './years.ts';

/** How many cases of a kind a year is expected to bring, and what one case brings along. */
interface Expected {
  kind: string;
  count: number;
  inputs: Inputs;
}

export interface CostRow {
  expected: Expected;
  /** By paper of instruments; null where the paper has no such instrument. */
  cells: { document: string; amount: Range | null }[];
}

export interface Cost {
  rows: CostRow[];
  /** `missing`: rows that cannot be computed; where that is all of them nothing is known, and the sum is no zero. */
  totals: (Sum & { document: string; missing: number; isKnown: boolean })[];
  /** The home paper's total by the 其中 of 政府科技创新投入 it would be paid from; '' for none of them. */
  parts: (Sum & { part: string })[];
}

/** What a cell adds to a sum; nothing where nothing is known. */
export const known = (amount: Range | null | undefined): Sum =>
  amount && amount.unknown === null ? { low: amount.low, high: amount.high } : NOTHING;

/** 择优 gives nothing for certain. */
function cellOf(
  library: PolicyLibrary,
  paper: PolicyDocument,
  one: Expected,
  isInForce: (days: Days) => boolean,
): Range | null {
  const instrument = instrumentOf(library, paper.code, one.kind);
  if (!instrument) return null;
  const days = daysOf(instrument, paper);
  if (!isInForce(days)) return { unknown: { why: 'not_in_force', ...days } };
  const amount = amountOf(instrument.rule, { times: one.count, inputs: one.inputs });
  return amount.unknown === null && instrument.selective ? { ...amount, low: 0n } : amount;
}

/** The same numbers of cases by every paper, as far as each instrument is in force: what each city's own rates would cost. */
export function costOf(
  library: PolicyLibrary,
  expected: readonly Expected[],
  isInForce: (days: Days) => boolean = () => true,
): Cost {
  const papers = policyPapers(library);
  const rows = expected.map(
    (one): CostRow => ({
      expected: one,
      cells: papers.map((paper) => ({
        document: paper.code,
        amount: cellOf(library, paper, one, isInForce),
      })),
    }),
  );
  const amountIn = ({ cells }: CostRow, document: string | undefined) =>
    cells.find((cell) => cell.document === document)?.amount ?? null;
  const totals = papers.map(({ code }) => {
    const amounts = rows.map((row) => amountIn(row, code));
    const missing = amounts.filter((amount) => amount === null || amount.unknown !== null).length;
    const isKnown = rows.length === 0 || missing < rows.length;
    return { document: code, ...amounts.map(known).reduce(plus, NOTHING), missing, isKnown };
  });
  const home = homePaper(library)?.code;
  const parts = new Map<string, Sum>();
  for (const row of rows) {
    const amount = amountIn(row, home);
    if (amount === null || amount.unknown !== null) continue;
    const part = library.kinds.find(({ code }) => code === row.expected.kind)?.part ?? '';
    parts.set(part, plus(parts.get(part) ?? NOTHING, amount));
  }
  return { rows, totals, parts: [...parts].map(([part, sum]) => ({ part, ...sum })) };
}
