/** The programme's indicators in the groups officials look for, and which of them fit what was typed. */
import type { Catalogue, Indicator } from '#shared/catalogue.ts';
import { basisText } from '#shared/metric.ts';
import type { Target } from '#shared/targets/target.ts';

interface IndicatorGroup {
  title: string;
  indicators: Indicator[];
}

/** Totals, each block, then the others by the document that asks for them; empty groups are left out. */
export function groupsOf({ city, documents }: Catalogue, shown: readonly Indicator[]): IndicatorGroup[] {
  const ordered = [...shown].sort((a, b) => a.order - b.order);
  const totals = new Set<string>([city.totals.half, city.totals.year]);
  const rest = ordered.filter((i) => !totals.has(i.code) && i.block === null);
  const asked = (document: string | null) => rest.filter((i) => i.document === document);
  const groups = [
    { title: '总投入', indicators: ordered.filter((i) => totals.has(i.code)) },
    ...city.blocks.map((b) => ({ title: b.name, indicators: ordered.filter((i) => i.block === b.code) })),
    ...documents.map((d) => ({ title: `其他指标：${d.number}`, indicators: asked(d.id) })),
    { title: '其他指标：计算用的基础数据', indicators: asked(null) },
  ];
  return groups.filter((g) => g.indicators.length > 0);
}

/** Full-width letters and digits read as half-width; case and blanks do not matter. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** True when every typed word occurs somewhere in the texts. */
function fits(typed: string, texts: readonly string[]): boolean {
  const text = plain(texts.join(' '));
  return typed
    .split(/\s+/)
    .map(plain)
    .every((word) => text.includes(word));
}

/** Indicators by name, alias, code, unit, department, clause or definition. */
export function matchingIndicators(catalogue: Catalogue, typed: string): Indicator[] {
  return catalogue.indicators.filter((i) =>
    fits(typed, [
      i.name,
      i.shortName,
      i.code,
      ...i.aliases,
      i.unit,
      i.source,
      i.responsible,
      i.definition,
      basisText(catalogue, i.document, i.clause),
    ]),
  );
}

/** Targets by title, year, clause, quote or department; none while nothing is typed. */
export function matchingTargets(catalogue: Catalogue, typed: string): Target[] {
  if (typed === '') return [];
  return catalogue.targets.filter((t) =>
    fits(typed, [
      t.title,
      t.year ? `${t.year}年` : '每年',
      basisText(catalogue, t.document, t.clause),
      t.quote,
      ...t.responsible,
    ]),
  );
}
