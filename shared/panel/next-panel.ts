/**
 * The panel after one more decision: the panel before it, with what the decision said and what derives from that. The same
 * numbers, bit for bit, as a panel built anew (tests/shared/next-panel.test.ts), at the cost of what changed.
 */
import { toExact } from '#shared/decimal.ts';
import { asOf } from '../as-of.ts';
import type { Catalogue } from '../catalogue.ts';
import { REASONS } from '../figure.ts';
import { exactAtIndex, indexOf, type Observation, type ObservationSource, type Panel } from '../panel.ts';
import { earlierToDate, type Period, sameLastYear } from '../period.ts';
import { pathTo } from '../tree/areas.ts';
import { enter, type Order, orderOf, sumNodes } from './build-panel.ts';
import { baseReader, enterBases } from './comparable.ts';
import { derive } from './derive.ts';

type Version = Pick<Panel, 'dataVersion' | 'asOf' | 'approvedAt'>;

/** What a decision touched in its period. */
interface Touched {
  units: Set<string>;
  indicators: Set<string>;
}

/** All that is in force of some units in a period of the panel; what is not among it nobody says any more. */
export interface Said {
  period: Period;
  units: readonly string[];
  observations: readonly Observation[];
}

/** @param said what may have changed; all other units and periods stay as they are */
export function nextPanel(before: Panel, version: Version, said: readonly Said[]): Panel {
  const { dataVersion, asOf, approvedAt } = version;
  const panel = copyOf(before, { dataVersion, asOf, approvedAt });
  const orders = new Map<string, Order>();
  for (const one of said) {
    const touched = reenter(panel, one);
    if (touched.units.size > 0) spread(panel, orders, one.period, touched);
  }
  return panel;
}

/** Shares what no version changes. */
function copyOf(before: Panel, version: Version): Panel {
  const { ground } = before;
  return {
    ...before,
    ...version,
    micro: before.micro.slice(),
    large: new Map(before.large),
    mark: before.mark.slice(),
    basis: before.basis.slice(),
    simulated: before.simulated.slice(),
    source: before.source.slice(),
    compared: new Map(before.compared),
    earlier: new Map(before.earlier),
    ground: {
      structure: ground.structure,
      mark: ground.mark.slice(),
      basis: ground.basis.slice(),
      simulated: ground.simulated.slice(),
    },
  };
}

/** Puts in what is said now where it differs from what was said before, and takes out what nobody says any more. */
function reenter(panel: Panel, { period, units, observations }: Said): Touched {
  const said = new Map<number, Observation>();
  for (const one of observations) {
    const index = indexOf(panel, one.unit, one.indicator, period);
    if (index >= 0) said.set(index, one);
  }
  const touched: Touched = { units: new Set(), indicators: new Set() };
  const entered: [number, Observation][] = [];
  for (const unit of units)
    for (const indicator of panel.indicators) {
      const index = indexOf(panel, unit, indicator, period);
      const now = said.get(index);
      if (index < 0 || isSame(panel, index, now)) continue;
      touched.units.add(unit);
      touched.indicators.add(indicator);
      clear(panel, index);
      if (now) entered.push([index, now]);
    }
  const numbers = numberSources(
    panel,
    entered.map(([, { source }]) => source),
  );
  for (const [index, observation] of entered) {
    enter(panel, observation, numbers.get(observation.source) ?? -1);
    keepGround(panel, index);
  }
  return touched;
}

/** Whether a cell has been told exactly this, in this way. */
function isSame(panel: Panel, index: number, now: Observation | undefined): boolean {
  const source = panel.sources[panel.source[index] ?? -1];
  if (!source || !now) return source === undefined && now === undefined;
  if (!isSameSource(source, now.source)) return false;
  const mark =
    now.mark !== 'value'
      ? 1 + REASONS.indexOf(now.mark)
      : now.amount === null
        ? panel.ground.structure[index]
        : 0;
  if (panel.ground.mark[index] !== mark) return false;
  return mark !== 0 || now.amount === null || exactAtIndex(panel, index) === toExact(now.amount);
}

function isSameSource(a: ObservationSource, b: ObservationSource): boolean {
  return (
    a === b ||
    (a.submission === b.submission &&
      a.organisation === b.organisation &&
      a.approvedAt === b.approvedAt &&
      a.origin === b.origin &&
      a.release === b.release &&
      a.citation === b.citation)
  );
}

/** Back to what the forms make of the cell. */
function clear(panel: Panel, index: number): void {
  const { ground } = panel;
  ground.mark[index] = ground.structure[index] ?? 0;
  ground.basis[index] = 0;
  ground.simulated[index] = 0;
  panel.source[index] = -1;
  reset(panel, index);
}

function keepGround(panel: Panel, index: number): void {
  const { ground, mark, basis, simulated } = panel;
  ground.mark[index] = mark[index] ?? 0;
  ground.basis[index] = basis[index] ?? 0;
  ground.simulated[index] = simulated[index] ?? 0;
}

/** As it was before anything was added up; a figure that was reported stands. */
function reset(panel: Panel, index: number): void {
  const { ground } = panel;
  if (index < 0 || ground.mark[index] === 0) return;
  panel.micro[index] = Number.NaN;
  panel.large.delete(index);
  panel.mark[index] = ground.mark[index] ?? 0;
  panel.basis[index] = ground.basis[index] ?? 0;
  panel.simulated[index] = ground.simulated[index] ?? 0;
}

/** Numbers for new sources, behind those that some cell still names; the others go. */
function numberSources(panel: Panel, wanted: readonly ObservationSource[]): Map<ObservationSource, number> {
  const used = new Uint8Array(panel.sources.length);
  // By index: an iterator over a nation's million cells costs more than all that follows.
  const { source } = panel;
  for (let index = 0; index < source.length; index++) {
    const number = source[index] ?? -1;
    if (number >= 0) used[number] = 1;
  }
  const sources = panel.sources.filter((_, number) => used[number] === 1);
  if (sources.length < panel.sources.length) {
    let next = 0;
    const places = Int32Array.from(used, (is) => (is === 1 ? next++ : -1));
    for (let index = 0; index < source.length; index++) {
      const number = source[index] ?? -1;
      if (number >= 0) source[index] = places[number] ?? -1;
    }
  }
  const fresh = [...new Set(wanted)];
  const numbers = new Map(fresh.map((source, i) => [source, sources.length + i]));
  panel.sources = [...sources, ...fresh];
  return numbers;
}

/** Fills anew what rests on the touched cells: in their period, and in those of later years that compare themselves with it. */
export function spread(panel: Panel, orders: Map<string, Order>, first: Period, touched: Touched): void {
  const { catalogue } = panel;
  const moved = new Map<Period, Set<string>>();
  let units = touched.units;
  for (const period of sameSeriesFrom(panel, first)) {
    const view = asOf(catalogue, period);
    const reader = baseReader(panel, catalogue, period, sameLastYear(period));
    units = restingOn(units, view, reader?.breaks.formerCodes);
    moved.set(period, units);
    const order = orderOf(orders, view, period);
    for (const { code } of order.derived)
      for (const unit of units) reset(panel, indexOf(panel, unit, code, period));
    if (period === first) {
      for (const node of order.addends.keys())
        if (units.has(node))
          for (const code of touched.indicators) reset(panel, indexOf(panel, node, code, period));
      sumNodes(panel, view, period, order.addends, { nodes: units, indicators: touched.indicators });
    }
    for (const indicator of order.derived) derive(panel, view, indicator, period, reader, units);
  }
  for (const [period, own] of moved)
    enterBases(panel.compared, baseReader(panel, catalogue, period, sameLastYear(period)), own);
  for (const period of panel.periods) {
    const earlier = earlierToDate(period);
    if (!earlier || !(moved.has(period) || moved.has(earlier))) continue;
    const reader = baseReader(panel, catalogue, period, earlier);
    const before = moved.get(earlier);
    const own = new Set(moved.get(period));
    const view = asOf(catalogue, period);
    if (before) for (const unit of restingOn(before, view, reader?.breaks.formerCodes)) own.add(unit);
    if (own.size > 0) enterBases(panel.earlier, reader, own);
  }
}

/** The period and those one, two … years later, as far as the panel goes without a gap. */
function sameSeriesFrom(panel: Panel, first: Period): Period[] {
  const after = new Map(panel.periods.map((period) => [sameLastYear(period), period]));
  const found: Period[] = [];
  for (let at: Period | undefined = first; at !== undefined; at = after.get(at)) found.push(at);
  return found;
}

/** Whose figures rest on those of some units of an earlier period: themselves, whoever has their place now, the nodes above, the whole. */
function restingOn(
  units: ReadonlySet<string>,
  view: Catalogue,
  formerCodes: ReadonlyMap<string, string> | undefined,
): Set<string> {
  const own = new Set([...units, view.city.unit]);
  for (const [code, former] of formerCodes ?? []) if (units.has(former)) own.add(code);
  for (const unit of [...own]) for (const { code } of pathTo(view, unit)) own.add(code);
  return own;
}
