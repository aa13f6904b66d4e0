/** People's addresses of mail lie sealed wherever they are stored, as their telephones do (server/workflow/signature.ts). */
import type { Contact } from '#shared/contract/reminders.ts';
import type { Db } from '../db/open.ts';
import { KEY_LOST, opened, type SecretBox } from '../secret-box.ts';
import { listContacts, listSendings } from './sending.repository.ts';

const PURPOSE = 'mail-address';

/** As it is stored; nothing stays nothing. */
export const sealAddress = (secrets: SecretBox, address: string): string =>
  address === '' ? '' : secrets.seal(address, PURPOSE);

/** The contacts that hold, by organisation. One whose key is lost has no address: nothing can be sent to it. */
export async function readContacts(secrets: SecretBox, db: Db): Promise<Map<string, Contact[]>> {
  const stored = await listContacts(db);
  return new Map(
    [...stored].map(([organisation, contacts]) => [
      organisation,
      contacts.map((contact) => ({ ...contact, email: opened(secrets, contact.email, PURPOSE, '') })),
    ]),
  );
}

/** What became of reminders outside the product, with whom each went to. */
export async function readSendings(secrets: SecretBox, db: Db, numbers: readonly number[]) {
  const stored = await listSendings(db, numbers);
  return stored.map((one) => ({ ...one, recipient: opened(secrets, one.recipient, PURPOSE, KEY_LOST) }));
}
