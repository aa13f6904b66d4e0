/** An applicant's facts in a file: the empty table to fill, and what a filled one says. Nothing of it is kept. */
import type { z } from 'zod';
import type { ApplicantRead, TemplateQuery } from '#shared/contract/policies.ts';
import { gateApplies } from '#shared/policies/gates.ts';
import { instrumentsFor } from '#shared/policies/library.ts';
import { openUpload } from '../http/open-upload.ts';
import { fileRefused } from '../http/problem.ts';
import { writeTable } from '../workbook/write/table.ts';
import type { World } from '../world.ts';
import { applicantTable, readApplicant } from './applicant-sheet.ts';
import { libraryOf, paperOf } from './links.ts';

/** A row for every instrument that the kind of applicant may ask for. @throws 404. */
export async function applicantTemplate(
  world: World,
  { document, who }: z.infer<typeof TemplateQuery>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const library = await libraryOf(world);
  const paper = paperOf(library, document || undefined);
  const applicant = library.applicants.find(({ code }) => code === who);
  const instruments = instrumentsFor(library, paper.code, who);
  const gates = paper.gates.filter((gate) => gateApplies(gate, applicant?.code ?? null));
  const bytes = await writeTable(applicantTable(library, paper, instruments, gates));
  return { name: `${paper.city}政策享受估算表${applicant ? `（${applicant.name}）` : ''}.xlsx`, bytes };
}

/** @throws 404 for an unknown paper, 422 for a file that cannot be read or has no such table. */
export async function readApplicantFile(
  world: World,
  { fileName, bytes, fields }: { fileName: string; bytes: Uint8Array; fields: Record<string, string> },
): Promise<ApplicantRead> {
  const library = await libraryOf(world);
  const paper = paperOf(library, fields.document || undefined);
  const { sheets } = await openUpload({ bytes, fileName });
  const read = readApplicant(library, paper, sheets);
  if (!read) throw fileRefused('no-applicant', '没有找到单位情况表的表头。请下载本页的模板填写后上传。');
  return read;
}
