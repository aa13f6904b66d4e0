/** A change of the policy library takes two analysts: one proposes with a reason, another decides. Nothing is removed. */

import { z } from 'zod';
import type { ChangeForm } from '#shared/contract/policy-library.ts';
import { isOwn } from '#shared/contract/session.ts';
import { changeFaults, type LibraryChange } from '#shared/policies/changes.ts';
import { changeWords } from '#shared/policies/changes.words.ts';
import { programmeFor } from '#shared/policies/coverage.ts';
import type { PolicyLibrary } from '#shared/policies/library.ts';
import { readChange } from '#shared/policies/read-change.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, forbidden, notFound } from '../http/problem.ts';
import { once } from '../workflow/idempotency.ts';
import type { World } from '../world.ts';
import { deleteDraft, insertDecision, insertProposal } from './library.repository.ts';
import { libraryNow } from './library-now.ts';

/** What stands against a change as it is typed, and what it would do; nothing is kept. */
export async function checkChange(
  world: World,
  form: ChangeForm,
): Promise<{ faults: string[]; words: string }> {
  const { library } = await libraryNow(world, world.db);
  const { change, faults } = checked(world, library, form);
  return { faults, words: change ? changeWords(library, change) : '' };
}

function checked(
  world: World,
  library: PolicyLibrary,
  form: ChangeForm,
): { change: LibraryChange | null; faults: string[] } {
  const faults: string[] = [];
  const change = readChange(library, form, (words) => faults.push(words));
  if (change) faults.push(...changeFaults(library, change, programmeFor(world.catalogue)));
  // The folder's columns have names of their own; the page says what they hold.
  return { change, faults: [...new Set(faults)].map((words) => words.replace(/ ?\brule\b ?/g, '数额')) };
}

/** @throws 422 with everything that stands against it. */
export function proposeChange(
  world: World,
  actor: Actor,
  body: { change: ChangeForm; reason: string },
  key: string | undefined,
): Promise<number> {
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['policy-change', body], reply: z.int() }, async () => {
      const { library } = await libraryNow(world, trx);
      const { change, faults } = checked(world, library, body.change);
      if (!change || faults.length > 0) throw brokenRules('政策变更还有问题', faults.map(detailOf));
      const number = await insertProposal(trx, {
        content: JSON.stringify(change),
        reason: body.reason,
        proposed_by: actor.person.account,
        proposed_at: actor.at.toISOString(),
      });
      // Its paper is a proposal now; the draft has done its work.
      if (change.kind === 'paper') await deleteDraft(trx, actor.person.account);
      const detail = { words: changeWords(library, change), reason: body.reason };
      await appendAudit(trx, entryOf(actor, 'policy-propose', `policies/${number}`, detail));
      return number;
    }),
  );
}

type Outcome = 'confirm' | 'refuse' | 'withdraw';

/**
 * Confirmed, the change makes the library's next version. @throws 404 when nothing of that number waits; 403 for the wrong person;
 * 422 when what was confirmed since stands against it, or a refusal has no reason.
 */
export function decideChange(
  world: World,
  actor: Actor,
  number: number,
  kind: Outcome,
  comment: string,
): Promise<void> {
  return world.db.transaction().execute(async (trx) => {
    const { library, version, changes } = await libraryNow(world, trx);
    const found = changes.find((one) => one.number === number);
    if (!found || found.decision) throw notFound('待确认的政策变更');
    const own = isOwn(actor.person, found.proposedBy);
    if (kind === 'withdraw' && !own) throw forbidden('只有提出人可以撤回。');
    if (kind !== 'withdraw' && own)
      throw forbidden('政策变更须由另一名分析员确认，提出人不能办理自己的变更。');
    if (kind === 'refuse' && comment === '') throw brokenRules('请写明不同意的原因', []);
    const faults =
      kind === 'confirm' ? changeFaults(library, found.change, programmeFor(world.catalogue)) : [];
    if (faults.length > 0) throw brokenRules('政策库已有变化，这项变更不能再确认', faults.map(detailOf));
    const made = kind === 'confirm' ? version + 1 : null;
    await insertDecision(trx, {
      proposal_number: number,
      kind,
      version: made,
      comment,
      decided_by: actor.person.account,
      decided_at: actor.at.toISOString(),
    });
    const detail = { version: made, words: changeWords(library, found.change), comment };
    await appendAudit(trx, entryOf(actor, `policy-${kind}`, `policies/${number}`, detail));
  });
}

const detailOf = (detail: string) => ({ pointer: 'change', rule: 'policy', detail });
