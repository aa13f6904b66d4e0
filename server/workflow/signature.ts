/**
 * Who signed a return. The telephone lies sealed wherever it is stored (等保2.0 8.1.4.7): in the draft, the submission, a
 * stored reply; it is opened only for whoever may see the return. Digests cover it as stored, so `npm run verify` needs
 * no key. Submissions of earlier versions hold it in the clear and, never being overwritten, go on doing so.
 */
import type { Signature } from '#shared/contract/receipt.ts';
import type { SubmissionTable } from '../db/return-tables.ts';
import { KEY_LOST, opened, type SecretBox } from '../secret-box.ts';

const PURPOSE = 'telephone';

/** As it is stored. */
export function sealSignature(secrets: SecretBox, signature: Signature): Signature {
  const { telephone } = signature;
  return telephone === '' ? signature : { ...signature, telephone: secrets.seal(telephone, PURPOSE) };
}

/** As it is shown. */
export function openSignature(secrets: SecretBox, signature: Signature): Signature {
  return { ...signature, telephone: opened(secrets, signature.telephone, PURPOSE, KEY_LOST) };
}

/** Who signed, as a submission keeps it. */
export function signatureOf(
  row: Pick<SubmissionTable, 'prepared_by' | 'checked_by' | 'telephone'>,
): Signature {
  return {
    preparedBy: row.prepared_by ?? '',
    checkedBy: row.checked_by ?? '',
    telephone: row.telephone ?? '',
  };
}
