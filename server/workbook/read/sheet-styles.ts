/** The look of every workbook this system writes: plain, printable, in fonts that Windows, WPS and LibreOffice have. */
import type { BorderStyle, CellStyle, FontStyle, PageSetup } from 'hucre';

export const BODY_FONT: FontStyle = { name: '宋体', size: 11 };
const LINE = { style: 'thin', color: { rgb: '808080' } } as const;
const GRID: BorderStyle = { top: LINE, right: LINE, bottom: LINE, left: LINE };

const solid = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });

export const STYLES = {
  title: {
    font: { ...BODY_FONT, size: 16, bold: true },
    alignment: { horizontal: 'center', vertical: 'center' },
  },
  line: { font: BODY_FONT, alignment: { vertical: 'center' } },
  lineRight: { font: BODY_FONT, alignment: { horizontal: 'right', vertical: 'center' } },
  note: { font: { ...BODY_FONT, size: 10 }, alignment: { vertical: 'top', wrapText: true } },
  faint: { font: { ...BODY_FONT, size: 8, color: { rgb: '808080' } }, alignment: { vertical: 'center' } },
  header: {
    font: { ...BODY_FONT, bold: true },
    fill: solid('E8EDF2'),
    border: GRID,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  text: { font: BODY_FONT, border: GRID, alignment: { vertical: 'center', wrapText: true } },
  centre: { font: BODY_FONT, border: GRID, alignment: { horizontal: 'center', vertical: 'center' } },
  number: { font: BODY_FONT, border: GRID, alignment: { horizontal: 'right', vertical: 'center' } },
} as const satisfies Record<string, CellStyle>;

export const INPUT_FILL = solid('FFFBE6');
export const SEVERITY_FILL = {
  error: solid('F8CBAD'),
  warning: solid('FFE699'),
  changed: solid('DDEBF7'),
} as const;

export const A4_LANDSCAPE: PageSetup = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { top: 0.6, right: 0.5, bottom: 0.6, left: 0.5, header: 0.3, footer: 0.3 },
};

/** `#,##0.00` with the given number of decimals. */
export function amountFormat(decimals: number): string {
  return decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
}

/** Width of a text in Latin characters: Chinese ones take two. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0xff ? 2 : 1), 0);
}

/** Height in points of a wrapped text in a range `width` characters wide. */
export function wrappedHeight(text: string, width: number): number {
  return Math.max(1, Math.ceil(textWidth(text) / Math.max(1, width - 2))) * 15 + 3;
}
