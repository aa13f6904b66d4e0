/** One indicator over the city and its parts in one period: the figures a document speaks of. */
import { asOf } from '../as-of.ts';
import { columnOf, resultIn } from '../calc/column.ts';
import { sumOf } from '../calc/exact.ts';
import { growth } from '../calc/growth.ts';
import { rankColumns } from '../calc/ranking.ts';
import { share } from '../calc/shares.ts';
import { type Catalogue, type Indicator, peerUnits, type Unit } from '../catalogue.ts';
import { type Figure, isGap, isValue } from '../figure.ts';
import { baseAt, cellAt, figureAt, type Panel } from '../panel.ts';
import type { Period } from '../period.ts';
import { growthAt, growthsAt } from '../published.ts';
import { requireIndicator, requireUnit } from '../required.ts';
import { partUnits } from '../tree/parts.ts';

/** The figure of one unit, how it moved and where it stands. Money in 万元, rates in per cent. */
export interface Line {
  unit: string;
  /** 海宁市 · 海宁. */
  name: string;
  shortName: string;
  indicator: string;
  indicatorName: string;
  period: Period;
  /** Whether the indicator is itself a rate: it grows in 百分点. */
  rate: boolean;
  /** 万元 for money. */
  measureUnit: string;
  decimals: number;
  current: Figure;
  base: Figure;
  change: Figure;
  /** 同比, the published one first; for a rate 百分点. */
  growth: Figure;
  /** The growth was published (可比口径), not computed from the amounts. */
  published: boolean;
  /** Of the city's figure, per cent. */
  share: Figure;
  rank: number | null;
  tied: boolean;
  rankBefore: number | null;
  growthRank: number | null;
  growthTied: boolean;
  simulated: boolean;
}

export interface Lines {
  indicator: Indicator;
  city: Line;
  /** The compared units in fixed order. */
  peers: Line[];
  /** Parts of the city that are not compared (市本级) and have or should have the figure. */
  others: Line[];
}

/** Every line of an indicator in a period, by the programme as it stood then. */
export function linesOf(whole: Catalogue, panel: Panel, code: string, period: Period): Lines {
  const catalogue = asOf(whole, period);
  const indicator = requireIndicator(catalogue, code);
  const peers = peerUnits(catalogue);
  const isPeer = new Set(peers.map((unit) => unit.code));
  const at = (unit: string, when: Period) => figureAt(panel, unit, code, when);
  const codes = peers.map((unit) => unit.code);
  const { current, base, rates, published } = growthsAt(catalogue, panel, codes, code, period);
  const groups = peers.map((unit) => unit.peerGroup);
  const ranked = rankColumns(
    { current, base, growth: rates, groups },
    columnOf([]),
    indicator.measure === 'percent',
    indicator.direction === 'lower',
  );
  // Places by growth are given only among rates of one kind.
  const kinds = new Set(published.filter((_, i) => isValue(resultIn(rates, i))).map((own) => own !== null));
  const line = (unit: Unit, place: Partial<Line> = {}) =>
    lineOf(catalogue, panel, unit, indicator, period, place);
  return {
    indicator,
    city: line(requireUnit(catalogue, catalogue.city.unit)),
    peers: peers.map((unit, i) => {
      const { rank = null, tied = false, rankBefore = null, growthRank = null } = ranked[i] ?? {};
      const place = kinds.size < 2 ? growthRank : null;
      const same = ranked.filter((other) => other.growthRank === place);
      return line(unit, {
        ...{ rank, tied, rankBefore },
        growthRank: place,
        growthTied: place !== null && same.length > 1,
      });
    }),
    others: partUnits(catalogue)
      .filter((unit) => !isPeer.has(unit.code) && at(unit.code, period) !== 'not_applicable')
      .map((unit) => line(unit)),
  };
}

function lineOf(
  catalogue: Catalogue,
  panel: Panel,
  unit: Unit,
  indicator: Indicator,
  period: Period,
  place: Partial<Line>,
): Line {
  const { code, measure } = indicator;
  const { figure, simulated } = cellAt(panel, unit.code, code, period);
  const before = baseAt(panel, unit.code, code, period).figure;
  const { rate, published } = growthAt(catalogue, panel, unit.code, code, period);
  const money = measure === 'money';
  return {
    unit: unit.code,
    name: unit.name,
    shortName: unit.shortName,
    indicator: code,
    indicatorName: indicator.name,
    period,
    rate: measure === 'percent',
    measureUnit: money ? '万元' : indicator.unit,
    decimals: money ? 2 : indicator.decimals,
    current: figure,
    base: before,
    change: growth(figure, before).change,
    growth: rate,
    published: published !== null,
    share:
      measure === 'percent' ? 'undefined' : share(figure, figureAt(panel, catalogue.city.unit, code, period)),
    rank: null,
    tied: false,
    rankBefore: null,
    growthRank: null,
    growthTied: false,
    simulated,
    ...place,
  };
}

/** The line of any one unit, an institution too, without a place among others; null where it never has the figure. */
export function unitLine(
  catalogue: Catalogue,
  panel: Panel,
  code: string,
  indicator: string,
  period: Period,
): Line | null {
  const unit = requireUnit(catalogue, code);
  const line = lineOf(catalogue, panel, unit, requireIndicator(catalogue, indicator), period, {});
  return line.current === 'not_applicable' ? null : line;
}

/** The compared units whose figure should be there and is not. */
export function missingPeers({ peers }: Lines): Line[] {
  return peers.filter(({ current }) => isGap(current));
}

interface AlikeLines {
  names: string[];
  units: string[];
  current: Figure;
  base: Figure;
  growth: Figure;
}

/** The compared units that have the figure in both periods, added up: what can be said while others are missing. */
export function likeForLike({ peers }: Lines): AlikeLines | null {
  const pairs = peers.flatMap(({ shortName, unit, current, base }) =>
    isValue(current) && isValue(base) ? [{ shortName, unit, current, base }] : [],
  );
  if (pairs.length === 0 || !peers.some(({ current }) => isGap(current))) return null;
  const current = sumOf(pairs.map((pair) => pair.current));
  const base = sumOf(pairs.map((pair) => pair.base));
  return {
    names: pairs.map(({ shortName }) => shortName),
    units: pairs.map(({ unit }) => unit),
    current,
    base,
    growth: growth(current, base).rate,
  };
}
