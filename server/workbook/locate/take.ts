/** Which rows and columns of a table hold the figures asked for. */
import { cellAddress, columnLetters } from '../address.ts';
import type { LocateQuestion } from '../types.ts';
import { type Chosen, choose, type Option } from './choose.ts';
import { indexOf } from './form-index.ts';
import { asksFor, type Frame, soleUnit } from './frame.ts';
import { holdsFigure, isMark } from './grid.ts';
import type { Column } from './heads.ts';
import { fits, type Meaning, residue } from './meaning.ts';
import type { Row } from './row-labels.ts';

interface Taken<T> {
  lines: T[];
  questions: LocateQuestion[];
  /** The person's answer decided somewhere. */
  answered: boolean;
}

function nothing<T>(): Taken<T> {
  return { lines: [], questions: [], answered: false };
}

function add<T>(taken: Taken<T>, { line, question, answered }: Chosen<T>): void {
  if (line !== null) taken.lines.push(line);
  if (question) taken.questions.push(question);
  taken.answered ||= answered;
}

function isPartOfName({ kind, period, words }: Meaning, { layout, subject }: Frame['search']): boolean {
  const said = kind === 'unknown' && period !== 'other' ? residue(words, subject) : '';
  return (
    said.length > 1 &&
    layout.rows.some(({ indicatorNames }) => indicatorNames.some((name) => name.includes(said)))
  );
}

function columnOption(frame: Frame, column: Column, rows: readonly Row[]): Option<Column> {
  const { block } = frame;
  const holds = ({ row }: Row) =>
    holdsFigure(block.grid.own(row, column.col)) || isMark(block.grid.own(row, column.col));
  const letters = columnLetters(column.col);
  const words = column.meaning.words.replace(/\s+/g, ' ');
  const first = block.body[0] ?? 0;
  const last = block.body.at(-1) ?? first;
  return {
    line: column,
    meaning: column.meaning,
    filled: rows.some(holds),
    nameless: column.heads.length === 0,
    named: column.meaning.unit !== null || (frame.columnsName && column.meaning.indicators.length > 0),
    partly: isPartOfName(column.meaning, frame.search),
    shown: words === '' ? `${letters}列` : `${letters}列（${words}）`,
    ids: [letters, `${cellAddress(first, column.col)}:${cellAddress(last, column.col)}`],
  };
}

function rowOption(frame: Frame, row: Row): Option<Row> {
  const words = row.label?.text.trim() ?? '';
  const number = String(row.row + 1);
  const foreignRows = frame.rows.some(
    (other) => other.foreign || (other.unit !== null && other.unit !== soleUnit(frame.search)),
  );
  const meaning: Meaning =
    row.meaning.total && foreignRows
      ? { ...row.meaning, kind: 'unknown', why: '是各单位的合计' }
      : row.meaning;
  return {
    line: row,
    meaning,
    filled: row.filled,
    nameless: words === '',
    named: row.unit !== null,
    partly: false,
    shown: words === '' ? `第${number}行` : `第${number}行（${words}）`,
    ids: [number, `${number}:${number}`],
  };
}

function grouped<T>(lines: readonly T[], key: (line: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const name = key(line);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(line);
    else groups.set(name, [line]);
  }
  return groups;
}

/** Columns that could give the same figures stand in one group. Null: names nothing the form asks for. */
function columnGroup(frame: Frame, column: Column): string | null {
  if (column.role !== 'data') return null;
  const { search, columnsName, columnUnits } = frame;
  const { indicators, unit } = column.meaning;
  const sole = soleUnit(search);
  if (columnUnits && unit === null && sole === null) return null;
  if (unit !== null && !asksFor(search, unit)) return null;
  const codes = indexOf(search.layout).indicators;
  if (columnsName && indicators.length === 0 && codes.size > 1) return null;
  const named = columnsName && codes.size > 1 ? indicators.join() : '';
  return `${named}|${columnUnits && sole === null ? unit : ''}`;
}

function rowGroup(frame: Frame, row: Row): string | null {
  if (row.heading || row.foreign) return null;
  const { search, rowsName, columnsName } = frame;
  const { indicators } = row.meaning;
  if (rowsName && indicators.length === 0 && !columnsName) return null;
  const sole = soleUnit(search);
  if (row.unit !== null && !asksFor(search, row.unit)) return null;
  return `${indicators.join()}|${sole ?? row.unit ?? ''}`;
}

/** Rows of one indicator or unit: those of the right period. Several of the same name stay, to be told as repeated. */
export function takeRows(frame: Frame): Taken<Row> {
  const { search, rowsName, rows } = frame;
  const taken = nothing<Row>();
  for (const group of grouped(rows, (row) => rowGroup(frame, row)).values()) {
    const options = group.map((row) => rowOption(frame, row));
    const right = options.filter(({ meaning }) => fits(meaning));
    const dated = right.filter(({ meaning }) => meaning.period === 'same');
    const byPeriod = dated.length > 0 && options.some(({ meaning }) => meaning.period === 'other');
    if (rowsName && group.some((row) => row.meaning.indicators.length > 0)) {
      taken.lines.push(...(byPeriod ? dated : right).map(({ line }) => line));
      continue;
    }
    const named = group.some((row) => row.unit !== null);
    if (named && soleUnit(search) === null) {
      taken.lines.push(...(byPeriod ? dated : right).map(({ line }) => line));
      continue;
    }
    if (
      !named &&
      soleUnit(search) === null &&
      frame.columnUnits === false &&
      frame.context.owner.code === null
    )
      continue;
    add(taken, choose(options, search.periodLabel, search.choice.column));
  }
  return taken;
}

/** One column for each figure of `rows`, or a question. */
export function takeColumns(frame: Frame, rows: readonly Row[]): Taken<Column> {
  const { search, columns } = frame;
  const taken = nothing<Column>();
  for (const group of grouped(columns, (column) => columnGroup(frame, column)).values()) {
    const options = group.map((column) => columnOption(frame, column, rows));
    add(taken, choose(options, search.periodLabel, search.choice.column));
  }
  return taken;
}
