/** What a page says of bases that are not simply last year's figures. Pure. */
import { everyRow, isTimed } from './as-of.ts';
import { type Catalogue, findIndicator, findUnit } from './catalogue.ts';
import { indexOf, type Panel } from './panel.ts';
import { type Period, periodLabel } from './period.ts';
import { byBeginning } from './validity.ts';
import { listWords } from './words.ts';

interface Shown {
  catalogue: Catalogue;
  panel: Panel;
  period: Period;
}

const NAMED = 6;

/**
 * One sentence for the units whose base was restated, one for each reason why others have none; none while every base is
 * last year's figure.
 */
export function breakNotes(
  { catalogue, panel, period }: Shown,
  units: readonly string[],
  indicators: readonly string[],
): string[] {
  if (!isTimed(catalogue) && panel.compared.size === 0) return [];
  const restated = new Set<string>();
  const reshaped = new Set<string>();
  const redefined = new Set<string>();
  for (const unit of units)
    for (const indicator of indicators) {
      const base = panel.compared.get(indexOf(panel, unit, indicator, period));
      const unitName = findUnit(catalogue, unit)?.shortName ?? unit;
      if (base?.restated) restated.add(unitName);
      if (base?.micro === 'area_changed') reshaped.add(unitName);
      if (base?.micro === 'definition_changed')
        redefined.add(findIndicator(catalogue, indicator)?.shortName ?? indicator);
    }
  const said = (names: ReadonlySet<string>, words: string, counted = '地') =>
    names.size > 0 ? [`${listWords([...names], NAMED, counted)}${words}`] : [];
  return [
    ...said(restated, '的上年同期数按现行区划和口径重算（可比口径），增速据此计算。'),
    ...said(reshaped, '的行政区划有调整，没有重算的上年同期数，不可直接比较，不计算增速和位次变化。'),
    ...said(redefined, '口径变化，不可直接比较，没有重算的上年同期数，不计算增速和位次变化。', '项'),
  ];
}

/** 2027年上半年起：…（与以前不可直接比较）: every later version of an indicator's definition, oldest first. */
export function definitionNotes(catalogue: Catalogue, code: string): string[] {
  return everyRow(catalogue, 'indicators')
    .filter((i) => i.code === code)
    .sort(byBeginning)
    .flatMap(({ validFrom, change }) =>
      validFrom && change
        ? [
            `${periodLabel(validFrom)}起：${change.words}（${change.breaks ? '与以前不可直接比较' : '与以前可以比较'}）。`,
          ]
        : [],
    );
}
