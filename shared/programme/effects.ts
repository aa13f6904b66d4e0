/**
 * What a change of the programme moves, found by doing everything twice: who files, what is asked, what the city adds up
 * to, who stands where. Pure.
 */

import { asOf } from '../as-of.ts';
import { ranksOf } from '../calc/ranking.ts';
import { type Catalogue, findOrganisation, findUnit, peerUnits } from '../catalogue.ts';
import { type Figure, isValue } from '../figure.ts';
import { formCells, formFor } from '../forms.ts';
import { cellAt, figureAt, type Panel } from '../panel.ts';
import { comparePeriods, type Period, periodicityOf, periodLabel } from '../period.ts';
import { growthAt } from '../published.ts';
import { listWords, moneyWords } from '../words.ts';
import { breakEffects, comingPeriods } from './coming.ts';

export interface ProgrammeEffects {
  /** Returns and forms: who is asked for what, from which period on. */
  forms: string[];
  /** Totals of the city and of its blocks that are another figure. */
  totals: string[];
  /** Places and growths that move. */
  ranks: string[];
  /** Approved figures that no page would show any more: such a change cannot be made. */
  lost: string[];
}

const NAMED = 8;

/** Both panels hold the figures of one data version, each in force by its own programme. */
export function programmeEffects(before: Panel, after: Panel): ProgrammeEffects {
  const periods = [...new Set([...before.periods, ...after.periods])].sort(comparePeriods);
  const coming = comingPeriods(after.catalogue).filter((period) => !periods.includes(period));
  return {
    forms: [
      ...[...periods, ...coming].flatMap((period) => formEffects(before.catalogue, after.catalogue, period)),
      ...schemeEffects(before.catalogue, after.catalogue),
    ],
    totals: [
      ...periods.flatMap((period) => totalEffects(before, after, period)),
      ...breakEffects(before.catalogue, after.catalogue),
    ],
    ranks: periods.flatMap((period) => rankEffects(before, after, period)),
    lost: lostFigures(before, after),
  };
}

/** A scheme in use is followed by the programme's own; runs made by earlier versions stay. */
function schemeEffects(before: Catalogue, after: Catalogue): string[] {
  if (JSON.stringify(before.scheme) === JSON.stringify(after.scheme)) return [];
  return ['研判方案增加新的一版，内容是所附方案；已有的研判结果不变'];
}

/** Organisation → keys of the cells that it is asked for in a period. */
function asked(catalogue: Catalogue, period: Period): Map<string, string[]> {
  const view = asOf(catalogue, period);
  return new Map(
    view.organisations.flatMap(({ code }) => {
      const form = formFor(view, code, periodicityOf(period));
      return form ? [[code, formCells(view, form, code).map((c) => c.key)] as const] : [];
    }),
  );
}

function formEffects(before: Catalogue, after: Catalogue, period: Period): string[] {
  const [was, is] = [asked(before, period), asked(after, period)];
  const named = (codes: string[]) =>
    listWords(
      codes.map((c) => (findOrganisation(after, c) ?? findOrganisation(before, c))?.shortName ?? c),
      NAMED,
    );
  const gone = [...was.keys()].filter((code) => !is.has(code));
  const come = [...is.keys()].filter((code) => !was.has(code));
  const other = [...is].filter(([code, cells]) => was.has(code) && was.get(code)?.join() !== cells.join());
  const label = periodLabel(period);
  const rows = other.map(([code, cells]) => {
    const known = new Set(was.get(code));
    const now = new Set(cells);
    const more = cells.filter((key) => !known.has(key)).length;
    const less = [...known].filter((key) => !now.has(key)).length;
    return [code, `${more > 0 ? `增加${more}格` : ''}${less > 0 ? `减少${less}格` : ''}`] as const;
  });
  const alike = Map.groupBy(rows, ([, words]) => words);
  return [
    ...(gone.length > 0 ? [`${label}不再报送：${named(gone)}（应报${was.size}份改为${is.size}份）`] : []),
    ...(come.length > 0 ? [`${label}新增报送：${named(come)}（应报${was.size}份改为${is.size}份）`] : []),
    ...[...alike].map(([words, own]) => `${label}${named(own.map(([code]) => code))}的报表${words}`),
  ];
}

function heads({ catalogue }: Panel, period: Period) {
  const { city, indicators } = asOf(catalogue, period);
  const series = periodicityOf(period);
  return [city.totals[series], ...city.blocks.map((b) => b[series])].flatMap((code) =>
    indicators.filter((i) => i.code === code),
  );
}

function totalEffects(before: Panel, after: Panel, period: Period): string[] {
  const city = after.catalogue.city.unit;
  return heads(after, period).flatMap(({ code, shortName }) => {
    const figure = (panel: Panel) => figureAt(panel, city, code, period);
    const growth = (panel: Panel) => growthAt(asOf(panel.catalogue, period), panel, city, code, period).rate;
    return [
      ...moved(`${periodLabel(period)}全市${shortName}`, figure(before), figure(after), moneyWords),
      ...moved(`${periodLabel(period)}全市${shortName}同比`, growth(before), growth(after), rateWords),
    ];
  });
}

function moved(what: string, was: Figure, is: Figure, words: (figure: Figure) => string): string[] {
  if (was === is || (!isValue(was) && !isValue(is) && was === 'unreported')) return [];
  return [`${what}由${words(was)}变为${words(is)}`];
}

function rateWords(rate: Figure): string {
  return isValue(rate) ? `${rate.toFixed(1)}%` : moneyWords(rate);
}

function rankEffects(before: Panel, after: Panel, period: Period): string[] {
  const total = after.catalogue.city.totals[periodicityOf(period)];
  const [was, is] = [places(before, total, period), places(after, total, period)];
  const words = (place: number | null | undefined) => (place ? `第${place}位` : '无位次');
  const all = [...new Set([...was.keys(), ...is.keys()])];
  const lines = all.flatMap((unit) => {
    if (was.get(unit) === is.get(unit)) return [];
    const name = (findUnit(after.catalogue, unit) ?? findUnit(before.catalogue, unit))?.shortName ?? unit;
    const place = is.has(unit) ? words(is.get(unit)) : '不再排位';
    return [`${name}${was.has(unit) ? `${words(was.get(unit))}→` : ''}${place}`];
  });
  return lines.length > 0 ? [`${periodLabel(period)}总投入位次：${listWords(lines, NAMED)}`] : [];
}

/** Of peers with a figure; a period nobody reported has none. */
function places(panel: Panel, indicator: string, period: Period): Map<string, number | null> {
  const peers = peerUnits(asOf(panel.catalogue, period));
  const figures = peers.map((u) => figureAt(panel, u.code, indicator, period));
  if (!figures.some(isValue)) return new Map();
  const ranks = ranksOf(peers.map((u, i) => ({ current: figures[i] ?? 'unreported', group: u.peerGroup })));
  return new Map(peers.map((u, i) => [u.code, ranks[i] ?? null]));
}

/** Reported figures that stand in the one panel and in no view of the other. */
function lostFigures(before: Panel, after: Panel): string[] {
  const lost = new Map<string, { unit: string; indicator: string; periods: Period[] }>();
  for (const period of before.periods) {
    const view = asOf(after.catalogue, period);
    const there = {
      unit: new Set(view.units.map((u) => u.code)),
      indicator: new Set(view.indicators.map((i) => i.code)),
    };
    for (const unit of before.units)
      for (const indicator of before.indicators) {
        const cell = cellAt(before, unit, indicator, period);
        if (cell.basis !== 'reported' || !isValue(cell.figure)) continue;
        if (there.unit.has(unit) && there.indicator.has(indicator)) continue;
        const missing = there.unit.has(unit) ? `指标/${indicator}` : `单位/${unit}`;
        const known = lost.get(missing) ?? { unit, indicator, periods: [] };
        if (!known.periods.includes(period)) known.periods.push(period);
        lost.set(missing, known);
      }
  }
  return [...lost].map(([what, { periods }]) => {
    const [part = '', code = ''] = what.split('/');
    const name =
      part === '单位'
        ? (findUnit(before.catalogue, code)?.name ?? code)
        : (before.catalogue.indicators.find((i) => i.code === code)?.name ?? code);
    return `${part}“${name}”在${listWords(periods.map(periodLabel), NAMED, '期')}有已核定的数，不能删去；请保留这一行，写明有效期止于哪一期${part === '单位' ? '和去向' : ''}`;
  });
}
