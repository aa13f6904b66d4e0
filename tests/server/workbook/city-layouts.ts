/** The real Jiaxing forms as the search sees them. */
import { fileURLToPath } from 'node:url';
import { formCells, formFor } from '#shared/forms.ts';
import { period } from '#shared/period.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { formLayout } from '../../../server/returns/layout.ts';
import type { FormLayout } from '../../../server/workbook/types.ts';

const catalogue = loadCatalogue(fileURLToPath(new URL('../../../seed/jiaxing', import.meta.url)));

export function layoutOf(organisation: string, at = '2026-S1'): FormLayout {
  const form = formFor(catalogue, organisation, at.length === 4 ? 'year' : 'half');
  if (!form) throw new Error(`no form for ${organisation} ${at}`);
  const programme = { form, cells: formCells(catalogue, form, organisation) };
  return formLayout(catalogue, programme, period(at), organisation);
}
