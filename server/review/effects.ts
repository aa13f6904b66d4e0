/** What approving a submission would move, in figures and ranks: the panel as it stands against the panel after. Pure. */

import { ranksOf } from '#shared/calc/ranking.ts';
import { type Catalogue, findUnit, type Indicator, peerUnits } from '#shared/catalogue.ts';
import type { ReviewEffect } from '#shared/contract/review.ts';
import { formatFixed } from '#shared/decimal.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { addendUnits } from '#shared/forms.ts';
import { metricsOf } from '#shared/metric.ts';
import { inYi } from '#shared/money.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { listWords } from '#shared/words.ts';

const NAMED = 6;

/**
 * One sentence per headline indicator that moves: the total, the blocks and what stands alone; the parts (其中) follow
 * from them. `units` are the units the return reports for.
 */
export function approvalEffects(
  catalogue: Catalogue,
  period: Period,
  before: Panel,
  after: Panel,
  units: readonly string[],
): ReviewEffect[] {
  const headline = metricsOf(catalogue, periodicityOf(period))
    .filter((m) => m.indent < 2)
    .map((m) => m.indicator);
  const city = catalogue.city.unit;
  const own = units.filter((u) => u !== city);
  const single = own.length === 1 ? own[0] : undefined;
  const effects: ReviewEffect[] = [];
  for (const indicator of headline) {
    const change = (unit: string) =>
      [
        figureAt(before, unit, indicator.code, period),
        figureAt(after, unit, indicator.code, period),
      ] as const;
    if (single !== undefined) {
      const text = moved(indicator, findUnit(catalogue, single)?.shortName ?? single, ...change(single));
      if (text) effects.push({ kind: 'own', text });
    }
    const total = cityMoved(catalogue, indicator, period, after, ...change(city));
    if (total) effects.push({ kind: 'total', text: total });
    const ranks = ranksMoved(catalogue, indicator, period, before, after, single);
    if (ranks) effects.push({ kind: 'rank', text: ranks });
  }
  return [...effects].sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
}

const KIND_ORDER: readonly ReviewEffect['kind'][] = ['own', 'total', 'rank'];

/** `海宁市政府科技创新投入合计由5.1亿元增至5.3亿元`; null when nothing moves. */
function moved(indicator: Indicator, whose: string, before: Figure, after: Figure): string | null {
  if (before === after) return null;
  const name = `${whose}${indicator.name}`;
  const [was, is] = pairWords(indicator, before, after);
  if (!isValue(before)) return isValue(after) ? `${name}为${is}（此前${was}）` : null;
  if (!isValue(after)) return `${name}由${was}变为${is}`;
  return `${name}由${was}${after > before ? '增至' : '减至'}${is}`;
}

/** As `moved`, and says which units the city's figure still waits for. */
function cityMoved(
  catalogue: Catalogue,
  indicator: Indicator,
  period: Period,
  after: Panel,
  was: Figure,
  is: Figure,
): string | null {
  const name = findUnit(catalogue, catalogue.city.unit)?.shortName ?? '全市';
  if (isValue(was) || isValue(is)) return moved(indicator, name, was, is);
  const parts = addendUnits(catalogue, indicator.code, periodicityOf(period));
  const waiting = parts.filter((unit) => figureAt(after, unit, indicator.code, period) === 'unreported');
  if (was === is || is !== 'incomplete' || waiting.length === 0) return null;
  const names = waiting.map((unit) => findUnit(catalogue, unit)?.shortName ?? unit);
  return `${name}${indicator.name}仍不完整，还缺${listWords(names, NAMED)}`;
}

/** Both figures with as many digits as it takes to tell them apart. */
function pairWords(indicator: Indicator, before: Figure, after: Figure): [string, string] {
  const coarse: [string, string] = [
    figureWords(indicator, before, false),
    figureWords(indicator, after, false),
  ];
  if (coarse[0] !== coarse[1]) return coarse;
  return [figureWords(indicator, before, true), figureWords(indicator, after, true)];
}

/** Headlines are in 亿元 with one decimal; `exact` prints the figure as the form holds it. */
function figureWords(indicator: Indicator, figure: Figure, exact: boolean): string {
  if (!isValue(figure)) return REASON_MARK[figure];
  if (indicator.measure !== 'money')
    return formatFixed(figure, exact ? 6 : indicator.decimals) + unitWords(indicator);
  const small = Math.abs(figure) < 1000;
  return exact || small ? `${formatFixed(figure, 2)}万元` : `${formatFixed(inYi(figure), 1)}亿元`;
}

function unitWords(indicator: Indicator): string {
  return indicator.measure === 'percent' ? '%' : indicator.unit;
}

/** `政府科技创新投入合计位次：海宁由第3位升至第2位，平湖由第2位降至第3位`: the own unit first, then by new rank; null when none moves. */
function ranksMoved(
  catalogue: Catalogue,
  indicator: Indicator,
  period: Period,
  before: Panel,
  after: Panel,
  own: string | undefined,
): string | null {
  const peers = peerUnits(catalogue);
  const ranksIn = (panel: Panel) =>
    ranksOf(
      peers.map((u) => ({
        current: figureAt(panel, u.code, indicator.code, period),
        group: u.peerGroup,
      })),
      indicator.direction === 'lower',
    );
  const [was, is] = [ranksIn(before), ranksIn(after)];
  const moves = peers
    .map((unit, i) => ({
      name: unit.shortName,
      own: unit.code === own,
      was: was[i] ?? null,
      is: is[i] ?? null,
    }))
    .filter((m) => m.was !== m.is)
    .sort((a, b) => placeOf(a) - placeOf(b));
  if (moves.length === 0) return null;
  // A ranking appears with the last figure that was missing, and goes when one is taken away.
  if (moves.length > 1 && moves.every((m) => m.was === null))
    return `${indicator.name}数据补齐，排定位次：${moves.map((m) => `${m.name}第${m.is}位`).join('，')}`;
  if (moves.length > 1 && moves.every((m) => m.is === null)) return `${indicator.name}数据不齐，不再排位次`;
  return `${indicator.name}位次：${moves.map((m) => rankWords(m.name, m.was, m.is)).join('，')}`;
}

function placeOf({ own, is }: { own: boolean; is: number | null }): number {
  return own ? 0 : (is ?? Number.POSITIVE_INFINITY);
}

function rankWords(name: string, was: number | null, is: number | null): string {
  if (was === null) return `${name}列第${is}位（此前无位次）`;
  if (is === null) return `${name}不再有位次（原第${was}位）`;
  return `${name}由第${was}位${is < was ? '升' : '降'}至第${is}位`;
}
