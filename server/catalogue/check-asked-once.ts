/** Nothing is asked twice: what the system computes is not asked for, and what 1—12月 has said the year does not ask anew without a reason. */
import { type Catalogue, type Form, findIndicator } from '#shared/catalogue.ts';
import { formCells } from '#shared/forms.ts';
import { overlap } from '#shared/validity.ts';
import type { CatalogueFault } from './check-references.ts';

export function askedTwice(catalogue: Catalogue): CatalogueFault[] {
  return catalogue.forms.flatMap((form, i) => [
    ...computed(catalogue, form, i),
    ...(form.periodicity === 'year' ? repeated(catalogue, form, i) : []),
  ]);
}

/** A sum or a share of units follows from other figures; a growth or ratio that is asked for is the published one, and prevails. */
function computed(catalogue: Catalogue, { groups }: Form, i: number): CatalogueFault[] {
  return groups.flatMap(({ indicators }, g) =>
    indicators.flatMap((code) => {
      const indicator = findIndicator(catalogue, code);
      const kind = indicator?.formula?.kind;
      return kind === 'sum' || kind === 'share_of_units'
        ? [
            {
              path: ['forms', i, 'groups', g, 'indicators'],
              words: `“${indicator?.name}”(${code})由系统计算，不用填报`,
            },
          ]
        : [];
    }),
  );
}

/** Cells that the same organisation reports for 1—12月 in the same meaning, and that neither come filled nor say why not. */
function repeated(catalogue: Catalogue, form: Form, i: number): CatalogueFault[] {
  const { carriedOver, askedAnew = [] } = form;
  const settled = new Set([...carriedOver, ...askedAnew.flatMap(({ indicators }) => indicators)]);
  const halves = catalogue.forms.filter((one) => one.periodicity === 'half' && overlap(one, form));
  const again = new Set(
    catalogue.organisations.flatMap(({ code, kind }) => {
      const files = ({ filedBy }: Form) => (filedBy === 'units' ? kind === 'unit' : filedBy.includes(code));
      if (!files(form)) return [];
      const said = new Set(
        halves.filter(files).flatMap((half) => firstCells(catalogue, half, code).map(({ key }) => key)),
      );
      return firstCells(catalogue, form, code)
        .filter(({ key, indicator }) => said.has(key) && !settled.has(indicator))
        .map(({ indicator }) => indicator);
    }),
  );
  return [...again].map((code) => ({
    path: ['forms', i, 'carriedOver'],
    words: `“${findIndicator(catalogue, code)?.name ?? code}”(${code})在1—12月报表里已报：列入 carriedOver 由系统填入，或在 askedAnew 写明为什么要再报`,
  }));
}

/** A second source is asked on purpose: to be compared. */
const firstCells = (catalogue: Catalogue, form: Form, organisation: string) =>
  formCells(catalogue, form, organisation).filter(({ priority }) => priority === 1);
