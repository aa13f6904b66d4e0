/** The list of what is to be reported. */
import { asOf } from '#shared/as-of.ts';
import { begunPeriods } from '#shared/calendar.ts';
import type { Person } from '#shared/contract/session.ts';
import type { SupplementTask, Task } from '#shared/contract/tasks.ts';
import { formFor } from '#shared/forms.ts';
import { type Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { isOpen } from '#shared/rules/finding.ts';
import type { StatisticalReturnTable } from '../db/return-tables.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import { listSupplements } from '../periods/supplements.ts';
import { todayOf } from '../programme/today.ts';
import { parseDraft } from '../workflow/draft.ts';
import { readPast } from '../workflow/past.ts';
import { type Programme, programmeIn } from '../workflow/programme.ts';
import { stateOf } from '../workflow/transition.ts';
import { listOpenRemarks } from '../workflow/workflow.repository.ts';
import type { World } from '../world.ts';
import { daysLeft, findingsOf } from './findings.ts';
import { describeReturnSigning } from './return-signing.ts';
import { isFirstLate, listReturnsOf } from './returns.repository.ts';

/** What the caller's organisation has to report, the nearest deadline first. */
export async function describeTasks(world: World, person: Person): Promise<Task[]> {
  const { catalogue, db } = world;
  const rows = new Map((await listReturnsOf(db, person.organisation)).map((r) => [r.period, r]));
  const today = todayOf(world);
  const tasks: Task[] = [];
  const calendar = await loadCalendar(db);
  for (const { period } of begunPeriods(calendar, today)) {
    if (!formFor(asOf(catalogue, period), person.organisation, periodicityOf(period))) continue;
    const programme = programmeIn(
      catalogue,
      calendar,
      { period, organisation: person.organisation },
      world.now(),
    );
    tasks.push(await describeTask(world, person, period, programme, rows.get(period)));
  }
  return tasks.sort((a, b) => (a.due < b.due ? 1 : -1));
}

/** 补报 of the caller's organisation that have begun, the nearest deadline first. */
export async function describeSupplements(world: World, person: Person): Promise<SupplementTask[]> {
  const calendar = await loadCalendar(world.db);
  const own = await listSupplements(world, world.db, calendar, todayOf(world), person.organisation);
  return own
    .map(({ opens: _, ...task }) => ({
      ...task,
      label: periodLabel(task.period),
      daysLeft: daysLeft(world, task.due),
    }))
    .sort((a, b) => a.due.localeCompare(b.due));
}

async function describeTask(
  world: World,
  person: Person,
  period: Period,
  programme: Programme,
  row: StatisticalReturnTable | undefined,
): Promise<Task> {
  const state = stateOf(row);
  const working = state === 'draft' || state === 'returned';
  const open = working
    ? findingsOf(
        period,
        programme,
        parseDraft(row?.draft),
        await readPast(world, period, programme.cells),
      ).filter(isOpen)
    : [];
  const wasLate = row !== undefined && (await isFirstLate(world.db, row.id));
  return {
    period,
    label: periodLabel(period),
    organisation: person.organisation,
    organisationName: person.organisationName,
    form: programme.form.code,
    title: programme.form.title,
    state,
    opens: programme.opens,
    due: programme.due,
    daysLeft: daysLeft(world, programme.due),
    closed: programme.closed && !row?.submission_id,
    late: wasLate,
    errors: open.filter((f) => f.severity === 'error').length,
    openWarnings: open.filter((f) => f.severity === 'warning').length,
    remarks: state === 'returned' && row ? (await listOpenRemarks(world.db, row.id)).length : 0,
    // Whom the unit's own approver sent it back to is working on it.
    refused:
      working && row
        ? ((await describeReturnSigning(world.db, person, row, row)).refused?.comment ?? '')
        : '',
    updatedAt: row?.updated_at ?? null,
  };
}
