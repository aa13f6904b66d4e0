/** Splits a sheet into its tables: each with its own lines above, heads and rows. */
import { cellAddress } from '../address.ts';
import type { Cell } from '../types.ts';
import type { Grid, Region } from './grid.ts';
import type { Vocabulary } from './meaning.ts';
import { comparePeriodWords } from './period-words.ts';
import { rowKinds } from './row-kinds.ts';
import { columnParts } from './side-by-side.ts';
import { isSignature, statedMoneyUnits } from './words.ts';

export interface Block {
  grid: Grid;
  left: number;
  right: number;
  /** Cells of the titles, unit and period lines above, in reading order. */
  lines: Cell[];
  /** Rows of column heads. */
  heads: number[];
  /** Rows with figures or names, and headings between them. */
  body: number[];
  /** Cells of remarks and signatures below. */
  tail: Cell[];
}

/** `A3:F14`, from the first line or head to the last row. */
export function rangeOf({ lines, heads, body, left, right }: Block): string {
  const rows = [...lines.map((cell) => cell.row), ...heads, ...body];
  const top = rows.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const bottom = rows.reduce((a, b) => Math.max(a, b), 0);
  return `${cellAddress(Number.isFinite(top) ? top : 0, left)}:${cellAddress(bottom, right)}`;
}

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
    return { grid, left: region.left, right: region.right, lines: cells, heads, body: [], tail: [] };
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
    if (this.#pending.length > 0 && isStrong(cells, this.vocabulary)) this.#open([]);
    this.#current.body.push(...this.#pending, row);
    this.#pending = [];
  }

  line(row: number): void {
    const { body, heads, lines } = this.#current;
    if (body.length === 0 && heads.length === 0) lines.push(...this.grid.row(row, this.region));
    else this.#pending.push(row);
  }

  /** A gap: signatures right below a table are the table's own. */
  blank(): void {
    const cells = this.#pending.flatMap((row) => this.grid.row(row, this.region));
    if (cells.length > 0 && cells.some((cell) => isSignature(cell.text))) this.#close();
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

/** Lines above tables that stand side by side: shared, unless each table has its own in the same row. */
function linesOf(block: Block, parts: readonly Region[], part: Region, vocabulary: Vocabulary): Cell[] {
  return block.lines.filter((cell) => {
    const row = block.lines.filter((other) => other.row === cell.row && isStrong([other], vocabulary));
    const holders = parts.filter(({ left, right }) => row.some(({ col }) => col >= left && col <= right));
    return holders.length < 2 || (cell.col >= part.left && cell.col <= part.right);
  });
}

function splitColumns(block: Block, vocabulary: Vocabulary): Block[] {
  const rows = [...block.heads, ...block.body];
  const parts = columnParts(block, vocabulary);
  if (parts.length < 2 || rows.length === 0) return [block];
  const top = Math.min(...rows);
  const bottom = Math.max(...rows);
  return parts.flatMap((columns) => {
    const part = { ...columns, top, bottom };
    const [first, ...more] = splitRows(block.grid, part, vocabulary);
    if (!first) return [];
    const lines = [...linesOf(block, parts, columns, vocabulary), ...first.lines];
    return [{ ...first, lines, tail: [...first.tail, ...block.tail] }, ...more];
  });
}

/** The tables of a sheet, top to bottom, left to right; each has at least one row of figures or names. */
export function blocksOf(grid: Grid, vocabulary: Vocabulary): Block[] {
  const blocks = splitRows(grid, grid.region, vocabulary).flatMap((block) => splitColumns(block, vocabulary));
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

/** The block above another one in the same columns. */
export function blockAbove(blocks: readonly Block[], block: Block): Block | null {
  const top = Math.min(...block.heads, ...block.body);
  const above = blocks.filter(
    (other) =>
      other !== block &&
      other.grid === block.grid &&
      Math.max(...other.body) < top &&
      other.left <= block.right &&
      other.right >= block.left,
  );
  return above.sort((a, b) => Math.max(...b.body) - Math.max(...a.body))[0] ?? null;
}
