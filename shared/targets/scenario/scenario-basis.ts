/** What a 情景 starts from: each block's and each county's latest yearly amount, and the growth so far. */
import { cagr } from '../../calc/growth.ts';
import { constantGrowth } from '../../calc/projection.ts';
import { type Catalogue, peerUnits } from '../../catalogue.ts';
import type { ScenarioBasis } from '../../contract/targets.ts';
import { type Figure, isValue } from '../../figure.ts';
import { figureAt, type Panel } from '../../panel.ts';
import { period } from '../../period.ts';
import { goalOf, inUnitOf, latest, unbrokenRun, yearlySeries } from '../judge/series.ts';

/** 亿元 throughout. Null when there is no total target or the total's latest year lacks a block. */
export function scenarioBasis(
  catalogue: Catalogue,
  panel: Panel,
  year: number,
  upTo: number,
): ScenarioBasis | null {
  const { city } = catalogue;
  const series = (indicator: string) =>
    yearlySeries(catalogue, panel, catalogue.city.unit, indicator, '亿元', upTo);
  const now = latest(series(city.totals.year));
  const target = levelGoal(catalogue, city.totals.year, year);
  if (!now || target === undefined || now.year >= year) return null;
  const at = period(String(now.year));
  const inYi = (unit: string, indicator: string): Figure =>
    inUnitOf(catalogue, indicator, '亿元', figureAt(panel, unit, indicator, at));
  const blocks = city.blocks.map((block) => ({
    code: block.code,
    name: block.shortName,
    current: inYi(city.unit, block.year),
    target: levelGoal(catalogue, block.year, year) ?? null,
    growth: observedGrowth(series(block.year)),
  }));
  if (!blocks.every((b): b is typeof b & { current: number } => isValue(b.current))) return null;
  return {
    year,
    fromYear: now.year,
    current: now.figure,
    target,
    blocks: blocks as ScenarioBasis['blocks'],
    units: peerUnits(catalogue).map((unit) => ({
      code: unit.code,
      shortName: unit.shortName,
      amounts: city.blocks.map((block) => inYi(unit.code, block.year)),
      gdp: city.binding ? inYi(unit.code, city.binding.denominator) : 'unreported',
    })),
    binding: bindingBasis(catalogue, year, series),
  };
}

function levelGoal(catalogue: Catalogue, indicator: string, year: number): number | undefined {
  const target = catalogue.targets.find(
    (t) => t.indicator === indicator && t.year === year && t.kind !== 'relation' && t.headline,
  );
  return target && goalOf(target);
}

type Series = ReturnType<typeof yearlySeries>;

/** Mean yearly growth over the unbroken run that ends with the latest figure. */
function observedGrowth(series: Series): Figure {
  const run = unbrokenRun(series);
  const [first, last] = [run[0], run.at(-1)];
  return first && last ? cagr(first.figure, last.figure, last.year - first.year) : 'unreported';
}

function bindingBasis(
  catalogue: Catalogue,
  year: number,
  series: (indicator: string) => Series,
): ScenarioBasis['binding'] {
  const names = catalogue.city.binding;
  const amount = names && levelGoal(catalogue, names.amount, year);
  const intensity = names && levelGoal(catalogue, names.intensity, year);
  if (!names || amount == null || intensity == null) return null;
  const gdpRun = unbrokenRun(series(names.denominator));
  const gdp = constantGrowth(
    gdpRun.map((p) => p.figure),
    Math.max(0, year - (gdpRun.at(-1)?.year ?? year)),
  );
  const rd = latest(series(names.amount));
  return {
    amount,
    intensity,
    gdp: typeof gdp === 'string' ? gdp : (gdp.at(-1) ?? gdpRun.at(-1)?.figure ?? 'unreported'),
    gdpFrom: gdpRun.at(-1)?.year ?? null,
    rd: rd?.figure ?? 'unreported',
    rdYear: rd?.year ?? null,
    rdGrowth: observedGrowth(series(names.amount)),
  };
}
