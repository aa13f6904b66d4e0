/** What a 情景 starts from: each block's and each county's latest yearly amount, and the growth so far. */
import { cagr } from '../../calc/growth.ts';
import { findIndicator } from '../../catalogue.ts';
import type { ScenarioBasis } from '../../contract/target-parts.ts';
import { type Figure, isValue } from '../../figure.ts';
import { levelTarget } from '../aim.ts';
import type { BindingGoals } from '../overview/binding.ts';
import { latest } from '../series.ts';
import type { TargetView } from '../view.ts';

/** 亿元 throughout. Null when there is no total target or the total's latest year lacks a block. */
export function scenarioBasis(
  view: TargetView,
  year: number,
  goals: BindingGoals | null,
): ScenarioBasis | null {
  const { catalogue } = view;
  const { city } = catalogue;
  const series = (indicator: string) => view.series(indicator, '亿元');
  const goal = (indicator: string) => {
    const value = levelTarget(catalogue, indicator, year)?.value ?? null;
    return value === null ? null : Number(value);
  };
  const now = latest(series(city.totals.year));
  const target = goal(city.totals.year);
  if (!now || target === null || now.year >= year) return null;
  const inYi = (unit: string, indicator: string) => view.of(unit).figure(indicator, '亿元', now.year);
  const blocks = city.blocks.flatMap((block) => {
    const current = inYi(city.unit, block.year);
    const { code, shortName: name } = block;
    return isValue(current)
      ? [{ code, name, current, target: goal(block.year), growth: observedGrowth(view, block.year) }]
      : [];
  });
  if (blocks.length < city.blocks.length) return null;
  return {
    year,
    fromYear: now.year,
    name: findIndicator(catalogue, city.totals.year)?.shortName ?? '',
    current: now.figure,
    target,
    blocks,
    units: view.peers.map((unit) => ({
      code: unit.code,
      shortName: unit.shortName,
      amounts: city.blocks.map((block) => inYi(unit.code, block.year)),
      growth: view.of(unit.code).growth(city.totals.year, now.year),
      gdp: city.binding ? inYi(unit.code, city.binding.denominator) : 'unreported',
    })),
    binding: bindingBasis(view, goals),
  };
}

/** Mean yearly growth over the unbroken run that ends with the latest figure. */
function observedGrowth(view: TargetView, indicator: string): Figure {
  const run = view.run(indicator, '亿元');
  const [first, last] = [run[0], run.at(-1)];
  return first && last ? cagr(first.figure, last.figure, last.year - first.year) : 'unreported';
}

function bindingBasis(view: TargetView, goals: BindingGoals | null): ScenarioBasis['binding'] {
  const names = view.catalogue.city.binding;
  if (!goals || !names) return null;
  const rd = latest(view.series(names.amount, '亿元'));
  return {
    amount: goals.amount,
    intensity: goals.intensity,
    gdp: goals.gdp ?? 'unreported',
    gdpFrom: goals.gdpFrom,
    rd: rd?.figure ?? 'unreported',
    rdYear: rd?.year ?? null,
    rdGrowth: observedGrowth(view, names.amount),
  };
}
