import { exportsApi } from '#shared/contract/exports.ts';
import { DOCX, XLSX } from '../http/files.ts';
import type { Serve } from '../http/serve.ts';
import { writeTable } from '../workbook/write/table.ts';
import { writeWordTable } from './word-table.ts';

/** A table of 20,000 rows stays below this. */
const BODY_LIMIT = 8 * 1024 * 1024;

/** A page's table as a workbook (numbers as numbers with their units, marks as marks, texts that no spreadsheet runs), or as a Word document. */
export function exportsRoutes(serve: Serve): void {
  serve(
    exportsApi.table,
    async ({ body }) => ({
      name: `${body.title.slice(0, 80)}.xlsx`,
      bytes: await writeTable(body),
      type: XLSX,
    }),
    { bodyLimit: BODY_LIMIT },
  );
  serve(
    exportsApi.word,
    async ({ body }) => ({
      name: `${body.title.slice(0, 80)}.docx`,
      bytes: await writeWordTable(body),
      type: DOCX,
    }),
    { bodyLimit: BODY_LIMIT },
  );
}
