/** Kysely's view of the tables; one interface per table of migrations/, columns as they are stored. */

import type { ReturnState } from '#shared/contract/return-state.ts';
import type { Role } from '#shared/contract/roles.ts';
import type { Observation, ObservationSource } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import type { Finding } from '#shared/rules/finding.ts';

export interface SettingTable {
  key: string;
  value: string;
}

export interface CatalogueVersionTable {
  number: number;
  city: string;
  digest: string;
  content: string;
  loaded_at: string;
}

export interface AccountTable {
  id: string;
  name: string;
  name_key: string;
  display_name: string;
  role: Role;
  organisation: string;
  password_hash: string;
  password_changed_at: string;
  must_change_password: number;
  initial_password_until: string | null;
  disabled_at: string | null;
  created_at: string;
  created_by: string | null;
}

export interface AccountPasswordTable {
  id: string;
  account_id: string;
  password_hash: string;
  set_at: string;
}

export interface PasswordTryTable {
  subject: string;
  tries: number;
  counted_at: string;
  locked_until: string | null;
}

export interface AccountRequestTable {
  id: string;
  account_id: string;
  act: 'enable' | 'role' | 'reset';
  role: Role | null;
  reason: string;
  asked_by: string;
  asked_at: string;
}

export interface AccountDecisionTable {
  request_id: string;
  outcome: 'granted' | 'refused' | 'withdrawn';
  reason: string | null;
  decided_by: string;
  decided_at: string;
}

export interface SessionTable {
  token_hash: string;
  account_id: string;
  created_at: string;
  last_seen_at: string;
  authenticated_at: string;
  expires_at: string;
  revoked_at: string | null;
  address: string;
}

export interface StoredFileTable {
  id: string;
  organisation: string;
  /** A file of an allocation belongs to no period. */
  period: Period | 'target-allocation';
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
  state: ReturnState;
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
  kind: string;
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

export interface DataVersionTable {
  number: number;
  /** What made the version: exactly one of the two. */
  decision_id: string | null;
  split_number: number | null;
  created_at: string;
}

export interface IdempotentReplyTable {
  account_id: string;
  key: string;
  request: string;
  status: number;
  body: string;
  created_at: string;
}

export interface AuditEventTable {
  seq: number;
  alg: string;
  at: string;
  account_id: string | null;
  account_name: string;
  role: string;
  address: string;
  action: string;
  object: string;
  outcome: string;
  detail: string;
  /** JSON; null in events of audit-v1. */
  seals: string | null;
  prev: string;
  hash: string;
}

export interface SchemeVersionTable {
  subject: string;
  number: number;
  based_on: number | null;
  content: string;
  digest: string;
  reason: string;
  created_by: string | null;
  created_at: string;
}

export interface AssessmentRunTable {
  number: number;
  subject: string;
  year: number;
  scheme_number: number;
  catalogue_version: number;
  data_version: number;
  note: string;
  organisation: string;
  created_by: string;
  created_at: string;
  digest: string;
  content: string;
}

export interface PublicationProposalTable {
  id: string;
  period: Period;
  version: number;
  data_version: number;
  unit_run: number | null;
  institution_run: number | null;
  reason: string;
  proposed_by: string;
  proposed_at: string;
}

export interface PublicationDecisionTable {
  proposal_id: string;
  kind: string;
  comment: string;
  decided_by: string;
  decided_at: string;
}

export interface PublicationTable {
  period: Period;
  version: number;
  proposal_id: string;
  data_version: number;
  published_at: string;
  digest: string;
  content: string;
}

export interface TargetSplitTable {
  number: number;
  kind: string;
  title: string;
  document_number: string;
  clause: string;
  issued_on: string;
  reason: string;
  shortfall_reason: string;
  file_id: string | null;
  organisation: string;
  created_by: string;
  created_at: string;
}

export interface TargetSplitTargetTable {
  split_number: number;
  target: string;
}

export interface TargetSplitValueTable {
  split_number: number;
  target: string;
  unit: string;
  amount: string;
}

export interface TableSealTable {
  table_name: string;
  row_count: number;
  row_sum: string;
}

export interface Tables {
  setting: SettingTable;
  catalogue_version: CatalogueVersionTable;
  account: AccountTable;
  account_password: AccountPasswordTable;
  password_try: PasswordTryTable;
  account_request: AccountRequestTable;
  account_decision: AccountDecisionTable;
  session: SessionTable;
  stored_file: StoredFileTable;
  statistical_return: StatisticalReturnTable;
  submission: SubmissionTable;
  submission_evidence: SubmissionEvidenceTable;
  submission_value: SubmissionValueTable;
  submission_finding: SubmissionFindingTable;
  decision: DecisionTable;
  decision_cell: DecisionCellTable;
  submission_answer: SubmissionAnswerTable;
  objection: ObjectionTable;
  data_version: DataVersionTable;
  idempotent_reply: IdempotentReplyTable;
  audit_event: AuditEventTable;
  table_seal: TableSealTable;
  scheme_version: SchemeVersionTable;
  assessment_run: AssessmentRunTable;
  publication_proposal: PublicationProposalTable;
  publication_decision: PublicationDecisionTable;
  publication: PublicationTable;
  target_split: TargetSplitTable;
  target_split_target: TargetSplitTargetTable;
  target_split_value: TargetSplitValueTable;
}
