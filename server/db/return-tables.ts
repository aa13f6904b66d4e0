/** Returns: drafts, submissions, decisions, objections, files. */
import type { ReturnState } from '#shared/contract/return-state.ts';
import type { Observation, ObservationSource } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import type { Finding } from '#shared/rules/finding.ts';

export interface StoredFileTable {
  id: string;
  organisation: string;
  /** A file of an allocation or of past years belongs to no single period. */
  period: Period | 'target-allocation' | 'history';
  name: string;
  media_type: string;
  byte_size: number;
  sha256: string;
  content: Buffer;
  uploaded_by: string;
  uploaded_at: string;
}

export interface StatisticalReturnTable {
  id: string;
  organisation: string;
  period: Period;
  form: string;
  /** 未报 is a return that has no row. */
  state: Exclude<ReturnState, 'unreported'>;
  version: number;
  draft: string;
  draft_file_id: string | null;
  updated_at: string;
  updated_by: string;
  submission_id: string | null;
  approved_submission_id: string | null;
}

export interface SubmissionTable {
  id: string;
  return_id: string;
  revision: number;
  catalogue_version: number;
  file_id: string | null;
  submitted_by: string;
  submitted_at: string;
  late: number;
  simulated: number;
  comment: string;
  digest: string;
  /** JSON; null without a file, and in rows of earlier versions. */
  understood: string | null;
  /** These three are null in rows of earlier versions. */
  prepared_by: string | null;
  checked_by: string | null;
  telephone: string | null;
}

export interface SubmissionEvidenceTable {
  submission_id: string;
  ordinal: number;
  kind: string;
  file_id: string;
}

export interface SubmissionValueTable {
  submission_id: string;
  unit: string;
  indicator: string;
  mark: Observation['mark'];
  amount: string | null;
  cell: string | null;
  raw: string | null;
  /** These four are null in rows of earlier versions. */
  sheet: string | null;
  source_unit: string | null;
  factor: string | null;
  typed: number | null;
  note: string;
  origin: ObservationSource['origin'];
  release: string;
  citation: string;
}

export interface SubmissionFindingTable {
  submission_id: string;
  ordinal: number;
  rule: string;
  severity: Finding['severity'];
  unit: string;
  indicator: string;
  message: string;
  reason: string;
}

export interface DecisionTable {
  id: string;
  submission_id: string;
  kind: 'approve' | 'return' | 'reopen' | 'withdraw' | 'correction';
  decided_by: string;
  decided_at: string;
  comment: string;
}

export interface DecisionCellTable {
  decision_id: string;
  unit: string;
  indicator: string;
  remark: string;
}

export interface SubmissionAnswerTable {
  submission_id: string;
  decision_id: string;
  unit: string;
  indicator: string;
  answer: string;
}

export interface ObjectionTable {
  id: string;
  organisation: string;
  period: Period;
  unit: string;
  indicator: string;
  text: string;
  raised_by: string;
  raised_at: string;
}
