/** Figures of past years: batches, their values, what was decided. */
import type { Observation, ObservationSource } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';

export interface HistoryActTable {
  number: number;
  kind: 'load' | 'reverse';
  reverses: number | null;
  title: string;
  reason: string;
  file_id: string | null;
  digest: string;
  proposed_by: string;
  proposed_at: string;
}

export interface HistoryValueTable {
  act_number: number;
  period: Period;
  unit: string;
  indicator: string;
  mark: Exclude<Observation['mark'], 'unreported'>;
  amount: string | null;
  origin: ObservationSource['origin'];
  release: string;
  citation: string;
  sheet: string;
  cell: string;
  raw: string;
  source_unit: string | null;
  reason: string;
}

export interface HistoryDecisionTable {
  act_number: number;
  kind: 'confirm' | 'refuse' | 'withdraw';
  comment: string;
  decided_by: string;
  decided_at: string;
}
