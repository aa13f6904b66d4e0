/** The receipt of a submission. */
import type { Receipt, ReturnId } from '#shared/contract/returns.ts';
import type { World } from '../world.ts';

/** The receipt a reporter keeps: what was submitted (digest), when, and the audit head at that moment. */
export function receiptOf(
  world: World,
  submittedBy: string,
  id: ReturnId,
  submission: { id: string; revision: number; submitted_at: string; late: number; digest: string },
  values: number,
  audit: { seq: number; hash: string },
): Receipt {
  return {
    submission: submission.id,
    revision: submission.revision,
    organisationName:
      world.catalogue.organisations.find((o) => o.code === id.organisation)?.name ?? id.organisation,
    period: id.period,
    submittedAt: submission.submitted_at,
    submittedBy,
    late: submission.late === 1,
    values,
    digest: submission.digest,
    auditSeq: audit.seq,
    auditHash: audit.hash,
  };
}
