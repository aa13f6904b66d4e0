/** The workbook an allocation (分县任务) is typed into: the document above, units as rows, targets as columns. */
import { type CellStyle, type DataValidation, writeXlsx } from 'hucre/xlsx';
import { cellAddress } from '../address.ts';
import { SheetBuilder } from '../read/sheet-builder.ts';
import {
  A4_LANDSCAPE,
  amountFormat,
  BODY_FONT,
  INPUT_FILL,
  STYLES,
  wrappedHeight,
} from '../read/sheet-styles.ts';

interface AllocationTemplate {
  title: string;
  /** Of the sheet. */
  name: string;
  /** Units in display order; the last ones may stay empty. */
  units: { name: string }[];
  /** What the whole that they are parts of is called: 全市, 全省. */
  whole: string;
  targets: {
    /** 2027年总投入. */
    name: string;
    /** 亿元, 家, % …; stands in brackets behind the name. */
    measure: string;
    digits: number;
    /** The city's own target, shown below the parts; null prints nothing. */
    city: number;
    /** Whether the parts add up: a Σ is calculated below them. */
    addsUp: boolean;
    /** Parts in force, as numbers, by unit; null leaves the cell empty. */
    parts: (number | null)[];
  }[];
  notes: string[];
}

const ALLOCATION_FIELDS = ['文件名称', '文号', '发文日期', '条款'] as const;
const FIRST_FIELD = 1;
const HEADER_ROW = FIRST_FIELD + ALLOCATION_FIELDS.length + 1;
const UNIT_WIDTH = 30;
const TARGET_WIDTH = 16;

const open = (style: CellStyle): CellStyle => ({ ...style, fill: INPUT_FILL, protection: { locked: false } });

/** Bytes of the .xlsx: only the yellow cells open, no password. */
export async function writeAllocationTemplate(spec: AllocationTemplate): Promise<Uint8Array> {
  const sheet = new SheetBuilder();
  const last = Math.max(spec.targets.length, 3);
  const widths = [UNIT_WIDTH, ...Array.from({ length: last }, () => TARGET_WIDTH)];
  sheet.across(0, 0, last, spec.title, STYLES.title);
  sheet.height(0, 30);
  ALLOCATION_FIELDS.forEach((field, i) => {
    sheet.set(FIRST_FIELD + i, 0, field, STYLES.text);
    // Text format: a date or a number such as 3-1 stays as it was typed.
    sheet.across(FIRST_FIELD + i, 1, 3, null, { ...open(STYLES.text), numFmt: '@' });
  });
  writeTable(sheet, spec);
  let line = HEADER_ROW + spec.units.length + 3;
  const width = widths.reduce((a, b) => a + b);
  spec.notes.forEach((note, i) => {
    const text = `${i === 0 ? '注：' : '　　'}${i + 1}. ${note}`;
    sheet.across(line, 0, last, text, STYLES.note);
    sheet.height(line++, wrappedHeight(text, width));
  });
  return writeXlsx({
    sheets: [
      {
        ...sheet.sheet(spec.name, widths),
        protection: { sheet: true, formatColumns: true, formatRows: true },
        dataValidations: validations(spec),
        freezePane: { rows: HEADER_ROW + 1, columns: 1 },
        pageSetup: { ...A4_LANDSCAPE, printTitlesRow: `$${HEADER_ROW + 1}:$${HEADER_ROW + 1}` },
        headerFooter: { oddFooter: '&C第&P页 共&N页' },
      },
    ],
    defaultFont: BODY_FONT,
    properties: { title: spec.title, creator: '科技创新投入监测系统' },
  });
}

function writeTable(sheet: SheetBuilder, { units, whole, targets }: AllocationTemplate): void {
  const [sumRow, cityRow] = [HEADER_ROW + units.length + 1, HEADER_ROW + units.length + 2];
  sheet.set(HEADER_ROW, 0, '地区', STYLES.header);
  sheet.height(HEADER_ROW, 48);
  units.forEach(({ name }, i) => {
    sheet.set(HEADER_ROW + 1 + i, 0, name, STYLES.text);
  });
  sheet.set(sumRow, 0, '合计', STYLES.text);
  sheet.set(cityRow, 0, whole, STYLES.text);
  targets.forEach((target, i) => {
    const col = i + 1;
    const number: CellStyle = { ...STYLES.number, numFmt: amountFormat(target.digits) };
    sheet.set(HEADER_ROW, col, `${target.name}（${target.measure}）`, STYLES.header);
    target.parts.forEach((part, row) => {
      sheet.set(HEADER_ROW + 1 + row, col, part, open(number));
    });
    const range = `${cellAddress(HEADER_ROW + 1, col)}:${cellAddress(sumRow - 1, col)}`;
    const known = target.parts.filter((part) => part !== null);
    sheet.set(
      sumRow,
      col,
      target.addsUp
        ? {
            formula: `IF(COUNT(${range})=0,"",SUM(${range}))`,
            result: known.length === 0 ? '' : known.reduce((a, b) => a + b, 0),
          }
        : '不相加',
      number,
    );
    sheet.set(cityRow, col, target.city, number);
  });
}

function validations({ units, targets }: AllocationTemplate): DataValidation[] {
  return targets.map(({ measure }, i) => {
    const first = cellAddress(HEADER_ROW + 1, i + 1);
    return {
      type: 'custom',
      range: `${first}:${cellAddress(HEADER_ROW + units.length, i + 1)}`,
      formula1: `AND(ISNUMBER(${first}),N(${first})>0)`,
      allowBlank: true,
      showInputMessage: true,
      inputTitle: measure,
      inputMessage: `只填数字，单位为${measure}；文件没有下达的留空。`,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: '请填数字',
      errorMessage: `这一格应填大于0的数字(${measure})，不要带单位和文字；没有下达的留空。`,
    };
  });
}
