/** The values a cell has had: 初步, 最终, 普查修订, and corrections; for a ratio, those its terms gave it. */

import { wholeOf } from '#shared/as-of.ts';
import { type Catalogue, type Formula, findIndicator, findOrganisation } from '#shared/catalogue.ts';
import type { Vintage } from '#shared/contract/lineage.ts';
import { isValue, Reason } from '#shared/figure.ts';
import { ratioFigure } from '#shared/panel/derive.ts';
import type { Period } from '#shared/period.ts';
import { approvalsInForce, type ForceStep, isSecondSource } from '#shared/rules/effective.ts';
import { rootOffice } from '#shared/tree/parts.ts';
import { releaseWords } from '#shared/words.ts';
import type { World } from '../world.ts';
import { listHistorySteps } from './history.repository.ts';
import { listForceSteps } from './lineage.repository.ts';

type Source = Pick<World, 'db' | 'catalogue'>;

/** Values of a unit's indicator by period, as `listVintagesByUnit` has them. */
export async function listVintages(
  source: Source,
  unit: string,
  indicator: string,
  dataVersion: number,
): Promise<Map<Period, Vintage[]>> {
  const steps = await listSteps(source, indicator, dataVersion, unit);
  return vintagesOf(source.catalogue, steps, unit, indicator);
}

/**
 * Values of an indicator by unit and period, oldest first, as far as a data version knows them. A return that was approved
 * again for the sake of another cell adds nothing: each value stands at the approval that first brought it. An approval
 * that was taken back (撤销核定) is no vintage: what it had replaced holds again.
 * Figures in the stored unit (money: 万元).
 */
export async function listVintagesByUnit(
  source: Source,
  indicator: string,
  dataVersion: number,
): Promise<Map<string, Map<Period, Vintage[]>>> {
  const steps = Map.groupBy(await listSteps(source, indicator, dataVersion), ({ unit }) => unit);
  return new Map([...steps].map(([unit, own]) => [unit, vintagesOf(source.catalogue, own, unit, indicator)]));
}

type Step = Awaited<ReturnType<typeof listSteps>>[number];

async function listSteps({ db, catalogue }: Source, indicator: string, dataVersion: number, unit?: string) {
  const office = rootOffice(wholeOf(catalogue))?.code ?? '';
  const past = await listHistorySteps(db, indicator, dataVersion, unit);
  return [
    ...(await listForceSteps(db, indicator, dataVersion, unit)),
    ...past.map((step) => ({ ...step, organisation: office })),
  ].sort((a, b) => a.dataVersion - b.dataVersion);
}

function vintagesOf(
  catalogue: Catalogue,
  steps: readonly Step[],
  unit: string,
  indicator: string,
): Map<Period, Vintage[]> {
  const byPeriod = new Map<Period, Vintage[]>();
  const last = new Map<string, string>();
  for (const row of heldOf(steps)) {
    if (isSecondSource(catalogue, row.organisation, row.period, unit, indicator)) continue;
    const place = `${row.organisation}/${row.period}`;
    const value = `${row.mark}/${row.amount}/${row.release}`;
    if (last.get(place) === value || (row.mark === 'unreported' && !last.has(place))) continue;
    last.set(place, value);
    const isFigure = row.mark === 'value' && row.amount !== null;
    const vintage = {
      dataVersion: row.dataVersion,
      at: row.at,
      figure: isFigure ? Number(row.amount) : Reason.catch('undefined').parse(row.mark),
      organisationName: findOrganisation(catalogue, row.organisation)?.name ?? row.organisation,
      release: row.release,
      citation: row.citation,
      simulated: row.origin === 'simulated',
      by: row.by,
    };
    const period = row.period;
    byPeriod.set(period, [...(byPeriod.get(period) ?? []), vintage]);
  }
  return byPeriod;
}

/** The approvals that hold, return by return, in the order of their data versions. */
function heldOf<S extends ForceStep & { organisation: string; period: string; dataVersion: number }>(
  steps: readonly S[],
): S[] {
  return [...Map.groupBy(steps, (s) => `${s.organisation}/${s.period}`).values()]
    .flatMap((own) => approvalsInForce(own))
    .sort((a, b) => a.dataVersion - b.dataVersion);
}

/**
 * What a computed ratio was with each vintage of its terms, oldest first; its release names theirs
 * (R&D经费最终数、GDP普查修订数). Empty where a term is itself computed: it has no vintages of its own.
 */
export async function listRatioVintages(
  source: Source,
  unit: string,
  formula: Extract<Formula, { kind: 'ratio' }>,
  dataVersion: number,
): Promise<Map<Period, Vintage[]>> {
  const above = await listVintages(source, unit, formula.numerator, dataVersion);
  const below = await listVintages(source, unit, formula.denominator, dataVersion);
  return new Map(
    [...above].map(([period, numerators]) => [
      period,
      ratioSteps(source.catalogue, formula, numerators, below.get(period) ?? []),
    ]),
  );
}

function ratioSteps(
  catalogue: Catalogue,
  formula: Extract<Formula, { kind: 'ratio' }>,
  numerators: readonly Vintage[],
  denominators: readonly Vintage[],
): Vintage[] {
  const versions = new Set([...numerators, ...denominators].map((v) => v.dataVersion));
  return [...versions]
    .sort((a, b) => a - b)
    .flatMap((version) => {
      const [top, bottom] = [numerators, denominators].map((list) =>
        list.findLast((v) => v.dataVersion <= version),
      );
      if (!top || !bottom) return [];
      const figure = ratioFigure(formula, top.figure, bottom.figure);
      if (!isValue(figure)) return [];
      const newer = top.dataVersion === version ? top : bottom;
      const release = [
        termWords(catalogue, formula.numerator, top),
        termWords(catalogue, formula.denominator, bottom),
      ].filter(Boolean);
      return [
        {
          ...newer,
          figure,
          release: release.join('、'),
          citation: '',
          simulated: top.simulated || bottom.simulated,
        },
      ];
    });
}

function termWords(catalogue: Catalogue, code: string, { release }: Vintage): string {
  return release && `${findIndicator(catalogue, code)?.shortName ?? code}${releaseWords(release)}`;
}
