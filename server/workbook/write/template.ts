/** The pre-filled, protected form of one reporter and period (layout: domain.md §7). */
import { type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { FILL_NOTE, FOUR_MARKS } from '#shared/fill-words.ts';
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
import type { TemplateMarker, TemplateRow, TemplateSpec } from '../types.ts';

const LABEL_ROW = 2;
const HEADER_ROW = 4;
const NUMBER_WIDTH = 6;
const UNIT_WIDTH = 20;
const INDICATOR_WIDTH = 40;
/** Marks that may stand in an input cell in place of a number. */
const MARKS = ['未报', '不适用', '缺'];

interface Columns {
  number: number;
  unit: number | null;
  indicator: number;
  measure: number;
  current: number;
  lastYear: number;
  growth: number;
  note: number;
}

function columnsOf(spec: TemplateSpec): Columns {
  const first = spec.unitColumn ? 2 : 1;
  const [indicator, measure, current, lastYear, growth, note] = [0, 1, 2, 3, 4, 5].map((n) => first + n) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { number: 0, unit: spec.unitColumn ? 1 : null, indicator, measure, current, lastYear, growth, note };
}

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
  sheet.height(line, Math.max(21, nameHeight, unitHeight));
  sheet.set(line, columns.number, row.number, STYLES.centre);
  if (columns.unit !== null) sheet.set(line, columns.unit, row.unitName, STYLES.text);
  sheet.set(line, columns.indicator, row.indicatorName, indented);
  sheet.set(line, columns.measure, row.measureUnit, STYLES.centre);
  sheet.set(line, columns.current, written(row.current), unlocked(amount));
  sheet.set(line, columns.lastYear, written(row.lastYear), amount);
  const rate = row.rate ? '0.00"个百分点"' : '0.0%';
  sheet.set(line, columns.growth, growth(row, line, columns), { ...STYLES.number, numFmt: rate });
  sheet.set(line, columns.note, row.note, unlocked(STYLES.text));
}

function writeHead(sheet: SheetBuilder, spec: TemplateSpec, columns: Columns): void {
  const { indicator, measure, current, lastYear, growth: rate, note } = columns;
  const fillIn: CellStyle = { ...STYLES.line, protection: { locked: false } };
  sheet.across(0, 0, note, spec.title, STYLES.title);
  sheet.height(0, 30);
  sheet.across(1, 0, note, spec.dataMark ?? '', { ...STYLES.faint, alignment: { horizontal: 'center' } });
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
  sheet.set(LABEL_ROW + 1, note, `单位：${spec.moneyUnit}`, STYLES.lineRight);
  const headers: [col: number | null, text: string][] = [
    [columns.number, '序号'],
    [columns.unit, '地区'],
    [indicator, '指标名称'],
    [measure, '计量单位'],
    [current, spec.valueHeader],
    [lastYear, '上年同期'],
    [rate, '增速'],
    [note, '备注'],
  ];
  for (const [col, text] of headers) if (col !== null) sheet.set(HEADER_ROW, col, text, STYLES.header);
  sheet.height(HEADER_ROW, 24);
}

/** A number not below zero (where it may not be), or one of the marks. */
function validations(spec: TemplateSpec, columns: Columns): DataValidation[] {
  return spec.rows.map((row, index) => {
    const cell = cellAddress(HEADER_ROW + 1 + index, columns.current);
    const number = row.negativeAllowed ? `ISNUMBER(${cell})` : `AND(ISNUMBER(${cell}),N(${cell})>=0)`;
    return {
      type: 'custom',
      range: cell,
      formula1: `OR(${number},${MARKS.map((mark) => `${cell}="${mark}"`).join(',')})`,
      allowBlank: true,
      showInputMessage: true,
      inputTitle: row.measureUnit,
      inputMessage: `只填数字，单位为${row.measureUnit}。${FOUR_MARKS}`,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: '请填数字',
      errorMessage: `这一格应填${row.negativeAllowed ? '' : '不小于0的'}数字(${row.measureUnit})，或填“不适用”“缺”“未报”。不要带单位和文字，例如1.2亿请填12000。`,
    };
  });
}

function writeFoot(
  sheet: SheetBuilder,
  spec: TemplateSpec,
  marker: TemplateMarker,
  columns: Columns,
  width: number,
): void {
  let line = HEADER_ROW + spec.rows.length + 1;
  const notes = [FILL_NOTE, ...spec.notes];
  notes.forEach((note, index) => {
    const text = `${index === 0 ? '注：' : '　　'}${index + 1}. ${note}`;
    sheet.across(line, 0, columns.note, text, STYLES.note);
    sheet.height(line, wrappedHeight(text, width));
    line += 1;
  });
  sheet.across(line, 0, columns.note, markerLine(marker), STYLES.faint);
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
export interface BuiltTemplate {
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
  const widths = [
    NUMBER_WIDTH,
    ...(spec.unitColumn ? [UNIT_WIDTH] : []),
    INDICATOR_WIDTH,
    10,
    18,
    18,
    13,
    34,
  ];
  const sheet = new SheetBuilder();
  writeHead(sheet, spec, columns);
  spec.rows.forEach((row, index) => {
    writeRow(sheet, row, HEADER_ROW + 1 + index, columns);
  });
  writeFoot(
    sheet,
    spec,
    marker,
    columns,
    widths.reduce((a, b) => a + b),
  );
  const inputs = new Map(
    spec.rows.map((row, i) => [row.key, cellAddress(HEADER_ROW + 1 + i, columns.current)]),
  );
  const finish = (): WriteSheet[] => [
    {
      ...sheet.sheet('监测表', widths),
      protection: { sheet: true, formatColumns: true, formatRows: true },
      dataValidations: validations(spec, columns),
      freezePane: { rows: HEADER_ROW + 1 },
      pageSetup: {
        ...A4_LANDSCAPE,
        printArea: `$A$1:$${columnLetters(columns.note)}$${sheet.rowCount}`,
        printTitlesRow: `$${HEADER_ROW + 1}:$${HEADER_ROW + 1}`,
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
