/** A 催报 that is on record goes out by mail and webhook where the installation has them; what became of it is recorded too. */
import { findOrganisation } from '#shared/catalogue.ts';
import { CONTACT_ROLE_NAME, type Contact } from '#shared/contract/reminders.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { readContacts, sealAddress } from './addresses.ts';
import { reportsTo } from './own-reporters.ts';
import { insertContact, insertSendings } from './sending.repository.ts';

interface OnRecord {
  number: number;
  organisation: string;
  text: string;
  /** For the responsible person too. */
  escalated: boolean;
}

/** Nothing where there is no way out. A failure is an outcome on record, never an error: the page has the message anyway. */
export async function sendOutside(
  world: World,
  actor: Actor,
  period: Period,
  reminders: readonly OnRecord[],
): Promise<void> {
  const { messenger, catalogue, db, now, secrets } = world;
  if (!messenger || reminders.length === 0) return;
  const contacts = await readContacts(secrets, db);
  const subject = `催报：${periodLabel(period)}${catalogue.city.system}`;
  const deliveries = await messenger.send(
    reminders.map(({ number, organisation, text, escalated }) => ({
      ...{ number, organisation, period, subject, text },
      organisationName: findOrganisation(catalogue, organisation)?.name ?? organisation,
      to: addressesOf(contacts.get(organisation) ?? [], escalated),
    })),
  );
  if (deliveries.length === 0) return;
  const at = now().toISOString();
  await db.transaction().execute(async (trx) => {
    await insertSendings(
      trx,
      deliveries.map(({ number, recipient, ...rest }) => ({
        reminder_number: number,
        ...rest,
        recipient: sealAddress(secrets, recipient),
        at,
      })),
    );
    const failed = deliveries.filter(({ outcome }) => outcome === 'failed').length;
    const detail = { sent: deliveries.length - failed, failed };
    await appendAudit(trx, entryOf(actor, 'send-reminder', `period/${period}`, detail));
  });
}

function addressesOf(contacts: readonly Contact[], escalated: boolean): string[] {
  const meant = contacts.filter(({ role, email }) => email !== '' && (escalated || role === 'reporter'));
  return [...new Set(meant.map(({ email }) => email))];
}

/** Of an organisation's contact in one role the latest holds; an empty one takes it away. @throws 404 for whom the office does not remind. */
export async function setContact(
  { catalogue, db, secrets }: World,
  actor: Actor,
  organisation: string,
  contact: Contact,
): Promise<void> {
  const known = findOrganisation(catalogue, organisation);
  if (!known || !reportsTo(catalogue, actor.person)(organisation)) throw notFound('单位');
  await db.transaction().execute(async (trx) => {
    await insertContact(trx, {
      organisation,
      ...contact,
      email: sealAddress(secrets, contact.email),
      set_by: actor.person.account,
      set_at: actor.at.toISOString(),
    });
    const detail = { organisation: known.name, role: CONTACT_ROLE_NAME[contact.role] };
    await appendAudit(trx, entryOf(actor, 'set-contact', 'setting/contact', detail));
  });
}
