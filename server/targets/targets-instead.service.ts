/** An area without targets of its own: whose there are above it, and how it grew beside what they ask for. */
import type { z } from 'zod';
import { atNode, wholeOf } from '#shared/as-of.ts';
import type { Person } from '#shared/contract/session.ts';
import type { TargetDetailQuery, TargetsInstead } from '#shared/contract/targets.ts';
import type { Figure } from '#shared/figure.ts';
import { cellAt } from '#shared/panel.ts';
import { growthAt } from '#shared/published.ts';
import { requireUnit } from '#shared/required.ts';
import { targetYears } from '#shared/targets/overview/overview.ts';
import { pathTo } from '#shared/tree/areas.ts';
import { mayReadNode } from '#shared/tree/belonging.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { requiredGrowth } from '../monitoring/required-growth.ts';
import type { World } from '../world.ts';
import { openYear, overviewOf } from './targets.service.ts';
import { grownWords, NOBODY, paceWords, WHY, withoutWords } from './targets-instead.words.ts';

/** @throws as describeTargets; never because there are no targets */
export async function describeTargetsInstead(
  world: World,
  person: Person,
  query: z.infer<typeof TargetDetailQuery>,
): Promise<TargetsInstead> {
  const { panel, at, cut, label } = await openYear(world, query);
  const { catalogue } = panel;
  const { unit, name, totals } = catalogue.city;
  const { figure, simulated } = cellAt(panel, unit, totals.year, at);
  const growth = growthAt(catalogue, panel, unit, totals.year, at).rate;
  const whole = wholeOf(catalogue);
  const above = pathTo(whole, unit)
    .slice(0, -1)
    .findLast(
      ({ code }) =>
        mayReadNode(whole, person.organisation, code) && targetYears(atNode(whole, code)).length > 0,
    );
  const totalName = catalogue.indicators.find(({ code }) => code === totals.year)?.name ?? '';
  return {
    ...{ cut, period: at, label, simulated, why: WHY },
    finding: withoutWords(name),
    sentences: [
      grownWords({ name, label, totalName, figure, growth }),
      ...(above ? await aboveWords(world, { ...query, node: above.code, period: at }, growth) : [NOBODY]),
    ],
    above: above ? { node: above.code, name: above.name } : null,
  };
}

async function aboveWords(
  world: World,
  query: z.infer<typeof TargetDetailQuery>,
  growth: Figure,
): Promise<string[]> {
  const { panel, view, at } = await openYear(world, query);
  const { catalogue } = panel;
  const [year] = targetYears(view.catalogue);
  if (year === undefined) return [];
  const { name } = requireUnit(catalogue, catalogue.city.unit);
  const { verdict } = answerInPlaceWords(catalogue, overviewOf(view, year));
  const pace = paceWords(name, requiredGrowth(catalogue, panel, catalogue.city.totals.year, at), growth);
  return [`${name}有目标：${verdict}。`, ...(pace ? [pace] : [])];
}
