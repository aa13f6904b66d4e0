/** 时序进度: the newest first half against its own past, never against a yearly target (domain.md §3, §6). */
import { halfYearPace } from '../../calc/half-year-pace.ts';
import { convertAmount, share } from '../../calc/shares.ts';
import { findIndicator } from '../../catalogue.ts';
import type { Pace } from '../../contract/target-parts.ts';
import { type Figure, isValue } from '../../figure.ts';
import { figureAt } from '../../panel.ts';
import { comparePeriods, type Period, period, periodLabel, yearOf } from '../../period.ts';
import { growthAt } from '../../published.ts';
import type { TargetView } from '../view.ts';
import { paceNote, paceWords } from './pace.words.ts';

type PaceView = Pick<TargetView, 'catalogue' | 'panel' | 'peers'>;

/**
 * The newest first half (up to `until`) with a figure of the city's total. Where that year's twelve months are approved too, they are
 * shown as reported; else the year is extrapolated with the usual first-half share of all earlier years.
 */
export function paceOf(view: PaceView, until?: Period): Pace | null {
  const { catalogue, panel } = view;
  const { unit: city, totals, blocks } = catalogue.city;
  const at = (indicator: string, p: Period) => figureAt(panel, city, indicator, p);
  const firsts = panel.periods.filter(
    (p) => p.endsWith('-S1') && isValue(at(totals.half, p)) && isBy(p, until),
  );
  const newest = firsts.at(-1);
  if (!newest) return null;
  const twelve = (p: Period) => period(`${yearOf(p)}-S2`);
  const heads = [
    { name: findIndicator(catalogue, totals.half)?.shortName ?? '', indicator: totals.half },
    ...blocks.map((b) => ({ name: b.shortName, indicator: b.half })),
  ];
  const rows = heads.map(({ name, indicator }) => {
    const now = at(indicator, newest);
    const past = firsts
      .slice(0, -1)
      .map((p) => ({ firstHalf: at(indicator, p), year: at(indicator, twelve(p)) }));
    const pace = halfYearPace(now, past, 'undefined');
    const year = at(indicator, twelve(newest));
    return {
      name,
      firstHalf: inYi(now),
      growth: growthAt(catalogue, panel, city, indicator, newest).rate,
      usualShare: pace.usualShare,
      years: pace.years,
      year: inYi(year),
      yearShare: share(now, year),
      impliedYear: isValue(year) ? ('not_applicable' as const) : inYi(pace.impliedYear),
    };
  });
  const waiting = panel.periods.filter(
    (p) => p.endsWith('-S1') && p > newest && isBy(p, until) && hasSome(view, p),
  );
  return {
    label: periodLabel(newest),
    yearLabel: periodLabel(twelve(newest)),
    yearKnown: rows.every((r) => isValue(r.year)),
    finding: paceWords(periodLabel(newest), rows),
    rows,
    note: paceNote(catalogue, newest, waiting),
  };
}

function isBy(p: Period, until: Period | undefined): boolean {
  return until === undefined || comparePeriods(p, until) <= 0;
}

/** Whether any unit has a figure of any block in a half-year. */
function hasSome({ catalogue, panel, peers }: PaceView, at: Period): boolean {
  return peers.some((unit) =>
    catalogue.city.blocks.some((block) => isValue(figureAt(panel, unit.code, block.half, at))),
  );
}

function inYi(figure: Figure): Figure {
  return convertAmount(figure, '万元', '亿元');
}
