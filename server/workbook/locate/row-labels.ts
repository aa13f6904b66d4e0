/** What the words beside each row of a table say: which indicator, whose, of which period. */
import type { Cell } from '../sheets.ts';
import { areaOf } from './areas.ts';
import type { Block } from './block.ts';
import { holdsFigure, isMark } from './grid.ts';
import type { Column } from './heads.ts';
import { type Meaning, meaningOf, type Vocabulary } from './meaning.ts';
import { isPlaceLike } from './owners.ts';
import { periodMentions } from './period.words.ts';
import { headWords } from './row-kinds.ts';
import { indicatorsIn, labelColumns, type NamingColumns, periodIn } from './row-names.ts';
import { hasPrefix, isRemark, isTotalWord, plainWords, readLabel } from './words.ts';

export interface Row {
  row: number;
  /** The cell that names the row; undefined when none does. */
  label: Cell | undefined;
  meaning: Meaning;
  /** The unit the row belongs to: its own, its column's or its heading's. `foreign`: of none of the city's units. */
  unit: string | null;
  foreign: boolean;
  /** The unit's name as it stands, for messages. */
  unitName: string;
  /** Holds a figure or a mark in a column of data. */
  filled: boolean;
  /** A heading between rows: names what follows, holds nothing. */
  heading: boolean;
}

/** How a heading is numbered: headings numbered alike stand on one level. */
const NUMBERINGS: [pattern: RegExp, style: string][] = [
  [/^[一二三四五六七八九十]+[、.]/, '一、'],
  [/^[(（][一二三四五六七八九十]+[)）]/, '(一)'],
  [/^\d+[.、．]/, '1.'],
];
const numbering = (text: string) => NUMBERINGS.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? '';
const ATTACHED = /^附项?:(.+)$/;

class RowReader {
  #section = '';
  #unit: { code: string | null; name: string } | null = null;
  #headingStyle: string | null = null;
  #lastLabel: Cell | undefined;
  #signs: boolean | null = null;
  readonly block: Block;
  readonly columns: readonly Column[];
  readonly vocabulary: Vocabulary;
  readonly labels: Column[];
  readonly layout: NamingColumns;
  readonly several: boolean;

  constructor(block: Block, columns: readonly Column[], vocabulary: Vocabulary) {
    this.block = block;
    this.columns = columns;
    this.vocabulary = vocabulary;
    const all = columns.filter(({ role }) => role === 'label');
    const firstFigures =
      columns.find(({ role, filled }) => role === 'data' && filled > 0)?.col ?? block.right + 1;
    const before = all.filter(({ col }) => col < firstFigures);
    this.labels = before.length > 0 ? before : all;
    this.layout = labelColumns(block, this.labels, vocabulary);
    this.several = new Set(vocabulary.layout.rows.map((row) => row.unit)).size > 1;
  }

  read(row: number): Row {
    const { grid } = this.block;
    const filled = this.columns.some(
      ({ role, col }) => role === 'data' && (holdsFigure(grid.own(row, col)) || isMark(grid.own(row, col))),
    );
    const words = grid.row(row, this.block).filter((cell) => cell.kind === 'text' && !holdsFigure(cell));
    const only = words.length === 1 && !filled ? words[0] : undefined;
    if (only && this.#isHeading(only)) return this.#heading(only);
    const cells = this.#cells(row);
    this.#unitOf(row);
    const found = this.#labelled(row, cells, filled);
    if (only && found.meaning.indicators.length > 0) this.#section = only.text;
    return found;
  }

  /** Words of the row's label columns, left to right; a year counts as words. */
  #cells(row: number): Cell[] {
    const cells = this.labels.flatMap(({ col }) => this.block.grid.seen(row, col) ?? []);
    const said = (cell: Cell) =>
      cell.text.trim() !== '' &&
      !isMark(cell) &&
      (cell.kind === 'date' || !holdsFigure(cell) || /^20\d\d$/.test(cell.text.trim()));
    return cells.filter((cell, i) => said(cell) && cells.indexOf(cell) === i);
  }

  #isHeading(cell: Cell): boolean {
    const { owners, names } = this.vocabulary;
    const { indicators, units } = this.layout;
    if (isRemark(cell.text) || names.indicators(cell.text).length > 0) return false;
    // In a table of units a name without figures is a blank row.
    if (owners.unit(cell.text) !== null)
      return indicators !== null && (units === null || units === indicators);
    return true;
  }

  /** A heading: a unit, a place that is none of ours, or a part of the form. */
  #heading(cell: Cell): Row {
    const code = this.vocabulary.owners.unit(cell.text);
    const style = numbering(cell.text);
    if (code !== null) {
      this.#unit = { code, name: cell.text.trim() };
      this.#headingStyle = style;
    } else if (!this.several && areaOf(cell.text, this.block) === 'whole') this.#unit = null;
    else if (this.#closes(cell.text, style)) this.#unit = { code: null, name: cell.text.trim() };
    else this.#section = cell.text;
    return this.#row(cell.row, cell, meaningOf([cell.text], this.vocabulary), false, true);
  }

  /** An unknown unit ends the one above: its rows are nobody's. */
  #closes(text: string, style: string): boolean {
    if (!this.several) return areaOf(text, this.block) === 'part';
    return isPlaceLike(text) || (this.#headingStyle !== null && style === this.#headingStyle);
  }

  #row(row: number, label: Cell | undefined, meaning: Meaning, filled: boolean, heading = false): Row {
    const unit = this.#unit;
    const foreign = unit !== null && unit.code === null;
    return {
      row,
      label,
      meaning,
      unit: unit?.code ?? null,
      foreign,
      unitName: unit?.name ?? '',
      filled,
      heading,
    };
  }

  #unitOf(row: number): void {
    const { units, indicators } = this.layout;
    const cell = units === null ? undefined : this.block.grid.seen(row, units);
    if (cell?.kind !== 'text' || cell.text.trim() === '') return;
    const { owners, names } = this.vocabulary;
    const code = owners.unit(cell.text);
    if (code !== null) {
      this.#unit = { code, name: cell.text.trim() };
      return;
    }
    if (indicators === units) {
      if (names.indicators(cell.text).length === 0 && isPlaceLike(cell.text))
        this.#unit = { code: null, name: cell.text.trim() };
      return;
    }
    const meaning = meaningOf([cell.text], this.vocabulary);
    if (meaning.total) this.#unit = null;
    else if (meaning.kind === 'unknown') this.#unit = { code: null, name: cell.text.trim() };
  }

  #covers(cell: Cell, col: number | null): boolean {
    const { left, right } = this.block.grid.columnsOf(cell.row, cell.col);
    return col !== null && left <= col && col <= right;
  }

  /** The cell says something of its own: 其中： alone does not. */
  #speaks(cell: Cell | undefined): boolean {
    return cell !== undefined && readLabel(cell.text).key !== '';
  }

  /** A period and nothing else: 2025年上半年. */
  #isPeriod(cell: Cell): boolean {
    const { layout } = this.vocabulary;
    const { mentions, rest } = periodMentions(headWords(cell), Number(layout.period.slice(0, 4)));
    return mentions.length > 0 && rest === '';
  }

  /** Names set in by a column of their own (其中： | 科研平台投入): the only other cell that names an indicator. */
  #elsewhere(row: number, cells: readonly Cell[], usual: number): number {
    // What a merged range shows from a row above is a category.
    const named = cells.flatMap((cell, i) =>
      i !== usual && cell.row === row && this.vocabulary.names.indicators(cell.text).length > 0 ? [i] : [],
    );
    return named.length === 1 ? (named[0] ?? usual) : usual;
  }

  #labelled(row: number, cells: Cell[], filled: boolean): Row {
    const { indicators } = this.layout;
    const isUnit = (cell: Cell) => this.vocabulary.owners.unit(cell.text) !== null;
    const usual = cells.findIndex((cell) => this.#covers(cell, indicators));
    const at = this.#speaks(cells[usual]) ? usual : this.#elsewhere(row, cells, usual);
    const label = at >= 0 ? cells[at] : undefined;
    const others = cells.filter((cell) => cell !== label && !isUnit(cell));
    // Words behind the name, and periods in a column of their own before it.
    const beside = others
      .filter((cell) => indicators === null || cell.col > indicators || this.#isPeriod(cell))
      .map(headWords);
    // What merged cells said before a text file lost them: a second line without a name belongs to the name above.
    const carried = !label && indicators !== null && beside.length > 0 ? this.#lastLabel : undefined;
    if (label) this.#lastLabel = label;
    const category = cells
      .slice(0, Math.max(0, at))
      .filter((cell) => !isUnit(cell) && !this.#isPeriod(cell))
      .at(-1);
    const codes = this.#named(label ?? carried, category);
    const dated = codes.length > 0 && label ? periodIn(label.text, this.vocabulary) : '';
    const own = label && codes.length === 0 && !isUnit(label) ? [label.text] : dated === '' ? [] : [dated];
    const meaning = meaningOf([...own, ...beside], this.vocabulary);
    // Words beside a name that say nothing of period or kind (a department, a source) leave the row what it is.
    const kind = codes.length > 0 && meaning.kind === 'unknown' ? 'figure' : meaning.kind;
    const shown = label ?? others.at(-1) ?? cells.at(-1);
    const end = label && codes.length > 0 ? this.#end(label) : '';
    const named = { ...meaning, kind, indicators: codes, end };
    return this.#row(row, shown, named, filled);
  }

  /** Most names of the table carry numbering: 附：is one more of such signs, elsewhere it sets a row apart. */
  #prefixed(): boolean {
    const col = this.layout.indicators;
    if (this.#signs !== null) return this.#signs;
    const named = this.block.body.flatMap((row) =>
      col === null ? [] : (this.block.grid.own(row, col) ?? []),
    );
    this.#signs = named.filter((cell) => hasPrefix(cell.text)).length * 2 > named.length;
    return this.#signs;
  }

  /** The label, where it is but the end of a name. */
  #end({ text }: Cell): string {
    const whole = indicatorsIn(text, this.vocabulary).length > 0 || this.#section !== '';
    return whole ? '' : readLabel(text).key;
  }

  /** The indicator a label names, under its category or heading first: 政府科技创新投入 | 合计, 三、高校 / 科技活动费用. */
  #named(label: Cell | undefined, category: Cell | undefined): string[] {
    const { names } = this.vocabulary;
    if (!label) return [];
    for (const heading of [category?.text ?? '', this.#section]) {
      const joined = heading === '' ? [] : names.joined(heading, label.text);
      if (joined.length > 0) return joined;
    }
    const exact = indicatorsIn(label.text, this.vocabulary);
    if (exact.length > 0) return exact;
    const attached = ATTACHED.exec(plainWords(label.text))?.[1];
    if (attached && this.#prefixed()) return names.indicators(attached);
    const alone = category === undefined && this.#section === '' && !isTotalWord(label.text);
    const tail = alone ? names.tail(label.text) : [];
    return tail.length === 1 && readLabel(plainWords(label.text)).key.length > 4 ? tail : [];
  }
}

/** Every row of a block's body. */
export function rowsOf(block: Block, columns: readonly Column[], vocabulary: Vocabulary): Row[] {
  const reader = new RowReader(block, columns, vocabulary);
  return block.body.map((row) => reader.read(row));
}
