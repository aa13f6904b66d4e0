/** The shapes that pass through server/workbook: what a file holds, what is looked for in it, and what is written. */
import type { Survey } from '#shared/catalogue.ts';
import type { Understood } from '#shared/contract/understood.ts';

// ---------- reading ----------
export type WorkbookKind = 'xlsx' | 'xls' | 'ods' | 'csv';

export interface Cell {
  /** A1 address without the sheet's name, e.g. `C7`. */
  address: string;
  /** Zero-based. */
  row: number;
  /** Zero-based. */
  col: number;
  kind: 'number' | 'text' | 'boolean' | 'error' | 'date' | 'empty';
  /**
   * Exact decimal text of the stored number at the 15 significant digits every spreadsheet program keeps; dates as raw
   * serials, percentages as the fraction behind them.
   */
  number?: string;
  /** What the person sees in the cell. */
  text: string;
  /** Without the leading `=`; in A1 notation. */
  formula?: string;
  /** The formula has no stored result, or a placeholder: whoever wrote the file never calculated it. */
  uncalculated?: true;
  /**
   * What a plain formula (sums, + − × ÷ of cells) gives from the cells it refers to, where no result is stored or
   * another one: exact at 15 digits. With `number` beside it the stored result is contradicted.
   */
  computed?: string;
  /** The formula's 0 comes from cells that are all empty. */
  fromBlanks?: true;
  /** The cell's row, column or sheet is hidden, or too thin to be seen. */
  hidden: boolean;
  /**
   * Why nothing of the content is seen: its number format shows nothing, its writing has the colour of its ground (or
   * is too small), a conditional format hides it or may, or the cell lies under a merged range. Under a merged range
   * `kind` is `empty`: what stands there for the eye is the range's first cell, `covered` tells where.
   */
  unseen?: 'format' | 'colour' | 'condition' | 'merged';
  covered?: { by: string; text: string };
  /** What is stored where nothing of it is seen: the number's decimal or the text. */
  stored?: string;
  /** Parts of the text that are struck out, raised as footnotes are, or invisible, and what remains for the eye. */
  marks?: { struck: string; raised: string; unseen: string; rest: string };
  /** What is stored as a number and is none by the rule of its format; `text` shows it as it stands. */
  malformed?: true;
  /** The formula reads another file. */
  external?: true;
  /** The number format shows a percentage: stored 0.034, seen 3.4%. */
  percent?: true;
  /** The number format shows the number divided by thousands or ten thousands: what is seen is not what is stored. */
  scaled?: true;
}

/** Inclusive range of merged cells, zero-based. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Only cells that hold something, in row order. */
  cells: Cell[];
  merges: Merge[];
  /** Extent of the cells that hold something, counted from A1. */
  rows: number;
  cols: number;
}

export interface ReadWorkbook {
  kind: WorkbookKind;
  sheets: Sheet[];
  /** Macros were in the file; they are never run or kept. */
  macros: boolean;
  fileName: string;
  byteSize: number;
  /** Hexadecimal SHA-256 of the file as it came. */
  sha256: string;
}

// ---------- locating figures ----------
export interface LayoutRow {
  /** `<unit code>/<indicator code>`: the form's own key of the figure. */
  key: string;
  unit: string;
  indicator: string;
  /** Name and aliases of the unit. */
  unitNames: string[];
  /** Full name, short name, aliases; with or without `其中：`. */
  indicatorNames: string[];
  /** Unit of the form's figure: 万元, 亿元, %, 家 … */
  measureUnit: string;
  /** True when 元/万元/亿元 may be converted into one another. */
  money: boolean;
}

export interface FormLayout {
  title: string;
  formCode: string;
  /** `2026-S1`. */
  period: string;
  organisation: { code: string; name: string; aliases: string[] };
  /** Every unit of the city (also those the form does not ask for), to recognise another unit's file. */
  unitLabels: { code: string; names: string[] }[];
  /** Names of the other organisations of the city that file returns: departments and the like. */
  otherOrganisations?: string[];
  /** Code of the unit that stands for the whole city: its name stands in every county's title. */
  cityUnit: string;
  rows: LayoutRow[];
  /** Names of the city's indicators that this form does not ask for: a title or header with one of them is not ours. */
  otherIndicators?: string[];
}

/** What the template's hidden sheet says of itself. */
export interface TemplateMarker {
  formCode: string;
  period: string;
  organisation: string;
  version: string;
  /** `万元`: the unit of the template's money cells. */
  moneyUnit: string;
}

export type UnitSource = 'cell' | 'column' | 'header' | 'title' | 'template' | 'answer';

export interface LocatedValue {
  key: string;
  /** Sheet and A1 address of the cell. */
  sheet: string;
  address: string;
  /** As the person sees it in the file; what looks like a plain number but is none has the reason behind it in brackets. */
  raw: string;
  /** Decimal as written, before conversion; absent when the cell holds no number. */
  number?: string;
  /** 元, 万元, 亿元, % … as the file says; null when it says nothing. */
  unit: string | null;
  unitSource: UnitSource | null;
  /** Where the unit was read, e.g. `F4`; null when from the template's marker or from nowhere. */
  unitAddress: string | null;
  /** Exact decimal: 1 of `unit` is `factor` of the form's unit; null when no unit was converted. */
  factor: string | null;
  /** Decimal in the form's unit; absent when there is no number. */
  value?: string;
  /** What stands in place of a number: a mark that is never 0, an empty cell, or text that is no number. */
  standsFor: 'number' | 'blank' | 'unreported' | 'not_applicable' | 'missing' | 'dash' | 'text';
  /** For `text`: why it is no number, in Chinese. */
  why?: string;
  /** For `text`: the number it probably means, in the form's unit. */
  suggestion?: string;
  /** Text of the 备注 / 佐证 cell of the row; absent when empty. */
  note?: string;
  formula: boolean;
  uncalculated: boolean;
  /** The stored result is not what the cells that the formula names give. */
  contradicted: boolean;
  /** Its row, column, sheet or its own look hides it from the eye. */
  hidden: boolean;
  external: boolean;
}

export interface LocateQuestion {
  code:
    | 'which_sheet'
    | 'which_block'
    | 'which_column'
    | 'unit_unclear'
    | 'wrong_period'
    | 'wrong_unit'
    | 'wrong_template'
    | 'no_figures';
  /** Chinese: what was found and what is needed. */
  message: string;
  /** What the person can choose among. */
  choices?: string[];
}

export interface Located {
  /** The sheet the figures stand on; null when none was found. */
  sheet: string | null;
  orientation: 'long' | 'wide' | null;
  template: TemplateMarker | null;
  /** At most one per key, in the layout's order. */
  values: LocatedValue[];
  /** Rows with figures that match nothing asked for. */
  unmatched: { address: string; text: string }[];
  duplicates: { key: string; addresses: string[] }[];
  /** 小计/合计 rows that are no indicator of the form, and 注/说明 lines. */
  totalsSkipped: { address: string; text: string }[];
  /** When not empty, `values` must not be taken over without an answer. */
  questions: LocateQuestion[];
  /** What was understood of the file, for the person to see. */
  understood: Understood;
}

/** Answers to earlier questions, given back on a second call; they also decide where nothing was asked. */
export interface LocateChoice {
  sheet?: string;
  /** Id of a block (`Sheet1!A3:F14`), which then goes before others that hold the same figures. */
  block?: string;
  /** Letter, header or id of the column of the values; number of the row in a table whose indicators stand across. */
  column?: string;
  /** 元, 万元 or 亿元. */
  moneyUnit?: string;
}

// ---------- writing ----------
export interface TemplateRow {
  key: string;
  /** 序号, e.g. `1` or empty. */
  number: string;
  /** Name of the 地区 the row is about; shown when `TemplateSpec.unitColumn` is true. */
  unitName: string;
  indicatorName: string;
  /** 0 合计, 1 其中, 2 deeper. */
  indent: number;
  measureUnit: string;
  /** Decimals shown. */
  decimals: number;
  /** Figure already known (draft), as a decimal in `measureUnit` or a mark such as 不适用; null leaves the cell empty. */
  current: string | null;
  /** 上年同期 as a decimal in `measureUnit`, a mark such as 未报, or null. */
  lastYear: string | null;
  /** Rates have no 增速 in %: their change is in 百分点. */
  rate: boolean;
  /** False admits negative figures no more than 0. */
  negativeAllowed: boolean;
  note: string | null;
  /** 数源单位 and 责任单位; their columns stand where a row names one. */
  source?: string;
  responsible?: string;
  /** 指标解释, shown at the input cell and below the table. */
  definition?: string;
  /** A line over this row: 按预算来源分, 附项(不计入合计). */
  heading?: string;
}

export interface TemplateSpec {
  title: string;
  formCode: string;
  period: string;
  periodLabel: string;
  organisation: { code: string; name: string };
  /** Catalogue version. */
  version: string;
  /** Unit named at the right above the table, e.g. `万元`. */
  moneyUnit: string;
  /** Header of the value column, e.g. `本期累计`. */
  valueHeader: string;
  unitColumn: boolean;
  rows: TemplateRow[];
  /** Last lines: 填报说明. */
  notes: string[];
  /** 表号, 制定机关, 批准或备案文号, 有效期 over the table. */
  survey?: Survey;
  /** Printed under the title when the figures are simulated, e.g. `模拟数据`. */
  dataMark?: string;
}

export interface MarkedFinding {
  severity: 'error' | 'warning';
  /** Address in the reporter's file; null for a finding about the form as a whole. */
  address: string | null;
  /** Sheet of the address; absent: the sheet the figures were found on. */
  sheet?: string;
  /** Row the finding is about; used when there is no original file. */
  key?: string;
  /** Chinese: what it needs, what it has. */
  message: string;
  suggestion?: string;
}

/** A figure that the person changed in the page after the file was read; the file still holds its own. */
export interface PageChange {
  /** In the reporter's file; null when the file has no cell for it. */
  address: string | null;
  name: string;
  /** Texts in the form's unit; empty for nothing. */
  file: string;
  page: string;
}

export interface MarkedSpec {
  /** Name of the sheet the figures were found on; null: the first visible one. */
  sheet: string | null;
  title: string;
  organisationName: string;
  periodLabel: string;
  /** What the draft says otherwise than the file. */
  changes?: PageChange[];
  /** Used when there is no original file: the form as it is in the draft. */
  template?: TemplateSpec;
}

export interface MarkedWorkbook {
  bytes: Uint8Array;
  /** `original`: the reporter's own file with marks added; `copy`: a new .xlsx with the values of its cells; `template`: the form filled from the draft. */
  how: 'original' | 'copy' | 'template';
}
