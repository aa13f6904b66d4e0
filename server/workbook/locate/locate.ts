/** Finds a form's figures in what was read from a file, by words and never by positions (domain.md §7). */
import { Period, periodLabel } from '#shared/period.ts';
import { RESULT_SHEET } from '../marks.ts';
import type { ReadWorkbook, Sheet } from '../sheets.ts';
import { MARKER_SHEET, readMarker } from '../template-marker.ts';
import type { FormLayout, LocateChoice, Located, LocateQuestion, TemplateMarker } from '../types.ts';
import { blocksOf } from './blocks.ts';
import { contextsOf, type Surroundings } from './context.ts';
import { readFigures } from './figures.ts';
import type { Search } from './frame.ts';
import { Grid } from './grid.ts';
import { subjectOf } from './meaning.ts';
import { misnamed, misnamedRows, strayRows } from './misnamed.ts';
import { namesOf } from './names.ts';
import { ownersOf } from './owners.ts';
import { periodMentions } from './period.words.ts';
import { judge, type Picked, pick } from './pick.ts';
import { markerProblems } from './refusals.ts';
import { setAside } from './set-aside.ts';
import { readTable, type Table } from './table.ts';
import { NOTHING_UNDERSTOOD, understoodOf } from './understood.ts';
import { isRemark } from './words.ts';

const NOTHING: Omit<Located, 'template' | 'questions'> = {
  sheet: null,
  orientation: null,
  values: [],
  unmatched: [],
  duplicates: [],
  totalsSkipped: [],
  understood: NOTHING_UNDERSTOOD,
};

function periodName(text: string): string {
  const parsed = Period.safeParse(text);
  return parsed.success ? periodLabel(parsed.data) : text;
}

/** Sheets worth looking at: those a person sees, without what this system adds to its own files. */
function sheetsOf(workbook: ReadWorkbook, choice: LocateChoice): Sheet[] {
  const own = workbook.sheets.filter(({ name }) => !name.startsWith(RESULT_SHEET) && name !== MARKER_SHEET);
  const named = own.filter(({ name }) => name === choice.sheet);
  const visible = own.filter(({ hidden }) => !hidden);
  return named.length > 0 ? named : visible.length > 0 ? visible : own;
}

const COVER = { cells: 15, text: 40 };

/** Sheets without tables (a cover) and the file's name speak for the others, weakly. */
function surroundingsOf(
  sheets: readonly { grid: Grid; tables: number }[],
  fileName: string,
): Surroundings['texts'] {
  const covers = sheets.filter(({ grid, tables }) => tables === 0 && grid.sheet.cells.length <= COVER.cells);
  const said = covers.flatMap(({ grid }) =>
    grid.sheet.cells
      .filter(({ text }) => text.length <= COVER.text && !isRemark(text))
      .map(({ text, address }) => ({ text: text.trim(), cells: `${grid.sheet.name}!${address}` })),
  );
  return [...said, { text: fileName.replace(/\.[a-z]{2,5}$/i, ''), cells: '' }];
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}

/**
 * Some cell shares two characters in a row with a name of the form, so that names with a slip or a period beside them
 * are still found; a sheet where none does holds no figure of it, however large.
 */
function speaksOfForm({ cells }: Sheet, { layout }: Search): boolean {
  if (cells.length <= COVER.cells) return true;
  const pairs = new Set(
    layout.rows.flatMap(({ indicatorNames, unitNames }) =>
      [...indicatorNames, ...unitNames].flatMap(pairsOf),
    ),
  );
  return cells.some(({ text }) => pairsOf(text.replace(/\s/g, '')).some((pair) => pairs.has(pair)));
}

function tablesOf(workbook: ReadWorkbook, search: Search): { tables: Table[]; grids: Grid[] } {
  const sheets = sheetsOf(workbook, search.choice).map((sheet) => {
    const grid = new Grid(sheet);
    const blocks = speaksOfForm(sheet, search) ? blocksOf(grid, search) : [];
    return { grid, blocks, tables: blocks.length };
  });
  const around = surroundingsOf(sheets, workbook.fileName);
  const tables = sheets.flatMap(({ grid, blocks }) => {
    const texts = [{ text: grid.sheet.name, cells: '' }, ...around];
    const contexts = contextsOf(blocks, { texts }, search);
    return blocks.flatMap((block) => {
      const context = contexts.get(block);
      return context ? [readTable(block, context, search)] : [];
    });
  });
  return { tables, grids: sheets.map(({ grid }) => grid) };
}

/** Indicators were found, but only columns that do not hold what is asked for. */
function onlyOthers(tables: readonly Table[], label: string): LocateQuestion | null {
  const found = tables
    .filter(({ rows }) => rows.some(({ meaning, unit }) => meaning.indicators.length > 0 || unit !== null))
    .flatMap(({ left }) =>
      left.flatMap(({ column, why }) => (column ? [`“${column.meaning.words}”${why}`] : [])),
    );
  if (found.length === 0) return null;
  const message = `表里没有${label}的数据列：${found.slice(0, 4).join('，')}。请检查是否选错了文件。`;
  return { code: 'no_figures', message };
}

function noFigures(workbook: ReadWorkbook, { title }: FormLayout, empty: boolean): LocateQuestion {
  const names = sheetsOf(workbook, {})
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
  const search: Search = {
    layout,
    names: namesOf(layout),
    owners: ownersOf(layout),
    subject: subjectOf(layout.title),
    told: new Map(),
    choice,
    periodLabel: periodName(layout.period),
  };
  const template = readMarker(workbook);
  const refused = template ? markerProblems(template, layout, search.periodLabel, periodName) : [];
  if (refused.length > 0) return { ...NOTHING, template, questions: refused };
  const { tables, grids } = tablesOf(workbook, search);
  const spoken = (text: string) => {
    const { mentions } = periodMentions(text, Number(layout.period.slice(0, 4)));
    // 半年度 is a word of the form's own name; with its year a period says which.
    const dated = mentions.find(({ year, text: words }) => year !== null && words !== '');
    return dated?.text ?? mentions.map((m) => m.text).find((words) => words !== '') ?? text;
  };
  const picked = pick(
    tables.map((table) => judge(table, search, spoken)),
    search,
  );
  const found = picked ? fromPicked(picked, workbook, search, template) : null;
  const reading = {
    tables,
    picked,
    values: found?.values ?? [],
    grids,
    answers: answersOf(choice, tables, picked),
    layout,
  };
  const understood = understoodOf(reading);
  if (!found) {
    const none = onlyOthers(tables, search.periodLabel) ?? noFigures(workbook, layout, false);
    return { ...NOTHING, template, questions: [none], understood };
  }
  return { ...found, template, understood };
}

/** What the person answered or chose otherwise, by question code. */
function answersOf(
  choice: LocateChoice,
  tables: readonly Table[],
  picked: Picked | null,
): Record<string, string> {
  const answers: Record<string, string> = {};
  if (choice.sheet !== undefined) answers.which_sheet = choice.sheet;
  if (choice.block !== undefined && picked?.answered.includes('which_block'))
    answers.which_block = choice.block;
  if (choice.column !== undefined && tables.some(({ answered }) => answered))
    answers.which_column = choice.column;
  if (choice.moneyUnit !== undefined) answers.unit_unclear = choice.moneyUnit;
  return answers;
}

function usedTables({ spots }: Picked): Table[] {
  return [...new Set(spots.map(({ table }) => table))];
}

function fromPicked(
  picked: Picked,
  workbook: ReadWorkbook,
  search: Search,
  template: TemplateMarker | null,
): Omit<Located, 'template' | 'understood'> {
  const first = picked.spots[0]?.table ?? picked.taken[0]?.table;
  const { values, duplicates, questions } = readFigures(
    picked.spots,
    search.layout,
    template,
    search.choice.moneyUnit,
  );
  const used = usedTables(picked);
  const asked = dedupe([...picked.questions, ...misnamed(used, values, search), ...questions]);
  const empty = values.every(({ standsFor, formula }) => standsFor === 'blank' && !formula);
  if (asked.length === 0 && empty)
    asked.push(
      noFigures(
        workbook,
        search.layout,
        picked.taken.some(({ table }) => table.spots.length > 0),
      ),
    );
  const order = new Map(search.layout.rows.map(({ key }, i) => [key, i]));
  const stray = strayRows(used, values, search, template);
  const near = misnamedRows(used, [...values, ...stray], search, template);
  const all = [...values, ...stray, ...near].sort(
    (a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0),
  );
  const several = picked.questions.some(({ code }) => code === 'which_sheet');
  return {
    sheet: several ? null : (first?.block.grid.sheet.name ?? null),
    orientation: first?.orientation ?? null,
    values: all,
    duplicates,
    ...setAside(used),
    questions: asked,
  };
}

function dedupe(questions: readonly LocateQuestion[]): LocateQuestion[] {
  return [...new Map(questions.map((question) => [question.code, question])).values()];
}
