/** What approving a pending submission would move: two panels in memory, nothing written. */
import { asOf } from '#shared/as-of.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { ReviewEffect } from '#shared/contract/review.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import type { World } from '../world.ts';
import { approvalEffects } from './effects.ts';

/** Effects of approving `submission` on the latest data. */
export async function describeEffects(
  world: World,
  period: Period,
  pending: { id: string; organisation: string },
  submission: string,
): Promise<ReviewEffect[]> {
  const panels = await world.panels.supposing({
    id: submission,
    return_id: pending.id,
    organisation: pending.organisation,
    period,
    decided_at: world.now().toISOString(),
  });
  if (!panels) return [];
  const { before, after } = panels;
  const catalogue = asOf(before.catalogue, period);
  return approvalEffects(
    catalogue,
    period,
    before,
    after,
    reportedUnits(catalogue, period, pending.organisation),
  );
}

function reportedUnits(catalogue: Catalogue, period: Period, organisation: string): string[] {
  const form = formFor(catalogue, organisation, periodicityOf(period));
  return form ? [...new Set(formCells(catalogue, form, organisation).map((c) => c.unit))] : [];
}
