/** What shapes alone cannot say: names are unique, formulas end, each cell has one responsible reporter. */
import { isTimed } from '#shared/as-of.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { formulaInputs } from '#shared/panel/derive.ts';
import { rootOffice } from '#shared/tree/parts.ts';
import { nameClashes } from './check-names.ts';
import { placeClashes } from './check-places.ts';
import { type CatalogueFault, checkReferences } from './check-references.ts';
import { checkScheme } from './check-scheme.ts';
import { checkTimes, everyView } from './check-times.ts';
import { treeFaults } from './check-tree.ts';

/**
 * Every fault of a catalogue whose shapes hold; empty when it can be used. Where rows have a time, the lists may hold all
 * of them: each period's view is checked by itself.
 */
export function checkCatalogue(catalogue: Catalogue): CatalogueFault[] {
  if (!isTimed(catalogue)) return faultsOf(catalogue);
  const whole = [...checkTimes(catalogue), ...checkReferences(catalogue)];
  return whole.length > 0 ? whole : everyView(catalogue, faultsOf);
}

function faultsOf(catalogue: Catalogue): CatalogueFault[] {
  return [
    ...duplicates(catalogue),
    ...nameClashes(catalogue),
    ...placeClashes(catalogue),
    ...treeFaults(catalogue),
    ...checkReferences(catalogue),
    ...cycles(catalogue),
    ...targetFaults(catalogue),
    ...responsibility(catalogue),
    ...cityFaults(catalogue),
    ...checkScheme(catalogue),
  ];
}

/** Somebody must review, and a status must not be unreachable. */
function cityFaults(catalogue: Catalogue): CatalogueFault[] {
  const { slow, onTrack } = catalogue.city.thresholds;
  return [
    ...(rootOffice(catalogue)
      ? []
      : [{ path: ['organisations'], words: '没有 kind 为 office 的单位：没有人审核' }]),
    ...(slow < onTrack
      ? []
      : [{ path: ['city', 'thresholds', 'slow'], words: `slow(${slow})应小于 onTrack(${onTrack})` }]),
  ];
}

function duplicates(catalogue: Catalogue): CatalogueFault[] {
  const { city, units, organisations, documents, indicators, targets, forms, rules, periods } = catalogue;
  const keyed: [path: string[], field: string, values: (string | number)[]][] = [
    [['units'], 'code', units.map((u) => u.code)],
    [['units'], 'order', units.map((u) => u.order)],
    [['organisations'], 'code', organisations.map((o) => o.code)],
    [['documents'], 'id', documents.map((d) => d.id)],
    [['indicators'], 'code', indicators.map((i) => i.code)],
    [['indicators'], 'order', indicators.map((i) => i.order)],
    [['targets'], 'id', targets.map((t) => t.id)],
    [['targets'], 'order', targets.map((t) => t.order)],
    [['forms'], 'code', forms.map((f) => f.code)],
    [['rules'], 'id', rules.map((r) => r.id)],
    [['periods'], 'period', periods.map((p) => p.period)],
    [['city', 'blocks'], 'code', city.blocks.map((b) => b.code)],
  ];
  return keyed.flatMap(([path, field, values]) =>
    repeated(values).map((i) => ({ path: [...path, i, field], words: `“${values[i]}”重复` })),
  );
}

/** Places of the values that stood there before. */
function repeated(values: readonly (string | number)[]): number[] {
  const seen = new Set<string | number>();
  return values.flatMap((value, i) => {
    if (seen.has(value)) return [i];
    seen.add(value);
    return [];
  });
}

function cycles({ indicators, units }: Catalogue): CatalogueFault[] {
  const formulas = new Map(indicators.map((i) => [i.code, i.formula ? formulaInputs(i.formula) : []]));
  const parents = new Map(units.map((u) => [u.code, u.parent === null ? [] : [u.parent]]));
  return [
    ...cyclesIn(formulas).map((code) => ({
      path: ['indicators', indicators.findIndex((i) => i.code === code), 'formula'],
      words: `公式绕回了“${code}”自己`,
    })),
    ...cyclesIn(parents).map((code) => ({
      path: ['units', units.findIndex((u) => u.code === code), 'parent'],
      words: `上级单位绕回了“${code}”自己`,
    })),
  ];
}

/** The codes at which a walk along the edges comes back to where it has been. */
function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (code: string) => {
    if (state.get(code) === 'done') return;
    if (state.get(code) === 'open') {
      found.push(code);
      return;
    }
    state.set(code, 'open');
    for (const next of edges.get(code) ?? []) visit(next);
    state.set(code, 'done');
  };
  for (const code of edges.keys()) visit(code);
  return found;
}

function targetFaults({ targets, indicators, periods }: Catalogue): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  targets.forEach((target, i) => {
    const say = (field: string, words: string) => faults.push({ path: ['targets', i, field], words });
    const indicator = indicators.find((x) => x.code === target.indicator);
    if ((target.kind === 'relation') !== (target.relation !== null)) {
      say('kind', '关系类目标须写关系，其他目标不写');
    }
    if (target.kind !== 'relation' && target.kind !== 'rank' && target.value === null)
      say('value', '缺少目标值');
    if (target.kind === 'cumulative' && target.from === null) say('from', '累计目标须写起算年份');
    if (
      target.kind !== 'relation' &&
      indicator &&
      target.unit !== (indicator.measure === 'money' ? '亿元' : indicator.unit)
    ) {
      say(
        'unit',
        `目标的计量单位应为${indicator.measure === 'money' ? '亿元' : indicator.unit}，现为“${target.unit}”`,
      );
    }
    if (indicator && !indicator.periodicities.includes('year')) {
      say('indicator', `目标按年度考核，指标“${target.indicator}”没有年度数`);
    }
  });
  periods.forEach((p, i) => {
    if (Date.parse(p.due) <= Date.parse(p.opens)) {
      faults.push({ path: ['periods', i, 'due'], words: '截止时间早于开始填报的日期' });
    }
  });
  return faults;
}

/**
 * Annex 1 makes one reporter responsible for each cell: two would leave the effective value to chance, and a second
 * source alone is never used.
 */
function responsibility(catalogue: Catalogue): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  for (const periodicity of ['half', 'year'] as const) {
    const first = new Map<string, string>();
    const second: { key: string; path: CatalogueFault['path']; by: string }[] = [];
    for (const organisation of catalogue.organisations) {
      const form = formFor(catalogue, organisation.code, periodicity);
      if (!form) continue;
      const own = new Set<string>();
      for (const cell of formCells(catalogue, form, organisation.code)) {
        const path = ['forms', catalogue.forms.indexOf(form), 'groups'];
        if (own.has(cell.key))
          faults.push({ path, words: `${organisation.name}的表中 ${cell.key} 出现两次` });
        own.add(cell.key);
        if (cell.priority !== 1) {
          second.push({ key: cell.key, path, by: organisation.name });
          continue;
        }
        const other = first.get(cell.key);
        if (other)
          faults.push({ path, words: `${cell.key} 有两个责任填报单位：${other}、${organisation.code}` });
        first.set(cell.key, organisation.code);
      }
    }
    for (const { key, path, by } of second) {
      if (!first.has(key)) faults.push({ path, words: `${key} 只有${by}供核对，没有责任填报单位` });
    }
  }
  return faults;
}
