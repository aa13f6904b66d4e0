/** From bytes to sheets, all guards included. Runs inside the child process: it may be slow, grow or die. */
import { Buffer } from 'node:buffer';
import * as XLSX from '@e965/xlsx';
import { WorkbookProblem } from '../problem.ts';
import type { Cell, ReadWorkbook, Sheet } from '../types.ts';
import { decodeText, detectKind } from './detect-kind.ts';
import { odsStructure } from './ods-structure.ts';
import { parseCsv } from './parse-csv.ts';
import { parseSheets } from './parse-sheets.ts';
import { guardZip } from './zip-guard.ts';

export type ParsedWorkbook = Pick<ReadWorkbook, 'kind' | 'sheets' | 'macros'>;

/**
 * LibreOffice stores 0 in an .xls for a formula that shows the empty text: such a zero may mean nothing at all, and
 * missing is not zero, so the formula counts as never calculated.
 */
function withoutDoubtfulZeros(sheet: Sheet): Sheet {
  const cells = sheet.cells.map((cell): Cell => {
    if (cell.number !== '0' || !cell.formula?.includes('""')) return cell;
    const { number: _number, ...rest } = cell;
    return { ...rest, kind: 'empty', text: '', uncalculated: true };
  });
  return { ...sheet, cells };
}

/** A compound file holds an old workbook, an encrypted new one, or something that is no workbook at all. */
function parseCompound(bytes: Buffer): ParsedWorkbook {
  let paths: string[];
  try {
    paths = XLSX.CFB.read(bytes, { type: 'buffer' }).FullPaths;
  } catch {
    throw new WorkbookProblem('broken');
  }
  if (paths.some((path) => /\/EncryptedPackage$/i.test(path))) throw new WorkbookProblem('encrypted');
  if (!paths.some((path) => /\/(Workbook|Book)$/i.test(path))) throw new WorkbookProblem('not_a_workbook');
  return {
    kind: 'xls',
    sheets: parseSheets(bytes, null).map(withoutDoubtfulZeros),
    macros: paths.some((path) => /_VBA_PROJECT/i.test(path)),
  };
}

async function parseZip(bytes: Buffer): Promise<ParsedWorkbook> {
  const { names, kept } = await guardZip(bytes);
  const content = kept.get('content.xml');
  if (content !== undefined && /opendocument\.spreadsheet/.test(kept.get('mimetype') ?? '')) {
    if (/encryption-data/.test(kept.get('META-INF/manifest.xml') ?? ''))
      throw new WorkbookProblem('encrypted');
    const macros = [...names].some((name) => /^Basic\/.+\/(?!script-l[bc]\.xml)[^/]+\.xml$/.test(name));
    return { kind: 'ods', sheets: parseSheets(bytes, odsStructure(content)), macros };
  }
  const isXlsx = /spreadsheetml/.test(kept.get('[Content_Types].xml') ?? '') && !names.has('xl/workbook.bin');
  if (!isXlsx) throw new WorkbookProblem('not_a_workbook');
  return { kind: 'xlsx', sheets: parseSheets(bytes, null), macros: names.has('xl/vbaProject.bin') };
}

/** Throws WorkbookProblem for every file that cannot be read; may also hang or exhaust memory on hostile ones. */
export async function parseWorkbook(bytes: Uint8Array): Promise<ParsedWorkbook> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = detectKind(bytes);
  if (kind === 'zip') return parseZip(buffer);
  if (kind === 'cfb') return parseCompound(buffer);
  return { kind: 'csv', sheets: [parseCsv(decodeText(bytes))], macros: false };
}
