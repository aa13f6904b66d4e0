/** The fingerprint of a submission: printed on its receipt, recorded in the audit trail, recomputed by `npm run verify`. */
import { createHash } from 'node:crypto';
import type { Signature } from '#shared/contract/receipt.ts';
import { cellKey } from '#shared/forms.ts';
import type {
  SubmissionAnswerTable,
  SubmissionFindingTable,
  SubmissionValueTable,
} from '../db/return-tables.ts';

interface DigestedSubmission {
  period: string;
  organisation: string;
  revision: number;
  comment: string;
  values: readonly Pick<
    SubmissionValueTable,
    'unit' | 'indicator' | 'mark' | 'amount' | 'note' | 'release'
  >[];
  findings: readonly Pick<SubmissionFindingTable, 'unit' | 'indicator' | 'rule' | 'reason'>[];
  answers: readonly Pick<SubmissionAnswerTable, 'unit' | 'indicator' | 'answer'>[];
  evidence: readonly { kind: string; name: string; sha256: string }[];
  signature: Signature;
}

/** SHA-256 (hex), independent of ids and of the order of rows: the same figures and words have the same digest. */
export function submissionDigest(s: DigestedSubmission): string {
  const signed = [s.signature.preparedBy, s.signature.checkedBy, s.signature.telephone];
  const content = {
    period: s.period,
    organisation: s.organisation,
    revision: s.revision,
    comment: s.comment,
    values: sorted(s.values.map((v) => [v.unit, v.indicator, v.mark, v.amount, v.note, v.release])),
    reasons: sorted(s.findings.map((f) => [f.unit, f.indicator, f.rule, f.reason])),
    answers: sorted(s.answers.map((a) => [a.unit, a.indicator, a.answer])),
    // Only where given: submissions made before these were kept have the digest they had.
    ...(s.evidence.length > 0 && { evidence: sorted(s.evidence.map((e) => [e.kind, e.name, e.sha256])) }),
    ...(signed.some((words) => words !== '') && { signature: signed }),
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/**
 * The digest of the first release, which followed the order of the form's cells (`order`: their keys) and of the answers
 * given: receipts of then still verify.
 */
export function firstSubmissionDigest(s: DigestedSubmission, order: readonly string[]): string {
  const place = new Map(order.map((key, index) => [key, index]));
  const at = (v: { unit: string; indicator: string }) =>
    place.get(cellKey(v.unit, v.indicator)) ?? order.length;
  const content = {
    period: s.period,
    organisation: s.organisation,
    revision: s.revision,
    comment: s.comment,
    values: [...s.values]
      .sort((a, b) => at(a) - at(b))
      .map((v) => [v.unit, v.indicator, v.mark, v.amount, v.note, v.release]),
    reasons: s.findings.map((f) => [f.unit, f.indicator, f.rule, f.reason]),
    answers: s.answers.map((a) => [a.unit, a.indicator, a.answer]),
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function sorted(rows: unknown[][]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
