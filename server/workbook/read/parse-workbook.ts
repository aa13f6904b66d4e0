/** From bytes to sheets, all guards included. Runs inside the child process: it may be slow, grow or die. */
import { Buffer } from 'node:buffer';
import * as XLSX from '@e965/xlsx';
import { WorkbookProblem } from '../problem.ts';
import type { Cell, ReadWorkbook, Sheet } from '../sheets.ts';
import { CHINESE } from './biff-records.ts';
import { checkFormulas } from './check-formulas.ts';
import { decodeText, detectKind } from './detect-kind.ts';
import { odsLooks } from './ods-look.ts';
import { parseCsv } from './parse-csv.ts';
import { parseSheets } from './parse-sheets.ts';
import { repack } from './repack.ts';
import { compoundProblem, zipProblem } from './what-it-is.ts';
import { xlsLook } from './xls-look.ts';
import { xlsxLook } from './xlsx-look.ts';
import { countedStrings } from './xlsx-strings.ts';
import { xmlText } from './xml-text.ts';
import { guardZip } from './zip-guard.ts';

export type ParsedWorkbook = Pick<ReadWorkbook, 'kind' | 'sheets' | 'macros'>;

const EVERYTHING = { complete: true, formulas: true };

/**
 * LibreOffice stores 0 in an .xls for a formula that shows the empty text: such a zero may mean nothing at all, and
 * missing is not zero, so the formula counts as never calculated.
 */
function withoutDoubtfulZeros(sheet: Sheet): Sheet {
  const cells = sheet.cells.map((cell): Cell => {
    if (cell.number !== '0' || !cell.formula?.includes('""')) return cell;
    const { number: _number, unseen: _unseen, stored: _stored, ...rest } = cell;
    return { ...rest, kind: 'empty', text: '', uncalculated: true };
  });
  return { ...sheet, cells };
}

/** Texts of Excel 5.0/95 are in a code page; its tables are large, so they are loaded only when needed. */
async function loadCodepage(codepage: number | null): Promise<void> {
  if (codepage === null || codepage === 1252 || codepage === 1200) return;
  XLSX.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
}

interface Compound {
  FullPaths: string[];
  FileIndex: { content?: Uint8Array }[];
}

function compound(bytes: Buffer): Compound {
  try {
    return XLSX.CFB.read(bytes, { type: 'buffer' });
  } catch {
    throw new WorkbookProblem('broken');
  }
}

/** A compound file holds an old workbook, an encrypted new one, or something that is no workbook at all. */
async function parseCompound(bytes: Buffer): Promise<ParsedWorkbook> {
  const container = compound(bytes);
  const paths = container.FullPaths;
  const problem = compoundProblem(paths);
  if (problem) throw new WorkbookProblem(problem);
  const at = paths.findIndex((path) => /^[^/]*\/(Workbook|Book)$/i.test(path));
  const look = xlsLook(Buffer.from(container.FileIndex[at]?.content ?? []));
  await loadCodepage(look.codepage);
  const lookOf = (_name: string, index: number, count: number) =>
    count === look.sheets.length ? look.sheets[index] : undefined;
  const sheets = parseSheets(bytes, lookOf, { complete: false, formulas: look.worded }).map(
    withoutDoubtfulZeros,
  );
  return {
    kind: 'xls',
    sheets: checkFormulas(sheets, { placeholders: false, otherSheets: false }),
    macros: paths.some((path) => /_VBA_PROJECT/i.test(path)),
  };
}

async function parseZip(bytes: Buffer): Promise<ParsedWorkbook> {
  const { names, parts } = await guardZip(bytes);
  const problem = zipProblem(names, parts);
  if (problem) throw new WorkbookProblem(problem);
  const content = parts.get('content.xml');
  if (content !== undefined) {
    const looks = odsLooks(content, {
      styles: parts.get('styles.xml') ?? '',
      settings: parts.get('settings.xml') ?? '',
    });
    const macros = [...names].some((name) => /^Basic\/.+\/(?!script-l[bc]\.xml)[^/]+\.xml$/.test(name));
    const sheets = parseSheets(repack(parts), (_name, index) => looks[index], EVERYTHING);
    return { kind: 'ods', sheets: checkFormulas(sheets, { placeholders: false, otherSheets: true }), macros };
  }
  const look = xlsxLook(parts);
  // The texts of a large sheet lie in a small part: where it is asked first, the sheet need not be searched.
  const bySize = [...parts.values()].sort((a, b) => a.length - b.length);
  const sheets = parseSheets(repack(countedStrings(look.parts)), (name) => look.sheets.get(name), {
    complete: true,
    formulas: bySize.some((xml) => CHINESE.test(xml) || /&#/.test(xml)),
  });
  return {
    kind: 'xlsx',
    sheets: checkFormulas(sheets, { placeholders: look.neverCalculated, otherSheets: true }),
    macros: [...names].some((name) => /vbaProject\.bin$/i.test(name)),
  };
}

/** An .ods in one XML file, as LibreOffice saves it for those who keep their tables under version control. */
function parseFlat(bytes: Buffer): ParsedWorkbook {
  const raw = bytes.toString('latin1').replaceAll('\0', '');
  if (/<!(?:doctype|entity)/i.test(raw)) throw new WorkbookProblem('unsafe');
  const content = xmlText(bytes);
  const looks = odsLooks(content, { styles: '', settings: '' });
  const sheets = parseSheets(
    Buffer.from(`<?xml version="1.0"?>${content}`),
    (_name, index) => looks[index],
    EVERYTHING,
  );
  return {
    kind: 'ods',
    sheets: checkFormulas(sheets, { placeholders: false, otherSheets: true }),
    macros: /<office:scripts>\s*<office:script/.test(content),
  };
}

/** Throws WorkbookProblem for every file that cannot be read; may also hang or exhaust memory on hostile ones. */
export async function parseWorkbook(bytes: Uint8Array): Promise<ParsedWorkbook> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = detectKind(bytes);
  if (kind === 'zip') return parseZip(buffer);
  if (kind === 'cfb') return parseCompound(buffer);
  if (kind === 'flat-ods') return parseFlat(buffer);
  return { kind: 'csv', sheets: [parseCsv(decodeText(bytes))], macros: false };
}
