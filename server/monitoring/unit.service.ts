/** One unit: its figures, its position among the peers and how both moved. */

import type { z } from 'zod';
import { asOf } from '#shared/as-of.ts';
import { codeIn, existsIn } from '#shared/breaks.ts';
import { breakNotes } from '#shared/breaks.words.ts';
import { columnOf, resultIn } from '#shared/calc/column.ts';
import { growth } from '#shared/calc/growth.ts';
import { rankColumns, ranksOfColumn } from '#shared/calc/ranking.ts';
import { share } from '#shared/calc/shares.ts';
import {
  type Catalogue,
  findIndicator,
  findUnit,
  type Indicator,
  peerUnits,
  type Unit,
} from '#shared/catalogue.ts';
import type {
  UnitLine,
  UnitProfile,
  UnitQuery,
  UnitSeries,
  UnitYardstick,
} from '#shared/contract/unit-profile.ts';
import { isValue } from '#shared/figure.ts';
import { metricIndicator, metricsOf } from '#shared/metric.ts';
import { columnAt, placesOf } from '#shared/panel/columns.ts';
import { baseAt, cellAt, figureAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, periodLabel, sameLastYear } from '#shared/period.ts';
import { growthAt, growthsAt, publishedNote } from '#shared/published.ts';
import { yardstickOf } from '#shared/targets/overview/yardstick.ts';
import { unitYardstickWords } from '#shared/targets/overview/yardstick.words.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { openPeriod } from '../figures/cut.ts';
import { describeWaiting } from '../figures/waiting.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { requiredGrowth } from './required-growth.ts';
import { unitSentences } from './unit.words.ts';
import { growthPulls, targetMargins } from './unit-growth.ts';
import { sameKind } from './view.ts';

/** Everything the page of one unit shows. @throws 404 for an unknown unit, period or data version. */
export async function describeUnit(
  world: World,
  code: string,
  query: z.infer<typeof UnitQuery>,
): Promise<UnitProfile> {
  const existed = (whole: Catalogue, at: Period) => existsIn(whole, code, at);
  const { panel, catalogue, cutOf, period, periods } = await openPeriod(world, query, '地区或期别', existed);
  // A renamed unit is shown under the code and name that it had in the period.
  const unit = findUnit(catalogue, codeIn(catalogue, code, period));
  if (!unit) throw notFound('地区或期别');
  const base = sameLastYear(period);
  const peers = peerUnits(catalogue);
  const lines = metricsOf(catalogue, periodicityOf(period))
    .map(({ indicator, indent }) => describeLine(catalogue, panel, unit, indicator, indent, period, peers))
    .filter((line) => line.figure !== 'not_applicable' || line.indent === 1 || line.counted);
  const total = catalogue.city.totals[periodicityOf(period)];
  const missing = peers
    .filter((u) => !isValue(figureAt(panel, u.code, total, period)))
    .map((u) => u.shortName);
  const reply = {
    cut: cutOf([period, base]),
    yardstick: unitYardstick(catalogue, panel, unit, period),
    unit: {
      code: unit.code,
      name: unit.name,
      shortName: unit.shortName,
      kind: unit.kind,
      coverage: unit.coverage,
    },
    period,
    label: periodLabel(period),
    basePeriod: base,
    baseLabel: periodLabel(base),
    periods,
    peers: peers.map(({ code, shortName }) => ({ code, shortName })),
    lines,
    series: describeSeries(catalogue, panel, unit, period),
    of: peers.length,
    missing,
    waiting: await describeWaiting(
      { ...world, catalogue },
      {
        panel,
        cut: cutOf([period, base]),
        period,
        units: peers.map((u) => u.code),
        indicators: [total],
      },
    ),
    margins: targetMargins(catalogue, panel, unit, period),
    pull: growthPulls({ catalogue, panel, period }, unit),
    notes: [
      catalogue.city.footnote,
      ...breakNotes(
        { catalogue, panel, period },
        [unit.code],
        lines.map((l) => l.indicator),
      ),
    ],
    simulated: lines.some((l) => l.simulated),
  };
  const cityGrowth = growthAt(catalogue, panel, catalogue.city.unit, total, period).rate;
  const sentences = unitSentences(reply, cityGrowth, requiredGrowth(catalogue, panel, total, period));
  return answerInPlaceWords(catalogue, { ...reply, ...sentences });
}

function describeLine(
  catalogue: Catalogue,
  panel: Panel,
  unit: Unit,
  indicator: Indicator,
  indent: number,
  period: Period,
  peers: Unit[],
): UnitLine {
  const before = baseAt(panel, unit.code, indicator.code, period).figure;
  const { figure, simulated } = cellAt(panel, unit.code, indicator.code, period);
  const isRate = indicator.measure === 'percent';
  const moved = growth(figure, before);
  const grown = growthAt(catalogue, panel, unit.code, indicator.code, period);
  const codes = peers.map((p) => p.code);
  const { current, base, rates } = growthsAt(catalogue, panel, codes, indicator.code, period);
  const ranking = rankColumns(
    { current, base, growth: rates, groups: peers.map((p) => p.peerGroup) },
    columnOf([]),
    isRate,
    indicator.direction === 'lower',
  );
  const own = ranking[peers.findIndex((p) => p.code === unit.code)];
  const total = figureAt(panel, unit.code, catalogue.city.totals[periodicityOf(period)], period);
  const counted = countedIndicators(catalogue, catalogue.city.totals[periodicityOf(period)]).has(
    indicator.code,
  );
  return {
    indicator: indicator.code,
    name: indicator.name,
    indent,
    measure: indicator.measure,
    unit: indicator.measure === 'money' ? '万元' : indicator.unit,
    decimals: indicator.measure === 'money' ? 2 : indicator.decimals,
    figure,
    base: before,
    growth: grown.rate,
    change: moved.change,
    structureShare: counted ? share(figure, total) : 'undefined',
    placeShare: isRate
      ? 'undefined'
      : share(figure, figureAt(panel, catalogue.city.unit, indicator.code, period)),
    rank: own?.rank ?? null,
    tied: own?.tied ?? false,
    rankBefore: own?.rankBefore ?? null,
    growthRank: own?.growthRank ?? null,
    counted,
    relation: indicator.relation,
    published: publishedNote(catalogue, panel, unit.code, indicator, period),
    simulated,
  };
}

/**
 * What the total is made of: the terms of its formula and of theirs, and the parts (其中, 按预算分) of each. A term that
 * itself deducts something, such as a net amount, is counted; the gross amount and the overlap inside it are not, nor 附项.
 */
function countedIndicators(catalogue: Catalogue, total: string): Set<string> {
  const counted = new Set<string>();
  const visit = (code: string) => {
    counted.add(code);
    const formula = findIndicator(catalogue, code)?.formula;
    if (formula?.kind !== 'sum' || formula.terms.some((term) => term.sign < 0)) return;
    for (const term of formula.terms) visit(term.indicator);
  };
  visit(total);
  for (const { code, parent, relation } of catalogue.indicators) {
    if (parent && counted.has(parent) && (relation === 'of_which' || relation === 'breakdown'))
      counted.add(code);
  }
  return counted;
}

/** The unit's own line of the yardstick; null for what is no peer, and where the city sets none. */
function unitYardstick(catalogue: Catalogue, panel: Panel, unit: Unit, at: Period): UnitYardstick | null {
  const yardstick = yardstickOf(catalogue, periodLabel(at), (codes, indicator) => {
    const { rates } = growthsAt(catalogue, panel, codes, indicator, at);
    return codes.map((_, place) => resultIn(rates, place));
  });
  const own = yardstick?.rows.find((row) => row.unit === unit.code);
  if (!yardstick || !own) return null;
  const { name, city, basis, quote } = yardstick;
  const sentence = unitYardstickWords(name, own, city);
  return { name, own: own.growth, city, margin: own.margin, sentence, basis, quote };
}

function describeSeries(catalogue: Catalogue, panel: Panel, unit: Unit, period: Period): UnitSeries[] {
  const series = periodicityOf(period);
  const alike = panel.periods.filter((p) => sameKind(p, period));
  return ['total', ...catalogue.city.blocks.map((b) => b.code)].flatMap((metric) => {
    const indicator = metricIndicator(catalogue, metric, series);
    if (!indicator) return [];
    const points = alike.map((p) => {
      const then = peerUnits(asOf(catalogue, p));
      const code = codeIn(catalogue, unit.code, p);
      const codes = then.map((peer) => peer.code);
      const places = ranksOfColumn(
        columnAt(panel, placesOf(panel, codes), indicator.code, p),
        then.map((peer) => peer.peerGroup),
        indicator.direction === 'lower',
      );
      const { rate } = growthAt(catalogue, panel, code, indicator.code, p);
      return {
        period: p,
        label: periodLabel(p),
        figure: figureAt(panel, code, indicator.code, p),
        growth: rate,
        rank: places[codes.indexOf(code)] ?? null,
      };
    });
    return [
      {
        indicator: indicator.code,
        name: indicator.shortName,
        block: metric === 'total' ? null : metric,
        points,
      },
    ];
  });
}
