/** The receipt of a submission. */
import type { Receipt } from '#shared/contract/receipt.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { SubmissionTable } from '../db/return-tables.ts';
import type { World } from '../world.ts';
import { openSignature, signatureOf } from './signature.ts';

type Submitted = Pick<
  SubmissionTable,
  'id' | 'revision' | 'submitted_at' | 'late' | 'digest' | 'prepared_by' | 'checked_by' | 'telephone'
> & {
  submittedBy: string;
  signedBy: string | null;
  values: number;
  evidence: Receipt['evidence'];
  audit: { seq: number; hash: string };
};

/** The receipt a reporter keeps: what was submitted (digest), when, and the audit head at that moment; its telephone still sealed. */
export function receiptOf(world: World, id: ReturnId, submission: Submitted): Receipt {
  const { audit, submittedBy, signedBy, values, evidence } = submission;
  return {
    submission: submission.id,
    revision: submission.revision,
    organisationName:
      world.catalogue.organisations.find((o) => o.code === id.organisation)?.name ?? id.organisation,
    period: id.period,
    submittedAt: submission.submitted_at,
    submittedBy,
    signedBy,
    late: submission.late === 1,
    values,
    evidence,
    signature: signatureOf(submission),
    digest: submission.digest,
    auditSeq: audit.seq,
    auditHash: audit.hash,
  };
}

/** A receipt as its reporter and the office see it. */
export function openReceipt({ secrets }: World, receipt: Receipt): Receipt {
  return { ...receipt, signature: openSignature(secrets, receipt.signature) };
}
