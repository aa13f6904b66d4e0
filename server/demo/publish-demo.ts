/** What the office made of the demonstration figures: yearly runs, publications, and a correction's second version. */
import { hasSubject } from '#shared/assess/default-scheme.ts';
import type { Subject } from '#shared/contract/scheme.ts';
import { isValue } from '#shared/figure.ts';
import { figureAt } from '#shared/panel.ts';
import { period as asPeriod, type Period, periodicityOf, yearOf } from '#shared/period.ts';
import { makeRun } from '../assessment/run.service.ts';
import type { Actor } from '../http/actor.ts';
import { confirm, propose } from '../publications/publications.service.ts';
import type { World } from '../world.ts';

interface Step {
  at: Date;
  run: () => Promise<void>;
}
type ActorFor = (world: World, name: string, at: Date) => Promise<Actor>;

const DAY_MS = 86_400_000;
const FIRST = 'analyst';
const SECOND = 'analyst2';
/** A half-year is published once its last returns are approved. */
const HALF_YEAR_DAYS = 30;
/** How many of the latest years and half-years were published. */
const YEARS = 2;
const HALF_YEARS = 3;

/** Steps in no particular order; each publishes what is known at its time, and nothing while the total is missing. */
export function publicationSteps(
  world: World,
  actorFor: ActorFor,
  corrections: readonly { period: string; decidedAt: string; reason: string }[],
): Step[] {
  const past = world.catalogue.periods.map((p) => ({ period: p.period, at: publishedAt(p) }));
  const due = past.filter(({ at }) => at < world.now()).sort((a, b) => b.at.getTime() - a.at.getTime());
  const half = due.filter(({ period }) => periodicityOf(period) === 'half').slice(0, HALF_YEARS);
  const year = due.filter(({ period }) => periodicityOf(period) === 'year').slice(0, YEARS);
  const published = [...half, ...year];
  const steps = published.map(
    ({ period, at }): Step => ({ at, run: () => publish(world, actorFor, period, at, '') }),
  );
  for (const { period, decidedAt, reason } of corrections) {
    const first = published.find((p) => p.period === period);
    const at = new Date(Date.parse(decidedAt) + 2 * DAY_MS);
    if (!first || at <= first.at || at >= world.now()) continue;
    steps.push({ at, run: () => publish(world, actorFor, asPeriod(period), at, reason) });
  }
  return steps;
}

/** Years in June, when the yearly returns are approved and the R&D of the year before is known (annex 2). */
function publishedAt({ period, due }: { period: Period; due: string }): Date {
  if (periodicityOf(period) === 'year') return new Date(`${yearOf(period) + 1}-06-15T02:00:00.000Z`);
  return new Date(Date.parse(due) + HALF_YEAR_DAYS * DAY_MS);
}

async function publish(
  world: World,
  actorFor: ActorFor,
  period: Period,
  at: Date,
  reason: string,
): Promise<void> {
  const clocked: World = { ...world, now: () => at };
  const panel = await world.panels.panel();
  const { unit, totals } = world.catalogue.city;
  if (!panel || !isValue(figureAt(panel, unit, totals[periodicityOf(period)], period))) return;
  const { dataVersion } = panel;
  const analyst = await actorFor(world, FIRST, at);
  const yearly = periodicityOf(period) === 'year';
  const run = async (subject: Subject) =>
    yearly && hasSubject(world.catalogue, subject)
      ? (await assess(clocked, analyst, subject, period, dataVersion)).number
      : null;
  const parts = { unitRun: await run('units'), institutionRun: await run('institutions') };
  const { id } = await propose(clocked, analyst, { period, dataVersion, ...parts, reason });
  await confirm(clocked, await actorFor(world, SECOND, new Date(at.getTime() + DAY_MS)), id, { comment: '' });
}

function assess(world: World, actor: Actor, subject: Subject, period: Period, dataVersion: number) {
  return makeRun(world, actor, subject, yearOf(period), { scheme: 1, dataVersion, note: '' });
}
