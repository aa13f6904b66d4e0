/** Cells of past years, thousands of them, for tables that load them. */
import type { Catalogue } from '#shared/catalogue.ts';
import { formCells, formFor } from '#shared/forms.ts';

/** Every amount that some return asked of a county, from 2001 to 2024, in each series. */
export function pastCells(catalogue: Catalogue) {
  const { organisations, indicators, units } = catalogue;
  const series = [
    ['half', '-S1', '年上半年'],
    ['half', '-S2', '年1—12月'],
    ['year', '', '年'],
  ] as const;
  return Array.from({ length: 24 }, (_, n) => String(2001 + n)).flatMap((year) =>
    series.flatMap(([kind, suffix, words]) =>
      organisations.flatMap(({ code: organisation }) => {
        const form = formFor(catalogue, organisation, kind);
        return (form ? formCells(catalogue, form, organisation) : []).flatMap((cell) => {
          const indicator = indicators.find(({ code }) => code === cell.indicator);
          const unit = units.find(({ code }) => code === cell.unit);
          const counted = indicator?.relation === null || indicator?.relation === 'of_which';
          if (cell.priority !== 1 || !unit || !indicator || !counted || indicator.measure !== 'money')
            return [];
          if (indicator.formula !== null) return [];
          return [
            {
              label: `${year}${words}`,
              period: `${year}${suffix}`,
              code: unit.code,
              unit: unit.name,
              indicator: indicator.name,
              indicatorCode: indicator.code,
              root: indicator.relation === null,
            },
          ];
        });
      }),
    ),
  );
}
