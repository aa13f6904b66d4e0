/** The units × sources matrix, its counts and the sentence that sums it up. Pure. */

import { type DatedAct, deadlines } from '#shared/calendar.ts';
import { type Catalogue, findOrganisation, findUnit } from '#shared/catalogue.ts';
import { RETURN_STATES, type ReturnState } from '#shared/contract/return-state.ts';
import { type MatrixCell, type ReviewMatrix, SELF_SOURCE } from '#shared/contract/review.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { type Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { recordOf } from '#shared/record.ts';
import { listWords } from '#shared/words.ts';
import { type Standing, toCell } from './standing.ts';

/**
 * Every return the programme expects for a period, and the units each one covers.
 * @param acts the decisions about the period. @param now ISO instant. @throws RangeError for a period that was never opened: the caller has looked.
 */
export function buildMatrix(
  catalogue: Catalogue,
  acts: readonly DatedAct[],
  period: Period,
  standings: readonly Standing[],
  now: string,
): ReviewMatrix {
  const dueThen = deadlines(acts);
  const due = dueThen({ period, organisation: '' }, now);
  const byOrganisation = new Map(standings.map((s) => [s.organisation, s]));
  const returns = expectedReturns(catalogue, period).map((expected) => {
    const { organisation } = expected;
    const standing = byOrganisation.get(organisation);
    const own = dueThen({ period, organisation }, standing?.firstSubmittedAt ?? now);
    return { ...expected, cell: toCell(catalogue, organisation, standing, own, now) };
  });
  const departments = returns.filter((r) => r.source !== SELF_SOURCE).map((r) => r.source);
  const hasSelf = departments.length < returns.length;
  const sources = [...(hasSelf ? [SELF_SOURCE] : []), ...departments].map((code) => ({
    code,
    name: code === SELF_SOURCE ? '本级自报' : (findOrganisation(catalogue, code)?.shortName ?? code),
  }));
  const cells = returns.map((r) => r.cell);
  return {
    period,
    label: periodLabel(period),
    due,
    sources,
    rows: coveredUnits(catalogue, returns).map((unit) => ({
      unit,
      unitName: findUnit(catalogue, unit)?.name ?? unit,
      cells: Object.fromEntries(
        sources.map(({ code }) => [
          code,
          returns.find((r) => r.source === code && r.units.has(unit))?.cell ?? null,
        ]),
      ),
    })),
    returns: cells,
    counts: countStates(cells),
    below: [],
    finding: matrixFinding(catalogue, period, cells),
  };
}

interface Expected {
  organisation: string;
  source: string;
  units: ReadonlySet<string>;
}

/** The returns a period expects, in the programme's order; what an area itself reports goes to the office above it. */
function expectedReturns(catalogue: Catalogue, period: Period): Expected[] {
  const whole = findUnit(catalogue, catalogue.city.unit);
  return catalogue.organisations.flatMap((organisation) => {
    if (whole?.parent && organisation.unit === whole.code) return [];
    const form = formFor(catalogue, organisation.code, periodicityOf(period));
    if (!form) return [];
    const units = new Set(formCells(catalogue, form, organisation.code).map((c) => c.unit));
    const source = organisation.kind === 'unit' ? SELF_SOURCE : organisation.code;
    return [{ organisation: organisation.code, source, units }];
  });
}

function coveredUnits(catalogue: Catalogue, returns: readonly Expected[]): string[] {
  return [...catalogue.units]
    .sort((a, b) => a.order - b.order)
    .map((u) => u.code)
    .filter((unit) => returns.some((r) => r.units.has(unit)));
}

function countStates(cells: readonly MatrixCell[]): Record<ReturnState, number> {
  const counts = recordOf(RETURN_STATES, () => 0);
  for (const cell of cells) counts[cell.state] += 1;
  return counts;
}

/** `2026年上半年应报14份，已核定9份，待审2份，1份逾期未报：海盐县。` */
function matrixFinding(catalogue: Catalogue, period: Period, cells: readonly MatrixCell[]): string {
  const names = (of: readonly MatrixCell[]) =>
    listWords(
      of.map((c) => findOrganisation(catalogue, c.organisation)?.shortName ?? c.organisation),
      4,
      '个单位',
    );
  const expected = `${periodLabel(period)}应报${cells.length}份`;
  if (cells.every((c) => c.state === 'approved')) return `${expected}，全部核定`;
  const count = (state: ReturnState) => cells.filter((c) => c.state === state).length;
  const parts = [expected, `已核定${count('approved')}份`];
  const pendingCorrections = cells.filter((c) => c.state === 'submitted' && c.correction).length;
  const corrections = pendingCorrections > 0 ? `（含更正${pendingCorrections}份）` : '';
  if (count('submitted') > 0) parts.push(`待审${count('submitted')}份${corrections}`);
  if (count('returned') > 0) parts.push(`退回${count('returned')}份`);
  const missing = cells.filter((c) => ['unreported', 'draft', 'signing'].includes(c.state));
  const overdue = missing.filter((c) => c.overdue);
  const waiting = missing.filter((c) => !c.overdue && !c.correction);
  const correcting = missing.filter((c) => !c.overdue && c.correction);
  if (overdue.length > 0) parts.push(`${overdue.length}份逾期未报：${names(overdue)}`);
  if (waiting.length > 0) parts.push(`${waiting.length}份尚未报送：${names(waiting)}`);
  if (correcting.length > 0) parts.push(`${correcting.length}份正在更正：${names(correcting)}`);
  return parts.join('，');
}
