/** 会商: threads on figures and on differences between two sources. What is said changes no figure: returns alone do. */
import { z } from 'zod';
import { asOf } from '#shared/as-of.ts';
import { findIndicator, findUnit } from '#shared/catalogue.ts';
import type { Discussion, Discussions, EntryBody, OpenBody } from '#shared/contract/discussions.ts';
import type { Person } from '#shared/contract/session.ts';
import { isClosed } from '#shared/discussion.ts';
import type { Figure } from '#shared/figure.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { DiscussionEntryTable, DiscussionTable } from '../db/discussion-tables.ts';
import type { Db, Trx } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict, forbidden, notFound } from '../http/problem.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import { describeReconciliation } from '../review/reconciliation.service.ts';
import { once } from '../workflow/idempotency.ts';
import type { World } from '../world.ts';
import { describeDiscussion } from './describe-discussion.ts';
import {
  findDiscussion,
  insertDiscussion,
  insertEntry,
  listDiscussions,
  listEntries,
  type Subject,
} from './discussions.repository.ts';
import { partiesOf, takesPart } from './parties.ts';

interface Asked {
  period?: Period | undefined;
  unit?: string | undefined;
  indicator?: string | undefined;
}

/** The threads that the reader takes part in, of one figure or of all. */
export async function describeDiscussions(world: World, person: Person, asked: Asked): Promise<Discussions> {
  const { db, catalogue } = world;
  const stored = await listDiscussions(db, asked);
  const entries = await listEntries(
    db,
    stored.map(({ number }) => number),
  );
  const rows = stored
    .flatMap((row) => describeDiscussion(catalogue, person, row, entries.get(row.number) ?? []) ?? [])
    .sort((a, b) => urgency(a) - urgency(b) || lastWord(b).localeCompare(lastWord(a)));
  return { rows, mayOpen: await mayOpenOn(world, person, asked) };
}

const urgency = ({ waitsForMe, closed }: Discussion) => (waitsForMe ? 0 : closed ? 2 : 1);
const lastWord = ({ entries }: Discussion) => entries.at(-1)?.at ?? '';

async function mayOpenOn(world: World, person: Person, { period, unit, indicator }: Asked): Promise<boolean> {
  if (period === undefined || unit === undefined || indicator === undefined) return false;
  const subject = { period, unit, indicator, second: null };
  return (
    takesPart(person, partiesOf(asOf(world.catalogue, period), subject)) && (await isFigure(world, subject))
  );
}

/** A unit and an indicator of the programme in a period that is collected or has figures. */
async function isFigure(world: World, { period, unit, indicator }: Subject): Promise<boolean> {
  const catalogue = asOf(world.catalogue, period);
  const known = findIndicator(catalogue, indicator)?.periodicities.includes(periodicityOf(period));
  if (!known || !findUnit(catalogue, unit)) return false;
  if ((await loadCalendar(world.db)).has(period)) return true;
  return (await world.panels.panel())?.position.period.has(period) === true;
}

/** What both sources of a difference say now; null where they do not differ. */
async function figuresOf(world: World, subject: Subject): Promise<{ first: Figure; second: Figure } | null> {
  const { twoSources, onlySecond } = await describeReconciliation(world, subject.period);
  const row = [...twoSources, ...onlySecond].find(
    ({ unit, indicator, second }) =>
      unit === subject.unit && indicator === subject.indicator && second.organisation === subject.second,
  );
  return row ? { first: row.first.figure, second: row.second.figure } : null;
}

/** @throws 404 for a figure or difference that there is not, or that is not the caller's; 409 while one on the same is open. */
export async function openDiscussion(
  world: World,
  actor: Actor,
  { text, ...subject }: OpenBody,
  key: string | undefined,
): Promise<Discussion> {
  const parties = partiesOf(asOf(world.catalogue, subject.period), subject);
  if (!takesPart(actor.person, parties) || !(await isFigure(world, subject))) throw notFound('数据');
  const figures = subject.second === null ? null : await figuresOf(world, subject);
  if (subject.second !== null && figures === null) throw notFound('差异');
  const number = await world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['discussion', subject, text], reply: z.int() }, async () => {
      if (await hasOpen(trx, subject))
        throw conflict('discussion-open', '这个数已有未办结的会商', '请在那一项里答复，或等它办结。');
      const opened = await insertDiscussion(trx, subject);
      await say(trx, actor, { number: opened, ...subject }, parties, {
        ...{ number: 1, kind: 'open', text, outcome: null },
        figures: figures && JSON.stringify(figures),
      });
      return opened;
    }),
  );
  return requireDiscussion(world, actor.person, number);
}

async function hasOpen(trx: Trx, { second, ...figure }: Subject): Promise<boolean> {
  const same = (await listDiscussions(trx, figure)).filter((row) => row.second === second);
  const entries = await listEntries(
    trx,
    same.map(({ number }) => number),
  );
  return same.some(({ number }) => !isClosed(entries.get(number) ?? []));
}

/**
 * Answers, closes or reopens. @throws 404 for who takes no part; 403 where another has to close it; 409 where somebody closed it,
 * reopened it or, before closing, said something that was not seen; 422 for a difference closed without an outcome.
 */
export async function addEntry(
  world: World,
  actor: Actor,
  number: number,
  body: EntryBody,
  key: string | undefined,
): Promise<Discussion> {
  const before = await requireDiscussion(world, actor.person, number);
  const { kind, text, outcome, seen } = body;
  if (kind === 'close' && !before.mayClose)
    throw forbidden(`由${before.sources ? '' : '提出的单位或'}${world.catalogue.city.office}办结。`);
  if ((kind === 'close' && before.sources !== null) !== (outcome !== null))
    throw brokenRules(
      outcome === null ? '请选择会商结果：以哪一方的数为准' : '只有两方数据的差异办结时写会商结果',
      [],
    );
  const subject = await findDiscussion(world.db, number);
  if (!subject) throw notFound('会商');
  const parties = partiesOf(asOf(world.catalogue, subject.period), subject);
  const figures = outcome === null ? null : await figuresAtClose(world, subject, before);
  await world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['discussion', number, body], reply: z.int() }, async () => {
      const entries = (await listEntries(trx, [number])).get(number) ?? [];
      const latest = entries.at(-1)?.number ?? 0;
      if (isClosed(entries) !== (kind === 'reopen') || (kind !== 'say' && latest !== seen))
        throw conflict(
          'discussion-stale',
          '这项会商刚有人发言或办结',
          '已显示最新情况，您写的还在，请看过再办。',
        );
      await say(trx, actor, subject, parties, {
        ...{ number: latest + 1, kind, text, outcome },
        figures: figures && JSON.stringify(figures),
      });
      return latest + 1;
    }),
  );
  return requireDiscussion(world, actor.person, number);
}

/** Where the two agree by now there is no difference to read: what they last said of it stands. */
async function figuresAtClose(world: World, subject: DiscussionTable, { entries }: Discussion) {
  return (await figuresOf(world, subject)) ?? entries.findLast(({ figures }) => figures)?.figures ?? null;
}

const ACTION = {
  open: 'discuss',
  say: 'discuss',
  close: 'close-discussion',
  reopen: 'reopen-discussion',
} as const;

type Entry = Pick<DiscussionEntryTable, 'number' | 'kind' | 'text' | 'outcome' | 'figures'>;

async function say(
  trx: Trx,
  actor: Actor,
  { number, period, unit, indicator }: DiscussionTable,
  parties: readonly string[],
  entry: Entry,
): Promise<void> {
  const { account, organisation, role } = actor.person;
  await insertEntry(trx, {
    ...entry,
    ...{ discussion_number: number, organisation, office: role === 'analyst' ? 1 : 0 },
    ...{ said_by: account, said_at: actor.at.toISOString() },
  });
  const detail = { period, unit, indicator, entry: entry.number, outcome: entry.outcome, parties };
  await appendAudit(trx, entryOf(actor, ACTION[entry.kind], `discussion/${number}`, detail));
}

/** @throws 404 for one that there is not, and for one in which the person takes no part */
async function requireDiscussion({ db, catalogue }: World, person: Person, number: number) {
  return (await describeOne(db, catalogue, person, number)) ?? Promise.reject(notFound('会商'));
}

async function describeOne(db: Db, catalogue: World['catalogue'], person: Person, number: number) {
  const row = await findDiscussion(db, number);
  if (!row) return null;
  return describeDiscussion(catalogue, person, row, (await listEntries(db, [number])).get(number) ?? []);
}
