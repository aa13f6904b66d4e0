/** Figures of the reporter's own unit that other organisations supply: read-only, open to objection. */

import { asOf } from '#shared/as-of.ts';
import { growth, pointChange } from '#shared/calc/growth.ts';
import { findOrganisation } from '#shared/catalogue.ts';
import type { SuppliedRow } from '#shared/contract/return-row.ts';
import { type Figure, Reason } from '#shared/figure.ts';
import { cellKey, type FormCell, formCells, formFor } from '#shared/forms.ts';
import { baseAt } from '#shared/panel.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { requireIndicator } from '#shared/required.ts';
import { formFigure } from '../workflow/past.ts';
import { stateOf } from '../workflow/transition.ts';
import { findReturn } from '../workflow/workflow.repository.ts';
import type { World } from '../world.ts';
import { findSubmittedAt, listObjections, listUnitValues } from './returns.repository.ts';

/** Rows of the organisation's own unit in other organisations' forms; empty for departments. */
export async function describeSupplied(
  world: World,
  period: Period,
  organisation: string,
  own: readonly FormCell[],
): Promise<SuppliedRow[]> {
  const { db } = world;
  const catalogue = asOf(world.catalogue, period);
  const unit = findOrganisation(catalogue, organisation)?.unit;
  if (!unit) return [];
  const ownKeys = new Set(own.map((c) => c.key));
  const objections = await listObjections(db, period, organisation);
  const panel = (await world.panels.panel())!;
  const rows: SuppliedRow[] = [];
  for (const supplier of catalogue.organisations) {
    const form =
      supplier.code === organisation ? undefined : formFor(catalogue, supplier.code, periodicityOf(period));
    const cells = form
      ? formCells(catalogue, form, supplier.code).filter(
          // A second source is held against the responsible one on the office's page; the county has one figure to check.
          (c) => c.priority === 1 && c.unit === unit && !ownKeys.has(cellKey(unit, c.indicator)),
        )
      : [];
    if (cells.length === 0) continue;
    const row = await findReturn(db, period, supplier.code);
    const state = stateOf(row);
    const shown =
      state === 'submitted' || state === 'approved' ? row?.submission_id : row?.approved_submission_id;
    const values = new Map(shown ? (await listUnitValues(db, shown, unit)).map((v) => [v.indicator, v]) : []);
    const at = shown ? ((await findSubmittedAt(db, shown))?.submitted_at ?? null) : null;
    for (const { indicator: code } of cells) {
      const indicator = requireIndicator(catalogue, code);
      const value = values.get(code);
      const stored: Figure = !value
        ? 'unreported'
        : value.mark === 'value' && value.amount !== null
          ? Number(value.amount)
          : Reason.catch('missing').parse(value.mark);
      const figure = formFigure(catalogue, code, stored);
      const lastYear = formFigure(catalogue, code, baseAt(panel, unit, code, period).figure);
      rows.push({
        unit,
        indicator: code,
        name: indicator.name,
        measureUnit: indicator.unit,
        decimals: indicator.decimals,
        figure,
        lastYear,
        growth:
          indicator.measure === 'percent' ? pointChange(figure, lastYear) : growth(figure, lastYear).rate,
        suppliedBy: supplier.name,
        state,
        at,
        objections: objections
          .filter((o) => o.unit === unit && o.indicator === code)
          .map(({ text, by, at: raised }) => ({ text, by, at: raised })),
      });
    }
  }
  return rows;
}
