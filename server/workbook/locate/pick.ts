/** Which tables the figures are taken from: of the right period and owner, and no two for one figure without a word. */

import type { LocateQuestion } from '../types.ts';
import { locatedValue } from './figures.ts';
import { indexOf } from './form-index.ts';
import type { Search } from './frame.ts';
import { isOpen, problemsOf, wrongPeriod } from './refusals.ts';
import { isHeld, type Spot, type Table } from './table.ts';
import { plainWords } from './words.ts';

interface Judged {
  table: Table;
  /** Keys for which the table holds something. */
  held: Set<string>;
  /** Why it is another period's or owner's. */
  problems: LocateQuestion[];
}

export interface Picked {
  taken: Judged[];
  /** Spots that count, by table. */
  spots: { spot: Spot; table: Table }[];
  questions: LocateQuestion[];
  /** Chinese: why each other table was left. */
  why: Map<Table, string>;
  /** Codes of the person's answers that decided. */
  answered: string[];
}

export function judge(table: Table, search: Search, words: (text: string) => string): Judged {
  const held = new Set(table.spots.filter((spot) => isHeld(table, spot)).map((spot) => spot.key));
  const confirmed = isOpen(table) && isChosen(table, search);
  return { table, held, problems: confirmed ? [] : problemsOf(table, search, words) };
}

function shownBlock({ context, id }: Table): string {
  return context.title === '' ? id : `${context.title}（${id}）`;
}

function isChosen(table: Table, { choice }: Search): boolean {
  return choice.block !== undefined && [table.id, shownBlock(table)].includes(choice.block);
}

const sheetOf = ({ table }: Judged) => table.block.grid.sheet.name;
const asks = ({ table }: Judged) => table.questions.filter(({ code }) => code !== 'wrong_period');

/** Holds figures of ours, but which of its columns or rows they are is not clear. */
const isUnsure = (judged: Judged) => judged.held.size === 0 && asks(judged).length > 0;

function union(judged: readonly Judged[]): Set<string> {
  return new Set(judged.flatMap(({ held }) => [...held]));
}

/** What a table says of a key, comparable between tables with different units. */
function said(table: Table, key: string, search: Search): string {
  const spot =
    table.spots.find((s) => s.key === key && isHeld(table, s)) ?? table.spots.find((s) => s.key === key);
  const row = indexOf(search.layout).row(key);
  if (!spot || !row) return '';
  const unit = new Set([
    ...table.context.units.map((e) => e.unit),
    ...spot.header.map((cell) => plainWords(cell.text)),
  ]);
  const evidence = table.context.units[0];
  const value = locatedValue({ spot, table }, row, evidence);
  return `${value.value ?? value.standsFor} ${[...unit].sort().join()}`;
}

function conflicting(tables: readonly Judged[], search: Search): string[] {
  const there = new Map(tables.map(({ table }) => [table, new Set(table.spots.map(({ key }) => key))]));
  return search.layout.rows.flatMap(({ key }) => {
    const present = tables.filter(({ table }) => there.get(table)?.has(key));
    if (present.length < 2 || !present.some(({ held }) => held.has(key))) return [];
    return new Set(present.map(({ table }) => said(table, key, search))).size > 1 ? [key] : [];
  });
}

function whichSheet(names: readonly string[]): LocateQuestion {
  const message = `有${names.length}张工作表都有这张报表的数据：${names.map((name) => `“${name}”`).join('、')}。请选择要报送的一张；数据分在几张表上的，请合到一张表后再上传。`;
  return { code: 'which_sheet', message, choices: [...names] };
}

function whichBlock(tables: readonly Judged[], search: Search, keys: readonly string[]): LocateQuestion {
  const names = keys.flatMap((key) => indexOf(search.layout).row(key)?.indicatorNames[0] ?? []);
  const shown = [...new Set(names)].slice(0, 3).join('、');
  const choices = tables.map(({ table }) => table.id);
  const list = tables.map(({ table }) => `“${shownBlock(table)}”`).join('、');
  const message = `有${tables.length}个表都有“${shown}”：${list}。请选择以哪一个为准，或只保留要报送的一个后重新上传。`;
  return { code: 'which_block', message, choices };
}

/** Sheets whose tables hold figures that the fullest sheet does not, or nearly as many. */
function rivalSheets(right: readonly Judged[]): string[] {
  const sheets = [...new Set(right.map(sheetOf))];
  const weights = sheets
    .map((name) => ({ name, held: union(right.filter((judged) => sheetOf(judged) === name)) }))
    .sort((a, b) => b.held.size - a.held.size);
  const best = weights[0];
  if (!best) return [];
  const rivals = weights
    .slice(1)
    .filter(({ held }) => held.size * 2 > best.held.size || [...held].some((key) => !best.held.has(key)));
  return [best.name, ...rivals.filter(({ held }) => held.size > 0).map(({ name }) => name)];
}

/** Tables that hold nothing of their own give way to those that do. */
function contenders(right: readonly Judged[]): Judged[] {
  const filled = right.filter(({ held }) => held.size > 0);
  const asking = right.filter((judged) => judged.held.size === 0 && asks(judged).length > 0);
  const elsewhere = union(filled);
  const open = asking.filter(({ table }) => {
    const could = table.takenRows.flatMap(({ meaning }) => meaning.indicators);
    const keys = [...elsewhere].map((key) => key.split('/').at(-1) ?? '');
    const shared = new Set(could.filter((code) => keys.includes(code)));
    if (could.length === 0) return filled.length === 0;
    return could.some((code) => !keys.includes(code)) || shared.size * 2 >= new Set(keys).size;
  });
  return filled.length + open.length > 0 ? [...filled, ...open] : [...right];
}

/** Chooses among the tables of all sheets. Null when none is named like the form's rows. */
export function pick(all: readonly Judged[], search: Search): Picked | null {
  const { periodLabel } = search;
  const named = all.filter(
    ({ table }) => table.spots.length > 0 || table.questions.length > 0 || table.foreignUnits.length > 0,
  );
  if (named.length === 0) return null;
  const why = new Map<Table, string>();
  const answered: string[] = [];
  for (const judged of named)
    if (judged.problems.length > 0) why.set(judged.table, judged.problems.map(reason).join('；'));
  const right = contenders(
    named.filter(
      ({ problems, table }) =>
        problems.length === 0 && (table.spots.length > 0 || table.questions.length > 0),
    ),
  );
  const chosen = all.find(({ table }) => isChosen(table, search));
  const fail = (questions: LocateQuestion[], taken: Judged[]): Picked => ({
    taken,
    spots: [],
    questions,
    why,
    answered,
  });
  if (chosen && chosen.problems.length > 0) return fail(chosen.problems, [chosen]);
  if (right.length === 0) {
    const best = [...named].sort(
      (a, b) => b.held.size - a.held.size || b.table.spots.length - a.table.spots.length,
    )[0];
    return fail(best?.problems ?? [wrongPeriod('', periodLabel)], best ? [best] : []);
  }
  const sheets = chosen ? [sheetOf(chosen)] : rivalSheets(right);
  if (sheets.length > 1) return fail([whichSheet(sheets)], right);
  const here = right.filter((judged) => sheets.length === 0 || sheetOf(judged) === sheets[0]);
  for (const judged of right) if (!here.includes(judged)) why.set(judged.table, '在另一张工作表上');
  const told = chosen ? here.filter((judged) => judged === chosen || !isUnsure(judged)) : here;
  const taken = chosen && !told.includes(chosen) ? [chosen, ...told] : told;
  const conflicts = conflicting(taken, search);
  if (conflicts.length > 0 && !chosen) {
    const rivals = taken.filter(({ table }) => table.spots.some((spot) => conflicts.includes(spot.key)));
    return fail([whichBlock(rivals, search, conflicts)], taken);
  }
  const unsure = chosen ? [] : taken.filter(isUnsure);
  const clear = taken.filter((judged) => judged.held.size > 0);
  if (unsure.length > 0 && clear.length > 0) {
    const held = union(clear);
    const keys = search.layout.rows.map(({ key }) => key).filter((key) => held.has(key));
    return fail([whichBlock([...unsure, ...clear], search, keys)], taken);
  }
  const open = chosen ? undefined : openTable(named, here);
  if (open) return fail([whoseBlock(open, here)], taken);
  if (chosen) answered.push('which_block');
  return { taken, spots: resolved(taken, chosen, conflicts), questions: taken.flatMap(asks), why, answered };
}

/** A table of which nothing says whether it is ours, with figures that the others do not hold. */
function openTable(named: readonly Judged[], here: readonly Judged[]): Judged | undefined {
  const given = union(here);
  return named.find(({ table, held }) => isOpen(table) && [...held].some((key) => !given.has(key)));
}

function whoseBlock({ table }: Judged, here: readonly Judged[]): LocateQuestion {
  const { period, owner } = table.context;
  const above = (period.open ? period.place?.text : owner.place?.text) ?? '';
  if (table.block.goesOn) {
    const message = `“${above}”以下的数据（${table.id}）接在本单位的表里，分不清是不是要报送的数据。是就选择这一部分，不是就选择另一张表。`;
    return { code: 'which_block', message, choices: [table.id, ...here.map((judged) => judged.table.id)] };
  }
  const message = `“${shownBlock(table)}”没有写明期别和单位，上面的表又不一致（${above}），分不清是不是要报送的数据。是就选择这张表，不是就选择另一张。`;
  return { code: 'which_block', message, choices: [table.id, ...here.map((judged) => judged.table.id)] };
}

/** Where tables contradict each other the chosen one counts; where they agree, the first. */
function resolved(
  taken: readonly Judged[],
  chosen: Judged | undefined,
  conflicts: readonly string[],
): Picked['spots'] {
  const given = new Map<string, Table>();
  const order = chosen ? [chosen, ...taken.filter((judged) => judged !== chosen)] : taken;
  for (const { table, held } of order)
    for (const { key } of table.spots) {
      const first = given.get(key);
      if (
        !first ||
        (!conflicts.includes(key) && held.has(key) && !order.find((j) => j.table === first)?.held.has(key))
      )
        given.set(key, table);
    }
  return taken.flatMap(({ table }) =>
    table.spots.filter((spot) => given.get(spot.key) === table).map((spot) => ({ spot, table })),
  );
}

function reason({ code, message }: LocateQuestion): string {
  return code === 'wrong_period'
    ? '不是要报送的期别'
    : code === 'wrong_unit'
      ? '是另一个单位的数据'
      : message;
}
