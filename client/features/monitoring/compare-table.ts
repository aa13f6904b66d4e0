/** Two or three units side by side: every line of their pages with its figure, growth and rank. Pure. */
import type { UnitLine, UnitProfile } from '#shared/contract/unit-profile.ts';
import { isValue } from '#shared/figure.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import type { Scores } from './scores.ts';

/** One indicator, and each unit's line of it in the order of the units; undefined where a unit has none. */
export interface CompareRow {
  line: UnitLine;
  lines: readonly (UnitLine | undefined)[];
}

/** The lines that make up the total, and the rates related to it that some unit has; 附项 stay on each unit's own page. */
export function compareRows(profiles: readonly UnitProfile[]): CompareRow[] {
  const [first] = profiles;
  return (first?.lines ?? [])
    .map((line) => ({
      line,
      lines: profiles.map(({ lines }) => lines.find(({ indicator }) => indicator === line.indicator)),
    }))
    .filter(
      ({ line, lines }) => line.counted || (line.indent === 0 && isRateOf(line) && lines.some(hasFigure)),
    );
}

/** Rates can be set side by side whatever the size of a unit. */
function isRateOf({ measure }: UnitLine): boolean {
  return measure === 'percent';
}

function hasFigure(line: UnitLine | undefined): boolean {
  return line !== undefined && isValue(line.figure);
}

export function compareTable(
  profiles: readonly UnitProfile[],
  title: string,
  scores: Scores | null = null,
): TableModel {
  return {
    title,
    subtitle: `${profiles[0]?.label ?? ''}，各行单位见计量单位，同比的见同比单位`,
    notes: [
      ...new Set([
        ...(scores ? [`研判总分：${scores.words}。`] : []),
        ...profiles.flatMap(({ notes }) => notes),
      ]),
    ],
    simulated: profiles.some(({ simulated }) => simulated),
    columns: [
      { key: 'name', header: '指标', kind: 'text' },
      { key: 'unit', header: '计量单位', kind: 'text' },
      { key: 'growth unit', header: '同比单位', kind: 'text' },
      ...profiles.flatMap(({ unit: { code, shortName } }): TableModel['columns'] => [
        { key: code, header: shortName, kind: 'number', digits: 2 },
        { key: `${code} growth`, header: `${shortName}同比`, kind: 'number', digits: 2 },
        { key: `${code} rank`, header: `${shortName}位次`, unit: '位', kind: 'number', digits: 0 },
      ]),
    ],
    rows: [
      ...(scores ? [scoreRow(profiles, scores)] : []),
      ...compareRows(profiles).map(({ line, lines }) => ({
        name: line.name,
        unit: line.unit,
        'growth unit': isRateOf(line) ? '百分点' : '%',
        ...Object.fromEntries(
          profiles.flatMap(({ unit: { code } }, i) => {
            const own = lines[i];
            return [
              [code, own ? figureCell(own.figure) : null],
              [`${code} growth`, own ? figureCell(own.growth) : null],
              [`${code} rank`, own?.rank ?? null],
            ];
          }),
        ),
      })),
    ],
  };
}

/** 研判总分 of each unit with its rank; a score has no growth here. */
function scoreRow(profiles: readonly UnitProfile[], { of }: Scores): TableModel['rows'][number] {
  return {
    name: '研判总分',
    unit: '分',
    'growth unit': '',
    ...Object.fromEntries(
      profiles.flatMap(({ unit: { code } }) => [
        [code, figureCell(of.get(code)?.total ?? 'not_applicable')],
        [`${code} growth`, null],
        [`${code} rank`, of.get(code)?.rank ?? null],
      ]),
    ),
  };
}
