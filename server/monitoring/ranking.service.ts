/** The ranking of the peers by one metric and period. */

import type { z } from 'zod';
import { breakNotes } from '#shared/breaks.words.ts';
import { peerUnits, type Unit } from '#shared/catalogue.ts';
import type { RankedUnit, RankingQuery, UnitRanking } from '#shared/contract/monitoring.ts';
import { type Figure, isGap } from '#shared/figure.ts';
import { cellAt } from '#shared/panel.ts';
import { requireUnit } from '#shared/required.ts';
import { partUnits } from '#shared/tree/parts.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { listWords } from '#shared/words.ts';
import { formLabel, readFigure } from '../figures/reading.ts';
import { describeWaiting } from '../figures/waiting.ts';
import type { World } from '../world.ts';
import { describeRow, openRanking, rankedRows } from './open-ranking.ts';
import { areAlike, rankingSentences } from './ranking.words.ts';
import { requiredGrowth } from './required-growth.ts';

/** Everything the ranking page shows. @throws 404 for an unknown period, metric or data version. */
export async function describeRanking(
  world: World,
  query: z.infer<typeof RankingQuery>,
): Promise<UnitRanking> {
  const open = await openRanking(world, query);
  const { panel, catalogue, cutOf, period, periods, indicator, form, metric, metrics, base } = open;
  const { isRate, read } = open;
  const peers = peerUnits(catalogue);
  const parts = partUnits(catalogue).filter(
    (u) => !peers.includes(u) && read(u, period) !== 'not_applicable',
  );
  const city = requireUnit(catalogue, catalogue.city.unit);
  const given = rankedRows(open, peers, parts);
  // No places by growth among rates of two kinds.
  const rows = areAlike(given) ? given : given.map((r) => ({ ...r, growthRank: null }));
  const whole: Figure = isGap(read(city, period)) ? 'incomplete' : 100;
  const cityRow = describeRow(open, city, { share: isRate ? 'undefined' : whole });
  const missing = rows.filter((r) => isGap(r.figure)).map((r) => r.shortName);
  const reply = {
    cut: cutOf([period, base]),
    period,
    label: formLabel(period, form),
    basePeriod: base,
    baseLabel: formLabel(base, form),
    form,
    metric,
    metrics,
    periods,
    city: cityRow,
    cityBasis: cellAt(panel, city.code, indicator.code, period).basis,
    rows,
    others: parts.flatMap((u) => rankedRows(open, [u], peers)).map(unranked),
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
