/** The page 政策库维护: versions, what waits for a second analyst, and what a new record may choose from. */
import type { PolicyLibraryView } from '#shared/contract/policy-library.ts';
import type { Person } from '#shared/contract/session.ts';
import { applyChange, type LibraryChange } from '#shared/policies/changes.ts';
import { changeWords } from '#shared/policies/changes.words.ts';
import { type PolicyLibrary, policyPapers } from '#shared/policies/library.ts';
import type { World } from '../world.ts';
import { findDraft, type StoredChange } from './library.repository.ts';
import { libraryNow } from './library-now.ts';

const unique = (texts: readonly string[]) => [...new Set(texts)];

export async function describeLibrary(world: World, person: Person): Promise<PolicyLibraryView> {
  const { library, version, changes } = await libraryNow(world, world.db);
  const open = changes.filter(({ decision }) => decision === null);
  return {
    version,
    proposals: open.map((one) => proposalView(library, one, person)),
    history: changes
      .flatMap((one) => (one.decision ? [historyRow(library, one, one.decision)] : []))
      .sort((a, b) => b.decided.at.localeCompare(a.decided.at) || b.number - a.number),
    papers: policyPapers(library).map(({ code, city, title }) => ({ code, city, title })),
    kinds: library.kinds.map(({ code, name, theme }) => ({ code, name, theme })),
    instruments: library.instruments.map(({ document, kind, name, clause, to }) => ({
      document,
      kind,
      name,
      clause,
      to,
    })),
    beneficiaries: unique(library.applicants.flatMap(({ is }) => is)),
    forms: unique(library.instruments.map(({ form }) => form)),
    inputs: library.inputs,
    draft: await findDraft(world.db, person.account),
  };
}

function proposalView(library: PolicyLibrary, one: StoredChange, { account }: Person) {
  const own = one.proposedBy === account;
  return {
    number: one.number,
    words: wordsOf(library, one.change),
    quotes: quotesOf(library, one.change),
    reason: one.reason,
    proposed: { by: one.proposer, at: one.proposedAt },
    mayConfirm: !own,
    mayWithdraw: own,
  };
}

function historyRow(
  library: PolicyLibrary,
  { number, change, reason, proposer, proposedAt }: StoredChange,
  decision: NonNullable<StoredChange['decision']>,
) {
  return {
    number,
    version: decision.version,
    outcome: decision.kind,
    words: wordsOf(library, change),
    reason,
    comment: decision.comment,
    proposed: { by: proposer, at: proposedAt },
    decided: { by: decision.decider, at: decision.decided_at },
  };
}

/** An addition names its kind's inputs and paper, which the library may not hold yet. */
function wordsOf(library: PolicyLibrary, change: LibraryChange): string {
  return changeWords(change.kind === 'paper' ? applyChange(library, change) : library, change);
}

function quotesOf(library: PolicyLibrary, change: LibraryChange): string[] {
  if (change.kind === 'add') return [change.instrument.quote];
  if (change.kind === 'paper') return unique(change.instruments.map(({ quote }) => quote));
  const { document, instrument } = change;
  return library.instruments
    .filter((one) => one.document === document && one.kind === instrument)
    .map(({ quote }) => quote);
}
