/** 催报: what the pages ask of the server (shared/contract/reminders.ts). */
import { type Contact, type Reminders, remindersApi } from '#shared/contract/reminders.ts';
import { ask, call } from '../../lib/call.ts';

export const remindersQuery = (period: string) => ask(remindersApi.list, { params: { period } });
export const punctualityQuery = ({ q, page }: { q: string; page: number }) =>
  ask(remindersApi.punctuality, { query: { q: q || undefined, page: page > 1 ? page : undefined } });

export function sendReminders(
  period: string,
  body: { reminders: { organisation: string; text: string }[]; escalate: boolean },
  key: string,
): Promise<Reminders> {
  return call(remindersApi.send, { params: { period }, body }, { key });
}

export function setContact(period: string, organisation: string, contact: Contact): Promise<Reminders> {
  return call(remindersApi.contact, { body: { period, organisation, contact } });
}
