/** 单位审签 of one return, as its reporter and its approver see it. */
import type { ReturnSigning } from '#shared/contract/receipt.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { isOwn, type Person } from '#shared/contract/session.ts';
import type { Db } from '../db/open.ts';
import type { StatisticalReturnTable } from '../db/return-tables.ts';
import { isSigned, listApprovers, listReturnSignings } from '../workflow/signing.repository.ts';

export async function describeReturnSigning(
  db: Db,
  person: Person,
  { organisation }: ReturnId,
  row: StatisticalReturnTable | undefined,
): Promise<ReturnSigning> {
  const last = row && (await listReturnSignings(db, row.id)).at(-1);
  const step = last && { by: last.by, at: last.at, comment: last.comment };
  const waits = row?.state === 'signing';
  return {
    required: await isSigned(db, organisation),
    approvers: (await listApprovers(db)).filter((a) => a.organisation === organisation).map((a) => a.name),
    asked: waits && step ? step : null,
    refused: last?.kind === 'refuse' && row?.state === last.from_state && step ? step : null,
    maySign:
      waits &&
      person.role === 'unit_approver' &&
      person.organisation === organisation &&
      last !== undefined &&
      !isOwn(person, last.acted_by),
  };
}

/** Who signed a submission before it was sent; null where nobody was asked to. */
export async function findSigner(db: Db, returnId: string, submission: string): Promise<string | null> {
  const signed = (await listReturnSignings(db, returnId)).find((s) => s.submission_id === submission);
  return signed?.by ?? null;
}
