/** 会商: threads on figures and on differences between two sources. */
import type { EntryKind, Outcome } from '#shared/discussion.ts';
import type { Period } from '#shared/period.ts';

export interface DiscussionTable {
  number: number;
  period: Period;
  unit: string;
  indicator: string;
  second: string | null;
}

export interface DiscussionEntryTable {
  discussion_number: number;
  number: number;
  kind: EntryKind;
  text: string;
  outcome: Outcome | null;
  figures: string | null;
  organisation: string;
  office: 0 | 1;
  said_by: string;
  said_at: string;
}

export interface DiscussionTables {
  discussion: DiscussionTable;
  discussion_entry: DiscussionEntryTable;
}
