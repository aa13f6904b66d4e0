/** 催报: what the pages ask of the server (shared/contract/reminders.ts). */
import { type Reminders, remindersApi } from '#shared/contract/reminders.ts';
import { ask, call } from '../../lib/call.ts';

export const remindersQuery = (period: string) => ask(remindersApi.list, { params: { period } });
export const punctualityQuery = ask(remindersApi.punctuality, {});

export function sendReminders(
  period: string,
  reminders: { organisation: string; text: string }[],
  key: string,
): Promise<Reminders> {
  return call(remindersApi.send, { params: { period }, body: { reminders } }, { key });
}
