/** The page of one target. */

import type { z } from 'zod';
import { everyRow } from '#shared/as-of.ts';
import { begunPeriods } from '#shared/calendar.ts';
import type { TargetDetail } from '#shared/contract/target-detail.ts';
import type { TargetDetailQuery } from '#shared/contract/targets.ts';
import type { Panel } from '#shared/panel.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { targetDetail } from '#shared/targets/detail.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { notFound } from '../http/problem.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import { todayOf } from '../programme/today.ts';
import type { World } from '../world.ts';
import { openYear } from './targets.service.ts';

/** @throws 400 for a half-year, 404 for an unknown target, period or version. */
export async function describeTarget(
  world: World,
  id: string,
  query: z.infer<typeof TargetDetailQuery>,
): Promise<TargetDetail> {
  const { view, panel, cut, at, periods } = await openYear(world, query);
  const target = everyRow(view.catalogue, 'targets').find((t) => t.id === id);
  if (!target) throw notFound('目标');
  const detail = targetDetail(view, target, (await reportingPeriod(world, panel)) ?? at);
  return { cut, periods, ...answerInPlaceWords(view.catalogue, detail) };
}

/** The newest year whose collection has opened: where a figure that is missing would be filed. */
async function reportingPeriod(world: World, panel: Panel): Promise<Period | undefined> {
  const today = todayOf(world);
  const open = new Set(begunPeriods(await loadCalendar(world.db), today).map((p) => p.period));
  return panel.periods.filter((p) => periodicityOf(p) === 'year' && open.has(p)).at(-1);
}
