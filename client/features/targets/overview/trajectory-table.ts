/** A trajectory's figures as a table: what 表格, XLSX and CSV show. */
import type { Trajectory, YearPoint } from '#shared/contract/target-row.ts';
import { figureCell, type TableCell, type TableModel } from '#shared/table.ts';

/** Every year that some line of the trajectory reaches. */
export function trajectoryYears(line: Trajectory): number[] {
  const years = [line.actual, line.required, ...line.projections.map((p) => p.points)]
    .flat()
    .map((p) => p.year);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** One row a year; a line that does not reach a year leaves its cell empty. `path` names the required line. */
export function trajectoryTable(
  line: Trajectory,
  path: string,
  digits: number,
  about: Pick<TableModel, 'notes' | 'simulated'>,
): TableModel {
  const column = (key: string, header: string) => ({
    key,
    header,
    unit: line.unit,
    kind: 'number' as const,
    digits,
  });
  return {
    ...about,
    title: line.finding,
    subtitle: `${line.name}，${line.unit}；推算为情景`,
    columns: [
      { key: 'year', header: '年份', kind: 'text' },
      column('actual', '实际'),
      column('required', path),
      ...line.projections.map((p) => column(p.method, p.label)),
      ...(line.band ? [column('low', '情景下限'), column('high', '情景上限')] : []),
    ],
    rows: trajectoryYears(line).map((year) => ({
      year: String(year),
      actual: at(line.actual, year),
      required: at(line.required, year),
      ...Object.fromEntries(line.projections.map((p) => [p.method, at(p.points, year)])),
      ...(line.band ? { low: at(line.band.low, year), high: at(line.band.high, year) } : {}),
    })),
  };
}

function at(points: readonly YearPoint[], year: number): TableCell {
  const found = points.find((p) => p.year === year);
  return found ? figureCell(found.figure) : null;
}
