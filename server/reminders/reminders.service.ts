/** 催报: the office reminds those that owe a return; the reminder stays on their page until somebody of them has read it. */

import { z } from 'zod';
import { calendarOf, scheduleFor } from '#shared/calendar.ts';
import { findOrganisation } from '#shared/catalogue.ts';
import type { OwnReminders, Reminders } from '#shared/contract/reminders.ts';
import type { ReturnState } from '#shared/contract/return-state.ts';
import type { Person } from '#shared/contract/session.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { reminderText } from '#shared/reminder.words.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Db } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, notFound } from '../http/problem.ts';
import { actsOf } from '../periods/load-calendar.ts';
import { listSupplements } from '../periods/supplements.ts';
import { reportingOrganisations } from '../programme/programme.service.ts';
import { todayOf } from '../programme/today.ts';
import { listReturnRecords } from '../review/review.repository.ts';
import { once } from '../workflow/idempotency.ts';
import type { World } from '../world.ts';
import { readContacts, readSendings } from './addresses.ts';
import { reportsTo } from './own-reporters.ts';
import {
  insertReading,
  insertReminders,
  listReadings,
  listReminders,
  listRemindersOf,
} from './reminders.repository.ts';
import { sendOutside } from './send-outside.ts';
import { insertEscalation, listContacts, listEscalations } from './sending.repository.ts';

/** States in which the next step is the organisation's. */
const OWING: readonly ReturnState[] = ['unreported', 'draft', 'signing', 'returned'];

/** Of those who report to the caller's office. @throws 404 for a period that is not collected. */
export async function describeReminders(world: World, person: Person, period: Period): Promise<Reminders> {
  const { catalogue, db } = world;
  const isOurs = reportsTo(catalogue, person);
  const name = (code: string) => findOrganisation(catalogue, code)?.name ?? code;
  const sent = (await listReminders(db, period)).filter(({ organisation }) => isOurs(organisation));
  const numbers = sent.map(({ number }) => number);
  const readings = await listReadings(db, numbers);
  const escalations = await listEscalations(db, numbers);
  const sendings = await readSendings(world.secrets, db, numbers);
  const contacts = await readContacts(world.secrets, db);
  return {
    period,
    label: periodLabel(period),
    owing: (await owing(world, db, person, period)).map((one) => ({
      ...one,
      name: name(one.organisation),
      contacts: contacts.get(one.organisation) ?? [],
    })),
    channels: [...(world.messenger?.channels ?? [])],
    sent: sent.map(({ number, organisation, text, by, sent_at }) => ({
      number,
      organisation,
      organisationName: name(organisation),
      text,
      by,
      at: sent_at,
      readings: readings.filter((g) => g.number === number).map((g) => ({ by: g.by, at: g.at })),
      responsible: escalations.get(number) ?? '',
      sendings: sendings
        .filter((one) => one.reminder_number === number)
        .map(({ channel, recipient, outcome, detail }) => ({ channel, recipient, outcome, detail })),
    })),
  };
}

/**
 * Who owes, until when, and what to tell them: the return, or what of it is brought later (补报). A correction under way owes
 * nothing: its approved figure stands.
 */
async function owing(world: World, db: Db, person: Person, period: Period) {
  const { catalogue } = world;
  const isOurs = reportsTo(catalogue, person);
  const by = person.node === undefined ? undefined : findOrganisation(catalogue, person.organisation)?.name;
  const calendar = calendarOf(await actsOf(db, period));
  const parts = await listSupplements(world, db, calendar, todayOf(world));
  const records = new Map((await listReturnRecords(db, period)).map((r) => [r.organisation, r]));
  const now = world.now().toISOString();
  return reportingOrganisations(catalogue, period).flatMap((organisation) => {
    if (!isOurs(organisation)) return [];
    const record = records.get(organisation);
    const state: ReturnState = record?.state ?? 'unreported';
    const schedule = scheduleFor(calendar, { period, organisation });
    if (!schedule) return [];
    const part = parts.find((one) => one.organisation === organisation && one.state === 'owing');
    const owesReturn = !record?.approved && OWING.includes(state);
    if (!owesReturn && !part) return [];
    const supplement = owesReturn ? '' : (part?.title ?? '');
    const due = owesReturn ? schedule.due : (part?.due ?? schedule.due);
    const overdue = Date.parse(due) < Date.parse(now);
    const text = reminderText(catalogue, { period, supplement, due, by }, now);
    return [{ organisation, state, supplement, due, overdue, text }];
  });
}

/**
 * On record first, then outside the product where there is a way. @throws 404 for a period that is not collected; 422 for an
 * organisation that owes nothing (any more), and where the responsible person is not known.
 */
export async function sendReminders(
  world: World,
  actor: Actor,
  period: Period,
  {
    reminders,
    escalate,
  }: { reminders: readonly { organisation: string; text: string }[]; escalate: boolean },
  key: string | undefined,
): Promise<void> {
  let first: number | null = null;
  await world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['remind', period, reminders, escalate], reply: z.int() }, async () => {
      const owed = new Map(
        (await owing(world, trx, actor.person, period)).map((one) => [one.organisation, one]),
      );
      const responsible = escalate ? await responsibleOf(trx) : new Map<string, string>();
      assertRemindable(world, reminders, owed, escalate ? responsible : null);
      first = await insertReminders(
        trx,
        reminders.map(({ organisation, text }) => ({
          period,
          organisation,
          text: escalate ? `请单位负责人${responsible.get(organisation)}阅办：${text}` : text,
          due: owed.get(organisation)?.due ?? '',
          sent_by: actor.person.account,
          sent_at: actor.at.toISOString(),
        })),
      );
      if (escalate)
        for (const [at, { organisation }] of reminders.entries())
          await insertEscalation(trx, first + at, responsible.get(organisation) ?? '');
      const detail = { organisations: reminders.map(({ organisation }) => organisation), escalate };
      await appendAudit(trx, entryOf(actor, 'remind', `period/${period}`, detail));
      return reminders.length;
    }),
  );
  // A request that was sent twice has made nothing the second time, and goes out once.
  if (first === null) return;
  const from: number = first;
  const made = reminders.map((one, at) => ({ ...one, number: from + at, escalated: escalate }));
  await sendOutside(world, actor, period, made);
}

async function responsibleOf(db: Db): Promise<Map<string, string>> {
  const contacts = await listContacts(db);
  return new Map(
    [...contacts].flatMap(([organisation, own]) => {
      const found = own.find(({ role, name }) => role === 'responsible' && name !== '');
      return found ? [[organisation, found.name] as const] : [];
    }),
  );
}

function assertRemindable(
  { catalogue }: World,
  reminders: readonly { organisation: string }[],
  owed: ReadonlyMap<string, unknown>,
  responsible: ReadonlyMap<string, string> | null,
): void {
  const name = (code: string) => findOrganisation(catalogue, code)?.name ?? '该单位';
  const told = (needless: readonly { organisation: string }[], words: (name: string) => string) =>
    needless.map(({ organisation }) => ({
      pointer: 'reminders',
      rule: 'owing',
      detail: words(name(organisation)),
    }));
  const needless = reminders.filter(({ organisation }) => !owed.has(organisation));
  if (needless.length > 0)
    throw brokenRules(
      '有的单位不需要催报',
      told(needless, (one) => `${one}没有未报的报表，或不由本级催报，请刷新后再发。`),
    );
  const unknown = reminders.filter(({ organisation }) => responsible && !responsible.has(organisation));
  if (unknown.length > 0)
    throw brokenRules(
      '有的单位没有登记负责人',
      told(unknown, (one) => `请先登记${one}的单位负责人。`),
    );
}

/** What the caller's organisation was told and nobody of it has read. */
export async function ownReminders(
  { db }: World,
  { organisation }: Person,
): Promise<z.infer<typeof OwnReminders>> {
  const own = await listRemindersOf(db, organisation);
  const read = new Set(
    (
      await listReadings(
        db,
        own.map(({ number }) => number),
      )
    ).map(({ number }) => number),
  );
  return {
    reminders: own
      .filter(({ number }) => !read.has(number))
      .map(({ number, period, text, by, sent_at }) => ({ number, period, text, by, at: sent_at })),
  };
}

/** Reading twice is reading once. @throws 404 for a reminder of another organisation, as if it did not exist. */
export async function readReminder(world: World, actor: Actor, number: number): Promise<void> {
  const { account, organisation } = actor.person;
  await world.db.transaction().execute(async (trx) => {
    const found = (await listRemindersOf(trx, organisation)).find((one) => one.number === number);
    if (!found) throw notFound('催报');
    const read = await listReadings(trx, [number]);
    if (read.some((one) => one.account_id === account)) return;
    await insertReading(trx, number, account, actor.at);
    await appendAudit(
      trx,
      entryOf(actor, 'read-reminder', `period/${found.period}/${organisation}`, { number }),
    );
  });
}
