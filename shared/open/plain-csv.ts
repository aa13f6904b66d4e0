/** Figures as plain CSV: codes for machines, or the table that Excel and WPS open. Pure; CRLF, RFC 4180. */
import { type Catalogue, findIndicator, findOrganisation, findUnit } from '../catalogue.ts';
import { REASON_MARK } from '../figure.ts';
import { periodLabel } from '../period.ts';
import { SIMULATED_NOTE } from '../table.ts';
import { inertText, quotedText } from '../table-csv.ts';
import type { OpenFigure } from './open-figure.ts';

const FIELDS = [
  'unit',
  'indicator',
  'period',
  'amount',
  'measureUnit',
  'mark',
  'basis',
  'origin',
  'simulated',
  'release',
  'reporter',
  'approvedAt',
  'citation',
] as const satisfies readonly (keyof OpenFigure)[];

/** UTF-8 without BOM; the head names the fields of `OpenFigure`. */
export function machineCsv(figures: readonly OpenFigure[]): string {
  const rows = figures.map((figure) =>
    FIELDS.map((name) => (name === 'amount' ? (figure.amount ?? '') : inertText(String(figure[name] ?? '')))),
  );
  return csvText([[...FIELDS], ...rows]);
}

const HEAD = [
  ...['地区代码', '地区或单位', '指标代码', '指标', '期别代码', '期别', '数值', '计量单位', '未填原因'],
  ...['来历', '发布性质', '报送单位', '出处', '模拟数据'],
];
const BASIS_NAME: Record<OpenFigure['basis'], string> = {
  none: '',
  reported: '上报',
  summed: '各地合计',
  derived: '按公式计算',
};

/** With a BOM and Chinese heads. Amounts are exact decimals: a spreadsheet takes them as numbers. @param about lines above the head. */
export function excelCsv(
  catalogue: Catalogue,
  figures: readonly OpenFigure[],
  about: readonly string[],
): string {
  const simulated = figures.some((figure) => figure.simulated);
  const lines = [...about, ...(simulated ? [SIMULATED_NOTE] : [])];
  const rows = figures.map((figure) => excelRow(catalogue, figure));
  return `\uFEFF${csvText([...lines.map((line) => [inertText(line)]), HEAD, ...rows, [inertText(catalogue.city.footnote)]])}`;
}

function excelRow(catalogue: Catalogue, figure: OpenFigure): string[] {
  const { unit, indicator, reporter } = figure;
  const before = [
    unit,
    findUnit(catalogue, unit)?.name ?? unit,
    indicator,
    findIndicator(catalogue, indicator)?.name ?? indicator,
    figure.period,
    periodLabel(figure.period),
  ];
  const after = [
    figure.measureUnit,
    figure.mark === 'value' ? '' : REASON_MARK[figure.mark],
    BASIS_NAME[figure.basis],
    figure.release,
    reporter === null ? '' : (findOrganisation(catalogue, reporter)?.name ?? reporter),
    figure.citation,
    figure.simulated ? SIMULATED_NOTE : '',
  ];
  return [...before.map(inertText), figure.amount ?? '', ...after.map(inertText)];
}

/** Lines of cells as they stand. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quotedText).join(',')}\r\n`).join('');
}
