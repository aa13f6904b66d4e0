/** What is written into spreadsheets: templates and marked files. */
import type { Survey } from '#shared/catalogue.ts';

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
