/** What the pages of structure and contribution share: whose figures, of when, read in which form. */

import { codeIn } from '#shared/breaks.ts';
import { breakNotes } from '#shared/breaks.words.ts';
import { type Catalogue, findUnit, type Indicator, peerUnits, type Unit } from '#shared/catalogue.ts';
import type { Cut } from '#shared/contract/cut.ts';
import type { CumulationForm } from '#shared/contract/metric.ts';
import type { ViewHead, ViewQuery } from '#shared/contract/structure.ts';
import { isGap, isValue } from '#shared/figure.ts';
import { basisText } from '#shared/metric.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, sameLastYear } from '#shared/period.ts';
import { requireIndicator, requireUnit } from '#shared/required.ts';
import { partUnits } from '#shared/tree/parts.ts';
import { openPeriod } from '../figures/cut.ts';
import { formLabel, readFigure } from '../figures/reading.ts';
import { describeWaiting } from '../figures/waiting.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';

export interface View {
  catalogue: Catalogue;
  panel: Panel;
  cut: Cut;
  unit: Unit;
  period: Period;
  form: CumulationForm;
  total: Indicator;
  periods: ViewHead['periods'];
  /** Periods of the kind chosen that have figures, oldest first. */
  series: Period[];
  /** The disjoint parts of the city in fixed order. */
  parts: Unit[];
  peers: Unit[];
}

/** Resolves a query. @throws 404 for an unknown unit, period or data version. */
export async function openView(world: World, query: ViewQuery): Promise<View> {
  const { panel, catalogue, cutOf, period, periods } = await openPeriod(world, query, '地区或期别');
  const parts = partUnits(catalogue);
  const code = query.unit ?? catalogue.city.unit;
  const unit = code === catalogue.city.unit ? findUnit(catalogue, code) : parts.find((u) => u.code === code);
  if (!unit) throw notFound('地区或期别');
  const total = requireIndicator(catalogue, catalogue.city.totals[periodicityOf(period)]);
  const known = new Set(periods.map((p) => p.period));
  const form = periodicityOf(period) === 'half' && total.accumulation === 'to_date' ? query.form : 'to_date';
  const series = panel.periods.filter((p) => sameKind(p, period) && (known.has(p) || p === period));
  return {
    catalogue,
    panel,
    cut: cutOf(series),
    unit,
    period,
    form,
    total,
    periods,
    series,
    parts,
    peers: peerUnits(catalogue),
  };
}

/** S1 with S1, S2 with S2, years with years. */
export function sameKind(a: Period, b: Period): boolean {
  return a.slice(4) === b.slice(4);
}

/** The blocks, each with its indicator in the view's series. */
export function viewBlocks({ catalogue, period }: Pick<View, 'catalogue' | 'period'>) {
  const series = periodicityOf(period);
  return catalogue.city.blocks.map(({ code, name, shortName, colour, [series]: indicator }) => ({
    code,
    name,
    shortName,
    colour,
    indicator,
  }));
}

/** Indicator of each block in the view's series. */
export function blockIndicators(view: Pick<View, 'catalogue' | 'period'>): string[] {
  return viewBlocks(view).map(({ indicator }) => indicator);
}

/** Parts of the city that lack the total. 不适用 where the unit never has a figure of this kind: such a part is no gap. */
function missingParts(view: View): Unit[] {
  return view.parts.filter((u) => isGap(readFigure(view, u.code, view.total.code, view.period)));
}

/** Blocks without a figure, and the units that lack it; empty when the unit's total is there. */
function describeGaps(view: View): ViewHead['gaps'] {
  const lacks = (unit: string, indicator: string) => isGap(readFigure(view, unit, indicator, view.period));
  const units = view.unit.code === view.catalogue.city.unit ? view.parts : [view.unit];
  const peers = new Set(view.peers.map((u) => u.code));
  return viewBlocks(view)
    .map(({ shortName, indicator }) => {
      const absent = units.filter((u) => lacks(u.code, indicator));
      const named = (ranked: boolean) =>
        absent.filter((u) => peers.has(u.code) === ranked).map((u) => u.shortName);
      return { block: shortName, units: named(true), others: named(false) };
    })
    .filter((gap) => gap.units.length + gap.others.length > 0);
}

/** The head of both replies, without the sentences. */
export async function viewHead(
  { db }: Pick<World, 'db'>,
  view: View,
): Promise<Omit<ViewHead, 'finding' | 'sentences'>> {
  const { catalogue, unit, period, form, total } = view;
  const base = sameLastYear(period);
  const city = requireUnit(catalogue, catalogue.city.unit);
  return {
    cut: view.cut,
    unit: { code: unit.code, name: unit.name, shortName: unit.shortName, kind: unit.kind },
    units: [city, ...view.parts].map(({ code, shortName }) => ({ code, shortName })),
    period,
    label: formLabel(period, form),
    basePeriod: base,
    baseLabel: formLabel(base, form),
    form,
    periods: view.periods,
    yearly: periodicityOf(period) === 'year',
    total: {
      indicator: total.code,
      name: total.shortName,
      definition: total.definition,
      basis: basisText(catalogue, total.document, total.clause),
    },
    blocks: viewBlocks(view),
    missing: missingParts(view).map((u) => u.shortName),
    gaps: isValue(readFigure(view, unit.code, total.code, period)) ? [] : describeGaps(view),
    waiting: await describeWaiting(
      { db, catalogue },
      {
        panel: view.panel,
        cut: view.cut,
        period,
        units: unit.code === catalogue.city.unit ? view.parts.map((u) => u.code) : [unit.code],
        indicators: [total.code],
      },
    ),
    notes: [
      catalogue.city.footnote,
      ...breakNotes(
        view,
        [unit, ...view.parts].map((u) => u.code),
        [total.code, ...blockIndicators(view)],
      ),
    ],
    simulated: view.series.some(
      (p) => cellAt(view.panel, codeIn(view.panel.catalogue, unit.code, p), total.code, p).simulated,
    ),
  };
}
