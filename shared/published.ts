/**
 * Published rates beside computed ones (domain.md §5): a growth rate at comparable prices (可比口径), a ratio as an office
 * printed it. Each is an indicator with a formula that somebody may also report; what is reported prevails, the other is
 * kept, and a difference beyond rounding is marked.
 */
import { type Column, type Results, resultIn, setResult } from './calc/column.ts';
import { growthsOf } from './calc/columns.ts';
import { chooseGrowth, growth } from './calc/growth.ts';
import { type Catalogue, type Formula, findIndicator, type Indicator } from './catalogue.ts';
import { roundHalfUp } from './decimal.ts';
import { type Figure, isValue } from './figure.ts';
import { baseColumnAt, columnAt, placesOf } from './panel/columns.ts';
import { ratioFigure } from './panel/derive.ts';
import { baseAt, cellAt, figureAt, type Panel } from './panel.ts';
import type { Period } from './period.ts';

interface Published {
  /** Per cent, as reported. */
  published: number;
  /** Per cent, from the reported amounts; the reason where there is none. */
  computed: Figure;
  /** They differ by more than the published rate's rounding. */
  differs: boolean;
}

type Rate = Extract<Formula, { kind: 'ratio' | 'growth' }>;

/** The published rate that stands for `indicator`'s own formula; null where it was computed or is no rate. */
function publishedAt(
  panel: Panel,
  unit: string,
  { code, formula, decimals }: Indicator,
  period: Period,
): Published | null {
  if (formula?.kind !== 'ratio' && formula?.kind !== 'growth') return null;
  const { figure, basis } = cellAt(panel, unit, code, period);
  if (basis !== 'reported' || !isValue(figure)) return null;
  const computed = computedRate(panel, unit, formula, period);
  return { published: figure, computed, differs: chooseGrowth(computed, figure, decimals).differs };
}

function computedRate(panel: Panel, unit: string, formula: Rate, period: Period): Figure {
  const at = (code: string) => figureAt(panel, unit, code, period);
  return formula.kind === 'ratio'
    ? ratioFigure(formula, at(formula.numerator), at(formula.denominator))
    : growth(at(formula.of), baseAt(panel, unit, formula.of, period).figure).rate;
}

/** The indicator that holds the published growth of another; undefined where the programme asks for none. */
export function growthIndicator(catalogue: Catalogue, of: string): Indicator | undefined {
  return catalogue.indicators.find(({ formula }) => formula?.kind === 'growth' && formula.of === of);
}

export interface GrowthAt {
  /** Per cent, the published rate first; 百分点 for a rate. */
  rate: Figure;
  published: Published | null;
}

/** Figures of many units, what they are compared with, and how they grew. */
interface GrowthsAt {
  current: Column;
  base: Column;
  /** As `GrowthAt.rate`, unit by unit. */
  rates: Results;
  published: readonly (Published | null)[];
}

/** Growth of to-date or yearly figures on the same period last year, wherever growth is shown or judged. */
export function growthsAt(
  catalogue: Catalogue,
  panel: Panel,
  units: readonly string[],
  indicator: string,
  period: Period,
): GrowthsAt {
  const current = columnAt(panel, placesOf(panel, units), indicator, period);
  const base = baseColumnAt(panel, units, indicator, period);
  const isRate = findIndicator(catalogue, indicator)?.measure === 'percent';
  const rates = growthsOf(current, base, isRate);
  const stated = isRate ? undefined : growthIndicator(catalogue, indicator);
  const published = units.map((unit) => (stated ? publishedAt(panel, unit, stated, period) : null));
  for (const [at, own] of published.entries()) if (own) setResult(rates, at, own.published);
  return { current, base, rates, published };
}

/** The same of one unit. */
export function growthAt(
  catalogue: Catalogue,
  panel: Panel,
  unit: string,
  indicator: string,
  period: Period,
): GrowthAt {
  const { rates, published } = growthsAt(catalogue, panel, [unit], indicator, period);
  return { rate: resultIn(rates, 0), published: published[0] ?? null };
}

/** Words on what was published of a figure or its growth; empty where nothing was. */
export function publishedNote(
  catalogue: Catalogue,
  panel: Panel,
  unit: string,
  indicator: Indicator,
  period: Period,
): string {
  const own = publishedAt(panel, unit, indicator, period);
  if (own)
    return publishedWords(own, indicator.formula?.kind === 'growth' ? 'growth' : 'ratio', indicator.decimals);
  const stated = growthIndicator(catalogue, indicator.code);
  return stated ? publishedWords(publishedAt(panel, unit, stated, period), 'growth', stated.decimals) : '';
}

/** 公布增速6.3%（可比口径），按报送数计算为7.1%，两者不一致. Empty without a published rate. */
function publishedWords(of: Published | null, kind: 'growth' | 'ratio', digits: number): string {
  if (!of) return '';
  const text = (x: number) => `${roundHalfUp(x, digits)}%`;
  const stated =
    kind === 'growth' ? `公布增速${text(of.published)}（可比口径）` : `公布数${text(of.published)}`;
  if (!isValue(of.computed)) return `${stated}，按报送数不能计算`;
  return `${stated}，按报送数计算为${text(of.computed)}${of.differs ? '，两者不一致，以公布数为准' : ''}`;
}
