import { readFileSync } from 'node:fs';

/**
 * `county-own.*`: one workbook of a county's own making, saved by LibreOffice 7.4 as .xlsx, .xls, .ods and .csv; the
 * two other .csv are the same table as Excel (GB18030, numbers as shown) and WPS (UTF-16, tabs) write it.
 */
export const OWN_FORMATS = ['county-own.xlsx', 'county-own.xls', 'county-own.ods', 'county-own.csv'];
export const OWN_TEXTS = ['county-own-shown-gb18030.csv', 'county-own-tabs-utf16.csv'];
/** `template.*`: the template of `template-spec.ts`, opened and saved by LibreOffice 7.4 in every format. */
export const TEMPLATE_FORMATS = ['template.xlsx', 'template.xls', 'template.ods', 'template.csv'];

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
}
