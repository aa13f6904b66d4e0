/** A change of the programme takes two people: one drafts it with a reason, another decides. No version is ever lost. */

import { z } from 'zod';
import type { Catalogue } from '#shared/catalogue.ts';
import type { CheckedChange } from '#shared/contract/programme-changes.ts';
import { isOwn } from '#shared/contract/session.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import type { Panel } from '#shared/panel.ts';
import { applyChange } from '#shared/programme/apply-change.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import { changeWords } from '#shared/programme/change.words.ts';
import { programmeDiff } from '#shared/programme/diff.ts';
import { type ProgrammeEffects, programmeEffects } from '#shared/programme/effects.ts';
import { ChangeFault } from '#shared/programme/rows.ts';
import { followProgrammeScheme } from '../assessment/scheme.service.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { checkCatalogue } from '../catalogue/check-catalogue.ts';
import { catalogueDigest } from '../catalogue/load-catalogue.ts';
import type { Db, Trx } from '../db/open.ts';
import { listEffectiveObservations } from '../figures/observations.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict, forbidden, notFound } from '../http/problem.ts';
import { libraryNow } from '../policies/library-now.ts';
import { once } from '../workflow/idempotency.ts';
import { insertDataVersion } from '../workflow/workflow.repository.ts';
import type { World } from '../world.ts';
import {
  findProposedFolder,
  insertProgrammeDecision,
  insertProgrammeProposal,
  listProgrammeProposals,
  type StoredProposal,
} from './change.repository.ts';
import { openPeriodFaults } from './open-periods.ts';
import { findCatalogueVersion, findVersionInForce, insertCatalogueVersion } from './programme.repository.ts';

interface Drafted {
  /** None of a folder, which is a whole programme. */
  changes: readonly ProgrammeChange[];
  after: Catalogue;
  faults: string[];
  words: string[];
}

/** The programme after the changes, as far as they can be made, and what stands against them. */
function draft(before: Catalogue, changes: readonly ProgrammeChange[]): Drafted {
  const faults: string[] = [];
  const words: string[] = [];
  let after = before;
  for (const change of changes) {
    words.push(changeWords(after, change));
    try {
      after = applyChange(after, change);
    } catch (error) {
      if (error instanceof ChangeFault) faults.push(error.message);
      else if (error instanceof z.ZodError) faults.push(...error.issues.map(({ message }) => message));
      else throw error;
    }
  }
  if (faults.length === 0) faults.push(...checkCatalogue(after).map(({ words: said }) => said));
  return { changes, after, faults: [...new Set(faults)], words };
}

/** What proposals would move, by the panel of the data and programme in force: the page of the changes asks for it every time. */
const known = new WeakMap<Panel, Map<string, Promise<ProgrammeEffects>>>();

/** What a programme in the place of the one in force would move, by doing every sum under both; found once a data version. */
async function effectsOf(world: World, after: Catalogue): Promise<ProgrammeEffects> {
  const before = await world.panels.panel();
  if (!before) return { forms: [], totals: [], ranks: [], lost: [] };
  const found = known.get(before) ?? new Map<string, Promise<ProgrammeEffects>>();
  known.set(before, found);
  const digest = catalogueDigest(after);
  const effects = found.get(digest) ?? findEffects(world, before, after);
  found.set(digest, effects);
  // A failed search must not be answered for ever; drafts as they are typed must not pile up.
  effects.catch(() => found.delete(digest));
  const [oldest] = found.keys();
  if (found.size > KEPT && oldest !== undefined) found.delete(oldest);
  return effects;
}

const KEPT = 12;

async function findEffects(world: World, before: Panel, after: Catalogue): Promise<ProgrammeEffects> {
  const { dataVersion, asOf, approvedAt } = before;
  const observations = await listEffectiveObservations(world.db, after, dataVersion);
  return programmeEffects(before, buildPanel(after, observations, { dataVersion, asOf, approvedAt }));
}

async function checked(world: World, { after, faults, words, changes }: Drafted): Promise<CheckedChange> {
  if (faults.length > 0) return { faults, words, diff: [], effects: { forms: [], totals: [], ranks: [] } };
  const { lost, ...effects } = await effectsOf(world, after);
  const diff = programmeDiff(world.catalogue, after);
  const same = diff.length === 0 ? ['与正在使用的监测制度没有区别'] : [];
  const early = await openPeriodFaults(world.db, world.catalogue, changes);
  return { faults: [...lost, ...early, ...same], words, diff, effects };
}

/** What stands against changes as they are typed, and what they would do; nothing is kept. */
export async function checkChanges(
  world: World,
  changes: readonly ProgrammeChange[],
): Promise<CheckedChange> {
  return checked(world, draft(world.catalogue, changes));
}

/** A stored proposal against the programme in force. */
export async function checkProposal(world: World, proposal: StoredProposal): Promise<CheckedChange> {
  return checked(world, await draftOf(world, proposal));
}

async function draftOf(world: World, { number, changes, digest }: StoredProposal): Promise<Drafted> {
  if (digest === null) return draft(world.catalogue, changes);
  const after = await findProposedFolder(world.db, number);
  if (!after) throw notFound('城市文件夹');
  const faults = checkCatalogue(after).map(({ words }) => words);
  const { version } = await libraryNow(world, world.db);
  const otherPolicies = JSON.stringify(after.policies) !== JSON.stringify(world.catalogue.policies);
  // Its changes are applied to the folder's library: they would count twice.
  if (version > 1 && otherPolicies)
    faults.push(`政策库已在“政策库维护”页改到第${version}版，文件夹里的政策库不能直接采用：请在那里修改`);
  return { changes: [], after, faults, words: ['采用城市文件夹中的监测制度。'] };
}

/** @throws 409 when another change came into force meanwhile, 422 with everything that stands against it. */
export async function proposeChanges(
  world: World,
  actor: Actor,
  body: { changes: ProgrammeChange[]; reason: string },
  key: string | undefined,
): Promise<number> {
  // Read outside the transaction: a panel asks the database by itself.
  const base = world.catalogueVersion;
  const { faults, words } = await checkChanges(world, body.changes);
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['programme-change', body], reply: z.int() }, async () => {
      await assertInForce(world, trx, base);
      if (faults.length > 0) throw brokenRules('监测制度的变更还有问题', faults.map(detailOf));
      const number = await insertProgrammeProposal(trx, {
        base_version: base,
        changes: JSON.stringify(body.changes),
        content: null,
        digest: null,
        reason: body.reason,
        proposed_by: actor.person.account,
        proposed_at: actor.at.toISOString(),
      });
      const detail = { words, reason: body.reason, base };
      await appendAudit(trx, entryOf(actor, 'programme-propose', `programme/${number}`, detail));
      return number;
    }),
  );
}

async function assertInForce(world: World, trx: Trx, version: number): Promise<void> {
  if ((await findVersionInForce(trx)) !== version || world.catalogueVersion !== version)
    throw conflict('programme-stale', '监测制度刚有变化', '另一项变更已经生效，请按最新的制度重新核对。');
}

type Outcome = 'confirm' | 'refuse' | 'withdraw';

/**
 * Confirmed, the change makes the next programme version and the next data version, so that older links keep theirs.
 * @throws 404 when nothing of that number waits; 403 for the wrong person; 409 when another came first; 422 when what was
 * confirmed since stands against it, or a refusal has no reason.
 */
export async function decideChanges(
  world: World,
  actor: Actor,
  number: number,
  kind: Outcome,
  comment: string,
): Promise<void> {
  const base = world.catalogueVersion;
  const found = await openProposal(world.db, number);
  assertMayDecide(actor, found, kind, comment);
  const drafted = await draftOf(world, found);
  if (kind === 'confirm') assertSound(found, base, await checked(world, drafted));
  const adopted = await world.db.transaction().execute(async (trx) => {
    await openProposal(trx, number);
    if (kind === 'confirm') await assertInForce(world, trx, base);
    const version = kind === 'confirm' ? await storeAs(trx, drafted.after, actor) : null;
    const decided = { comment, decided_by: actor.person.account, decided_at: actor.at.toISOString() };
    await insertProgrammeDecision(trx, { proposal_number: number, kind, version, ...decided });
    if (version !== null) await followProgrammeScheme(trx, actor, world.catalogue, drafted.after, version);
    const dataVersion =
      version === null ? null : await insertDataVersion(trx, { programme: version }, decided.decided_at);
    const made = version === null ? {} : { programme: version, dataVersion };
    const detail = { words: drafted.words, comment, ...made };
    await appendAudit(trx, entryOf(actor, `programme-${kind}`, `programme/${number}`, detail));
    return version;
  });
  if (adopted === null) return;
  world.programmes.keep(adopted, drafted.after);
  world.catalogue = drafted.after;
  world.catalogueVersion = adopted;
  // Whatever was answered between the commit and this line was of the programme before.
  world.changes.tell(['data_version']);
}

async function openProposal(db: Db, number: number): Promise<StoredProposal> {
  const found = (await listProgrammeProposals(db)).find((one) => one.number === number);
  if (!found || found.decision) throw notFound('待确认的监测制度变更');
  return found;
}

function assertMayDecide(actor: Actor, found: StoredProposal, kind: Outcome, comment: string): void {
  const own = isOwn(actor.person, found.proposedBy);
  if (kind === 'withdraw' && !own) throw forbidden('只有提出人可以撤回。');
  if (kind !== 'withdraw' && own)
    throw forbidden('监测制度的变更须由另一名分析员确认，提出人不能办理自己的变更。');
  if (kind === 'refuse' && comment === '') throw brokenRules('请写明不同意的原因', []);
}

function assertSound(found: StoredProposal, base: number, { faults }: CheckedChange): void {
  if (found.digest !== null && found.baseVersion !== base)
    throw brokenRules('监测制度已有变化，请导出正在使用的制度，合并到文件夹后重新启动', []);
  if (faults.length > 0) throw brokenRules('监测制度已有变化，这项变更不能再确认', faults.map(detailOf));
}

/** The number that the programme is stored under; one that was in force before comes back under its own. */
async function storeAs(trx: Trx, catalogue: Catalogue, actor: Actor): Promise<number> {
  const digest = catalogueDigest(catalogue);
  const known = await findCatalogueVersion(trx, digest);
  return known ?? insertCatalogueVersion(trx, catalogue, digest, actor.at);
}

const detailOf = (detail: string) => ({ pointer: 'changes', rule: 'programme', detail });
