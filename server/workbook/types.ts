/** The shapes that pass through server/workbook: what a file holds, what is looked for in it, and what is written. */
import type { Understood } from '#shared/contract/understood.ts';

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
