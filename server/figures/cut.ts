/** The data a page rests on. */

import { asOf, atNode, everyRow, wholeOf } from '#shared/as-of.ts';
import { type Catalogue, peerUnits } from '#shared/catalogue.ts';
import { endOfCivilDay } from '#shared/civil-time.ts';
import type { Cut } from '#shared/contract/cut.ts';
import { isValue } from '#shared/figure.ts';
import { figureAt, firstOf, type Panel } from '#shared/panel.ts';
import { type Period, type Periodicity, periodicityOf, periodLabel } from '#shared/period.ts';
import { isWithin, levelOf } from '#shared/tree/areas.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';

interface CutQuery {
  v?: number | undefined;
  asof?: string | undefined;
  /** The area whose page it is; left out: the root. */
  node?: string | undefined;
}

interface OpenCut {
  panel: Panel;
  /** The programme of the data version, whole; of a period, as of that period. */
  catalogue: Catalogue;
  /** The cut as a whole. */
  cut: Cut;
  /** The cut as a page about these periods shows it: dated by the latest approval that its own figures hold. */
  cutOf: (periods: readonly Period[]) => Cut;
}

/**
 * The panel of a pinned version, of a day (its end in the city's civil time), or the latest, as it is seen from a node:
 * its programme is that node's. @throws 404.
 */
export async function openCut(
  world: World,
  { node, ...query }: CutQuery & { period?: Period | undefined },
): Promise<OpenCut> {
  const opened = await openWholeCut(world, query);
  const { catalogue } = opened;
  const root = catalogue.city.unit;
  const area = everyRow(catalogue, 'units').find(({ code }) => code === (node ?? root));
  if (!area || levelOf(area) < 0) throw notFound('地区');
  const panel = panelAtNode(opened.panel, area.code);
  return { ...opened, panel, catalogue: panel.catalogue, cutOf: cutsOf(panel, opened.cut) };
}

/** As `openCut`, with all levels of the programme: for what is of units, and not of a page. */
export async function openWholeCut(
  world: World,
  query: Omit<CutQuery, 'node'> & { period?: Period | undefined },
): Promise<OpenCut> {
  const latest = await world.panels.panel();
  const panel = await world.panels.panel({
    collected: query.period,
    version: query.v,
    asKnownOn: query.asof && endOfCivilDay(query.asof, world.catalogue.city.utcOffsetMinutes).toISOString(),
  });
  if (!panel || !latest) throw notFound('数据版本');
  const cut = {
    dataVersion: panel.dataVersion,
    asOf: panel.asOf,
    approvedAt: panel.approvedAt,
    latest: panel.dataVersion === latest.dataVersion,
    latestVersion: latest.dataVersion,
    ...(query.v === undefined && query.asof ? { day: query.asof } : {}),
  };
  return { panel, catalogue: panel.catalogue, cut, cutOf: cutsOf(panel, cut) };
}

function cutsOf(panel: Panel, cut: Cut): OpenCut['cutOf'] {
  return (periods) => ({ ...cut, approvedAt: approvedIn(panel, periods) ?? cut.approvedAt });
}

/** When the figures of some periods were last approved; null where none was. An approval of another period moves no date. */
export function approvedIn(panel: Panel, periods: readonly Period[]): string | null {
  const times = periods.flatMap((period) => approvals(panel).get(period) ?? []).sort();
  return times.at(-1) ?? null;
}

const kept = new WeakMap<Panel, Map<Period, string>>();

/** The latest approval of every period of a panel, found once. */
function approvals(panel: Panel): Map<Period, string> {
  const known = kept.get(panel);
  if (known) return known;
  const found = new Map<Period, string>();
  const { units, indicators, periods, source, sources, catalogue } = panel;
  const whole = wholeOf(catalogue);
  const { unit: node } = catalogue.city;
  // What was approved elsewhere in the tree dates no page of this node.
  const own = units.map((unit) => node === whole.city.unit || isWithin(whole, unit, node));
  for (const [p, period] of periods.entries()) {
    // A source is looked at once a period, however many cells name it: a nation has a million.
    const seen = new Uint8Array(sources.length);
    for (let i = 0; i < indicators.length; i++) {
      const first = firstOf(panel, i, p);
      for (let u = 0; u < units.length; u++) {
        const number = source[first + u] ?? -1;
        if (number < 0 || seen[number] === 1 || !own[u]) continue;
        seen[number] = 1;
        const at = sources[number]?.approvedAt;
        if (at !== undefined && at > (found.get(period) ?? '')) found.set(period, at);
      }
    }
  }
  kept.set(panel, found);
  return found;
}

const seen = new WeakMap<Panel, Map<string, Panel>>();

/** One panel's figures under the programme of a node: all of its arrays are the same. */
function panelAtNode(panel: Panel, node: string): Panel {
  const catalogue = atNode(panel.catalogue, node);
  if (catalogue === panel.catalogue) return panel;
  const known = seen.get(panel) ?? new Map<string, Panel>();
  seen.set(panel, known);
  const found = known.get(node) ?? { ...panel, catalogue };
  known.set(node, found);
  return found;
}

/** Periods of a series (or both) that have any figure of the total, with whether every peer has one; newest first. */
function periodsWithFigures(catalogue: Catalogue, panel: Panel, series?: Periodicity) {
  return panel.periods
    .filter((p) => !series || periodicityOf(p) === series)
    .map((period) => ({
      period,
      label: periodLabel(period),
      ...coverage(asOf(catalogue, period), panel, period),
    }))
    .filter((p) => p.some)
    .map(({ period, label, complete }) => ({ period, label, complete }))
    .reverse();
}

function coverage(catalogue: Catalogue, panel: Panel, period: Period): { some: boolean; complete: boolean } {
  const total = catalogue.city.totals[periodicityOf(period)];
  const block = catalogue.city.blocks.map((b) => b[periodicityOf(period)]);
  const figures = peerUnits(catalogue).map((u) => figureAt(panel, u.code, total, period));
  const anything = peerUnits(catalogue).some((u) =>
    block.some((b) => isValue(figureAt(panel, u.code, b, period))),
  );
  return { some: anything, complete: figures.every(isValue) };
}

/** The period a page opens with: the newest whose peers are all there, else the newest with any figure. */
function defaultPeriod(periods: { period: Period; complete: boolean }[]): Period | undefined {
  return (periods.find((p) => p.complete) ?? periods[0])?.period;
}

interface PeriodCut extends OpenCut {
  period: Period;
  /** Periods with figures, newest first. */
  periods: { period: Period; label: string; complete: boolean }[];
}

/**
 * As `openCut`, at the period asked for or the one a page opens with, and with the programme as of that period.
 * @param existed whether what the page is about was there in a period. @throws 404 naming `what` for an unknown period.
 */
export async function openPeriod(
  world: World,
  query: CutQuery & { period?: Period | undefined },
  what: string,
  existed: (catalogue: Catalogue, period: Period) => boolean = () => true,
): Promise<PeriodCut> {
  const open = await openCut(world, query);
  const { panel } = open;
  const periods = periodsWithFigures(panel.catalogue, panel).filter((p) =>
    existed(panel.catalogue, p.period),
  );
  const period = query.period ?? defaultPeriod(periods) ?? panel.periods.at(-1);
  if (!period || !panel.position.period.has(period)) throw notFound(what);
  return { ...open, catalogue: asOf(panel.catalogue, period), period, periods };
}
