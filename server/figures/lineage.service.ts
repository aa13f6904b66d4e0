/** 依据: how one figure came to be, one click from wherever it stands. */

import type { z } from 'zod';
import { asOf } from '#shared/as-of.ts';
import {
  type Catalogue,
  type Formula,
  findIndicator,
  findOrganisation,
  findUnit,
} from '#shared/catalogue.ts';
import type { Lineage, LineageInput, LineageQuery } from '#shared/contract/lineage.ts';
import type { Person } from '#shared/contract/session.ts';
import type { Figure } from '#shared/figure.ts';
import { addendUnits } from '#shared/forms.ts';
import { cellAt, figureAt, type ObservationSource, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { publishedNote } from '#shared/published.ts';
import { notFound } from '../http/problem.ts';
import { mayOpenReturn } from '../http/reach.ts';
import type { World } from '../world.ts';
import { openCut } from './cut.ts';
import { findHistoryOrigin, historyActOf } from './history.repository.ts';
import { findCellOrigin } from './lineage.repository.ts';
import { compareFigures } from './lineage-compare.ts';
import { describeMetric } from './reading.ts';
import { listRatioVintages, listVintages } from './vintages.ts';

/** Formula and inputs of a computed figure; submission, person and cell of a reported one. @throws 404. */
export async function describeLineage(
  world: World,
  query: z.infer<typeof LineageQuery>,
  reader: Person,
): Promise<Lineage> {
  const { panel, catalogue: whole, cut } = await openCut(world, query);
  const catalogue = asOf(whole, query.period);
  const unit = findUnit(catalogue, query.unit);
  const indicator = findIndicator(catalogue, query.indicator);
  if (!unit || !indicator || !panel.position.period.has(query.period)) throw notFound('数据');
  const compared = compareFigures(catalogue, panel, indicator, query);
  if (compared) {
    const named = { cut, unit: unit.code, unitName: unit.name, period: query.period };
    return { ...named, basis: 'derived', submission: null, revisions: [], ...compared };
  }
  const { figure, basis, source, simulated } = cellAt(panel, unit.code, indicator.code, query.period);
  const inputs =
    basis === 'derived' && indicator.formula
      ? formulaInputs(catalogue, panel, indicator.formula, unit.code, query.period)
      : basis === 'summed'
        ? sumInputs(catalogue, panel, indicator.code, query.period)
        : [];
  const ratio = basis === 'derived' && indicator.formula?.kind === 'ratio' ? indicator.formula : null;
  const vintages = ratio
    ? await listRatioVintages({ db: world.db, catalogue }, unit.code, ratio, panel.dataVersion)
    : await listVintages({ db: world.db, catalogue }, unit.code, indicator.code, panel.dataVersion);
  return {
    cut,
    unit: unit.code,
    unitName: unit.name,
    period: query.period,
    label: periodLabel(query.period),
    metric: describeMetric(catalogue, indicator.code, query.period),
    figure,
    basis,
    formula: formulaWords(catalogue, indicator.name, basis === 'derived' ? indicator.formula : null, basis),
    published: publishedNote(catalogue, panel, unit.code, indicator, query.period),
    inputs,
    submission: source && (await describeSubmission({ ...world, catalogue }, source, query, reader)),
    revisions: vintages.get(query.period) ?? [],
    simulated,
  };
}

function formulaInputs(
  catalogue: Catalogue,
  panel: Panel,
  formula: Formula,
  unit: string,
  period: Period,
): LineageInput[] {
  if (formula.kind === 'share_of_units')
    return catalogue.units
      .filter((u) => u.kind === formula.unitKind)
      .map((u) => {
        const input = describeInput(catalogue, panel, u.code, formula.indicator, period, '');
        return { ...input, label: input.unitName };
      });
  const terms =
    formula.kind === 'sum'
      ? formula.terms.map((t) => ({ code: t.indicator, sign: t.sign > 0 ? ('+' as const) : ('−' as const) }))
      : formula.kind === 'growth' || formula.kind === 'base'
        ? [{ code: formula.of, sign: '' as const }]
        : [
            { code: formula.numerator, sign: '' as const },
            { code: formula.denominator, sign: '÷' as const },
          ];
  return terms.map(({ code, sign }) => describeInput(catalogue, panel, unit, code, period, sign));
}

function sumInputs(catalogue: Catalogue, panel: Panel, indicator: string, period: Period): LineageInput[] {
  return addendUnits(catalogue, indicator, periodicityOf(period)).map((unit) => {
    const input = describeInput(catalogue, panel, unit, indicator, period, '+');
    return { ...input, label: input.unitName };
  });
}

function describeInput(
  catalogue: Catalogue,
  panel: Panel,
  unit: string,
  code: string,
  period: Period,
  sign: LineageInput['sign'],
): LineageInput {
  const indicator = findIndicator(catalogue, code);
  const figure: Figure = figureAt(panel, unit, code, period);
  const { source } = cellAt(panel, unit, code, period);
  return {
    unit,
    unitName: findUnit(catalogue, unit)?.shortName ?? unit,
    indicator: code,
    name: indicator?.name ?? code,
    period,
    form: 'to_date',
    label: indicator?.name ?? code,
    sign,
    figure,
    measureUnit: indicator?.measure === 'money' ? '万元' : (indicator?.unit ?? ''),
    release: source?.release ?? '',
  };
}

function formulaWords(
  catalogue: Catalogue,
  name: string,
  formula: Formula | null,
  basis: Lineage['basis'],
): string {
  const nameOf = (code: string) => findIndicator(catalogue, code)?.name ?? code;
  if (basis === 'summed') return `全市${name} = 各地之和`;
  if (!formula) return '';
  if (formula.kind === 'ratio')
    return `${name} = ${nameOf(formula.numerator)} ÷ ${nameOf(formula.denominator)}${formula.scale === 100 ? ' × 100%' : ` × ${formula.scale}`}`;
  if (formula.kind === 'growth') return `${name} = ${nameOf(formula.of)} ÷ 上年同期 × 100% − 100%`;
  if (formula.kind === 'base') return `${name} = ${nameOf(formula.of)}的上年同期数（可比口径）`;
  if (formula.kind === 'share_of_units')
    return `${name} = ${nameOf(formula.indicator)}达到${formula.least}%的机构数 ÷ 填报的机构数 × 100%`;
  const terms = formula.terms.map(
    (t, i) => `${t.sign < 0 ? ' − ' : i === 0 ? '' : ' + '}${nameOf(t.indicator)}`,
  );
  return `${name} = ${terms.join('')}`;
}

async function describeSubmission(
  world: World,
  source: ObservationSource,
  query: z.infer<typeof LineageQuery>,
  reader: Person,
): Promise<Lineage['submission']> {
  const batch = historyActOf(source.submission);
  if (batch !== null) return describeBatch(world, source, batch, query, reader);
  const found = await findCellOrigin(world.db, source.submission, query.unit, query.indicator);
  if (!found) return null;
  const open = mayOpenReturn(reader, found.organisation, world.catalogue);
  return {
    ...found,
    history: false,
    // A unit's raw file is its own: other reporters see who and when, not what stood in the cell.
    cell: open || reader.role === 'leader' ? found.cell : null,
    raw: open ? found.raw : null,
    sheet: open ? found.sheet : null,
    sourceUnit: open ? found.sourceUnit : null,
    factor: open ? found.factor : null,
    formUnit: findIndicator(world.catalogue, query.indicator)?.unit ?? '',
    typed: found.typed,
    note: open ? found.note : '',
    organisationName: findOrganisation(world.catalogue, found.organisation)?.name ?? found.organisation,
    origin: source.origin,
    release: source.release,
    citation: source.citation,
    link: open ? returnLink(reader, query.period, found.organisation) : null,
  };
}

/** A figure of past years: the office's batch, its file for those who work with it. */
async function describeBatch(
  world: World,
  source: ObservationSource,
  batch: number,
  query: z.infer<typeof LineageQuery>,
  reader: Person,
): Promise<Lineage['submission']> {
  const found = await findHistoryOrigin(world.db, batch, query);
  if (!found) return null;
  const open = reader.role === 'analyst';
  const { origin, release, citation, organisation } = source;
  return {
    ...found,
    organisation,
    revision: batch,
    history: true,
    cell: open ? found.cell : null,
    raw: open ? found.raw : null,
    sheet: open ? found.sheet : null,
    sourceUnit: open ? found.sourceUnit : null,
    factor: null,
    formUnit: findIndicator(world.catalogue, query.indicator)?.unit ?? '',
    typed: false,
    note: open ? found.note : '',
    organisationName: `${findOrganisation(world.catalogue, organisation)?.name ?? organisation}（历史数据）`,
    origin,
    release,
    citation,
    link: open ? `/history?batch=${batch}` : null,
  };
}

function returnLink(reader: Person, period: Period, organisation: string): string {
  return reader.role === 'analyst'
    ? `/review/${period}/${organisation}`
    : `/submit/${period}/${organisation}`;
}
