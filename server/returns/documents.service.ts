/** Files that leave a return: the pre-filled template, the marked workbook, the original. */
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { Person } from '#shared/contract/session.ts';
import { isOpen } from '#shared/rules/finding.ts';
import { notFound } from '../http/problem.ts';
import { writeMarked } from '../workbook/write/marked.ts';
import { writeTemplate } from '../workbook/write/template.ts';
import type { MarkedWorkbook } from '../workbook/written.ts';
import type { World } from '../world.ts';
import { templateSpec } from './layout.ts';
import { findFile } from './returns.repository.ts';
import { describeReturn } from './returns.service.ts';

interface Download {
  name: string;
  bytes: Uint8Array;
}

export async function templateFile(world: World, person: Person, id: ReturnId): Promise<Download> {
  const view = await describeReturn(world, person, id.period, id.organisation);
  return {
    name: `${view.label}_${view.organisationName}.xlsx`,
    bytes: await writeTemplate(templateSpec(world.catalogue, view, world.catalogueVersion)),
  };
}

/** The reporter's own workbook with the cells in question marked; the form filled from the draft when there is no file. */
export async function markedFile(world: World, person: Person, id: ReturnId): Promise<Download> {
  const view = await describeReturn(world, person, id.period, id.organisation);
  const original = view.file ? await findFile(world.db, id.period, id.organisation, view.file.id) : undefined;
  const many = view.rows.some((row) => row.unit !== view.rows[0]?.unit);
  const cells = new Map(view.rows.map((r) => [r.key, r.cell.cell]));
  const marked: MarkedWorkbook = await writeMarked(
    original ? original.content : null,
    {
      sheet: view.file?.sheet ?? null,
      title: view.form.title,
      organisationName: view.organisationName,
      periodLabel: view.label,
      template: templateSpec(world.catalogue, view, world.catalogueVersion),
      changes: view.rows.flatMap(({ cell, difference, name, unitName }) =>
        difference?.inForce === 'page'
          ? [
              {
                address: cell.cell,
                name: many ? `${unitName} ${name}` : name,
                file: difference.file,
                page: difference.page,
              },
            ]
          : [],
      ),
    },
    view.findings.filter(isOpen).map((f) => ({
      severity: f.severity,
      address: cells.get(f.key) ?? null,
      key: f.key,
      message: f.message,
      ...(f.suggestion ? { suggestion: f.suggestion.text } : {}),
    })),
  );
  return { name: `${view.label}_${view.organisationName}_批注.xlsx`, bytes: marked.bytes };
}

/** @throws 404 when the file is not of this very return. */
export async function originalFile(world: World, id: ReturnId, file: string): Promise<Download> {
  const found = await findFile(world.db, id.period, id.organisation, file);
  if (!found) throw notFound('文件');
  return { name: found.name, bytes: found.content };
}
