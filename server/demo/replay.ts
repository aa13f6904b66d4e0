/**
 * Plays the demonstration figures through the same submission and approval code as real data, each step at its own time.
 * Published figures keep their citation; every other figure is marked simulated.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findOrganisation, formCells, formFor } from '#shared/catalogue.ts';
import type { DraftBody, ReturnView } from '#shared/contract/returns.ts';
import { fromMicro, toMicro } from '#shared/decimal.ts';
import { REASON_MARK, type Reason } from '#shared/figure.ts';
import { period as asPeriod, type Period, periodicityOf } from '#shared/period.ts';
import { isOpen } from '#shared/rules/finding.ts';
import { findAccountByName } from '../accounts/account.repository.ts';
import { insertDemoAccounts } from '../accounts/demo-accounts.ts';
import { parseCsv } from '../db/csv.ts';
import { DatabaseProblem } from '../db/open.ts';
import type { Actor } from '../http/actor.ts';
import { toPerson } from '../http/session.ts';
import { findSetting, insertSetting } from '../programme/programme.repository.ts';
import { describeReturn } from '../returns/returns.service.ts';
import { approve, returnToReporter } from '../workflow/decision.service.ts';
import type { Provenance } from '../workflow/draft.ts';
import { saveDraft, startCorrection, submit } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { publicationSteps } from './publish-demo.ts';

const BEGUN = 'demo_seeding_begun';
const DONE = 'demo_seeding_done';
const ANALYST = 'analyst';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Written where a check asks for a reason that the events do not give. */
const DEFAULT_REASON = '模拟数据：按演示情景设定，非真实变动。';

const Remark = z.strictObject({ unit: z.string(), indicator: z.string(), remark: z.string() });
const Event = z.strictObject({
  period: z.string(),
  organisation: z.string(),
  state: z.enum(['missing', 'submitted', 'returned', 'approved']),
  submittedAt: z.string().optional(),
  decidedAt: z.string().optional(),
  comment: z.string().default(''),
  remarks: z.array(Remark).default([]),
  reasons: z.record(z.string(), z.string()).default({}),
});
const Correction = z.strictObject({
  period: z.string(),
  organisation: z.string(),
  submittedAt: z.string(),
  decidedAt: z.string(),
  reason: z.string(),
  /** Amounts added to the figures of the first revision, by cell key. */
  add: z.record(z.string(), z.string()),
});
/** When a revision of the figures came in; without one the second comes in October of the next year. */
const Vintage = z.strictObject({
  period: z.string(),
  organisation: z.string(),
  revision: z.int().min(2),
  submittedAt: z.string(),
  decidedAt: z.string(),
  reason: z.string(),
});
const Events = z.strictObject({
  open: z.string(),
  returns: z.array(Event),
  corrections: z.array(Correction),
  vintages: z.array(Vintage).default([]),
});
type Events = z.infer<typeof Events>;

interface DemoFigure {
  key: string;
  text: string;
  note: string;
  release: string;
  provenance: Provenance;
}

/** Figures by period, organisation and revision. */
type Figures = Map<string, DemoFigure[]>;

/** Seeds a demonstration once; a database that was interrupted half-way is refused rather than continued. */
export async function seedDemo(world: World, folder: string, say: (words: string) => void): Promise<void> {
  if (await findSetting(world.db, DONE)) return;
  if (await findSetting(world.db, BEGUN))
    throw new DatabaseProblem('演示数据上次没有载入完，请删除数据文件夹后重新启动。');
  say('演示数据：正在按报送、核定流程载入，约需十秒……');
  await world.db.transaction().execute((trx) => insertSetting(trx, BEGUN, world.now().toISOString()));
  await replayDemo(world, folder, say);
  await world.db.transaction().execute((trx) => insertSetting(trx, DONE, world.now().toISOString()));
}

/** Creates the demonstration accounts and plays every return of the folder; without figures only the accounts. */
export async function replayDemo(world: World, folder: string, say: (words: string) => void): Promise<void> {
  await world.db.transaction().execute((trx) => insertDemoAccounts(trx, world.catalogue, world.now()));
  const file = join(folder, 'figures.csv');
  if (!existsSync(file)) return;
  const figures = readFigures(readFileSync(file, 'utf8'));
  const events = Events.parse(JSON.parse(readFileSync(join(folder, 'events.json'), 'utf8')));
  const periods = world.catalogue.periods.filter((p) => Date.parse(p.opens) <= world.now().getTime());
  const steps = [
    ...periods.flatMap(({ period, due }) => periodSteps(world, period, Date.parse(due), figures, events)),
    ...correctionsOf(world, figures, events).flatMap((correction) => correctionSteps(world, correction)),
    ...publicationSteps(world, actorFor, events.corrections),
  ];
  // In the order of time, so that each data version holds exactly what was known when it was made.
  steps.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [done, step] of steps.entries()) {
    await step.run();
    if ((done + 1) % STEPS_PER_LINE === 0) say(`演示数据：${done + 1}/${steps.length}`);
  }
}

/** One submission or decision of the demonstration at its time. */
interface Step {
  at: Date;
  run: () => Promise<void>;
}
const STEPS_PER_LINE = 100;

function readFigures(text: string): Figures {
  const figures: Figures = new Map();
  const fault = (line: number, words: string) => {
    throw new DatabaseProblem(`figures.csv 第${line}行：${words}`);
  };
  for (const { fields: f } of parseCsv(text, fault)) {
    const place = `${f.period}/${f.organisation}/${f.revision}`;
    const mark = REASON_MARK[f.value as Reason];
    const figure: DemoFigure = {
      key: `${f.unit}/${f.indicator}`,
      text: mark ?? f.value ?? '',
      note: f.note ?? '',
      release: f.release ?? '',
      provenance: { origin: f.origin as Provenance['origin'], citation: f.citation ?? '' },
    };
    const list = figures.get(place);
    if (list) list.push(figure);
    else figures.set(place, [figure]);
  }
  return figures;
}

/** Returns of a period come in before the deadline, an hour apart, and are decided the day before it or a day later. */
function periodSteps(world: World, period: Period, due: number, figures: Figures, events: Events): Step[] {
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
      run: () =>
        replaySubmission(world, period, organisation, own, at, event?.comment ?? '', event?.reasons ?? {}),
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
  return { person: toPerson(account, world), address: 'demo', at };
}

async function replaySubmission(
  world: World,
  period: Period,
  organisation: string,
  figures: DemoFigure[],
  at: Date,
  comment: string,
  reasons: Record<string, string>,
): Promise<void> {
  const id = { period, organisation };
  const actor = await actorFor(world, organisation, at);
  const clocked: World = { ...world, now: () => at };
  const cells = cellsFrom(world, period, organisation, figures);
  const before = await describeReturn(clocked, actor.person, period, organisation);
  await saveDraft(clocked, actor, id, { version: before.version, cells });
  const checked = await describeReturn(clocked, actor.person, period, organisation);
  const version = await giveReasons(clocked, actor, checked, cells, reasons);
  await submit(clocked, actor, id, {
    version,
    comment,
    provenance: new Map(figures.map((f) => [f.key, f.provenance])),
  });
}

function cellsFrom(
  world: World,
  period: Period,
  organisation: string,
  figures: DemoFigure[],
): DraftBody['cells'] {
  const form = formFor(world.catalogue, organisation, periodicityOf(period))!;
  const byKey = new Map(figures.map((f) => [f.key, f]));
  return formCells(world.catalogue, form, organisation).flatMap(({ key }) => {
    const figure = byKey.get(key);
    return figure
      ? [{ key, text: figure.text, note: figure.note, release: figure.release, reasons: {}, answer: '' }]
      : [];
  });
}

/** Writes a reason for every finding that may stand with one. */
async function giveReasons(
  world: World,
  actor: Actor,
  view: ReturnView,
  cells: DraftBody['cells'],
  reasons: Record<string, string>,
): Promise<number> {
  const open = view.findings.filter((f) => isOpen(f) && f.reasonAllowed);
  if (open.length === 0) return view.version;
  const edited = cells.map((cell) => {
    const own = open.filter((f) => f.key === cell.key);
    const reason = reasons[cell.key] ?? DEFAULT_REASON;
    return own.length === 0
      ? cell
      : { ...cell, reasons: Object.fromEntries(own.map((f) => [f.rule, reason])) };
  });
  return saveDraft(
    world,
    actor,
    { period: view.period, organisation: view.organisation },
    { version: view.version, cells: edited },
  );
}

async function replayDecision(
  world: World,
  period: Period,
  organisation: string,
  at: Date,
  event?: z.infer<typeof Event>,
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

/** Corrections named by the events, and later revisions of the figures. */
function correctionsOf(world: World, figures: Figures, events: Events) {
  const named = events.corrections.map((c) => ({
    ...c,
    figures: (figures.get(`${c.period}/${c.organisation}/1`) ?? []).map((f) => {
      const amount = c.add[f.key];
      return amount === undefined ? f : { ...f, text: fromMicro(toMicro(f.text) + toMicro(amount)) };
    }),
  }));
  const known = (c: { organisation: string }) =>
    findOrganisation(world.catalogue, c.organisation) !== undefined;
  return [...named, ...vintagesOf(figures, events)].filter(known);
}

/** Each later revision holds only the cells it brings; the others stand as the revision before left them. */
function vintagesOf(figures: Figures, events: Events) {
  return [...figures.keys()].flatMap((place) => {
    const [period = '', organisation = '', number] = place.split('/');
    const revision = Number(number);
    if (revision < 2) return [];
    const cells = new Map<string, DemoFigure>();
    for (let step = 1; step <= revision; step += 1) {
      for (const f of figures.get(`${period}/${organisation}/${step}`) ?? []) cells.set(f.key, f);
    }
    const vintage = events.vintages.find(
      (v) => v.period === period && v.organisation === organisation && v.revision === revision,
    );
    if (!vintage && revision > 2) throw new DatabaseProblem(`events.json 没有写明 ${place} 何时报送。`);
    const year = Number(period.slice(0, 4));
    return [
      {
        period,
        organisation,
        // R&D of a year appears eight to ten months after its end (domain.md §7).
        submittedAt: vintage?.submittedAt ?? `${year + 1}-10-20T02:00:00.000Z`,
        decidedAt: vintage?.decidedAt ?? `${year + 1}-10-22T02:00:00.000Z`,
        reason: vintage?.reason ?? '补报全社会R&D经费支出。',
        figures: [...cells.values()],
      },
    ];
  });
}

function correctionSteps(world: World, correction: ReturnType<typeof correctionsOf>[number]): Step[] {
  const { organisation, reason } = correction;
  const period = asPeriod(correction.period);
  const at = new Date(correction.submittedAt);
  const decidedAt = new Date(correction.decidedAt);
  const open = async () => {
    const actor = await actorFor(world, organisation, at);
    const view = await describeReturn({ ...world, now: () => at }, actor.person, period, organisation);
    await startCorrection(world, actor, { period, organisation }, { version: view.version, reason });
    await replaySubmission(world, period, organisation, correction.figures, at, reason, {});
  };
  return [
    { at, run: open },
    { at: decidedAt, run: () => replayDecision(world, period, organisation, decidedAt) },
  ];
}
