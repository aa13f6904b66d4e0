/** The ranking of the peers by one metric and period. */

import type { z } from 'zod';
import { breakNotes } from '#shared/breaks.words.ts';
import { growth, pointChange } from '#shared/calc/growth.ts';
import { rankPeers } from '#shared/calc/ranking.ts';
import { type Catalogue, type Indicator, peerUnits, type Unit } from '#shared/catalogue.ts';
import type { CumulationForm } from '#shared/contract/metric.ts';
import type { RankedUnit, RankingQuery, UnitRanking } from '#shared/contract/monitoring.ts';
import { type Figure, isGap } from '#shared/figure.ts';
import { metricIndicator, metricsOf } from '#shared/metric.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, sameLastYear } from '#shared/period.ts';
import { growthAt, publishedNote } from '#shared/published.ts';
import { requireUnit } from '#shared/required.ts';
import { partUnits } from '#shared/tree/parts.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { listWords } from '#shared/words.ts';
import { zip } from '#shared/zip.ts';
import { openPeriod } from '../figures/cut.ts';
import { describeMetric, formLabel, readBase, readFigure } from '../figures/reading.ts';
import { describeWaiting } from '../figures/waiting.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { areAlike, rankingSentences } from './ranking.words.ts';
import { requiredGrowth } from './required-growth.ts';

/** Everything the ranking page shows. @throws 404 for an unknown period, metric or data version. */
export async function describeRanking(
  world: World,
  query: z.infer<typeof RankingQuery>,
): Promise<UnitRanking> {
  const { panel, catalogue, cutOf, period, periods } = await openPeriod(world, query, '期别或指标');
  const indicator = metricIndicator(catalogue, query.metric, periodicityOf(period));
  if (!indicator) throw notFound('期别或指标');
  const form: CumulationForm =
    periodicityOf(period) === 'half' && indicator.accumulation === 'to_date' ? query.form : 'to_date';
  const metric = describeMetric(catalogue, query.metric, period);
  const read = (unit: Unit, at: Period) => readFigure({ panel, form }, unit.code, indicator.code, at);
  const base = sameLastYear(period);
  const peers = peerUnits(catalogue);
  const parts = partUnits(catalogue).filter(
    (u) => !peers.includes(u) && read(u, period) !== 'not_applicable',
  );
  const stated = (u: Unit) =>
    form === 'to_date' ? { growth: growthAt(catalogue, panel, u.code, indicator.code, period).rate } : {};
  const pair = (u: Unit) => ({
    current: read(u, period),
    base: readBase({ panel, form }, u.code, indicator.code, period),
    group: u.peerGroup,
    ...stated(u),
  });
  const isRate = indicator.measure === 'percent';
  const lines = rankPeers(
    peers.map(pair),
    parts.map((u) => read(u, period)),
    isRate,
    indicator.direction === 'lower',
  );
  const row = (unit: Unit, line: Partial<RankedUnit>): RankedUnit =>
    describeRow(catalogue, panel, unit, indicator, period, form, pair(unit), line);
  const city = requireUnit(catalogue, catalogue.city.unit);
  const given = zip(peers, lines).map(([unit, line]) => row(unit, line));
  // No places by growth among rates of two kinds.
  const rows = areAlike(given) ? given : given.map((r) => ({ ...r, growthRank: null }));
  const whole: Figure = isGap(read(city, period)) ? 'incomplete' : 100;
  const cityRow = row(city, { share: isRate ? 'undefined' : whole });
  const missing = rows.filter((r) => isGap(r.figure)).map((r) => r.shortName);
  const reply = {
    cut: cutOf([period, base]),
    period,
    label: formLabel(period, form),
    basePeriod: base,
    baseLabel: formLabel(base, form),
    form,
    metric,
    metrics: metricsOf(catalogue, periodicityOf(period)).map(({ metric, indicator: i, indent }) => ({
      metric,
      name: i.name,
      indent,
    })),
    periods,
    city: cityRow,
    cityBasis: cellAt(panel, city.code, indicator.code, period).basis,
    rows,
    others: parts
      .map((u) => row(u, rankPeers([pair(u)], [...peers.map((p) => read(p, period))], isRate)[0] ?? {}))
      .map(unranked),
    missing,
    waiting: await describeWaiting(
      { ...world, catalogue },
      {
        panel,
        cut: cutOf([period, base]),
        period,
        units: [...peers, ...parts].map((u) => u.code),
        indicators: [indicator.code],
      },
    ),
    rankedWithin: rankedWithin(peers),
    cityGrowth: isRate || areAlike([cityRow, ...rows]) ? cityRow.growth : ('undefined' as const),
    requiredGrowth: requiredGrowth(catalogue, panel, indicator.code, period),
    notes: [
      catalogue.city.footnote,
      ...breakNotes(
        { catalogue, panel, period },
        [city, ...peers].map((u) => u.code),
        [indicator.code],
      ),
    ],
    simulated: [cityRow, ...rows].some((r) => r.simulated),
  };
  const gaps = indicator.formula?.kind === 'sum' ? indicator.formula.terms : [];
  const gapsOf = gaps.map(({ indicator: code }) => ({
    name: catalogue.indicators.find((i) => i.code === code)?.shortName ?? code,
    missing: peers.filter((u) => isGap(readFigure({ panel, form }, u.code, code, period))).length,
  }));
  return answerInPlaceWords(catalogue, { ...reply, ...rankingSentences(reply, gapsOf) });
}

/** 按比较组分别排位 and who is in each, where the programme has more than one group of peers (as its assessment has). */
function rankedWithin(peers: readonly Unit[]): string {
  const groups = Map.groupBy(peers, (u) => u.peerGroup);
  if (groups.size < 2) return '';
  const words = [...groups].map(([group, units]) =>
    group === null
      ? `${listWords(units.map((u) => u.shortName))}不排位`
      : listWords(
          units.map((u) => u.shortName),
          9,
        ),
  );
  return `按比较组分别排位：${words.join('；')}。`;
}

function unranked(row: RankedUnit): RankedUnit {
  return { ...row, rank: null, rankBefore: null, rankChange: null, growthRank: null };
}

function describeRow(
  catalogue: Catalogue,
  panel: Panel,
  unit: Unit,
  indicator: Indicator,
  period: Period,
  form: CumulationForm,
  pair: { current: Figure; base: Figure },
  line: Partial<RankedUnit>,
): RankedUnit {
  const moved = growth(pair.current, pair.base);
  const isRate = indicator.measure === 'percent';
  // Offices publish the growth of a to-date figure, never that of a single half.
  const toDate = form === 'to_date' ? growthAt(catalogue, panel, unit.code, indicator.code, period) : null;
  return {
    unit: unit.code,
    name: unit.name,
    shortName: unit.shortName,
    kind: unit.kind,
    figure: pair.current,
    base: pair.base,
    share: 'undefined',
    rank: null,
    rankBefore: null,
    rankChange: null,
    growthRank: null,
    simulated: cellAt(panel, unit.code, indicator.code, period).simulated,
    ...line,
    growth: toDate?.rate ?? (isRate ? pointChange(pair.current, pair.base) : moved.rate),
    published: toDate ? publishedNote(catalogue, panel, unit.code, indicator, period) : '',
    change: moved.change,
  };
}
