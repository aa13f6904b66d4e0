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
import { reportingOrganisations } from '../programme/programme.service.ts';
import { listReturnRecords } from '../review/review.repository.ts';
import { once } from '../workflow/idempotency.ts';
import type { World } from '../world.ts';
import {
  insertReading,
  insertReminders,
  listReadings,
  listReminders,
  listRemindersOf,
} from './reminders.repository.ts';

/** States in which the next step is the organisation's. */
const OWING: readonly ReturnState[] = ['unreported', 'draft', 'returned'];

/** @throws 404 for a period that is not collected. */
export async function describeReminders(world: World, period: Period): Promise<Reminders> {
  const { catalogue, db } = world;
  const name = (code: string) => findOrganisation(catalogue, code)?.name ?? code;
  const sent = await listReminders(db, period);
  const readings = await listReadings(
    db,
    sent.map(({ number }) => number),
  );
  return {
    period,
    label: periodLabel(period),
    owing: (await owing(world, db, period)).map((one) => ({ ...one, name: name(one.organisation) })),
    sent: sent.map(({ number, organisation, text, by, sent_at }) => ({
      number,
      organisation,
      organisationName: name(organisation),
      text,
      by,
      at: sent_at,
      readings: readings.filter((g) => g.number === number).map((g) => ({ by: g.by, at: g.at })),
    })),
  };
}

/** Who owes, until when, and what to tell them. A correction under way owes nothing: its approved figure stands. */
async function owing(world: World, db: Db, period: Period) {
  const { catalogue } = world;
  const calendar = calendarOf(await actsOf(db, period));
  const records = new Map((await listReturnRecords(db, period)).map((r) => [r.organisation, r]));
  const now = world.now().toISOString();
  return reportingOrganisations(catalogue, period).flatMap((organisation) => {
    const record = records.get(organisation);
    const state: ReturnState = record?.state ?? 'unreported';
    const schedule = scheduleFor(calendar, { period, organisation });
    if (!schedule || record?.approved || !OWING.includes(state)) return [];
    const { due } = schedule;
    const overdue = Date.parse(due) < Date.parse(now);
    return [{ organisation, state, due, overdue, text: reminderText(catalogue, period, due, now) }];
  });
}

/** @throws 404 for a period that is not collected; 422 for an organisation that owes nothing (any more). */
export function sendReminders(
  world: World,
  actor: Actor,
  period: Period,
  { reminders }: { reminders: readonly { organisation: string; text: string }[] },
  key: string | undefined,
): Promise<number> {
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['remind', period, reminders], reply: z.int() }, async () => {
      const owed = new Map((await owing(world, trx, period)).map((one) => [one.organisation, one]));
      const needless = reminders.filter(({ organisation }) => !owed.has(organisation));
      if (needless.length > 0)
        throw brokenRules(
          '有的单位不需要催报',
          needless.map(({ organisation }) => ({
            pointer: 'reminders',
            rule: 'owing',
            detail: `${findOrganisation(world.catalogue, organisation)?.name ?? '该单位'}没有未报的报表，请刷新后再发。`,
          })),
        );
      await insertReminders(
        trx,
        reminders.map(({ organisation, text }) => ({
          period,
          organisation,
          text,
          due: owed.get(organisation)?.due ?? '',
          sent_by: actor.person.account,
          sent_at: actor.at.toISOString(),
        })),
      );
      const detail = { organisations: reminders.map(({ organisation }) => organisation) };
      await appendAudit(trx, entryOf(actor, 'remind', `period/${period}`, detail));
      return reminders.length;
    }),
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
