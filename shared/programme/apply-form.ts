/** Rows that a form gains or loses from a period on. Pure. */
import type { Catalogue, Indicator } from '../catalogue.ts';
import type { Period } from '../period.ts';
import type { ChangeOf } from './change.ts';
import { ChangeFault, followed, newestRow, withRows } from './rows.ts';

export function withRestatement(
  catalogue: Catalogue,
  { indicator, form, from }: ChangeOf<'restatement'>,
): Catalogue {
  const of = newestRow(catalogue, 'indicators', indicator);
  if (of.formula) throw new ChangeFault(`“${of.name}”由公式计算，请重算其各组成部分`);
  const code = `${indicator}_base`;
  const order = Math.max(...catalogue.indicators.map((i) => i.order)) + 1;
  const { change: _, validFrom: __, ...plain } = of;
  const restated: Indicator = {
    ...plain,
    code,
    name: `${of.name}上年同期（可比口径）`,
    shortName: `${of.shortName}上年同期（可比口径）`,
    aliases: [],
    order,
    parent: null,
    relation: null,
    definition: `按现行区划和口径重算的上年同期数。${of.definition}`,
    formula: { kind: 'base', of: indicator },
    validFrom: from,
  };
  const known = catalogue.indicators.some((i) => i.code === code);
  const asked = known ? catalogue : withRows(catalogue, 'indicators', (rows) => [...rows, restated]);
  const groups = newestRow(asked, 'forms', form).groups.filter((g) => g.indicators.includes(indicator));
  if (groups.length === 0) throw new ChangeFault(`报表“${form}”没有“${of.name}”这一行`);
  // Of every unit that the form asks the figure of: the counties' and the city's own.
  return groups.reduce((now, group) => {
    const title = `${group.title}：上年同期（可比口径重算）`;
    return withRow(now, form, from, { ...group, title, required: false }, code);
  }, asked);
}

type Group = Catalogue['forms'][number]['groups'][number];

/** A form from a period on with one more row, in the group of that name or in one like `group`. */
function withRow(
  catalogue: Catalogue,
  form: string,
  from: Period,
  group: Group,
  indicator: string,
): Catalogue {
  return followedOnce(catalogue, form, from, (groups) =>
    groups.some((g) => g.title === group.title)
      ? groups.map((g) => (g.title === group.title ? { ...g, indicators: [...g.indicators, indicator] } : g))
      : [...groups, { ...group, indicators: [indicator] }],
  );
}

/** Several rows changed from the same period on make one further version of the form. */
function followedOnce(
  catalogue: Catalogue,
  form: string,
  from: Period,
  change: (groups: Group[]) => Group[],
): Catalogue {
  const row = newestRow(catalogue, 'forms', form);
  if (row.validFrom === from)
    return withRows(catalogue, 'forms', (rows) =>
      rows.map((r) => (r === row ? { ...r, groups: change(r.groups) } : r)),
    );
  return followed(catalogue, 'forms', form, from, (f) => ({ ...f, groups: change(f.groups) }));
}

export function withFormRow(
  catalogue: Catalogue,
  { form, group, indicator, add, from }: ChangeOf<'form-row'>,
): Catalogue {
  const found = newestRow(catalogue, 'forms', form).groups.find((g) => g.title === group);
  if (!found) throw new ChangeFault(`报表“${form}”没有“${group}”这一栏`);
  if (add && found.indicators.includes(indicator)) throw new ChangeFault(`“${group}”已有这一行`);
  if (add) return withRow(catalogue, form, from, found, indicator);
  if (!found.indicators.includes(indicator)) throw new ChangeFault(`“${group}”没有这一行`);
  return followedOnce(catalogue, form, from, (groups) =>
    groups.flatMap((g) => {
      const left = g.title === group ? g.indicators.filter((code) => code !== indicator) : g.indicators;
      return left.length > 0 ? [{ ...g, indicators: left }] : [];
    }),
  );
}
