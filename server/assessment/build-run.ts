/** One run from a scheme and the panel of one data version: figures frozen, every group scored by the shared code. */
import { columnsOf, indicatorsBehind } from '#shared/assess/columns.ts';
import {
  comparedKey,
  figureKey,
  frozenReader,
  panelReader,
  type UnitFigures,
} from '#shared/assess/frozen-figures.ts';
import { assess } from '#shared/assess/result.ts';
import { yearInput } from '#shared/assess/year-input.ts';
import { codeIn } from '#shared/breaks.ts';
import { type Catalogue, findIndicator, findUnit } from '#shared/catalogue.ts';
import type {
  AssessmentRun,
  CellMark,
  GroupAssessment,
  RunColumn,
  RunIndicator,
} from '#shared/contract/run.ts';
import type { PeerGroup, Scheme } from '#shared/contract/scheme.ts';
import { formulaInputs } from '#shared/panel/derive.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type Period, sameLastYear } from '#shared/period.ts';

type ScoredParts = Pick<AssessmentRun, 'indicators' | 'figures' | 'assessments' | 'simulated'>;

/** Scores the given peer groups for a year, by the programme as of that year. Throws RangeError for a scheme that contradicts itself. */
export function buildRun(
  catalogue: Catalogue,
  panel: Panel,
  scheme: Scheme,
  groups: readonly PeerGroup[],
  year: number,
  title: string,
): ScoredParts {
  const columns = new Map(groups.map(({ code }) => [code, columnsOf(catalogue, scheme, code, year)]));
  const indicators = indicatorsBehind(catalogue, [...columns.values()].flat());
  const figures: Record<string, UnitFigures> = {};
  for (const group of groups) {
    for (const unit of group.units)
      figures[unit] = freeze(panel, indicators, columns.get(group.code) ?? [], unit);
  }
  const assessments = groups.map((group) =>
    assessGroup(catalogue, panel, scheme, group, columns.get(group.code) ?? [], figures, title),
  );
  const simulated = groups.some(({ code, units }) =>
    units.some((unit) => restsOnSimulated(panel, columns.get(code) ?? [], unit)),
  );
  return { indicators, figures, assessments, simulated };
}

/** Every figure the columns rest on in their years; what a formula reads comes along for the what-if. */
function freeze(
  panel: Panel,
  indicators: Record<string, RunIndicator>,
  columns: readonly RunColumn[],
  unit: string,
): UnitFigures {
  const figures: UnitFigures = {};
  const read = panelReader(panel, unit);
  const visit = (code: string, at: Period): void => {
    const key = figureKey(code, at);
    if (key in figures) return;
    figures[key] = read(code, at);
    const indicator = indicators[code];
    if (indicator?.formula) for (const input of formulaInputs(indicator.formula)) visit(input, at);
    if (indicator?.formula?.kind === 'growth') {
      visit(indicator.formula.of, sameLastYear(at));
      compare(indicator.formula.of, at);
    }
    if (indicator?.partOf) visit(indicator.partOf, at);
  };
  const compare = (code: string, at: Period): void => {
    const base = read(code, comparedKey(at));
    if (base !== 'unreported') figures[figureKey(code, comparedKey(at))] = base;
  };
  for (const column of columns) {
    for (const at of column.base ? [column.period, column.base] : [column.period]) {
      visit(column.indicator, at);
      if (column.denominator) visit(column.denominator, at);
    }
    if (column.published) visit(column.published, column.period);
    if (column.base) compare(column.indicator, column.period);
  }
  return figures;
}

function assessGroup(
  catalogue: Catalogue,
  panel: Panel,
  scheme: Scheme,
  group: PeerGroup,
  columns: RunColumn[],
  figures: Record<string, UnitFigures>,
  title: string,
): GroupAssessment {
  const nameOf = (unit: string) => findUnit(catalogue, unit)?.name ?? unit;
  const readerOf = (unit: string) => frozenReader(figures[unit] ?? {});
  const input = yearInput(scheme, group, columns, nameOf, readerOf, `${title} ${group.name}`);
  const result = assess(input);
  return {
    group: group.code,
    name: group.name,
    columns,
    input,
    result,
    marks: marksOf(catalogue, panel, group, columns),
  };
}

function marksOf(
  catalogue: Catalogue,
  panel: Panel,
  group: PeerGroup,
  columns: readonly RunColumn[],
): GroupAssessment['marks'] {
  const marks: GroupAssessment['marks'] = {};
  for (const unit of group.units) {
    const row: Record<string, CellMark[]> = {};
    for (const column of columns) {
      const cell = cellMarks(catalogue, panel, unit, column);
      if (cell.length > 0) row[column.code] = cell;
    }
    if (Object.keys(row).length > 0) marks[unit] = row;
  }
  return marks;
}

/** A unit's cell under the code that it had in the period. */
function cellIn(panel: Panel, unit: string, code: string, at: Period) {
  return cellAt(panel, codeIn(panel.catalogue, unit, at), code, at);
}

function restsOnSimulated(panel: Panel, columns: readonly RunColumn[], unit: string): boolean {
  const simulated = (code: string, at: Period) => cellIn(panel, unit, code, at).simulated;
  return columns.some(
    ({ indicator, denominator, published, period: at, base }) =>
      simulated(indicator, at) ||
      (published !== undefined && simulated(published, at)) ||
      (base !== null && simulated(indicator, base)) ||
      (denominator !== null && simulated(denominator, at)),
  );
}

const PRELIMINARY = /初步|快报/;
const REVISED = /普查/;

/** 快报: rests on a preliminary release. 口径差异: one side of the comparison was revised by a census, the other not. */
function cellMarks(catalogue: Catalogue, panel: Panel, unit: string, column: RunColumn): CellMark[] {
  const sides = [releases(catalogue, panel, unit, column.indicator, column.period)];
  if (column.base) sides.push(releases(catalogue, panel, unit, column.indicator, column.base));
  if (column.denominator) sides.push(releases(catalogue, panel, unit, column.denominator, column.period));
  const marks: CellMark[] = [];
  if (sides.flat().some((release) => PRELIMINARY.test(release))) marks.push('preliminary');
  const known = sides.filter((side) => side.length > 0);
  const revised = known.filter((side) => side.some((release) => REVISED.test(release)));
  if (revised.length > 0 && revised.length < known.length) marks.push('coverage');
  return marks;
}

/** Releases of the reported figures behind one figure. */
function releases(catalogue: Catalogue, panel: Panel, unit: string, code: string, at: Period): string[] {
  const { source, basis } = cellIn(panel, unit, code, at);
  if (source) return [source.release];
  const formula = basis === 'derived' ? findIndicator(catalogue, code)?.formula : null;
  return formula
    ? formulaInputs(formula).flatMap((input) => releases(catalogue, panel, unit, input, at))
    : [];
}
