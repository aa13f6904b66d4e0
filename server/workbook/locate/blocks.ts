/** Splits a sheet into its tables: each with its own lines above, heads and rows. */
import type { Cell } from '../sheets.ts';
import type { Block } from './block.ts';
import { type Grid, holdsFigure, type Region } from './grid.ts';
import type { Vocabulary } from './meaning.ts';
import { comparePeriodWords } from './period.words.ts';
import { rowKinds } from './row-kinds.ts';
import { columnParts, isEmptyColumn } from './side-by-side.ts';
import { isSignature, statedMoneyUnits } from './words.ts';

/** A line that says of the rows below whose they are, of which period, or in which unit. */
function isStrong(cells: readonly Cell[], { layout, owners }: Vocabulary): boolean {
  return cells.some((cell) => {
    const { same, other } = comparePeriodWords(cell.text, layout.period);
    const names =
      owners.unit(cell.text) === null && owners.within(cell.text).some(({ code }) => code !== owners.city);
    return (
      same ||
      other ||
      names ||
      (/单位/.test(cell.text) && (isSignature(cell.text) || statedMoneyUnits(cell.text).length > 0))
    );
  });
}

class Splitter {
  readonly blocks: Block[] = [];
  readonly grid: Grid;
  readonly region: Region;
  readonly vocabulary: Vocabulary;
  #current: Block;
  #pending: number[] = [];

  constructor(grid: Grid, region: Region, vocabulary: Vocabulary) {
    this.grid = grid;
    this.region = region;
    this.vocabulary = vocabulary;
    this.#current = this.#fresh();
  }

  #fresh(lines: number[] = [], heads: number[] = []): Block {
    const { grid, region } = this;
    const cells = lines.flatMap((row) => grid.row(row, region));
    const goesOn = false;
    return { grid, left: region.left, right: region.right, lines: cells, heads, goesOn, body: [], tail: [] };
  }

  #open(heads: number[]): void {
    this.blocks.push(this.#current);
    this.#current = this.#fresh(this.#pending, heads);
    this.#pending = [];
  }

  head(row: number): void {
    const { body, heads } = this.#current;
    if (body.length > 0 || (heads.length > 0 && !heads.includes(row - 1))) this.#open([row]);
    else heads.push(row);
  }

  body(row: number): void {
    const cells = this.#pending.flatMap((line) => this.grid.row(line, this.region));
    if (this.#pending.length > 0 && isStrong(cells, this.vocabulary)) this.#openBelow(row);
    this.#current.body.push(...this.#pending, row);
    this.#pending = [];
  }

  /** A line that speaks of the rows below: without a gap they stand under the same heads. */
  #openBelow(row: number): void {
    const { body, heads } = this.#current;
    const lines = [...this.#pending, row];
    const next = (body.at(-1) ?? Number.NEGATIVE_INFINITY) + 1;
    const goesOn = heads.length > 0 && lines.every((line, i) => line === next + i);
    this.#open(goesOn ? heads : []);
    this.#current.goesOn = goesOn;
  }

  line(row: number): void {
    const { body, heads, lines } = this.#current;
    if (body.length === 0 && heads.length === 0) lines.push(...this.grid.row(row, this.region));
    else this.#pending.push(row);
  }

  /** A gap: signatures right below a table are the table's own. */
  blank(): void {
    const last = this.#current.body.at(-1);
    const below = this.#pending.every((row, i) => row === (last ?? -1) + 1 + i && this.#isFooter(row));
    if (this.#pending.length > 0 && below) this.#close();
  }

  /** 填报人, 审核人, 填报单位: but no title and no unit of money, which open a table. */
  #isFooter(row: number): boolean {
    const cells = this.grid.row(row, this.region);
    return cells.every((cell) => isSignature(cell.text) && statedMoneyUnits(cell.text).length === 0);
  }

  remark(row: number): void {
    this.#current.tail.push(...this.grid.row(row, this.region));
  }

  #close(): void {
    this.#current.tail.push(...this.#pending.flatMap((row) => this.grid.row(row, this.region)));
    this.#pending = [];
  }

  end(): Block[] {
    this.#close();
    this.blocks.push(this.#current);
    return this.blocks.filter(({ body, heads, lines }) => body.length + heads.length + lines.length > 0);
  }
}

function splitRows(grid: Grid, region: Region, vocabulary: Vocabulary): Block[] {
  const splitter = new Splitter(grid, region, vocabulary);
  for (const [row, kind] of rowKinds(grid, region, vocabulary)) {
    if (kind === 'head') splitter.head(row);
    else if (kind === 'body') splitter.body(row);
    else if (kind === 'line' || kind === 'pair') splitter.line(row);
    else if (kind === 'remark') splitter.remark(row);
    else splitter.blank();
  }
  return splitter.end();
}

type Kind = 'period' | 'owner' | 'unit';

/** What a line says of the table below it. */
function kindsOf(cell: Cell, { layout, owners }: Vocabulary): Kind[] {
  const { same, other } = comparePeriodWords(cell.text, layout.period);
  const named = owners.within(cell.text).some(({ code }) => code !== owners.city);
  return [
    ...(same || other ? (['period'] as const) : []),
    ...(named || /(?:填报|报送|填表)单位/.test(cell.text) ? (['owner'] as const) : []),
    ...(statedMoneyUnits(cell.text).length > 0 ? (['unit'] as const) : []),
  ];
}

/**
 * Lines over other tables that speak for this one too: what it does not say itself it has from the lines over the
 * first table, and the unit of money from wherever it is said.
 */
function sharedLines(
  own: readonly Cell[],
  others: readonly Cell[],
  first: boolean,
  vocabulary: Vocabulary,
): Cell[] {
  const said = new Set(own.flatMap((cell) => kindsOf(cell, vocabulary)));
  return others.filter((cell) => {
    const kinds = kindsOf(cell, vocabulary);
    if (kinds.some((kind) => said.has(kind))) return false;
    return first || (kinds.length === 1 && kinds[0] === 'unit');
  });
}

function splitColumns(block: Block, vocabulary: Vocabulary): Block[] {
  const rows = [...block.lines.map((cell) => cell.row), ...block.heads, ...block.body];
  const parts = columnParts(block, vocabulary);
  if (parts.length < 2 || rows.length === 0) return [block];
  const region = { top: Math.min(...rows), bottom: Math.max(...rows) };
  const split = parts.map((part) => splitRows(block.grid, { ...part, ...region }, vocabulary));
  return split.flatMap(([first, ...more], at) => {
    if (!first) return [];
    const lines = split.flatMap((other, i) =>
      i === at ? [] : sharedLines(first.lines, other[0]?.lines ?? [], i === 0, vocabulary),
    );
    return [{ ...first, lines: [...lines, ...first.lines], tail: [...first.tail, ...block.tail] }, ...more];
  });
}

/** All rows as one block, when empty columns divide the whole sheet into tables side by side. */
function wholeColumns(grid: Grid, vocabulary: Vocabulary): Block | null {
  const kinds = [...rowKinds(grid, grid.region, vocabulary)];
  const first = kinds.find(([, kind]) => kind === 'head' || kind === 'body')?.[0];
  if (first === undefined) return null;
  const rows = (...wanted: string[]) =>
    kinds.flatMap(([row, kind]) => (row >= first && wanted.includes(kind) ? [row] : []));
  const cells = (list: number[]) => list.flatMap((row) => grid.row(row));
  const { left, right } = grid.region;
  const lines = kinds.flatMap(([row, kind]) => (row < first && kind !== 'remark' ? [row] : []));
  const block: Block = {
    grid,
    left,
    right,
    lines: cells(lines),
    heads: rows('head'),
    goesOn: false,
    // A line over one table may stand beside figures of another.
    body: [...rows('body'), ...rows('line').filter((row) => grid.row(row).some(holdsFigure))].sort(
      (a, b) => a - b,
    ),
    tail: cells(rows('remark')),
  };
  const parts = columnParts(block, vocabulary);
  return parts.length > 1 && parts.slice(1).every((part) => isEmptyColumn(block, part.left - 1))
    ? block
    : null;
}

/** The tables of a sheet, top to bottom, left to right; each has at least one row of figures or names. */
export function blocksOf(grid: Grid, vocabulary: Vocabulary): Block[] {
  const beside = wholeColumns(grid, vocabulary);
  const split = beside ? splitColumns(beside, vocabulary) : splitRows(grid, grid.region, vocabulary);
  const blocks = beside ? split : split.flatMap((block) => splitColumns(block, vocabulary));
  const filled: Block[] = [];
  let carried: Cell[] = [];
  for (const block of blocks) {
    // Lines without rows of their own (a cover's title, a head repeated) stand above what follows.
    if (block.body.length === 0) carried = [...carried, ...block.lines];
    else {
      filled.push({ ...block, lines: [...carried, ...block.lines] });
      carried = [];
    }
  }
  return filled;
}
