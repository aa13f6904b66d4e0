/** Files and tables of another period, another owner or another form: what was found and what is needed. */
import type { FormLayout, LocateQuestion, TemplateMarker } from '../types.ts';
import type { Context } from './context.ts';
import type { Search } from './frame.ts';
import type { Table } from './table.ts';

function wrongUnit(found: string, { organisation }: FormLayout): LocateQuestion {
  return {
    code: 'wrong_unit',
    message: `这是“${found}”的报表，需要的是“${organisation.name}”的报表，请检查是否选错了文件。`,
  };
}

export function wrongPeriod(found: string, wanted: string): LocateQuestion {
  return {
    code: 'wrong_period',
    message: `这是${found}的报表，需要的是${wanted}的报表，请检查是否选错了文件。`,
  };
}

/**
 * Every column (or row) taken says the period itself, `dated`: with its year: then a sheet's or a file's name does not
 * contradict it. 1-6月 on a sheet called 2025 is last year's.
 */
function saysPeriod({ takenColumns, takenRows }: Table, dated: boolean): boolean {
  const says = (lines: readonly { meaning: { period: string; dated: boolean } }[]) =>
    lines.length > 0 && lines.every(({ meaning }) => meaning.period === 'same' && (meaning.dated || !dated));
  return says(takenColumns) || says(takenRows);
}

function periodProblem(
  table: Table,
  { periodLabel }: Search,
  words: (text: string) => string,
): LocateQuestion | null {
  const { state, place, weak } = table.context.period;
  const corner = table.columns.find(({ role, meaning }) => role === 'label' && meaning.period === 'other');
  if (corner && !saysPeriod(table, false)) return wrongPeriod(words(corner.meaning.words), periodLabel);
  if (state === 'none' || state === 'same' || (weak && saysPeriod(table, true))) return null;
  const where = place?.cells ? `（${place.cells}）` : '';
  if (state === 'unclear' || saysPeriod(table, true)) {
    const message = `表里关于期别的说法不一：“${place?.text ?? ''}”${where}，需要的是${periodLabel}的数据。请改正后重新上传。`;
    return { code: 'wrong_period', message };
  }
  return wrongPeriod(words(place?.text ?? ''), periodLabel);
}

/** A table about one unit, as its title has it, with rows or columns of other units: 全市 may be all of that unit. */
function contradictsRows({ context, rows, columns }: Table, { owners, layout }: Search): boolean {
  const about = context.owner.code;
  if (about === null || about === owners.city || owners.own !== null) return false;
  const asked = new Set(layout.rows.map((row) => row.unit));
  const named = [
    ...rows.filter(({ filled }) => filled).map(({ unit }) => unit),
    ...columns.map(({ meaning }) => meaning.unit),
  ];
  return named.some((unit) => unit !== null && unit !== about && asked.has(unit));
}

function ownerProblem(table: Table, search: Search): LocateQuestion | null {
  const { context, spots, foreignUnits } = table;
  const { layout } = search;
  if (contradictsRows(table, search)) return wrongUnit(nameOf(context, layout) ?? '', layout);
  const { state, place } = context.owner;
  if (state === 'other' || state === 'unclear')
    return wrongUnit(nameOf(context, layout) ?? place?.text ?? '', layout);
  const foreign = [...new Set(foreignUnits)].filter((name) => name !== '');
  if (spots.length > 0 || foreign.length === 0) return null;
  const found = foreign.slice(0, 3).join('、');
  const units = [...new Set(layout.rows.map((row) => row.unitNames[0] ?? ''))];
  if (units.length === 1 && foreign.length === 1) return wrongUnit(found, layout);
  if (units.length === 1) {
    const parts = `表里列的是“${found}”的数，没有“${layout.organisation.name}”的合计。请加上合计后再上传，或检查是否选错了文件。`;
    return { code: 'wrong_unit', message: parts };
  }
  const message = `表里列的是“${found}”等，没有这张报表要的“${units.slice(0, 3).join('、')}”等单位的数据，请按这些单位汇总后再上传。`;
  return { code: 'wrong_unit', message };
}

function nameOf({ owner }: Context, layout: FormLayout): string | undefined {
  return layout.unitLabels.find(({ code }) => code === owner.code)?.names[0];
}

/** Nothing says whose or of which period the table is; the person may. */
export function isOpen({ context }: Table): boolean {
  const { period, owner } = context;
  const settled = (state: string, open: boolean) => open || !['other', 'unclear'].includes(state);
  return (
    (period.open === true || owner.open === true) &&
    settled(period.state, period.open === true) &&
    settled(owner.state, owner.open === true)
  );
}

/** Why a table is not the one asked for: at most one question of each kind. `words`: the period in a text. */
export function problemsOf(table: Table, search: Search, words: (text: string) => string): LocateQuestion[] {
  const period =
    periodProblem(table, search, words) ?? table.questions.find(({ code }) => code === 'wrong_period');
  const owner = ownerProblem(table, search);
  return [...(period ? [period] : []), ...(owner ? [owner] : [])];
}

/** A template of this system that belongs to another form, period or organisation. */
export function markerProblems(
  marker: TemplateMarker,
  layout: FormLayout,
  wanted: string,
  periodName: (p: string) => string,
): LocateQuestion[] {
  const problems: LocateQuestion[] = [];
  if (marker.formCode !== layout.formCode) {
    const message = `这是表号为“${marker.formCode}”的模板，需要的是“${layout.title}”（表号“${layout.formCode}”），请重新下载模板。`;
    problems.push({ code: 'wrong_template', message });
  }
  if (marker.period !== layout.period) problems.push(wrongPeriod(periodName(marker.period), wanted));
  if (marker.organisation !== layout.organisation.code) {
    const label = layout.unitLabels.find(({ code }) => code === marker.organisation)?.names[0];
    problems.push(wrongUnit(label ?? marker.organisation, layout));
  }
  return problems;
}
