/** An uploaded spreadsheet, opened for whoever sent it. */
import { WorkbookProblem } from '../workbook/problem.ts';
import { readWorkbook } from '../workbook/read/read.ts';
import type { ReadWorkbook } from '../workbook/sheets.ts';
import { fileRefused } from './problem.ts';

/** @throws 422 in the words of what is wrong with the file. */
export async function openUpload({
  bytes,
  fileName,
}: {
  bytes: Uint8Array;
  fileName: string;
}): Promise<ReadWorkbook> {
  try {
    return await readWorkbook(bytes, fileName);
  } catch (error) {
    throw error instanceof WorkbookProblem ? fileRefused(error.code, error.message) : error;
  }
}
