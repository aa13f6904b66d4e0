/** Finds a form's figures in what was read from a file, by words and never by positions (domain.md §7). */
import { Period, periodLabel } from '#shared/period.ts';
import { RESULT_SHEET } from '../marks.ts';
import { MARKER_SHEET, readMarker } from '../template-marker.ts';
import type {
  FormLayout,
  LocateChoice,
  Located,
  LocateQuestion,
  ReadWorkbook,
  Sheet,
  TemplateMarker,
} from '../types.ts';
import { Grid } from './grid.ts';
import { labelledRows, longTable } from './long.ts';
import { namesOf } from './names.ts';
import { type Search, soleUnit, type Table } from './spot.ts';
import { markerProblems, titleProblems } from './titles.ts';
import { isHeld, readSpots } from './values.ts';
import { bestRow, sideRows, wideTable } from './wide.ts';

const NOTHING: Omit<Located, 'template' | 'questions'> = {
  sheet: null,
  orientation: null,
  values: [],
  unmatched: [],
  duplicates: [],
  totalsSkipped: [],
};

function periodName(text: string): string {
  const parsed = Period.safeParse(text);
  return parsed.success ? periodLabel(parsed.data) : text;
}

/** The table of one sheet; null when nothing in it is named like the form's rows. */
function readTable(sheet: Sheet, search: Search): Table | null {
  const grid = new Grid(sheet);
  const { names, layout } = search;
  const isIndicator = (text: string) => names.indicators(text).length > 0;
  const isUnit = (text: string) => names.unit(text) !== null;
  const rows = labelledRows(grid, search);
  const units = bestRow(grid, isUnit);
  const indicators = bestRow(grid, isIndicator);
  if (rows.length > 0 && units.heads.length > 1) {
    const side = sideRows(grid, units.row, isIndicator);
    if (side.length > 0) return wideTable(grid, { ...search, across: units, side, indicatorsAcross: false });
  }
  const below = indicators.heads.length > 0 ? sideRows(grid, indicators.row, isUnit) : [];
  const labelledBelow = rows.filter(
    ({ row, label }) => row > indicators.row && isIndicator(label.text),
  ).length;
  if (below.length > 0 && (indicators.heads.length > 1 || labelledBelow === 0)) {
    return wideTable(grid, { ...search, across: indicators, side: below, indicatorsAcross: true });
  }
  if (indicators.heads.length > 1 && soleUnit(layout) !== null) return singleRow(grid, search, indicators);
  return rows.length > 0 ? longTable(grid, rows, search) : null;
}

/** Indicators across and one row of figures below, for a form about one unit. */
function singleRow(grid: Grid, search: Search, across: ReturnType<typeof bestRow>): Table | null {
  for (let row = across.row + 1; row < grid.sheet.rows; row++) {
    const cell = grid.row(row)[0];
    const filled = across.heads.filter((head) => grid.own(row, head.col)?.number !== undefined).length;
    if (cell && filled * 2 >= across.heads.length) {
      return wideTable(grid, {
        ...search,
        across,
        side: [{ row, cell: { ...cell, col: -1 } }],
        indicatorsAcross: true,
      });
    }
  }
  return null;
}

interface Candidate {
  table: Table;
  /** Keys for which the sheet holds something. */
  held: number;
  problems: LocateQuestion[];
}

function candidatesIn(sheets: readonly Sheet[], search: Search): Candidate[] {
  return sheets.flatMap((sheet) => {
    const table = readTable(sheet, search);
    if (!table) return [];
    const held = new Set(table.spots.filter((spot) => isHeld(table, spot)).map((spot) => spot.key)).size;
    return [{ table, held, problems: titleProblems(table, search.layout, search.periodLabel) }];
  });
}

/** Sheets worth looking at: those a person sees, without what this system adds to its own files. */
function sheetsOf(workbook: ReadWorkbook, choice: LocateChoice): Sheet[] {
  const own = workbook.sheets.filter(({ name }) => !name.startsWith(RESULT_SHEET) && name !== MARKER_SHEET);
  const named = own.filter(({ name }) => name === choice.sheet);
  const visible = own.filter(({ hidden }) => !hidden);
  return named.length > 0 ? named : visible.length > 0 ? visible : own;
}

function weight({ held, table }: Candidate): number {
  return held * 1000 + table.questions.length * 10 + table.spots.length;
}

function pick(candidates: readonly Candidate[]): Candidate | LocateQuestion | null {
  const right = candidates.filter(({ problems }) => problems.length === 0);
  const sorted = (right.length > 0 ? right : [...candidates]).sort((a, b) => weight(b) - weight(a));
  const best = sorted[0];
  if (!best) return null;
  const rivals = sorted.filter(({ held }) => held > 0 && held * 2 > best.held);
  if (rivals.length < 2) return best;
  const choices = rivals.map(({ table }) => table.grid.sheet.name);
  const message = `有${rivals.length}张工作表都像这张报表：${choices.map((name) => `“${name}”`).join('、')}。请选择要报送的一张。`;
  return { code: 'which_sheet', message, choices };
}

function noFigures(workbook: ReadWorkbook, { title }: FormLayout, empty: boolean): LocateQuestion {
  const names = workbook.sheets
    .map(({ name }) => `“${name}”`)
    .slice(0, 5)
    .join('、');
  const message = empty
    ? `在工作表${names}中找到了指标，但没有找到填写的数据。请填写后再上传。`
    : `在工作表${names}中没有找到“${title}”的指标。请检查是否选错了文件，或下载模板填写。`;
  return { code: 'no_figures', message };
}

/**
 * Finds the figures of `layout` in a workbook. `choice` answers questions of an earlier call. Whatever is not certain
 * comes back as a question, and then `values` must not be used. Never throws.
 */
export function locateFigures(
  workbook: ReadWorkbook,
  layout: FormLayout,
  choice: LocateChoice = {},
): Located {
  const search: Search = { layout, names: namesOf(layout), choice, periodLabel: periodName(layout.period) };
  const template = readMarker(workbook);
  const refused = template ? markerProblems(template, layout, search.periodLabel, periodName) : [];
  if (refused.length > 0) return { ...NOTHING, template, questions: refused };
  const picked = pick(candidatesIn(sheetsOf(workbook, choice), search));
  if (picked === null) return { ...NOTHING, template, questions: [noFigures(workbook, layout, false)] };
  if ('code' in picked) return { ...NOTHING, template, questions: [picked] };
  return fromTable(picked, workbook, search, template);
}

function fromTable(
  { table, held, problems }: Candidate,
  workbook: ReadWorkbook,
  search: Search,
  template: TemplateMarker | null,
): Located {
  const { values, duplicates, questions } = readSpots(
    table,
    search.layout,
    template,
    search.choice.moneyUnit,
  );
  const asked = [...problems, ...dedupe(table.questions), ...questions];
  if (asked.length === 0 && held === 0)
    asked.push(noFigures(workbook, search.layout, table.spots.length > 0));
  return {
    sheet: table.grid.sheet.name,
    orientation: table.orientation,
    template,
    values,
    unmatched: table.unmatched,
    duplicates,
    totalsSkipped: table.totalsSkipped,
    questions: asked,
  };
}

function dedupe(questions: readonly LocateQuestion[]): LocateQuestion[] {
  return [...new Map(questions.map((question) => [question.code, question])).values()];
}
