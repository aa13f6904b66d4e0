/** The ways a 催报 leaves the product, where the installation has any: mail, and a webhook of the city's own gateway. */
import { createTransport } from 'nodemailer';
import type { Channel } from '#shared/contract/reminders.ts';

/** Longer than this nobody waits, however many messages there are and whatever of mail server and gateway is silent. */
const ACT_MS = 15_000;

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

/** Null where nothing is set: then nothing is sent outside. @param boundMs of all messages of one act together. */
export function messengerOf({ smtp, webhook }: MessengerSettings, boundMs = ACT_MS): Messenger | null {
  if (!smtp && !webhook) return null;
  return {
    channels: [...(smtp ? (['smtp'] as const) : []), ...(webhook ? (['webhook'] as const) : [])],
    async send(reminders) {
      const bound = boundOf(boundMs);
      const mails = smtp ? sendMails(smtp, reminders, bound) : [];
      const posts = webhook ? Promise.all(reminders.map((one) => post(webhook, one, bound))) : [];
      return (await Promise.all([mails, posts])).flat();
    },
  };
}

/** Ends every wait of one act at the same time. */
interface Bound {
  signal: AbortSignal;
  /** @throws Error in words once the time is over; the work itself may go on unheard. */
  within<T>(work: Promise<T>): Promise<T>;
}

function boundOf(milliseconds: number): Bound {
  const signal = AbortSignal.timeout(milliseconds);
  const over = new Promise<never>((_, reject) => {
    const words = `${milliseconds / 1000}秒内没有回应，不再等待`;
    signal.addEventListener('abort', () => reject(new Error(words)), { once: true });
  });
  // Nobody may be waiting any more.
  over.catch(() => {});
  return { signal, within: (work) => Promise.race([work, over]) };
}

/** A server that does not answer is found out once, not once a message. */
async function sendMails(
  { url, from }: NonNullable<MessengerSettings['smtp']>,
  reminders: readonly OutgoingReminder[],
  bound: Bound,
): Promise<Delivery[]> {
  const letters = reminders.flatMap(({ to, ...reminder }) =>
    to.map((recipient) => ({ ...reminder, recipient })),
  );
  if (letters.length === 0) return [];
  const transport = createTransport({ url, pool: true, maxConnections: 3 });
  try {
    const dead = await bound
      .within(transport.verify())
      .then(() => null)
      .catch((error: unknown) => new Error(`邮件服务器不能用：${messageOf(error)}`));
    return await Promise.all(
      letters.map(({ number, recipient, subject, text }) =>
        delivery({ number, channel: 'smtp', recipient }, async () => {
          if (dead) throw dead;
          await bound.within(transport.sendMail({ from, to: recipient, subject, text }));
        }),
      ),
    );
  } finally {
    transport.close();
  }
}

function post(webhook: string, reminder: OutgoingReminder, { signal, within }: Bound): Promise<Delivery> {
  return delivery({ number: reminder.number, channel: 'webhook', recipient: '' }, async () => {
    const reply = await within(
      fetch(webhook, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(reminder),
        signal,
        redirect: 'error',
      }),
    );
    if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
  });
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '');

async function delivery(
  of: Pick<Delivery, 'number' | 'channel' | 'recipient'>,
  send: () => Promise<unknown>,
): Promise<Delivery> {
  try {
    await send();
    return { ...of, outcome: 'sent', detail: '' };
  } catch (error) {
    // Servers repeat the address, which is kept sealed and nowhere else.
    const words = messageOf(error).replaceAll(of.recipient || '\u0000', '收件人');
    return { ...of, outcome: 'failed', detail: words.slice(0, 200) };
  }
}
