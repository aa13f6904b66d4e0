/** An uploaded spreadsheet file as typed cells with addresses. */
import { createHash } from 'node:crypto';
import { WorkbookProblem } from '../problem.ts';
import type { ReadWorkbook } from '../sheets.ts';
import { detectKind } from './detect-kind.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { type PackedWorkbook, unpack } from './packed.ts';
import { type GuardOptions, runGuarded } from './run-guarded.ts';

/**
 * Reads .xlsx, .xls, .ods or .csv bytes in a guarded child process; `fileName` is only carried along.
 * Throws WorkbookProblem for everything that cannot or must not be read.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  options: GuardOptions = {},
): Promise<ReadWorkbook> {
  if (bytes.length > WORKBOOK_LIMITS.bytes) throw new WorkbookProblem('too_large');
  detectKind(bytes);
  const { head, body } = await runGuarded({ name: 'parse' }, bytes, options);
  const parsed = unpack(head as PackedWorkbook, body);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...parsed, fileName, byteSize: bytes.length, sha256 };
}
