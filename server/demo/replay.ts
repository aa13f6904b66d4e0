/**
 * Plays the demonstration figures through the same submission and approval code as real data, each step at its own time.
 * Published figures keep their citation; every other figure is marked simulated.
 */

import { noticeText } from '#shared/calendar.words.ts';
import type { PlannedPeriod } from '#shared/calendar-plan.ts';
import { startOfCivilDay } from '#shared/civil-time.ts';
import { formFor } from '#shared/forms.ts';
import { period as asPeriod, type Period, periodicityOf } from '#shared/period.ts';
import { findAccountByName } from '../accounts/account.repository.ts';
import { insertDemoAccounts } from '../accounts/demo-accounts.ts';
import { DatabaseProblem } from '../db/open.ts';
import type { Actor } from '../http/actor.ts';
import { toPerson } from '../http/session.ts';
import { decidePeriod } from '../periods/decide-period.ts';
import { listPeriodActs } from '../periods/period-act.repository.ts';
import { findSetting, insertSetting } from '../programme/programme.repository.ts';
import { describeReturn } from '../returns/returns.service.ts';
import { approve, returnToReporter } from '../workflow/decision.service.ts';
import { startCorrection } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { publicationSteps } from './publish-demo.ts';
import { replaySubmission } from './replay-submission.ts';
import { signingSteps } from './signing-demo.ts';
import { correctionsOf, type DemoCorrection, type DemoEvent, readStory, type Story } from './story.ts';

const BEGUN = 'demo_seeding_begun';
const DONE = 'demo_seeding_done';
const ANALYST = 'analyst';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OFFICE_OPENS_HOURS = 9;

/** Seeds a demonstration once; a database that was interrupted half-way is refused rather than continued. */
export async function seedDemo(world: World, folder: string, say: (words: string) => void): Promise<void> {
  if (await findSetting(world.db, DONE)) return;
  if (await findSetting(world.db, BEGUN))
    throw new DatabaseProblem('演示数据上次没有载入完，请删除数据文件夹后重新启动。');
  say('演示数据：正在按报送、核定流程载入，约需十秒……');
  await world.db
    .transaction()
    .execute((trx) => insertSetting(trx, BEGUN, world.now().toISOString(), world.now()));
  await replayDemo(world, folder, say);
  await world.db
    .transaction()
    .execute((trx) => insertSetting(trx, DONE, world.now().toISOString(), world.now()));
}

/** Creates the demonstration accounts and plays every return of the folder; without figures only the accounts. */
export async function replayDemo(world: World, folder: string, say: (words: string) => void): Promise<void> {
  await world.db.transaction().execute((trx) => insertDemoAccounts(trx, world.catalogue, world.now()));
  const periods = world.catalogue.periods.filter((p) => Date.parse(p.opens) <= world.now().getTime());
  const story = readStory(folder);
  const steps = [
    ...periods.map((planned) => openingStep(world, planned)),
    ...(story ? storySteps(world, periods, story) : []),
  ];
  // In the order of time, so that each data version holds exactly what was known when it was made.
  steps.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [done, step] of steps.entries()) {
    await step.run();
    if ((done + 1) % STEPS_PER_LINE === 0) say(`演示数据：${done + 1}/${steps.length}`);
  }
}

function storySteps(world: World, periods: readonly PlannedPeriod[], story: Story): Step[] {
  return [
    ...periods.flatMap(({ period, due }) => periodSteps(world, period, Date.parse(due), story)),
    ...correctionsOf(world.catalogue, story).flatMap((correction) =>
      correctionSteps(world, correction, story.events.telephones),
    ),
    ...publicationSteps(world, actorFor, story.events.corrections),
    ...signingSteps(world, actorFor, story.events),
  ];
}

/** The office opens a period on its first day, or at `at`, with its notice. */
export function openingStep(world: World, planned: PlannedPeriod, now?: Date): Step {
  const { period, opens, due } = planned;
  const midnight = startOfCivilDay(opens, world.catalogue.city.utcOffsetMinutes);
  const at = now ?? new Date(midnight.getTime() + OFFICE_OPENS_HOURS * HOUR_MS);
  return {
    at,
    run: async () => {
      const seen = (await listPeriodActs(world.db)).at(-1)?.number ?? 0;
      const act = { kind: 'open' as const, organisation: null, opens, due, reason: '' };
      const notice = noticeText(world.catalogue, planned);
      const actor = await actorFor(world, ANALYST, at);
      await decidePeriod(world, actor, period, { ...act, notice, seen }, undefined);
    },
  };
}

/** One submission or decision of the demonstration at its time. */
interface Step {
  at: Date;
  run: () => Promise<void>;
}
const STEPS_PER_LINE = 100;

/** Returns of a period come in before the deadline, an hour apart, and are decided the day before it or a day later. */
function periodSteps(world: World, period: Period, due: number, { figures, events }: Story): Step[] {
  const organisations = world.catalogue.organisations.filter((o) =>
    formFor(world.catalogue, o.code, periodicityOf(period)),
  );
  return organisations.flatMap(({ code: organisation }, index): Step[] => {
    const event = events.returns.find((e) => e.period === period && e.organisation === organisation);
    if (event?.state === 'missing') return [];
    const at = new Date(
      event?.submittedAt ? Date.parse(event.submittedAt) : due - 4 * DAY_MS + index * HOUR_MS,
    );
    const decidedAt = new Date(
      event?.decidedAt
        ? Date.parse(event.decidedAt)
        : Math.max(at.getTime() + DAY_MS, due - DAY_MS + index * 60_000),
    );
    const own = figures.get(`${period}/${organisation}/1`) ?? [];
    if (own.length === 0) return [];
    const submission = {
      at,
      run: async () =>
        replaySubmission(world, await actorFor(world, organisation, at), {
          ...{ period, organisation, figures: own, telephone: events.telephones[organisation] },
          ...{ comment: event?.comment ?? '', reasons: event?.reasons ?? {} },
        }),
    };
    if (event?.state === 'submitted') return [submission];
    return [
      submission,
      { at: decidedAt, run: () => replayDecision(world, period, organisation, decidedAt, event) },
    ];
  });
}

async function actorFor(world: World, name: string, at: Date): Promise<Actor> {
  const account = await findAccountByName(world.db, name);
  if (!account) throw new DatabaseProblem(`演示账号 ${name} 不存在。`);
  return { person: toPerson(account, world, { bound: false, secondFactorAt: null }), address: '演示', at };
}

async function replayDecision(
  world: World,
  period: Period,
  organisation: string,
  at: Date,
  event?: DemoEvent,
): Promise<void> {
  const actor = await actorFor(world, ANALYST, at);
  const row = await describeReturn({ ...world, now: () => at }, actor.person, period, organisation);
  const id = { period, organisation };
  const request = {
    version: row.version,
    submission: row.receipt!.submission,
    comment: event?.state === 'returned' ? event.comment : '',
  };
  if (event?.state === 'returned')
    await returnToReporter(world, actor, id, { ...request, remarks: event.remarks });
  else await approve(world, actor, id, request);
}

function correctionSteps(
  world: World,
  { organisation, reason, figures, ...correction }: DemoCorrection,
  telephones: Readonly<Record<string, string>>,
): Step[] {
  const period = asPeriod(correction.period);
  const at = new Date(correction.submittedAt);
  const decidedAt = new Date(correction.decidedAt);
  const open = async () => {
    const actor = await actorFor(world, organisation, at);
    const view = await describeReturn({ ...world, now: () => at }, actor.person, period, organisation);
    await startCorrection(world, actor, { period, organisation }, { version: view.version, reason });
    const telephone = telephones[organisation];
    await replaySubmission(world, actor, {
      ...{ period, organisation, figures, telephone, comment: reason, reasons: {} },
    });
  };
  return [
    { at, run: open },
    { at: decidedAt, run: () => replayDecision(world, period, organisation, decidedAt) },
  ];
}
