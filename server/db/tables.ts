import type { Subject } from '#shared/contract/scheme.ts';
import type { Period } from '#shared/period.ts';
import type {
  AccountDecisionTable,
  AccountHandoverTable,
  AccountPasswordTable,
  AccountRequestTable,
  AccountTable,
  OwnTables,
  PasswordTryTable,
  RecoveryCodeTable,
  SecondFactorTable,
  SessionTable,
} from './account-tables.ts';
import type { DiscussionTables } from './discussion-tables.ts';
import type { HistoryActTable, HistoryDecisionTable, HistoryValueTable } from './history-tables.ts';
import type {
  ApiKeyDecisionTable,
  ApiKeyRequestTable,
  CommitMarkTable,
  DocumentJobTable,
  MeetingChoiceTable,
  PeriodActTable,
  PolicyDecisionTable,
  PolicyDraftTable,
  PolicyProposalTable,
  ProgrammeDecisionTable,
  ProgrammeProposalTable,
  ReminderContactTable,
  ReminderEscalationTable,
  ReminderReadingTable,
  ReminderSendingTable,
  ReminderTable,
  ReportEditTable,
  RequestCountTable,
} from './office-tables.ts';
import type {
  DecisionCellTable,
  DecisionTable,
  ObjectionTable,
  StatisticalReturnTable,
  StoredFileTable,
  SubmissionAnswerTable,
  SubmissionEvidenceTable,
  SubmissionFindingTable,
  SubmissionTable,
  SubmissionValueTable,
} from './return-tables.ts';
import type { ResultReportTable, ReturnSigningTable, SigningActTable } from './signing-tables.ts';

/** Kysely's view of the tables; one interface per table of migrations/, columns as they are stored. */

interface SettingTable {
  key: string;
  value: string;
}

interface CatalogueVersionTable {
  number: number;
  city: string;
  digest: string;
  content: string;
  loaded_at: string;
}

interface DataVersionTable {
  number: number;
  /** What made the version: exactly one of the four. */
  decision_id: string | null;
  split_number: number | null;
  history_number: number | null;
  catalogue_version: number | null;
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
  subject: Subject;
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
  subject: Subject;
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
  kind: 'load' | 'withdraw';
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

interface TargetSplitTargetTable {
  split_number: number;
  target: string;
}

export interface TargetSplitValueTable {
  split_number: number;
  target: string;
  unit: string;
  amount: string;
}

interface TableSealTable {
  table_name: string;
  row_count: number;
  row_sum: string;
}

export interface Tables extends DiscussionTables, OwnTables {
  setting: SettingTable;
  catalogue_version: CatalogueVersionTable;
  account: AccountTable;
  account_password: AccountPasswordTable;
  password_try: PasswordTryTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  account_request: AccountRequestTable;
  account_decision: AccountDecisionTable;
  account_handover: AccountHandoverTable;
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
  period_act: PeriodActTable;
  policy_proposal: PolicyProposalTable;
  policy_decision: PolicyDecisionTable;
  api_key_request: ApiKeyRequestTable;
  api_key_decision: ApiKeyDecisionTable;
  policy_draft: PolicyDraftTable;
  history_act: HistoryActTable;
  history_value: HistoryValueTable;
  history_decision: HistoryDecisionTable;
  programme_proposal: ProgrammeProposalTable;
  programme_decision: ProgrammeDecisionTable;
  reminder: ReminderTable;
  reminder_reading: ReminderReadingTable;
  reminder_contact: ReminderContactTable;
  reminder_escalation: ReminderEscalationTable;
  reminder_sending: ReminderSendingTable;
  report_edit: ReportEditTable;
  meeting_choice: MeetingChoiceTable;
  document_job: DocumentJobTable;
  request_count: RequestCountTable;
  commit_mark: CommitMarkTable;
  signing_act: SigningActTable;
  return_signing: ReturnSigningTable;
  result_report: ResultReportTable;
}
