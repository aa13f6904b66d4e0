/** The rows a submission is stored as: a value for every cell of the form, findings with reasons, answers to remarks. */

import { randomUUID } from 'node:crypto';
import { asOf } from '#shared/as-of.ts';
import { findIndicator } from '#shared/catalogue.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { FormCell } from '#shared/forms.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { storedAmount } from '#shared/rules/stored-amount.ts';
import type {
  StatisticalReturnTable,
  SubmissionAnswerTable,
  SubmissionEvidenceTable,
  SubmissionFindingTable,
  SubmissionTable,
  SubmissionValueTable,
} from '../db/return-tables.ts';
import type { World } from '../world.ts';
import { type Draft, EMPTY_CELL, type Provenance } from './draft.ts';
import { isTyped } from './same-reading.ts';
import { submissionDigest } from './submission-digest.ts';

interface SubmissionParts {
  id: ReturnId;
  row: StatisticalReturnTable;
  draft: Draft;
  cells: readonly FormCell[];
  findings: readonly Finding[];
  remarks: readonly { decision: string; unit: string; indicator: string }[];
  revision: number;
  due: string;
  request: { comment: string; provenance?: ReadonlyMap<string, Provenance> | undefined };
}

interface SubmissionRows {
  submission: SubmissionTable;
  values: SubmissionValueTable[];
  findings: SubmissionFindingTable[];
  answers: SubmissionAnswerTable[];
  evidence: SubmissionEvidenceTable[];
}

/** @param sent whose return it is (account), and when it reaches the office. */
export function submissionRows(
  world: World,
  sent: { by: string; at: Date },
  parts: SubmissionParts,
): SubmissionRows {
  const submission = randomUUID();
  const catalogue = asOf(world.catalogue, parts.id.period);
  const values = parts.cells.map((cell) =>
    valueRow({ catalogue, demo: world.demo }, submission, cell, parts),
  );
  const findings = parts.findings.map((f, ordinal) => findingRow(submission, ordinal, f));
  const answers = parts.remarks.map((r) => ({
    submission_id: submission,
    decision_id: r.decision,
    unit: r.unit,
    indicator: r.indicator,
    answer: parts.draft.cells[`${r.unit}/${r.indicator}`]?.answer ?? '',
  }));
  const { evidence, signature } = parts.draft;
  const at = sent.at.toISOString();
  const row: SubmissionTable = {
    id: submission,
    return_id: parts.row.id,
    revision: parts.revision,
    catalogue_version: world.catalogueVersion,
    file_id: parts.row.draft_file_id,
    submitted_by: sent.by,
    submitted_at: at,
    late: Date.parse(at) > Date.parse(parts.due) ? 1 : 0,
    simulated: values.some((v) => v.origin === 'simulated') ? 1 : 0,
    comment: parts.request.comment,
    understood: parts.draft.file?.understood ? JSON.stringify(parts.draft.file.understood) : null,
    digest: submissionDigest({
      ...parts.id,
      revision: parts.revision,
      comment: parts.request.comment,
      values,
      findings,
      answers,
      evidence,
      signature,
    }),
    prepared_by: signature.preparedBy,
    checked_by: signature.checkedBy,
    telephone: signature.telephone,
  };
  return {
    submission: row,
    values,
    findings,
    answers,
    evidence: evidence.map(({ id, kind }, ordinal) => ({
      submission_id: submission,
      ordinal,
      kind,
      file_id: id,
    })),
  };
}

function valueRow(
  world: Pick<World, 'catalogue' | 'demo'>,
  submission: string,
  { key, unit, indicator }: FormCell,
  parts: SubmissionParts,
): SubmissionValueTable {
  const cell = parts.draft.cells[key] ?? EMPTY_CELL;
  const provenance = parts.request.provenance?.get(key);
  return {
    submission_id: submission,
    unit,
    indicator,
    mark: cell.mark === 'invalid' ? 'unreported' : cell.mark,
    amount: cell.amount === null ? null : amountOf(world, indicator, cell.amount),
    cell: cell.cell,
    raw: cell.raw,
    sheet: cell.sheet,
    source_unit: cell.sourceUnit,
    factor: cell.factor,
    typed: cell.mark !== 'unreported' && isTyped(cell, findIndicator(world.catalogue, indicator)) ? 1 : 0,
    note: cell.note,
    origin: provenance?.origin ?? (world.demo ? 'simulated' : 'reported'),
    release: cell.release,
    citation: provenance?.citation ?? '',
  };
}

function amountOf(world: Pick<World, 'catalogue'>, code: string, amount: string): string {
  const indicator = findIndicator(world.catalogue, code);
  return indicator ? storedAmount(amount, indicator) : amount;
}

function findingRow(submission: string, ordinal: number, finding: Finding): SubmissionFindingTable {
  const [unit = '', indicator = ''] = finding.key.split('/');
  return {
    submission_id: submission,
    ordinal,
    rule: finding.rule,
    severity: finding.severity,
    unit,
    indicator,
    message: finding.message,
    reason: finding.reason,
  };
}
