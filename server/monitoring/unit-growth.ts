/** A unit's growth: which block moved it, and how it stands against what the targets ask of the city. */
import { contributions } from '#shared/calc/contribution.ts';
import { growthMargin } from '#shared/calc/target-gap.ts';
import { type Catalogue, findIndicator, type Unit } from '#shared/catalogue.ts';
import type { TargetMargin } from '#shared/contract/unit-profile.ts';
import { baseAt, figureAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { growthAt } from '#shared/published.ts';
import { zip } from '#shared/zip.ts';
import { pullWords } from './contribution.words.ts';
import { requiredGrowths } from './required-growth.ts';
import { viewBlocks } from './view.ts';

interface Reading {
  catalogue: Catalogue;
  panel: Panel;
  period: Period;
}

/** 向上拉动：企业3.5、政府0.6个百分点。 as /contribution says it of the same unit and period; empty without a growth. */
export function growthPulls({ catalogue, panel, period }: Reading, unit: Unit): string {
  const changeOf = (indicator: string) => ({
    current: figureAt(panel, unit.code, indicator, period),
    base: baseAt(panel, unit.code, indicator, period).figure,
  });
  const blocks = viewBlocks({ catalogue, period });
  const { growth, parts } = contributions(
    blocks.map(({ indicator }) => changeOf(indicator)),
    changeOf(catalogue.city.totals[periodicityOf(period)]),
  );
  const pulls = zip(blocks, parts).map(([{ shortName }, { pull }]) => ({ shortName, pull }));
  return pullWords(growth, pulls);
}

/** Total and blocks of the unit: own growth of the year against what every headline target asks of the city. */
export function targetMargins(
  catalogue: Catalogue,
  panel: Panel,
  unit: Unit,
  period: Period,
): TargetMargin[] {
  const { totals, blocks } = catalogue.city;
  return [totals.year, ...blocks.map((b) => b.year)].flatMap((code) => {
    const own = growthAt(catalogue, panel, unit.code, code, period).rate;
    return requiredGrowths(catalogue, panel, code, period).map(
      ({ target, year, percent, met }): TargetMargin => ({
        target,
        name: findIndicator(catalogue, code)?.shortName ?? code,
        year,
        required: percent,
        met,
        own,
        margin: met ? 'not_applicable' : growthMargin(own, percent),
      }),
    );
  });
}
