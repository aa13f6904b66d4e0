/** The ways a 催报 leaves the product, where the installation has any: mail, and a webhook of the city's own gateway. */
import { createTransport } from 'nodemailer';
import type { Channel } from '#shared/contract/reminders.ts';

/** Longer than this nobody waits for a mail server or a gateway. */
const SEND_MS = 10_000;

export interface MessengerSettings {
  /** `smtp://` or `smtps://` with name and password, and the address that mail comes from. */
  smtp: { url: string; from: string } | null;
  /** Takes a POST of JSON. */
  webhook: string | null;
}

interface OutgoingReminder {
  number: number;
  organisation: string;
  organisationName: string;
  period: string;
  subject: string;
  text: string;
  /** Addresses of mail. */
  to: readonly string[];
}

interface Delivery {
  number: number;
  channel: Channel;
  recipient: string;
  outcome: 'sent' | 'failed';
  /** What the other side said, cut short; empty when it was sent. */
  detail: string;
}

export interface Messenger {
  channels: readonly Channel[];
  /** Never throws: what could not be sent is an outcome. */
  send(reminders: readonly OutgoingReminder[]): Promise<Delivery[]>;
}

/** Null where nothing is set: then nothing is sent outside. */
export function messengerOf({ smtp, webhook }: MessengerSettings): Messenger | null {
  if (!smtp && !webhook) return null;
  return {
    channels: [...(smtp ? (['smtp'] as const) : []), ...(webhook ? (['webhook'] as const) : [])],
    async send(reminders) {
      const mails = smtp ? await sendMails(smtp, reminders) : [];
      const posts = webhook ? await Promise.all(reminders.map((one) => post(webhook, one))) : [];
      return [...mails, ...posts];
    },
  };
}

async function sendMails(
  { url, from }: NonNullable<MessengerSettings['smtp']>,
  reminders: readonly OutgoingReminder[],
): Promise<Delivery[]> {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: SEND_MS,
    greetingTimeout: SEND_MS,
    socketTimeout: SEND_MS,
  });
  try {
    return await Promise.all(
      reminders.flatMap(({ number, to, subject, text }) =>
        to.map((recipient) =>
          delivery({ number, channel: 'smtp', recipient }, () =>
            transport.sendMail({ from, to: recipient, subject, text }),
          ),
        ),
      ),
    );
  } finally {
    transport.close();
  }
}

function post(webhook: string, { to, ...reminder }: OutgoingReminder): Promise<Delivery> {
  return delivery({ number: reminder.number, channel: 'webhook', recipient: '' }, async () => {
    const reply = await fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...reminder, to }),
      signal: AbortSignal.timeout(SEND_MS),
      redirect: 'error',
    });
    if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
  });
}

async function delivery(
  of: Pick<Delivery, 'number' | 'channel' | 'recipient'>,
  send: () => Promise<unknown>,
): Promise<Delivery> {
  try {
    await send();
    return { ...of, outcome: 'sent', detail: '' };
  } catch (error) {
    return { ...of, outcome: 'failed', detail: (error instanceof Error ? error.message : '').slice(0, 200) };
  }
}
