/** The order of a form's cells in the programme a submission was made under: digests of the first release followed it. */
import { z } from 'zod';
import { Catalogue } from '#shared/catalogue.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { Period, periodicityOf } from '#shared/period.ts';

const Stored = z.looseObject({ units: z.array(z.looseObject({ caliber: z.string().optional() })) });

/** A stored programme of any release, as far as its forms need it; null when even that cannot be read. */
export function storedForms(content: string): Catalogue | null {
  const stored = Stored.safeParse(JSON.parse(content));
  if (!stored.success) return null;
  const units = stored.data.units.map(({ caliber, ...unit }) => ({ coverage: caliber, ...unit }));
  const parsed = Catalogue.safeParse({ ...stored.data, units, targets: [], rules: [], scheme: {} });
  return parsed.success ? parsed.data : null;
}

/** Keys of the cells that an organisation filed for a period, in the form's order. */
export function cellOrder(catalogue: Catalogue, period: string, organisation: string): string[] {
  const form = formFor(catalogue, organisation, periodicityOf(Period.parse(period)));
  return form ? formCells(catalogue, form, organisation).map(({ key }) => key) : [];
}
