/** Reads a table of past years, long or wide: every figure with what the file says of it, or why it cannot be taken. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { Skipped } from '#shared/contract/history.ts';
import { formCells } from '#shared/forms.ts';
import type { ObservationSource } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import { isMoneyUnit } from '#shared/rules/money-unit.ts';
import { cellContent } from '../workbook/locate/content.ts';
import { remembered } from '../workbook/locate/remember.ts';
import { isRemark, isTotalWord, plainWords, readLabel } from '../workbook/locate/words.ts';
import type { Cell, ReadWorkbook, Sheet } from '../workbook/sheets.ts';
import { type Column, type Head, readHead } from './heads.ts';
import { type Labelled, labelledBy, meaningOf } from './meaning.ts';
import { type Seen, seenRows } from './merged.ts';
import { type Dimensions, type HistoryNames, historyNames, isDerived, tells } from './names.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

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
  skipped: Skipped;
}

// The same few words stand in every row of a long table.
const isTotal = remembered(isTotalWord);
const isNote = remembered(isRemark);
const speaksOfDerived = remembered(isDerived);
const moneyIn = remembered((words: string) => readLabel(words).unit ?? plainWords(words));

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
  const sheets = workbook.sheets.filter(({ cells }) => cells.some(({ text }) => text.trim() !== ''));
  const heads = new Map(
    sheets.filter(({ hidden }) => !hidden).map((sheet) => [sheet, readHead(sheet, names)]),
  );
  const found = [...heads].flatMap(([sheet, head]) =>
    head ? [readSheet(sheet, head, { names, catalogue, asked })] : [],
  );
  if (found.length === 0) return null;
  const left = sheets.filter((sheet) => !heads.get(sheet));
  return {
    figures: found.flatMap(({ figures }) => figures),
    skipped: {
      sheets: left.map(({ name, hidden }) => `${name}（${hidden ? '隐藏的工作表' : '没有认得出的表头'}）`),
      columns: found.flatMap(({ skipped }) => skipped.columns),
      lines: found.flatMap(({ skipped }) => skipped.lines),
    },
  };
}

type Vocabulary = Pick<RowReading, 'names' | 'catalogue' | 'asked'>;

function readSheet(sheet: Sheet, head: Head, vocabulary: Vocabulary): FoundTable {
  const { names, catalogue } = vocabulary;
  const around = surroundingsOf(sheet, head.row, names, catalogue);
  const cells = Map.groupBy(sheet.cells, ({ row }) => row);
  const body = [...seenRows(sheet)].filter(([row]) => row > head.row).sort(([a], [b]) => a - b);
  const figures: FoundFigure[] = [];
  const lines: string[] = [];
  const labelled = labelledBy(body, head, names);
  for (const [row, seen] of body) {
    const at = new Map((cells.get(row) ?? []).map((cell) => [cell.col, cell]));
    const labels = head.columns
      .filter(({ role }) => role === 'label')
      .flatMap(({ col }) => seen.find((cell) => cell.col === col) ?? []);
    const passed = labels.find(({ text }) => isTotal(text) || isNote(text));
    const remark = seen[0] && isNote(seen[0].text) ? seen[0] : undefined;
    const left = passed && names.of(passed.text).unit === undefined ? passed : remark;
    if (left) lines.push(`${sheet.name}!${left.address} ${left.text.slice(0, 40)}`);
    else figures.push(...readRow({ sheet, head, at, seen, labels, labelled, around, ...vocabulary }));
  }
  const columns = head.unread.map(
    ({ address, head: words }) => `${sheet.name}!${address} ${words.slice(0, 40) || '（没有表头）'}`,
  );
  return { figures, skipped: { sheets: [], columns, lines } };
}

interface RowReading {
  sheet: Sheet;
  head: Head;
  at: ReadonlyMap<number, Cell>;
  /** What the eye sees in the row, and of that the labels. */
  seen: readonly Seen[];
  labels: readonly Seen[];
  /** What the rows of this table say themselves; a row that leaves it blank does not mean what the title says. */
  labelled: Labelled;
  around: Surroundings;
  names: HistoryNames;
  catalogue: Catalogue;
  /** `year|unit/indicator` of every cell of a form. */
  asked: ReadonlySet<string>;
}

function readRow(reading: RowReading): FoundFigure[] {
  const { head, at, seen, labels, names } = reading;
  const told = labels.map(({ text }) => ({ words: text, fixed: names.of(text) }));
  const strange = told.find(({ fixed }) => !tells(fixed))?.words;
  const seenIn = (columns: readonly { col: number }[]) =>
    columns.flatMap(({ col }) => seen.find((cell) => cell.col === col)?.text ?? []);
  const beside = seenIn(head.unread).find(speaksOfDerived);
  const text = (role: Column['role']) =>
    seenIn(head.columns.filter((column) => column.role === role)).join('；');
  return head.columns
    .filter(({ role }) => role === 'figures')
    .flatMap((column) => {
      const cell = at.get(column.col);
      if (!cell) return [];
      const own = [column.fixed, ...told.map((label) => label.fixed)];
      const { fixed, doubt } = meaningOf(reading, own);
      const measures = [text('measure'), ...own.map(({ measure }) => measure ?? '')].filter((m) => m !== '');
      const figure = readFigure(reading, cell, fixed, measures);
      if (!figure) return [];
      const said = own.flatMap(({ release }) => release ?? []);
      const releases = new Set([...(text('release') === '' ? [] : [text('release')]), ...said]);
      const fault =
        doubt ??
        withStrange(figure.fault, strange) ??
        (beside === undefined ? null : `这一行还写着“${beside.slice(0, 30)}”，分不清是不是指标本身的数`) ??
        (releases.size < 2 ? null : `数据性质有“${[...releases].join('”和“')}”两种说法`);
      const [release = ''] = releases;
      return [{ ...figure, release, citation: text('citation'), reason: text('reason'), fault }];
    });
}

/** A label that names nothing known, told with what is missing because of it. */
function withStrange(fault: string | null, strange: string | undefined): string | null {
  if (strange === undefined) return fault;
  const unknown = `不认识“${strange.slice(0, 30)}”`;
  return fault === null ? unknown : `${fault}（${unknown}）`;
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
  const own = [...new Set(measures.map(moneyIn))];
  const [unit = null, other] = own.length > 0 ? own : above;
  if (unit === null) return { unit: null, fault: '没有写明金额单位，分不清是万元还是亿元' };
  if (other !== undefined) return { unit: null, fault: `金额单位有“${unit}”和“${other}”两种说法` };
  if (!isMoneyUnit(unit)) return { unit: null, fault: `计量单位写的是“${unit}”，应为万元或亿元` };
  return { unit, fault: null };
}
