/** The organisations of a period, or of what it asks for later (补报), of whom the office may decide something else. */
import { calendarOf } from '#shared/calendar.ts';
import { pageOf } from '#shared/contract/pages.ts';
import type { PeriodOrganisationsQuery } from '#shared/contract/periods.ts';
import type { Period } from '#shared/period.ts';
import { nameApart } from '#shared/tree/told-apart.ts';
import { reportingOrganisations } from '../programme/programme.service.ts';
import type { World } from '../world.ts';
import { listPeriodActs } from './period-act.repository.ts';
import { listSupplements } from './supplements.ts';

const EVER = '9999-12-31';

/** @returns a page of them, in the programme's order */
export async function describePeriodOrganisations(
  world: World,
  period: Period,
  { title, ...asked }: PeriodOrganisationsQuery,
) {
  const { catalogue } = world;
  const codes =
    title === undefined ? reportingOrganisations(catalogue, period) : await owing(world, period, title);
  const rows = codes.map((organisation) => ({ organisation, name: nameApart(catalogue, organisation) }));
  return pageOf(rows, asked, ({ organisation, name }) => `${name} ${organisation}`);
}

async function owing(world: World, period: Period, title: string): Promise<string[]> {
  const calendar = calendarOf(await listPeriodActs(world.db));
  const tasks = await listSupplements(world, world.db, calendar, EVER);
  return tasks
    .filter((task) => task.period === period && task.title === title)
    .map((task) => task.organisation);
}
