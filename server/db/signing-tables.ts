/** What happens inside an organisation before its returns and results reach the office. */
import type { ReturnState } from '#shared/contract/return-state.ts';

export interface SigningActTable {
  number: number;
  organisation: string;
  required: number;
  reason: string;
  decided_by: string;
  decided_at: string;
}

export interface ReturnSigningTable {
  number: number;
  return_id: string;
  kind: 'ask' | 'sign' | 'refuse' | 'recall';
  from_state: Extract<ReturnState, 'draft' | 'returned'>;
  comment: string;
  submission_id: string | null;
  acted_by: string;
  acted_at: string;
}

export interface ResultReportTable {
  number: number;
  year: number;
  organisation: string;
  run_number: number;
  digest: string;
  comment: string;
  reported_by: string;
  reported_at: string;
}
