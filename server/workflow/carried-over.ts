/**
 * The yearly return beside the one of January–December: what both ask for in the same meaning is asked once. The yearly
 * draft opens with the figures that the same organisation handed in for the twelve months.
 */

import { findIndicator } from '#shared/catalogue.ts';
import type { DraftCell } from '#shared/contract/return-row.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { CarriedOver } from '#shared/contract/returns.ts';
import { cellKey } from '#shared/forms.ts';
import { period as asPeriod, type Period, periodLabel } from '#shared/period.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import type { Db } from '../db/open.ts';
import { formAmount } from '../review/form-figure.ts';
import type { World } from '../world.ts';
import { type Draft, EMPTY_CELL, EMPTY_DRAFT } from './draft.ts';
import type { Programme } from './programme.ts';
import { findReturn, listSubmittedValues } from './workflow.repository.ts';

/** The twelve months of a year; null for what is no year. */
function twelveMonths(period: Period): Period | null {
  return /^\d{4}$/.test(period) ? asPeriod(`${period}-S2`) : null;
}

/** The draft of a return that nobody has opened: empty, or what the twelve months said. `db` may be a transaction. */
export async function openingDraft(db: Db, id: ReturnId, programme: Programme): Promise<Draft> {
  return { ...EMPTY_DRAFT, cells: await carriedCells(db, id, programme) };
}

/** The cells as they come filled, by key. */
async function carriedCells(
  db: Db,
  { period, organisation }: ReturnId,
  { catalogue, form, cells }: Programme,
): Promise<Record<string, DraftCell>> {
  const half = twelveMonths(period);
  if (!half) return {};
  const submission = (await findReturn(db, half, organisation))?.submission_id;
  if (!submission) return {};
  const said = new Map(
    (await listSubmittedValues(db, submission)).map((v) => [cellKey(v.unit, v.indicator), v]),
  );
  return Object.fromEntries(
    cells.flatMap(({ key, indicator: code }): [string, DraftCell][] => {
      const value = said.get(key);
      const indicator = findIndicator(catalogue, code);
      if (!form.carriedOver.includes(code) || !value || value.amount === null || !indicator) return [];
      const text = formAmount(indicator, value.amount);
      const { mark, amount } = readCell(text, indicator);
      return [[key, { ...EMPTY_CELL, text, mark, amount, note: value.note }]];
    }),
  );
}

/**
 * How the draft stands beside the twelve months: how many cells agree, which are still blank though the twelve months
 * have a figure (they came after the draft was begun), and which say something else. Null where nothing was handed in.
 */
export async function describeCarried(
  { db }: Pick<World, 'db'>,
  id: ReturnId,
  programme: Programme,
  draft: Draft,
): Promise<CarriedOver | null> {
  const half = twelveMonths(id.period);
  if (!half) return null;
  const carried = Object.entries(await carriedCells(db, id, programme));
  if (carried.length === 0) return null;
  const stands = carried.map(([key, { text, note, amount }]) => {
    const own = draft.cells[key];
    const how = own?.amount === amount ? 'same' : own?.text.trim() ? 'different' : 'blank';
    return { how, cell: { key, text, note } };
  });
  const cellsThat = (how: string) => stands.filter((s) => s.how === how).map(({ cell }) => cell);
  return {
    label: periodLabel(half),
    count: cellsThat('same').length,
    blank: cellsThat('blank'),
    different: cellsThat('different'),
  };
}
