/** What the pages call a metric: the total, a block or an indicator, resolved for a series. */
import { type Catalogue, type Document, findIndicator, type Indicator } from './catalogue.ts';
import type { Periodicity } from './period.ts';

/** The indicator behind `total`, a block's code or an indicator's code in one series; undefined when there is none. */
export function metricIndicator(
  catalogue: Catalogue,
  metric: string,
  periodicity: Periodicity,
): Indicator | undefined {
  const block = catalogue.city.blocks.find((b) => b.code === metric);
  const code = metric === 'total' ? catalogue.city.totals[periodicity] : (block?.[periodicity] ?? metric);
  const indicator = findIndicator(catalogue, code);
  return indicator?.periodicities.includes(periodicity) ? indicator : undefined;
}

/** The metrics of a series in the order of the form: total, blocks with their parts, then the others. */
export function metricsOf(
  catalogue: Catalogue,
  periodicity: Periodicity,
): { metric: string; indicator: Indicator; indent: number }[] {
  const named = ['total', ...catalogue.city.blocks.map((b) => b.code)];
  const heads = named.map((metric) => ({
    metric,
    indicator: metricIndicator(catalogue, metric, periodicity),
  }));
  const taken = new Set(heads.map((h) => h.indicator?.code));
  const rest = [...catalogue.indicators]
    .filter((i) => i.periodicities.includes(periodicity) && !taken.has(i.code) && i.measure !== 'other')
    // Asked for only to compare with.
    .filter((i) => i.formula?.kind !== 'base')
    .sort((a, b) => a.order - b.order);
  const result: { metric: string; indicator: Indicator; indent: number }[] = [];
  for (const { metric, indicator } of heads) {
    if (!indicator) continue;
    result.push({ metric, indicator, indent: metric === 'total' ? 0 : 1 });
    if (metric === 'total') continue;
    for (const part of rest.filter((i) => i.block === metric))
      result.push({ metric: part.code, indicator: part, indent: 2 });
  }
  for (const other of rest.filter((i) => i.block === null))
    result.push({ metric: other.code, indicator: other, indent: 0 });
  return result;
}

/** 依据: `嘉政发〔2025〕14号 附件1`. */
export function basisText(catalogue: Catalogue, document: string | null, clause: string): string {
  const found: Document | undefined = catalogue.documents.find((d) => d.id === document);
  return [found?.number, clause].filter(Boolean).join(' ');
}
