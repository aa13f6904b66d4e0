/** The pre-filled, protected form of one reporter and period (layout: domain.md §7). */
import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { FILL_NOTE } from '#shared/fill.words.ts';
import { surveyText } from '#shared/survey.words.ts';
import { cellAddress, columnLetters } from '../address.ts';
import { type FormulaText, SheetBuilder, type Written } from '../read/sheet-builder.ts';
import {
  A4_LANDSCAPE,
  amountFormat,
  BODY_FONT,
  INPUT_FILL,
  STYLES,
  wrappedHeight,
} from '../read/sheet-styles.ts';
import { MARKER_SHEET, markerLine, markerRows } from '../template-marker.ts';
import type { TemplateMarker } from '../types.ts';
import type { TemplateRow, TemplateSpec } from '../written.ts';
import {
  type Columns,
  columnsOf,
  INDICATOR_WIDTH,
  type Lines,
  linesOf,
  NUMBER_WIDTH,
  UNIT_WIDTH,
  widthsOf,
} from './template-layout.ts';
import { validations } from './template-validations.ts';

/** A decimal text as a number for the cell, a mark as text. */
function written(text: string | null): Written {
  if (text === null || text === '') return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** 增速 as a live formula: blank while one side is no number or the base is not positive; for rates the change in 百分点. */
function growth(row: TemplateRow, line: number, columns: Columns): FormulaText {
  const now = cellAddress(line, columns.current);
  const base = cellAddress(line, columns.lastYear);
  const change = row.rate ? `${now}-${base}` : `IF(${base}>0,${now}/${base}-1,"")`;
  const [x, y] = [written(row.current), written(row.lastYear)];
  const known = typeof x === 'number' && typeof y === 'number' && (row.rate || y > 0);
  const result = known ? (row.rate ? x - y : x / y - 1) : '';
  return { formula: `IF(AND(ISNUMBER(${now}),ISNUMBER(${base})),${change},"")`, result };
}

const unlocked = (style: CellStyle): CellStyle => ({
  ...style,
  fill: INPUT_FILL,
  protection: { locked: false },
});

function writeRow(sheet: SheetBuilder, row: TemplateRow, line: number, columns: Columns): void {
  const amount: CellStyle = { ...STYLES.number, numFmt: amountFormat(row.decimals) };
  const indented: CellStyle = {
    ...STYLES.text,
    alignment: { ...STYLES.text.alignment, horizontal: 'left', indent: row.indent * 2 },
  };
  const nameHeight = wrappedHeight(row.indicatorName, INDICATOR_WIDTH - row.indent * 4);
  const unitHeight = columns.unit === null ? 0 : wrappedHeight(row.unitName, UNIT_WIDTH);
  const reporterHeight = columns.source === null ? 0 : wrappedHeight(longest(row), UNIT_WIDTH);
  sheet.height(line, Math.max(21, nameHeight, unitHeight, reporterHeight));
  sheet.set(line, columns.number, row.number, STYLES.centre);
  if (columns.unit !== null) sheet.set(line, columns.unit, row.unitName, STYLES.text);
  sheet.set(line, columns.indicator, row.indicatorName, indented);
  sheet.set(line, columns.measure, row.measureUnit, STYLES.centre);
  sheet.set(line, columns.current, written(row.current), unlocked(amount));
  sheet.set(line, columns.lastYear, written(row.lastYear), amount);
  const rate = row.rate ? '0.00"个百分点"' : '0.0%';
  sheet.set(line, columns.growth, growth(row, line, columns), { ...STYLES.number, numFmt: rate });
  sheet.set(line, columns.note, row.note, unlocked(STYLES.text));
  if (columns.source !== null) sheet.set(line, columns.source, row.source ?? '', STYLES.text);
  if (columns.responsible !== null) sheet.set(line, columns.responsible, row.responsible ?? '', STYLES.text);
}

const longest = ({ source = '', responsible = '' }: TemplateRow) =>
  source.length > responsible.length ? source : responsible;

function writeHead(sheet: SheetBuilder, spec: TemplateSpec, columns: Columns, lines: Lines): void {
  const { indicator, measure, current, lastYear, growth: rate, note, last } = columns;
  const { label: LABEL_ROW, header: HEADER_ROW } = lines;
  const fillIn: CellStyle = { ...STYLES.line, protection: { locked: false } };
  sheet.across(0, 0, last, spec.title, STYLES.title);
  sheet.height(0, 30);
  sheet.across(1, 0, last, spec.dataMark ?? '', { ...STYLES.faint, alignment: { horizontal: 'center' } });
  if (spec.survey && lines.survey !== null)
    sheet.across(lines.survey, 0, last, surveyText(spec.survey), STYLES.lineRight);
  const reporter = `填报单位(盖章)：${spec.organisation.name}`;
  const room = NUMBER_WIDTH + (spec.unitColumn ? UNIT_WIDTH : 0) + INDICATOR_WIDTH;
  sheet.across(LABEL_ROW, 0, indicator, reporter, {
    ...STYLES.line,
    alignment: { ...STYLES.line.alignment, wrapText: true },
  });
  sheet.height(LABEL_ROW, Math.max(21, wrappedHeight(reporter, room)));
  sheet.across(LABEL_ROW, measure, current, '填报人：', fillIn);
  sheet.across(LABEL_ROW, lastYear, rate, '审核人：', fillIn);
  sheet.across(LABEL_ROW + 1, 0, indicator, '联系电话：', fillIn);
  sheet.across(LABEL_ROW + 1, measure, current, '填报日期：', fillIn);
  sheet.set(LABEL_ROW + 1, last, `单位：${spec.moneyUnit}`, STYLES.lineRight);
  const headers: [col: number | null, text: string][] = [
    [columns.number, '序号'],
    [columns.unit, '地区'],
    [indicator, '指标名称'],
    [measure, '计量单位'],
    [current, spec.valueHeader],
    [lastYear, '上年同期'],
    [rate, '增速'],
    [note, '备注'],
    [columns.source, '数源单位'],
    [columns.responsible, '责任单位'],
  ];
  for (const [col, text] of headers) if (col !== null) sheet.set(HEADER_ROW, col, text, STYLES.header);
  sheet.height(HEADER_ROW, 24);
}

/** One line an indicator, however many units it is asked for. */
function definitionsOf({ rows }: TemplateSpec): string[] {
  const said = rows.flatMap(({ indicatorName, definition }) =>
    definition ? `${indicatorName.replace(/^其中：/, '')}：${definition}` : [],
  );
  return [...new Set(said)];
}

function writeFoot(
  sheet: SheetBuilder,
  spec: TemplateSpec,
  marker: TemplateMarker,
  columns: Columns,
  lines: Lines,
): void {
  let line = lines.foot;
  const width = widthsOf(columns).reduce((a, b) => a + b);
  for (const [title, notes] of [
    ['注：', [FILL_NOTE, ...spec.notes]],
    ['指标解释：', definitionsOf(spec)],
  ] as const)
    notes.forEach((note, index) => {
      const text = `${index === 0 ? title : '　　'}${index + 1}. ${note}`;
      sheet.across(line, 0, columns.last, text, STYLES.note);
      sheet.height(line, wrappedHeight(text, width));
      line += 1;
    });
  sheet.across(line, 0, columns.last, markerLine(marker), STYLES.faint);
}

function markerSheet(marker: TemplateMarker): WriteSheet {
  return {
    name: MARKER_SHEET,
    rows: markerRows(marker),
    columns: [{ width: 16 }, { width: 30 }],
    veryHidden: true,
  };
}

/** What fills a template; `write-marked` colours cells in it when there is no file of the reporter's own. */
interface BuiltTemplate {
  sheet: SheetBuilder;
  /** Address of a row's input cell by its key. */
  inputs: Map<string, string>;
  finish: () => WriteSheet[];
}

/** The template's sheets before they become bytes. */
export function buildTemplate(spec: TemplateSpec): BuiltTemplate {
  const { formCode, period, organisation, version, moneyUnit } = spec;
  const marker = { formCode, period, organisation: organisation.code, version, moneyUnit };
  const columns = columnsOf(spec);
  const lines = linesOf(spec);
  const sheet = new SheetBuilder();
  writeHead(sheet, spec, columns, lines);
  spec.rows.forEach((row, index) => {
    const line = lines.rows[index]!;
    if (row.heading) sheet.across(line - 1, 0, columns.last, row.heading, STYLES.text);
    writeRow(sheet, row, line, columns);
  });
  writeFoot(sheet, spec, marker, columns, lines);
  const inputs = new Map(spec.rows.map((row, i) => [row.key, cellAddress(lines.rows[i]!, columns.current)]));
  const finish = (): WriteSheet[] => [
    {
      ...sheet.sheet('监测表', widthsOf(columns)),
      protection: { sheet: true, formatColumns: true, formatRows: true },
      dataValidations: validations(spec, columns, lines),
      freezePane: { rows: lines.header + 1 },
      pageSetup: {
        ...A4_LANDSCAPE,
        printArea: `$A$1:$${columnLetters(columns.last)}$${sheet.rowCount}`,
        printTitlesRow: `$${lines.header + 1}:$${lines.header + 1}`,
      },
      headerFooter: { oddFooter: '&C第&P页 共&N页' },
    },
    markerSheet(marker),
  ];
  return { sheet, inputs, finish };
}

/** Bytes of the .xlsx template: last year's figures filled in, only the yellow cells open, no password. */
export async function writeTemplate(spec: TemplateSpec): Promise<Uint8Array> {
  return writeXlsx({
    sheets: buildTemplate(spec).finish(),
    defaultFont: BODY_FONT,
    properties: { title: spec.title, creator: '科技创新投入监测系统' },
  });
}
