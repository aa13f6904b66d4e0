/** Tables whose every row the audit trail answers for. */
import type { Tables } from './tables.ts';

/**
 * With null all columns are sealed and rows are only ever added; with a list those columns are, and the table is read as
 * a whole after each change. Not here: the trail itself, drafts and sessions, which are nobody's word yet, second
 * factors, whose secrets only the key outside the database can make, and the replies
 * kept for retries, which repeat what other tables say. Whether a return is approved follows from its decisions
 * (server/verify/standing.ts).
 */
export const SEALED = {
  catalogue_version: null,
  account: [
    'id',
    'name',
    'name_key',
    'display_name',
    'role',
    'organisation',
    'password_hash',
    'password_changed_at',
    'must_change_password',
    'disabled_at',
    'created_at',
    'created_by',
  ],
  account_password: null,
  account_request: null,
  account_decision: null,
  account_handover: null,
  setting: ['key', 'value'],
  stored_file: [
    'id',
    'organisation',
    'period',
    'name',
    'media_type',
    'byte_size',
    'sha256',
    'uploaded_by',
    'uploaded_at',
  ],
  submission: null,
  submission_value: null,
  submission_finding: null,
  submission_answer: null,
  submission_evidence: null,
  decision: null,
  decision_cell: null,
  objection: null,
  data_version: null,
  scheme_version: null,
  assessment_run: null,
  publication_proposal: null,
  publication_decision: null,
  publication: null,
  target_split: null,
  target_split_target: null,
  target_split_value: null,
  period_act: null,
  policy_proposal: null,
  policy_decision: null,
  programme_proposal: null,
  programme_decision: null,
  reminder: null,
  reminder_reading: null,
  reminder_contact: null,
  reminder_escalation: null,
  reminder_sending: null,
  api_key_request: null,
  api_key_decision: null,
  report_edit: null,
  meeting_choice: null,
  discussion: null,
  discussion_entry: null,
  history_act: null,
  history_value: null,
  history_decision: null,
  signing_act: null,
  return_signing: null,
  result_report: null,
} as const satisfies { [T in keyof Tables]?: readonly (keyof Tables[T])[] | null };

export type SealedTable = keyof typeof SEALED;

export const SEALED_TABLES = Object.keys(SEALED).filter(isSealed);

/** Tables whose rows may change; their seal is taken anew. */
export const CHANGING: ReadonlySet<string> = new Set<SealedTable>(['account', 'setting']);

export function isSealed(table: string): table is SealedTable {
  return table in SEALED;
}

/** Columns of bytes: their SHA-256 stands beside them and `verify` recomputes it. */
export function bytesOf(table: SealedTable): readonly string[] {
  return table === 'stored_file' ? ['content'] : [];
}
