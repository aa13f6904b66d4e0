/** The programme's own scoring scheme (domain.md §5, *ours* where annex 2 is silent) read from the catalogue. */
import type { Catalogue } from '../catalogue.ts';
import { findIndicator, peerUnits } from '../catalogue.ts';
import { Scheme, type SchemeItem, type Subject } from '../contract/scheme.ts';
import { basisText } from '../metric.ts';
import { type FileItem, FileScheme } from './file-scheme.ts';

function subjectOf(catalogue: Catalogue, subject: Subject, file: FileScheme) {
  const names = Object.keys(file.dimensions);
  if (subject === 'units') {
    const items = file.items.length > 0 ? file.items : unitItems(catalogue, names);
    return { items, groups: peerGroupsOf(catalogue) };
  }
  const own = file.institutions.items;
  return {
    items: own.length > 0 ? own : institutionItems(catalogue, names),
    groups: institutionGroups(catalogue),
  };
}

/** Scheme version 1 of a subject the city has. Throws ZodError when the catalogue's scheme has another shape. */
export function defaultScheme(catalogue: Catalogue, subject: Subject): Scheme {
  const file = FileScheme.parse(catalogue.scheme);
  const dimensions = Object.entries(file.dimensions).map(([code, meaning], i) => ({
    code,
    meaning,
    weight: file.weights.dimensions?.[i] ?? 1,
  }));
  const { items, groups } = subjectOf(catalogue, subject, file);
  return Scheme.parse({
    version: file.version,
    status: file.status,
    dimensions: dimensions.filter(({ code }) => items.some((item) => item.dimension === code)),
    items: items.map(completed),
    peerGroups: groups,
    anchors: anchorsOfFile(file.anchors),
    minPeers: file.anchors.min_peers,
    score: { c: file.score.c, d: file.score.d, clamp: file.score.clamp },
    function: file.function,
    power: 1,
    aggregation: file.aggregation === 'weighted geometric' ? 'geometric' : 'arithmetic',
    minWeightPresent: file.missing.min_weight_present,
    rank: { digits: 2, tieBreak: file.rank?.tie_break ?? [] },
    robustness: { delta: file.robustness.delta, draws: file.robustness.draws, seed: file.robustness.seed },
  });
}

/** Whether a city has anybody to assess: units in peer groups, or institutions whose figures are collected. */
export function hasSubject(catalogue: Catalogue, subject: Subject): boolean {
  const { items, groups } = subjectOf(catalogue, subject, FileScheme.parse(catalogue.scheme));
  return items.length > 0 && groups.length > 0;
}

/** 依据 of the assessment: document number and clause, empty where the programme names none. */
export function schemeBasis(catalogue: Catalogue): string {
  const { document, clause } = FileScheme.parse(catalogue.scheme);
  return basisText(catalogue, document, clause);
}

function completed(item: FileItem): SchemeItem {
  return {
    part: '',
    denominator: null,
    lag: 0,
    weight: 1,
    groups: null,
    anchors: null,
    ...item,
    code: item.code ?? `${item.indicator}.${item.measure}`,
  };
}

function anchorsOfFile({ rule, k }: FileScheme['anchors']): Scheme['anchors'] {
  if (rule === 'min-max') return { rule: 'min_max' };
  return rule === 'P10-P90' ? { rule: 'percentile', low: 0.1, high: 0.9 } : { rule, k };
}

/** The name of the only group of areas: how many it is compares. */
export function soleGroupName(count: number): string {
  return `${count}个县（市、区）`;
}

function peerGroupsOf(catalogue: Catalogue): Scheme['peerGroups'] {
  const groups = new Map<string, string[]>();
  for (const { code, peerGroup } of peerUnits(catalogue))
    if (peerGroup !== null) groups.set(peerGroup, [...(groups.get(peerGroup) ?? []), code]);
  return Array.from(groups, ([code, units]) => ({
    code,
    name: groups.size === 1 ? soleGroupName(units.length) : code,
    units,
  }));
}

function institutionKinds({ city }: Catalogue) {
  return city.institutions?.kinds ?? [];
}

/** Institutions are compared as counties are: the sum of those not listed singly is in no peer group, and sets no anchor. */
function institutionGroups(catalogue: Catalogue): Scheme['peerGroups'] {
  return institutionKinds(catalogue).flatMap(({ kind, name }) => {
    const units = catalogue.units
      .filter((u) => u.kind === kind && u.peerGroup !== null)
      .sort((a, b) => a.order - b.order);
    return units.length > 0 ? [{ code: kind, name, units: units.map((u) => u.code) }] : [];
  });
}

/** Where the file lists no columns: the net amount of every block, its level and its growth. */
function unitItems(catalogue: Catalogue, dimensions: readonly string[]): FileItem[] {
  const yearly = catalogue.city.blocks.filter(({ year }) =>
    findIndicator(catalogue, year)?.periodicities.includes('year'),
  );
  return yearly.flatMap((block) => levelAndGrowth(block.year, block.name, null, dimensions));
}

/** Where the file lists none: what the yearly forms collect for each kind of institution. */
function institutionItems(catalogue: Catalogue, dimensions: readonly string[]): FileItem[] {
  const kinds = new Map<string, Set<string>>();
  for (const form of catalogue.forms.filter(({ periodicity }) => periodicity === 'year')) {
    for (const group of form.groups) {
      if (!Array.isArray(group.units)) continue;
      for (const code of group.units) {
        const kind = catalogue.units.find((u) => u.code === code)?.kind ?? '';
        const found = kinds.get(kind) ?? new Set<string>();
        for (const indicator of group.indicators) {
          if (findIndicator(catalogue, indicator)?.relation == null) found.add(indicator);
        }
        kinds.set(kind, found);
      }
    }
  }
  return institutionKinds(catalogue).flatMap(({ kind, name }) =>
    [...(kinds.get(kind) ?? [])].flatMap((indicator) =>
      levelAndGrowth(indicator, name, [kind], dimensions).map((item) => ({
        ...item,
        code: `${kind}.${indicator}.${item.measure}`,
      })),
    ),
  );
}

function levelAndGrowth(
  indicator: string,
  part: string,
  groups: string[] | null,
  dimensions: readonly string[],
): FileItem[] {
  const [level = '总量', growth = level] = [dimensions[0], dimensions[dimensions.length - 1]];
  return [
    { indicator, part, groups, measure: 'level', dimension: level },
    { indicator, part, groups, measure: 'growth', dimension: growth },
  ];
}
