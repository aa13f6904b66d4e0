/** Two states of knowledge side by side: figures that differ, ranks that differ, and figures that came later. */

import { asOf } from '#shared/as-of.ts';
import { rankPeers } from '#shared/calc/ranking.ts';
import { type Catalogue, type Indicator, peerUnits, type Unit } from '#shared/catalogue.ts';
import type { CumulationForm } from '#shared/contract/metric.ts';
import type { Moved } from '#shared/contract/revisions.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import { formLabel, readFigure } from '../figures/reading.ts';
import { figureMove, placeMove } from './revisions.words.ts';

export interface Comparison {
  catalogue: Catalogue;
  then: Panel;
  now: Panel;
  form: CumulationForm;
  units: Unit[];
  /** The peers among the units whose ranks are told. */
  ranked: Unit[];
  metric: Indicator;
  indicators: Indicator[];
  /** What the ranks are by. */
  rankedBy: Indicator[];
  periods: Period[];
}

/** In the indicator's stored unit; the single half where the page shows it. */
function read({ form }: Comparison, panel: Panel, unit: string, indicator: Indicator, at: Period): Figure {
  // A stock has no single half to be derived.
  const own = indicator.accumulation === 'to_date' ? form : 'to_date';
  return readFigure({ panel, form: own }, unit, indicator.code, at);
}

/** Figures that had a value then and print another one now; period by period, unit by unit. */
export function movedFigures(comparison: Comparison): Moved[] {
  const { then, now, periods, units, indicators, form } = comparison;
  return periods.flatMap((period) =>
    units.flatMap((unit) =>
      indicators.flatMap((indicator): Moved[] => {
        const before = read(comparison, then, unit.code, indicator, period);
        const after = read(comparison, now, unit.code, indicator, period);
        if (!isValue(before)) return [];
        const was = cellAt(then, unit.code, indicator.code, period);
        const is = cellAt(now, unit.code, indicator.code, period);
        const releases = [was.source?.release ?? '', is.source?.release ?? ''] as const;
        const ratio = indicator.formula?.kind === 'ratio' && is.basis === 'derived';
        const subject = `${unit.shortName}${formLabel(period, form)}${indicator.name}`;
        const move = figureMove({ subject, indicator, before, after, releases, ratio });
        if (!move) return [];
        return [
          { kind: 'figure', unit: unit.code, indicator: indicator.code, period, before, after, ...move },
        ];
      }),
    ),
  );
}

/** Places among the peers that differ; a place that could not be given then is no move. */
export function movedRanks(comparison: Comparison): Moved[] {
  const { then, now, periods, ranked, rankedBy, form } = comparison;
  return periods.flatMap((period) =>
    rankedBy.flatMap((indicator) => {
      const before = placesIn(comparison, then, indicator, period);
      const after = placesIn(comparison, now, indicator, period);
      return ranked.flatMap((unit): Moved[] => {
        const subject = `${unit.shortName}${formLabel(period, form)}${indicator.shortName}`;
        const [was, is] = [before.get(unit.code) ?? null, after.get(unit.code) ?? null];
        const move = placeMove(subject, was, is, [...before.values()], [...after.values()]);
        if (!move || was === null) return [];
        const place = { before: was, after: is ?? ('incomplete' as const) };
        return [
          {
            kind: 'rank',
            unit: unit.code,
            indicator: indicator.code,
            period,
            ...place,
            text: move,
            cause: 'derived',
          },
        ];
      });
    }),
  );
}

function placesIn(
  comparison: Comparison,
  panel: Panel,
  indicator: Indicator,
  period: Period,
): Map<string, number | null> {
  const peers = peerUnits(asOf(panel.catalogue, period));
  const lines = rankPeers(
    peers.map((u) => ({ current: read(comparison, panel, u.code, indicator, period), base: 'no_base' })),
    [],
    indicator.measure === 'percent',
    indicator.direction === 'lower',
  );
  return new Map(peers.map((u, i) => [u.code, lines[i]?.rank ?? null]));
}

/** Periods in which reported figures came later: `2025年` where the metric itself did, else what came: `2024年(R&D经费等4项)`. */
export function laterFigures(comparison: Comparison): string[] {
  const { periods, metric, indicators, form } = comparison;
  return periods.flatMap((period) => {
    const label = formLabel(period, form);
    if (becameKnown(comparison, metric, period)) return [label];
    const came = indicators.filter((i) => !i.formula && becameKnown(comparison, i, period));
    const [first] = came;
    if (!first) return [];
    return [`${label}(${first.shortName}${came.length > 1 ? `等${came.length}项` : ''})`];
  });
}

function becameKnown(comparison: Comparison, indicator: Indicator, period: Period): boolean {
  const { then, now, units } = comparison;
  return units.some(
    (unit) =>
      !isValue(read(comparison, then, unit.code, indicator, period)) &&
      isValue(read(comparison, now, unit.code, indicator, period)),
  );
}
