/** Figures that are worked out from two others of the same indicator: the single half, and the change on last year. */

import type { z } from 'zod';
import { codeIn } from '#shared/breaks.ts';
import { growth, pointChange } from '#shared/calc/growth.ts';
import { type Catalogue, findUnit, type Indicator } from '#shared/catalogue.ts';
import type { Lineage, LineageInput, LineageQuery } from '#shared/contract/lineage.ts';
import type { CumulationForm } from '#shared/contract/metric.ts';
import { cellAt, indexOf, type Panel } from '#shared/panel.ts';
import { earlierToDate, type Period, sameLastYear } from '#shared/period.ts';
import { growthAt, growthIndicator, publishedNote } from '#shared/published.ts';
import { describeMetric, formLabel, readBase, readFigure } from './reading.ts';

type Compared = Pick<
  Lineage,
  'metric' | 'label' | 'figure' | 'formula' | 'published' | 'inputs' | 'simulated'
>;

/** The two terms of a single half or of a growth rate; null when the query asks for a figure that stands by itself. */
export function compareFigures(
  catalogue: Catalogue,
  panel: Panel,
  indicator: Indicator,
  query: z.infer<typeof LineageQuery>,
): Compared | null {
  const { unit, period } = query;
  const earlier = earlierToDate(period);
  const form = earlier && indicator.accumulation === 'to_date' ? query.form : 'to_date';
  const term = (at: Period, of: CumulationForm, sign: LineageInput['sign']) =>
    describeTerm(catalogue, panel, indicator, unit, at, of, sign);
  if (query.of === 'growth') {
    const terms: [LineageInput, LineageInput] = [
      term(period, form, ''),
      comparedTerm(catalogue, panel, indicator, query, form) ??
        term(sameLastYear(period), form, indicator.measure === 'percent' ? '−' : '÷'),
    ];
    return growthOf(catalogue, panel, indicator, query, terms, formLabel(period, form));
  }
  if (form === 'to_date' || !earlier) return null;
  const [whole, before] = [term(period, 'to_date', ''), term(earlier, 'to_date', '−')];
  const inputs = [whole, before];
  return {
    metric: describeMetric(catalogue, indicator.code, period),
    label: formLabel(period, form),
    figure: readFigure({ panel, form }, unit, indicator.code, period),
    published: '',
    formula: `本期 = ${whole.label}累计 − ${before.label}累计`,
    inputs,
    simulated: inputs.some((i) => isSimulated(panel, i)),
  };
}

function growthOf(
  catalogue: Catalogue,
  panel: Panel,
  indicator: Indicator,
  query: z.infer<typeof LineageQuery>,
  inputs: [LineageInput, LineageInput],
  label: string,
): Compared {
  const [now, base] = inputs;
  const isRate = indicator.measure === 'percent';
  const toDate = now.form === 'to_date';
  const stated = toDate ? growthAt(catalogue, panel, query.unit, indicator.code, query.period) : null;
  const metric = describeMetric(catalogue, indicator.code, query.period);
  return {
    metric: {
      ...metric,
      name: `${metric.name}${isRate ? '增减' : '同比'}`,
      unit: isRate ? '百分点' : '%',
      decimals: isRate ? 2 : 1,
    },
    label,
    figure:
      stated?.rate ?? (isRate ? pointChange(now.figure, base.figure) : growth(now.figure, base.figure).rate),
    published: stated ? publishedNote(catalogue, panel, query.unit, indicator, query.period) : '',
    formula: stated?.published
      ? `同比以公布增速为准；按报送数为 (${now.label} ÷ ${base.label} − 1) × 100%`
      : isRate
        ? `增减 = ${now.label} − ${base.label}`
        : `同比 = (${now.label} ÷ ${base.label} − 1) × 100%`,
    inputs: stated?.published ? [...publishedTerm(catalogue, panel, indicator, query), ...inputs] : inputs,
    simulated: inputs.some((i) => isSimulated(panel, i)),
  };
}

/** The base where it is not simply last year's figure: what was restated, or why there is nothing to compare with. */
function comparedTerm(
  catalogue: Catalogue,
  panel: Panel,
  indicator: Indicator,
  { unit, period }: z.infer<typeof LineageQuery>,
  form: CumulationForm,
): LineageInput | null {
  const own = panel.compared.get(indexOf(panel, unit, indicator.code, period));
  if (!own) return null;
  const sign = indicator.measure === 'percent' ? '−' : '÷';
  const stated = catalogue.indicators.find(
    (i) => i.formula?.kind === 'base' && i.formula.of === indicator.code,
  );
  const label = `${formLabel(sameLastYear(period), form)}${own.restated ? '(可比口径)' : ''}`;
  if (own.restated && stated && cellAt(panel, unit, stated.code, period).basis === 'reported')
    return { ...describeTerm(catalogue, panel, stated, unit, period, 'to_date', sign), label };
  const former = codeIn(catalogue, unit, sameLastYear(period));
  const raw = describeTerm(catalogue, panel, indicator, former, sameLastYear(period), form, sign);
  return { ...raw, label, figure: readBase({ panel, form }, unit, indicator.code, period) };
}

/** The published rate as the first input: it opens to whoever reported it. */
function publishedTerm(
  catalogue: Catalogue,
  panel: Panel,
  indicator: Indicator,
  { unit, period }: z.infer<typeof LineageQuery>,
): LineageInput[] {
  const own = growthIndicator(catalogue, indicator.code);
  if (!own) return [];
  return [
    { ...describeTerm(catalogue, panel, own, unit, period, 'to_date', ''), label: '公布增速(可比口径)' },
  ];
}

function describeTerm(
  catalogue: Catalogue,
  panel: Panel,
  indicator: Indicator,
  unit: string,
  period: Period,
  form: CumulationForm,
  sign: LineageInput['sign'],
): LineageInput {
  return {
    unit,
    unitName: findUnit(catalogue, unit)?.shortName ?? unit,
    indicator: indicator.code,
    name: indicator.name,
    period,
    form,
    label: formLabel(period, form),
    sign,
    figure: panel.position.period.has(period)
      ? readFigure({ panel, form }, unit, indicator.code, period)
      : 'no_base',
    measureUnit: indicator.measure === 'money' ? '万元' : indicator.unit,
    release: cellAt(panel, unit, indicator.code, period).source?.release ?? '',
  };
}

function isSimulated(panel: Panel, input: LineageInput): boolean {
  return (
    panel.position.period.has(input.period) &&
    cellAt(panel, input.unit, input.indicator, input.period).simulated
  );
}
