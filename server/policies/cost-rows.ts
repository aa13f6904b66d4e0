/** The rows of the cost page: one kind's cases, what they rest on, and their cost by each city's rates. */
import type { CostView } from '#shared/contract/policies.ts';
import type { Range } from '#shared/policies/amount.ts';
import { amountIn } from '#shared/policies/amount-change.ts';
import type { Case } from '#shared/policies/cases.ts';
import { type Cost, type CostRow, known } from '#shared/policies/cost.ts';
import { homePaper, instrumentOf, type PolicyKind, type PolicyLibrary } from '#shared/policies/library.ts';
import { unknownWords } from '#shared/policies/policies.words.ts';
import type { World } from '../world.ts';
import type { ActualOf } from './actuals.ts';
import { changeWords } from './cost.words.ts';
import { type PurseScenario, payersWords } from './cost-views.ts';
import { targetTitles, yearlyTarget } from './links.ts';
import { inputFields, rangeView } from './views.ts';

interface Calculated {
  /** As the papers state it, and with the changed amounts. */
  stated: PolicyLibrary;
  library: PolicyLibrary;
  cases: readonly Case[];
  cost: Cost;
  before: Cost;
  amounts: ReadonlyMap<string, string>;
  actualOf: ActualOf;
  scenario: PurseScenario;
}
type Row = CostView['rows'][number];

export function rowViews(world: World, calculated: Calculated): Row[] {
  const { library, cases, cost, actualOf } = calculated;
  return cases.map(({ kind, count, inputs }, at): Row => {
    const own = library.kinds.find(({ code }) => code === kind);
    const rules = library.instruments.filter((one) => one.kind === kind).map(({ rule }) => rule);
    const actual = actualOf(own?.counts ?? null);
    return {
      kind,
      name: own?.name ?? kind,
      count,
      ...sourceOf(world, library, own, count, actual?.value),
      actual: actual && { count: Math.round(actual.value), words: actual.words },
      inputs: inputFields(library, rules, inputs),
      payers: payersOf(world, calculated, at),
      amount: amountView(calculated, kind, at),
      cells: (cost.rows[at]?.cells ?? []).map(({ amount }) => cellView(library, amount)),
    };
  });
}

/** Where the number comes from, and what counting it as this kind takes for granted. */
function sourceOf(
  world: World,
  library: PolicyLibrary,
  own: PolicyKind | undefined,
  count: number,
  actual: number | undefined,
): Pick<Row, 'source' | 'assumption' | 'instead'> {
  const target = yearlyTarget(world, own?.counts ?? null);
  const isTarget = target !== undefined && Number(target.value) === count;
  if (!own?.counts || (!isTarget && actual !== count)) return { source: '', assumption: '', instead: [] };
  return {
    source: isTarget ? (targetTitles(world, [target.id])[0] ?? '') : '',
    assumption: own.assumption,
    instead: library.kinds
      .filter(({ code, counts }) => counts === own.counts && code !== own.code)
      .map(({ code, name }) => ({ code, name })),
  };
}

function amountView({ stated, amounts, cost, before }: Calculated, kind: string, at: number): Row['amount'] {
  const home = homePaper(stated)?.code ?? '';
  const instrument = instrumentOf(stated, home, kind);
  const amount = instrument ? amountIn(instrument.rule) : null;
  if (amount === null) return null;
  const sum = (row: CostRow | undefined) =>
    known(row?.cells.find(({ document }) => document === home)?.amount);
  const changed = amounts.get(kind) ?? '';
  const effect = changed === '' ? '' : changeWords(sum(before.rows[at]), sum(cost.rows[at]));
  return { stated: amount, changed, effect };
}

/** Who pays the home paper's part of a row. */
function payersOf(world: World, { library, cost, scenario }: Calculated, at: number): string {
  const home = homePaper(library);
  const amount = cost.rows[at]?.cells.find(({ document }) => document === home?.code)?.amount;
  return home && amount?.unknown === null ? payersWords(world, home, amount, scenario) : '';
}

function cellView(library: PolicyLibrary, amount: Range | null): Row['cells'][number] {
  if (amount === null) return null;
  if (amount.unknown !== null) return { low: '0', high: null, words: unknownWords(amount.unknown, library) };
  const view = rangeView(amount);
  return amount.capOnly ? { ...view, words: `${view.words}（封顶数）` } : view;
}
