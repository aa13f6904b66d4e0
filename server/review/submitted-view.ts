/**
 * A return as the office sees it: the cells of what was submitted, never of the draft that the reporter is still
 * working on. Pure.
 */
import { growth, pointChange } from '#shared/calc/growth.ts';
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';
import type { EvidenceFile, Signature } from '#shared/contract/receipt.ts';
import type { DraftCell, ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Understood } from '#shared/contract/understood.ts';
import { basisText } from '#shared/metric.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { formAmount, formFigure, type StoredValue } from './form-figure.ts';

/** A submitted value with where it stood in the reporter's file. */
export interface SubmittedValue extends StoredValue {
  cell: string | null;
  raw: string | null;
  sheet: string | null;
  sourceUnit: string | null;
  factor: string | null;
  note: string;
  release: string;
}

/** A stored finding of a submission. */
interface SubmittedFinding {
  rule: string;
  severity: string;
  unit: string;
  indicator: string;
  message: string;
  reason: string;
}

/** A remark pinned to a cell, with the answer that was submitted. */
type PinnedRemark = ReturnRow['remarks'][number] & { unit: string; indicator: string };

/** What the office may see of a return; empty before its first submission. */
interface Submitted {
  values: ReadonlyMap<string, SubmittedValue>;
  findings: readonly Finding[];
  remarks: readonly PinnedRemark[];
  /** The original that was submitted; the reporter may have uploaded another since. */
  fileId: string | null;
  /** How that original was read. */
  understood: Understood | null;
  evidence: EvidenceFile[];
  signature: Signature;
}

/** The view with what was submitted in place of the draft's cells, findings and answers. */
export function withSubmitted(
  catalogue: Catalogue,
  view: ReturnView,
  { values, findings, remarks, fileId, understood, evidence, signature }: Submitted,
): ReturnView {
  return {
    ...view,
    editable: false,
    file: view.file && view.file.id === fileId ? { ...view.file, understood } : null,
    evidence,
    signature,
    rows: view.rows.map((row) => ({
      ...submittedRow(catalogue, row, values.get(row.key)),
      remarks: remarks.filter((r) => r.unit === row.unit && r.indicator === row.indicator),
    })),
    findings: [...findings],
    openErrors: 0,
    openWarnings: 0,
  };
}

function submittedRow(catalogue: Catalogue, row: ReturnRow, value: SubmittedValue | undefined): ReturnRow {
  const indicator = findIndicator(catalogue, row.indicator);
  if (!indicator) return row;
  const figure = formFigure(indicator, value);
  const change =
    indicator.measure === 'percent' ? pointChange(figure, row.lastYear) : growth(figure, row.lastYear).rate;
  const amount =
    value?.mark === 'value' && value.amount !== null ? formAmount(indicator, value.amount) : null;
  const cell: DraftCell = {
    text: value?.raw ?? amount ?? '',
    mark: value?.mark ?? 'unreported',
    amount,
    cell: value?.cell ?? null,
    raw: value?.raw ?? null,
    sheet: value?.sheet ?? null,
    sourceUnit: value?.sourceUnit ?? null,
    factor: value?.factor ?? null,
    fileText: null,
    fileNote: null,
    aside: null,
    note: value?.note ?? '',
    release: value?.release ?? '',
    reasons: {},
    answer: '',
  };
  return { ...row, growth: change, cell, difference: null };
}

/** Stored findings in the words of the contract, each with the clause of its rule. */
export function toFindings(catalogue: Catalogue, stored: readonly SubmittedFinding[]): Finding[] {
  return stored.map(({ rule, severity, unit, indicator, message, reason }) => {
    const known = catalogue.rules.find((r) => r.id === rule);
    return {
      key: unit === '' ? '' : `${unit}/${indicator}`,
      rule,
      severity: severity === 'error' ? 'error' : 'warning',
      message,
      suggestion: null,
      reasonAllowed: true,
      reason,
      basis: known ? basisText(catalogue, known.document, known.clause) : '',
    };
  });
}
