/** Every code that one part of a catalogue writes must be the code of something in another. */

import { z } from 'zod';
import { AREA_KINDS, type Catalogue, type Form } from '#shared/catalogue.ts';
import { formulaInputs } from '#shared/panel/derive.ts';
import { overlap } from '#shared/validity.ts';
import { collectedSeries } from './one-series.ts';

export interface CatalogueFault {
  /** Path inside the catalogue, beginning with its part (units, forms …). */
  path: (string | number)[];
  words: string;
}

type Path = (string | number)[];
type Periodicity = 'half' | 'year';

interface Known {
  catalogue: Catalogue;
  faults: CatalogueFault[];
  unit(code: string | null, path: Path): void;
  organisation(code: string | null, path: Path): void;
  document(code: string | null, path: Path): void;
  /** With a periodicity the indicator must also carry that series. */
  indicator(code: string | null, path: Path, series?: Periodicity): void;
}

export function checkReferences(catalogue: Catalogue): CatalogueFault[] {
  const known = knownCodes(catalogue);
  checkCity(known);
  checkContext(known);
  checkPeople(known);
  checkIndicators(known);
  checkForms(known);
  checkRulesAndTargets(known);
  return known.faults;
}

function knownCodes(catalogue: Catalogue): Known {
  const faults: CatalogueFault[] = [];
  const need = (codes: readonly string[], what: string) => {
    const set = new Set(codes);
    return (code: string | null, path: Path) => {
      if (code === null || set.has(code)) return;
      faults.push({ path, words: `没有代码为“${code}”的${what}` });
    };
  };
  const indicators = new Map(catalogue.indicators.map((i) => [i.code, i]));
  const needIndicator = need([...indicators.keys()], '指标');
  return {
    catalogue,
    faults,
    unit: need(
      catalogue.units.map((u) => u.code),
      '单位',
    ),
    organisation: need(
      catalogue.organisations.map((o) => o.code),
      '填报单位',
    ),
    document: need(
      catalogue.documents.map((d) => d.id),
      '文件',
    ),
    indicator(code, path, series) {
      needIndicator(code, path);
      if (code === null || !series || indicators.get(code)?.periodicities.includes(series) !== false) return;
      faults.push({ path, words: `指标“${code}”没有${series === 'half' ? '半年度' : '年度'}数` });
    },
  };
}

function checkCity(known: Known): void {
  const { city } = known.catalogue;
  known.unit(city.unit, ['city', 'unit']);
  for (const series of collectedSeries(known.catalogue)) {
    known.indicator(city.totals[series], ['city', 'totals', series], series);
    city.blocks.forEach((block, i) => {
      known.indicator(block[series], ['city', 'blocks', i, series], series);
    });
  }
  city.institutions?.kinds.forEach(({ kind }, i) => {
    if (AREA_KINDS.some((area) => area === kind))
      known.faults.push({
        path: ['city', 'institutions', 'kinds', i, 'kind'],
        words: `“${kind}”是地区的类别，机构的类别请用别的代码`,
      });
  });
  for (const role of ['amount', 'intensity', 'denominator'] as const) {
    if (city.binding) known.indicator(city.binding[role], ['city', 'binding', role], 'year');
  }
}

/** What a unit may be: an area, or a kind of institution that the city names. */
function unitKinds({ city }: Catalogue): string[] {
  return [...AREA_KINDS, ...(city.institutions?.kinds ?? []).map(({ kind }) => kind)];
}

/** The figures cited beside the city's own stand beside an indicator that has yearly figures. */
function checkContext(known: Known): void {
  known.catalogue.city.context.forEach((place, p) => {
    place.figures.forEach(({ indicator }, f) => {
      known.indicator(indicator, ['city', 'context', p, 'figures', f, 'indicator'], 'year');
    });
  });
}

function checkPeople(known: Known): void {
  const { units, organisations, faults } = { ...known.catalogue, faults: known.faults };
  const kinds = unitKinds(known.catalogue);
  units.forEach((unit, i) => {
    if (!kinds.includes(unit.kind))
      faults.push({
        path: ['units', i, 'kind'],
        words: `没有“${unit.kind}”这类单位，应为 ${kinds.join('、')} 之一；机构的类别写在 city.json 的 institutions`,
      });
    known.unit(unit.parent, ['units', i, 'parent']);
    known.unit(unit.seat, ['units', i, 'seat']);
  });
  organisations.forEach((organisation, i) => {
    known.unit(organisation.unit, ['organisations', i, 'unit']);
    if ((organisation.kind === 'unit') !== (organisation.unit !== null)) {
      faults.push({ path: ['organisations', i, 'unit'], words: 'unit 类填报单位须写所属单位，其他的不写' });
    }
  });
}

function checkIndicators(known: Known): void {
  const { indicators, city } = known.catalogue;
  const kinds = unitKinds(known.catalogue);
  const blocks = new Set(city.blocks.map((b) => b.code));
  indicators.forEach((indicator, i) => {
    const fault = (field: string, words: string) =>
      known.faults.push({ path: ['indicators', i, field], words });
    known.indicator(indicator.parent, ['indicators', i, 'parent']);
    known.document(indicator.document, ['indicators', i, 'document']);
    if (indicator.block !== null && !blocks.has(indicator.block))
      fault('block', `没有代码为“${indicator.block}”的投入类别`);
    if ((indicator.parent === null) !== (indicator.relation === null))
      fault('relation', 'parent 与 relation 须同时填写');
    if (!indicator.formula) return;
    const { formula, measure } = indicator;
    if (formula.kind === 'share_of_units' && !kinds.includes(formula.unitKind))
      fault('formula', `没有“${formula.unitKind}”这类单位`);
    const isRate = (code: string) => indicators.find((other) => other.code === code)?.measure === 'percent';
    if (formula.kind === 'growth' && (measure !== 'percent' || isRate(formula.of)))
      fault('formula', '增速指标的计量为比率(percent)，且只能取自数额，比率只有百分点的增减');
    if (
      formula.kind === 'base' &&
      indicators.some((other) => other.code === formula.of && other.measure !== measure)
    )
      fault('formula', '上年同期(可比口径)与原指标的计量须相同');
    for (const input of formulaInputs(indicator.formula)) {
      for (const series of indicator.periodicities)
        known.indicator(input, ['indicators', i, 'formula'], series);
    }
  });
}

function checkForms(known: Known): void {
  const filed = new Map<string, Form[]>();
  known.catalogue.forms.forEach((form, i) => {
    const files = form.filedBy === 'units' ? ['units'] : form.filedBy;
    for (const code of files) {
      if (code !== 'units') known.organisation(code, ['forms', i, 'filedBy']);
      const key = `${code}/${form.periodicity}`;
      const others = filed.get(key) ?? [];
      const other = others.find((one) => overlap(one, form));
      if (other)
        known.faults.push({
          path: ['forms', i, 'filedBy'],
          words: `“${code}”已填报同一期别的表 ${other.code}`,
        });
      filed.set(key, [...others, form]);
    }
    checkSupplement(known, form, i);
    form.groups.forEach((group, g) => {
      const here = ['forms', i, 'groups', g];
      if (Array.isArray(group.units)) for (const code of group.units) known.unit(code, [...here, 'units']);
      for (const code of group.indicators) known.indicator(code, [...here, 'indicators'], form.periodicity);
    });
  });
}

/** One without a 29 February: a day of it is in every year. */
const COMMON_YEAR = 2027;

/** 补报 asks for what the form has and does not ask for at once. */
function checkSupplement({ faults }: Known, { periodicity, groups, supplement }: Form, i: number): void {
  if (!supplement) return;
  const here = ['forms', i, 'supplement'];
  if (periodicity !== 'year') faults.push({ path: here, words: '只有年度报表有补报' });
  for (const field of ['opens', 'due'] as const) {
    const day = supplement[field].slice(0, 'MM-DD'.length);
    if (!z.iso.date().safeParse(`${COMMON_YEAR}-${day}`).success)
      faults.push({ path: [...here, field], words: `不是每年都有${day}这一天` });
  }
  if (supplement.due <= supplement.opens) faults.push({ path: [...here, 'due'], words: '截止应晚于开始' });
  for (const code of supplement.indicators) {
    const own = groups.filter(({ indicators }) => indicators.includes(code));
    if (own.length === 0)
      faults.push({ path: [...here, 'indicators'], words: `本表没有指标“${code}”，不能补报` });
    if (own.some(({ required }) => required))
      faults.push({ path: [...here, 'indicators'], words: `“${code}”在本表是必填的，不能又放到以后补报` });
  }
}

function checkRulesAndTargets(known: Known): void {
  const { rules, targets } = known.catalogue;
  rules.forEach((rule, i) => {
    known.document(rule.document, ['rules', i, 'document']);
    if (rule.indicators !== 'all')
      for (const code of rule.indicators) known.indicator(code, ['rules', i, 'indicators']);
  });
  targets.forEach((target, i) => {
    known.indicator(target.indicator, ['targets', i, 'indicator']);
    known.document(target.document, ['targets', i, 'document']);
    known.indicator(target.relation?.left.indicator ?? null, ['targets', i, 'relation']);
    known.indicator(target.relation?.right?.indicator ?? null, ['targets', i, 'relation']);
  });
}
