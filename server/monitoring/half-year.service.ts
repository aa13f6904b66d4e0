/** The page of a half-year, and the line about the one that is being collected. */
import { asOf } from '#shared/as-of.ts';
import { breakNotes } from '#shared/breaks.words.ts';
import { begunPeriods } from '#shared/calendar.ts';
import { type Catalogue, findOrganisation, peerUnits } from '#shared/catalogue.ts';
import type { HalfYear, HalfYearBlock, HalfYearBrief } from '#shared/contract/half-year.ts';
import type { ReviewMatrix } from '#shared/contract/review.ts';
import { isGap, isValue } from '#shared/figure.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, periodLabel, sameLastYear } from '#shared/period.ts';
import { type Lines, likeForLike, linesOf, missingPeers } from '#shared/report/lines.ts';
import { requireIndicator } from '#shared/required.ts';
import { paceOf } from '#shared/targets/overview/pace.ts';
import { paceShareWords } from '#shared/targets/overview/pace.words.ts';
import { openCut } from '../figures/cut.ts';
import { badRequest, notFound } from '../http/problem.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import { todayOf } from '../programme/today.ts';
import { describeMatrix } from '../review/review.service.ts';
import type { World } from '../world.ts';
import {
  alikeWords,
  blocksFinding,
  halfYearFinding,
  returnsFinding,
  waitingBrief,
  waitingReturn,
} from './half-year.words.ts';

interface Asked {
  period?: Period | undefined;
  v?: number | undefined;
  asof?: string | undefined;
  node?: string | undefined;
}

/**
 * A half-year against the same one of the year before, by block and unit. Without a period: the one being collected, else
 * the newest with figures. @throws 400 for a year, 404 for an unknown period or data version.
 */
export async function describeHalfYear(world: World, query: Asked): Promise<HalfYear> {
  if (query.period && periodicityOf(query.period) !== 'half')
    throw badRequest('年度数据见目标总览', [
      { pointer: 'period', rule: 'half', detail: '半年监测只显示半年数据，请改选半年。' },
    ]);
  const { panel, cutOf } = await openCut(world, query);
  const collected = await openHalfYear(world);
  const periods = halvesWithFigures(panel, collected);
  const at = query.period ?? periods[0];
  if (!at || !panel.position.period.has(at)) throw notFound('期别');
  const catalogue = asOf(panel.catalogue, at);
  const [total, ...parts] = blockLines(catalogue, panel, at);
  if (!total) throw notFound('期别');
  const all = [total, ...parts];
  const blocks = all.map(describeBlock);
  const cut = cutOf([at, sameLastYear(at)]);
  const matrix = cut.latest && collected.has(at) ? await describeMatrix(world, at, query.node) : null;
  return {
    cut,
    cityUnit: catalogue.city.unit,
    period: at,
    label: periodLabel(at),
    baseLabel: periodLabel(sameLastYear(at)),
    periods: periods.map((p) => ({ period: p, label: periodLabel(p) })),
    finding: halfYearFinding(periodLabel(at), blocks),
    blocks,
    blocksFinding: blocksFinding(
      blocks,
      total.lines.peers.map(({ shortName }) => shortName),
    ),
    units: total.lines.peers.map(({ unit, shortName }, i) => ({
      unit,
      shortName,
      cells: all.map(({ lines }) => compared(lines.peers[i])),
    })),
    returns: matrix && describeReturns(catalogue, matrix),
    pace: paceBeside(catalogue, panel, at),
    notes: [
      catalogue.city.footnote,
      ...breakNotes(
        { catalogue, panel, period: at },
        [total.lines.city, ...total.lines.peers].map(({ unit }) => unit),
        all.map(({ lines }) => lines.indicator.code),
      ),
    ],
    simulated: all.some(({ lines }) => [lines.city, ...lines.peers].some(({ simulated }) => simulated)),
  };
}

/** The line of the leader's page about the half-year that is being collected. */
export async function describeHalfYearBrief(world: World, node?: string): Promise<HalfYearBrief> {
  const newest = [...(await openHalfYear(world))].at(-1);
  const { panel } = await openCut(world, { node });
  if (!newest || !panel.position.period.has(newest)) return { open: null };
  const catalogue = asOf(panel.catalogue, newest);
  const { returns } = await describeMatrix(world, newest, node);
  const blocks = blockLines(catalogue, panel, newest).map(describeBlock);
  const approved = returns.filter(({ state }) => state === 'approved').length;
  const nameOf = (code: string) => findOrganisation(catalogue, code)?.shortName ?? code;
  const alike = alikeWords(blocks.slice(1));
  return {
    open: {
      period: newest,
      label: periodLabel(newest),
      expected: returns.length,
      approved,
      words: [...(alike ? [`已报可比：${alike}`] : []), waitingBrief(returns, nameOf)]
        .filter(Boolean)
        .join('；'),
    },
  };
}

/** Half-years whose reporting has begun, in their order. */
async function openHalfYear({ db, now, catalogue }: World): Promise<ReadonlySet<Period>> {
  const today = todayOf({ catalogue, now });
  const begun = begunPeriods(await loadCalendar(db), today).map((c) => c.period);
  return new Set(begun.filter((p) => periodicityOf(p) === 'half'));
}

/** Half-years that have a figure of any block or are being collected, newest first. */
function halvesWithFigures(panel: Panel, collected: ReadonlySet<Period>): Period[] {
  const { unit, totals, blocks } = panel.catalogue.city;
  const codes = [totals.half, ...blocks.map((block) => block.half)];
  return panel.periods
    .filter((p) => periodicityOf(p) === 'half')
    .filter((p) => collected.has(p) || codes.some((code) => isValue(figureAt(panel, unit, code, p))))
    .reverse();
}

/** 时序进度 up to the half-year; where it is the page's own, whose amount the head has said, its title says the shares alone. */
function paceBeside(catalogue: Catalogue, panel: Panel, at: Period): HalfYear['pace'] {
  const pace = paceOf({ catalogue, panel, peers: peerUnits(catalogue) }, at);
  if (!pace || pace.label !== periodLabel(at)) return pace;
  return { ...pace, finding: `时序进度：${paceShareWords(pace.rows) || '往年数据不足，不能比较'}` };
}

interface BlockLines {
  code: string;
  name: string;
  lines: Lines;
}

/** The total first, then the blocks in the city's order. */
function blockLines(catalogue: Catalogue, panel: Panel, at: Period): BlockLines[] {
  const { totals, blocks } = catalogue.city;
  const of = (code: string) => linesOf(catalogue, panel, code, at);
  return [
    { code: 'total', name: requireIndicator(catalogue, totals.half).shortName, lines: of(totals.half) },
    ...blocks.map(({ code, shortName, half }) => ({ code, name: shortName, lines: of(half) })),
  ];
}

function describeBlock({ code, name, lines }: BlockLines): HalfYearBlock {
  const alike = likeForLike(lines);
  return {
    code,
    name,
    indicator: lines.indicator.code,
    ...compared(lines.city),
    alike: alike && { units: alike.names, current: alike.current, base: alike.base, growth: alike.growth },
    missing: [...missingPeers(lines), ...lines.others.filter(({ current }) => isGap(current))].map(
      ({ shortName }) => shortName,
    ),
  };
}

function compared(line: Lines['city'] | undefined) {
  const { current, base, growth } = line ?? { current: 'missing', base: 'missing', growth: 'missing' };
  return { current, base, growth } as const;
}

function describeReturns(catalogue: Catalogue, { returns }: ReviewMatrix): HalfYear['returns'] {
  const { office } = catalogue.city;
  const waiting = returns
    .filter(({ state }) => state !== 'approved')
    .map((cell) => waitingReturn(cell, office));
  return {
    expected: returns.length,
    approved: returns.length - waiting.length,
    waiting,
    finding: returnsFinding(returns),
  };
}
