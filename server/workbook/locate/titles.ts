/** Whose file it is and of which period, as its title, its 填报单位 line and its sheet's name say. */

import type { Cell, FormLayout, LocateQuestion, TemplateMarker } from '../types.ts';
import { comparePeriodWords } from './period.ts';
import type { Table } from './spot.ts';
import { isSignature, plainWords } from './words.ts';

/** Lines above the table that stand alone in their row: titles and subtitles. */
function titleTexts({ grid, bodyTop }: Table): string[] {
  const texts: string[] = [];
  for (let row = 0; row < bodyTop; row++) {
    const lines = grid.row(row).filter((cell) => cell.kind === 'text' && !isSignature(cell.text));
    if (lines.length === 1) texts.push(lines[0]!.text);
  }
  return texts;
}

/** What stands behind 填报单位（盖章）：, in the same cell or the next one. */
function reportingUnit({ grid }: Table): string | null {
  for (const cell of grid.sheet.cells) {
    const match = /^(?:填报单位|报送单位|填表单位|编制单位)(?:\(.*?\))?:?(.*)$/.exec(plainWords(cell.text));
    if (!match) continue;
    const inside = match[1]?.replace(/\(盖?章\)/g, '') ?? '';
    const beside: Cell | undefined =
      inside === '' ? grid.row(cell.row).find((c) => c.col > cell.col) : undefined;
    const name = inside || (beside && !isSignature(beside.text) ? plainWords(beside.text) : '');
    if (name !== '') return name;
  }
  return null;
}

const owns = (names: readonly string[], text: string) =>
  names.some((name) => name.length > 1 && text.includes(plainWords(name)));

/** The unit of the city named in a text, by its longest name; null when none is. */
function unitNamed(text: string, layout: FormLayout): { code: string; name: string } | null {
  const found = layout.unitLabels.flatMap(({ code, names }) =>
    names
      .filter((name) => name.length > 1 && text.includes(plainWords(name)))
      .map((name) => ({ code, name })),
  );
  return found.sort((a, b) => b.name.length - a.name.length)[0] ?? null;
}

function unitProblem(table: Table, layout: FormLayout): LocateQuestion | null {
  const own = [layout.organisation.name, ...layout.organisation.aliases];
  const stated = reportingUnit(table);
  const titles = [table.grid.sheet.name, ...titleTexts(table)].map(plainWords).join(' ');
  const severalUnits = new Set(layout.rows.map((row) => row.unit)).size > 1;
  const text = stated ?? (severalUnits ? '' : titles);
  if (owns(own, text)) return null;
  const named = unitNamed(text, layout);
  if (!named || (stated === null && named.code === layout.cityUnit)) return null;
  return wrongUnit(named.name, layout);
}

function wrongUnit(found: string, { organisation }: FormLayout): LocateQuestion {
  return {
    code: 'wrong_unit',
    message: `这是“${found}”的报表，需要的是“${organisation.name}”的报表，请检查是否选错了文件。`,
  };
}

function wrongPeriod(found: string, wanted: string): LocateQuestion {
  return {
    code: 'wrong_period',
    message: `这是${found}的报表，需要的是${wanted}的报表，请检查是否选错了文件。`,
  };
}

/** Whether the file is another unit's or another period's: at most one question of each kind. */
export function titleProblems(table: Table, layout: FormLayout, periodLabel: string): LocateQuestion[] {
  const titles = titleTexts(table).join(' ');
  const inTitle = comparePeriodWords(titles, layout.period);
  const verdict =
    inTitle.same || inTitle.other ? inTitle : comparePeriodWords(table.grid.sheet.name, layout.period);
  const unit = unitProblem(table, layout) ?? onlyForeignUnits(table, layout);
  return [...(verdict.other ? [wrongPeriod(verdict.words, periodLabel)] : []), ...(unit ? [unit] : [])];
}

function onlyForeignUnits(table: Table, layout: FormLayout): LocateQuestion | null {
  const foreign = [...new Set(table.foreignUnits)];
  return table.spots.length === 0 && foreign.length > 0
    ? wrongUnit(foreign.slice(0, 3).join('、'), layout)
    : null;
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
