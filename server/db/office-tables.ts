/** What the office keeps beside returns: periods, changes of the policy library and the programme, reminders, keys, documents. */
import type { PeriodActKind } from '#shared/calendar.ts';
import type { KeyScope } from '#shared/contract/endpoint.ts';
import type { DocumentFormat, JobView } from '#shared/contract/reports.ts';
import type { Period } from '#shared/period.ts';
import type { DocumentKind } from '#shared/report/model.ts';

export interface PeriodActTable {
  number: number;
  period: Period;
  organisation: string | null;
  kind: PeriodActKind;
  opens: string | null;
  due: string | null;
  reason: string;
  notice: string;
  decided_by: string | null;
  decided_at: string;
}

export interface PolicyProposalTable {
  number: number;
  content: string;
  reason: string;
  proposed_by: string;
  proposed_at: string;
}

export interface PolicyDecisionTable {
  proposal_number: number;
  kind: 'confirm' | 'refuse' | 'withdraw';
  version: number | null;
  comment: string;
  decided_by: string;
  decided_at: string;
}

export interface PolicyDraftTable {
  account_id: string;
  content: string;
  updated_at: string;
}

export interface ProgrammeProposalTable {
  number: number;
  base_version: number;
  changes: string;
  content: string | null;
  digest: string | null;
  reason: string;
  proposed_by: string | null;
  proposed_at: string;
}

export interface ProgrammeDecisionTable {
  proposal_number: number;
  kind: 'confirm' | 'refuse' | 'withdraw';
  version: number | null;
  comment: string;
  decided_by: string;
  decided_at: string;
}

export interface ReminderTable {
  number: number;
  period: Period;
  organisation: string;
  text: string;
  due: string;
  sent_by: string;
  sent_at: string;
}

export interface ReminderReadingTable {
  reminder_number: number;
  account_id: string;
  read_at: string;
}

export interface ApiKeyRequestTable {
  id: string;
  name: string;
  scope: KeyScope;
  valid_until: string;
  reason: string;
  asked_by: string;
  asked_at: string;
}

export interface ApiKeyDecisionTable {
  request_id: string;
  outcome: 'granted' | 'refused' | 'withdrawn' | 'revoked';
  reason: string;
  secret_hash: string | null;
  decided_by: string;
  decided_at: string;
}

export interface ReportEditTable {
  number: number;
  period: Period;
  kind: DocumentKind;
  unit: string;
  paragraph: string;
  text: string | null;
  computed: string;
  edited_by: string;
  edited_at: string;
}

export interface MeetingChoiceTable {
  number: number;
  period: Period;
  publication: number | null;
  findings: string;
  chosen_by: string;
  chosen_at: string;
}

export interface DocumentJobTable {
  id: string;
  period: Period;
  kind: DocumentKind;
  format: DocumentFormat;
  unit: string;
  publication: number | null;
  state: JobView['state'];
  step: string;
  steps_done: number;
  steps_total: number;
  attempts: number;
  asked_by: string;
  asked_at: string;
  ended_at: string | null;
  file_name: string;
  media_type: string;
  byte_size: number | null;
  content: Buffer | null;
  /** The server that makes it. */
  claimed_by: string | null;
  /** Until when it need not be heard of. */
  claimed_until: string | null;
}

/** That a transaction came through. */
export interface CommitMarkTable {
  id: string;
  /** Milliseconds since 1970. */
  made_at: number;
}

/** What one server has counted of a caller's requests. */
export interface RequestCountTable {
  /** Beginning of the window, milliseconds since 1970. */
  starts_at: number;
  caller: string;
  server: string;
  requests: number;
}

export interface ReminderContactTable {
  number: number;
  organisation: string;
  role: 'reporter' | 'responsible';
  name: string;
  email: string;
  set_by: string;
  set_at: string;
}

export interface ReminderEscalationTable {
  reminder_number: number;
  name: string;
}

export interface ReminderSendingTable {
  reminder_number: number;
  channel: 'smtp' | 'webhook';
  recipient: string;
  outcome: 'sent' | 'failed';
  detail: string;
  at: string;
}
