/** 会商: what is said of a figure, and whom it waits for. Pure. */

export const ENTRY_KINDS = ['open', 'say', 'close', 'reopen'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * What was agreed of a difference: the responsible reporter's figure is right, the second source's is (the responsible one will
 * correct its return, and until that is approved its figure stays in use), or each is right in its own coverage.
 */
export const OUTCOMES = ['first', 'second', 'both'] as const;
export type Outcome = (typeof OUTCOMES)[number];

interface Said {
  kind: EntryKind;
  organisation: string;
  /** The office spoke. */
  office: boolean;
}

export const isClosed = (entries: readonly Pick<Said, 'kind'>[]): boolean => entries.at(-1)?.kind === 'close';

/** Whose word is awaited: the office, and which of the organisations concerned. */
interface Awaited {
  office: boolean;
  organisations: string[];
}

/**
 * The office waits to be answered by everybody it concerns; they wait for the office. Whoever spoke since the office last did has
 * answered; a closed thread waits for nobody. @param parties the organisations it concerns, the office not among them
 */
export function awaited(entries: readonly Said[], parties: readonly string[]): Awaited {
  if (isClosed(entries)) return { office: false, organisations: [] };
  const since = entries.findLastIndex(({ office }) => office);
  const answered = new Set(entries.slice(since + 1).map(({ organisation }) => organisation));
  return { office: answered.size > 0, organisations: parties.filter((one) => !answered.has(one)) };
}
