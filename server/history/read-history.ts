/** Reads a table of past years, long or wide: every figure with what the file says of it, or why it cannot be taken. */
import type { Catalogue } from '#shared/catalogue.ts';
import { cellKey, formCells } from '#shared/forms.ts';
import type { ObservationSource } from '#shared/panel.ts';
import { type Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { isMoneyUnit } from '#shared/rules/money-unit.ts';
import { cellContent } from '../workbook/locate/content.ts';
import { isRemark, isTotalWord, plainWords, readLabel, statedMoneyUnits } from '../workbook/locate/words.ts';
import type { Cell, ReadWorkbook, Sheet } from '../workbook/sheets.ts';
import { type Column, type Head, readHead } from './heads.ts';
import { type Dimensions, type HistoryNames, historyNames } from './names.ts';

/** A figure as the file has it; `fault` says why it cannot be taken, and what is known is kept for the reader. */
export interface FoundFigure {
  sheet: string;
  /** A1 address of the amount. */
  cell: string;
  raw: string;
  period: Period | null;
  unit: string | null;
  indicator: string | null;
  mark: 'value' | 'not_applicable' | 'missing';
  /** Decimal in the stored unit (money: 万元); null unless the mark is value. */
  amount: string | null;
  /** The unit of money it stood in. */
  sourceUnit: string | null;
  release: string;
  citation: string;
  reason: string;
  /** Where the file itself says what kind of figure it is; left out where whoever loads it says so. */
  origin?: ObservationSource['origin'] | undefined;
  fault: string | null;
}

export interface FoundTable {
  figures: FoundFigure[];
  /** `历史!A12 合计`: lines that were passed over. */
  skipped: string[];
}

/** All visible sheets that have a head; null when none has. */
export function readHistory(workbook: ReadWorkbook, catalogue: Catalogue): FoundTable | null {
  const names = historyNames(catalogue);
  const asked = new Set(
    catalogue.organisations.flatMap(({ code }) =>
      catalogue.forms.flatMap((form) =>
        formCells(catalogue, form, code).map(({ key }) => `${form.periodicity}|${key}`),
      ),
    ),
  );
  const found = workbook.sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => {
      const head = readHead(sheet, names);
      return head ? [readSheet(sheet, head, { names, catalogue, asked })] : [];
    });
  if (found.length === 0) return null;
  return {
    figures: found.flatMap(({ figures }) => figures),
    skipped: found.flatMap(({ skipped }) => skipped),
  };
}

interface Surroundings {
  dimensions: Dimensions;
  /** Units of money that the lines over the table state. */
  money: readonly string[];
}

type Vocabulary = Pick<RowReading, 'names' | 'catalogue' | 'asked'>;

function readSheet(sheet: Sheet, head: Head, vocabulary: Vocabulary): FoundTable {
  const { names } = vocabulary;
  const around = surroundingsOf(sheet, head, names);
  const rows = Map.groupBy(
    sheet.cells.filter((cell) => cell.row > head.row),
    (cell) => cell.row,
  );
  const figures: FoundFigure[] = [];
  const skipped: string[] = [];
  for (const cells of rows.values()) {
    const at = new Map(cells.map((cell) => [cell.col, cell]));
    const labels = head.columns
      .filter(({ role }) => role === 'label')
      .flatMap(({ col }) => at.get(col) ?? []);
    const passed = labels.find((cell) => isTotalWord(seen(cell)) || isRemark(seen(cell)));
    const first = cells.find((cell) => cell.text.trim() !== '');
    if (passed && !tellsUnit(names, passed)) {
      skipped.push(`${sheet.name}!${passed.address} ${seen(passed).slice(0, 40)}`);
      continue;
    }
    if (first && isRemark(first.text)) continue;
    figures.push(...readRow({ sheet, head, at, labels, around, ...vocabulary }));
  }
  return { figures, skipped };
}

const tellsUnit = (names: HistoryNames, cell: Cell) => names.of(seen(cell)).unit !== undefined;
/** Under a merged range the words of its first cell. */
const seen = (cell: Cell) => (cell.unseen === 'merged' ? (cell.covered?.text ?? '') : cell.text).trim();

/** Titles over the table and the sheet's name: what they fix for all figures that do not say it themselves. */
function surroundingsOf(sheet: Sheet, head: Head, names: HistoryNames): Surroundings {
  const lines = sheet.cells
    .filter((cell) => cell.row < head.row && cell.text.trim() !== '')
    .map(({ text }) => text);
  const dimensions = [sheet.name, ...lines].map((line) => names.within(line));
  return {
    dimensions: Object.assign({}, ...dimensions),
    money: [...new Set(lines.flatMap((line) => statedMoneyUnits(line)))],
  };
}

interface RowReading {
  sheet: Sheet;
  head: Head;
  at: ReadonlyMap<number, Cell>;
  labels: readonly Cell[];
  around: Surroundings;
  names: HistoryNames;
  catalogue: Catalogue;
  /** `year|unit/indicator` of every cell of a form. */
  asked: ReadonlySet<string>;
}

function readRow(reading: RowReading): FoundFigure[] {
  const { head, at, labels, names } = reading;
  const told = labels.map((cell) => ({ words: seen(cell), fixed: names.of(seen(cell)) }));
  const strange = told.filter(({ words, fixed }) => words !== '' && Object.keys(fixed).length === 0);
  const text = (role: Column['role']) =>
    head.columns
      .filter((column) => column.role === role)
      .map(({ col }) => at.get(col)?.text.trim() ?? '')
      .filter((words) => words !== '')
      .join('；');
  return head.columns
    .filter(({ role }) => role === 'figures')
    .flatMap((column) => {
      const cell = at.get(column.col);
      if (!cell) return [];
      const own = [column.fixed, ...told.map((label) => label.fixed)];
      const fixed = narrowed(reading, Object.assign({}, reading.around.dimensions, ...own));
      const measures = [text('measure'), ...own.map(({ measure }) => measure ?? '')].filter((m) => m !== '');
      const figure = readFigure(reading, cell, fixed, measures);
      if (!figure) return [];
      const [unknown] = strange;
      const why =
        contradiction(own, reading.catalogue) ??
        figure.fault ??
        (unknown ? `不认识“${unknown.words.slice(0, 30)}”` : null);
      const kept = { release: text('release'), citation: text('citation'), reason: text('reason') };
      return [{ ...figure, ...kept, fault: why }];
    });
}

/** A name of several indicators means the one that is asked of the unit in that series, if it is one. */
function narrowed({ asked }: RowReading, fixed: Dimensions): Dimensions {
  const { among = [], unit, period } = fixed;
  if (unit === undefined || period === undefined) return fixed;
  const fits = among.filter((code) => asked.has(`${periodicityOf(period)}|${cellKey(unit, code)}`));
  const [indicator, other] = fits;
  return fixed.indicator !== undefined || indicator === undefined || other !== undefined
    ? fixed
    : { ...fixed, indicator };
}

/** Head and row, or two labels of a row, that speak of different things: which is meant nobody can say. */
function contradiction(own: readonly Dimensions[], { units, indicators }: Catalogue): string | null {
  const said = <T>(values: readonly (T | undefined)[]) => [...new Set(values.filter((v) => v !== undefined))];
  const nameIn = (list: readonly { code: string; name: string }[], code: string) =>
    list.find((one) => one.code === code)?.name ?? code;
  const kinds = [
    said(own.map(({ unit }) => unit)).map((code) => nameIn(units, code)),
    said(own.map(({ indicator }) => indicator)).map((code) => nameIn(indicators, code)),
    said(own.map(({ period }) => period)).map(periodLabel),
  ];
  const torn = kinds.find((words) => words.length > 1);
  return torn ? `行、列分别写的是“${torn.join('”和“')}”，请改正` : null;
}

function readFigure(
  { sheet, around, catalogue }: RowReading,
  cell: Cell,
  fixed: Dimensions,
  measures: readonly string[],
): Omit<FoundFigure, 'release' | 'citation' | 'reason'> | null {
  const indicator = catalogue.indicators.find(({ code }) => code === fixed.indicator);
  const money = indicator?.measure === 'money';
  const stated = unitOfMoney(measures, around.money);
  const measureUnit = money ? '万元' : (indicator?.unit ?? '');
  const content = cellContent(cell, money ? stated.unit : null, { money, measureUnit });
  if (content.standsFor === 'blank' || content.standsFor === 'unreported') return null;
  const base = {
    sheet: sheet.name,
    cell: cell.address,
    raw: cell.text.trim().slice(0, 60),
    period: fixed.period ?? null,
    unit: fixed.unit ?? null,
    indicator: fixed.indicator ?? null,
    mark: 'value' as const,
    amount: null,
    sourceUnit: money ? (content.unit ?? stated.unit) : null,
  };
  const fault = (why: string) => ({ ...base, fault: why });
  if (!indicator) return fault('没有写明是哪项指标，或与目录的指标名称不符');
  if (base.unit === null) return fault('没有写明是哪个地区或机构');
  if (base.period === null)
    return fault('没有写明是哪一期（2001年起）；年度写“2018年”，半年写“2018年上半年”“2018年1—12月”');
  if (cell.hidden) return fault('这一格在隐藏的行、列里，请取消隐藏后核对');
  if (cell.external) return fault('公式引用了别的文件，请直接填数字');
  if (content.standsFor === 'dash')
    return fault('横线含义不明：没有发生填0，不涉及填“不适用”，没有数据填“缺”');
  if (content.standsFor === 'text') return fault(content.why ?? '不是数字');
  if (content.standsFor !== 'number') return { ...base, mark: content.standsFor, fault: null };
  if (money && content.unit === undefined && stated.fault) return fault(stated.fault);
  const other = money ? undefined : measures.find((words) => plainWords(words) !== plainWords(measureUnit));
  if (other) return fault(`计量单位写的是“${other}”，“${indicator.name}”应为${measureUnit}`);
  return { ...base, amount: content.value ?? null, fault: null };
}

/** The unit of money that row and head state, or else the lines over the table; a fault where they leave it open. */
function unitOfMoney(measures: readonly string[], above: readonly string[]) {
  const own = [...new Set(measures.map((words) => readLabel(words).unit ?? plainWords(words)))];
  const [unit = null, other] = own.length > 0 ? own : above;
  if (unit === null) return { unit: null, fault: '没有写明金额单位，分不清是万元还是亿元' };
  if (other !== undefined) return { unit: null, fault: `金额单位有“${unit}”和“${other}”两种说法` };
  if (!isMoneyUnit(unit)) return { unit: null, fault: `计量单位写的是“${unit}”，应为万元或亿元` };
  return { unit, fault: null };
}
