/** Publishing takes two analysts: one proposes, another confirms what was frozen; nothing is changed afterwards. */

import { randomUUID } from 'node:crypto';
import type { PublicationDocument } from '#shared/contract/publication-document.ts';
import type { DecideBody, ProposeBody, PublicationSummary } from '#shared/contract/publications.ts';
import { isOwn } from '#shared/contract/session.ts';
import { periodLabel } from '#shared/period.ts';
import { sealed } from '../assess/digest.ts';
import { appendAudit, findAuditHead } from '../audit/audit.repository.ts';
import type { Db, Trx } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict, forbidden, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { contentOf, freeze, type ProposedContent, requireRuns, titleOf } from './proposed-content.ts';
import {
  findCatalogueDigest,
  findOpenProposal,
  insertProposal,
  insertPublication,
  insertPublicationDecision,
  listOpenProposals,
  listPublications,
  type ProposalRow,
} from './publications.repository.ts';

/**
 * Proposes a period under the next version. @returns the proposal's id.
 * @throws 404 unknown data version or run, 409 when a proposal waits, 422 when the parts do not belong together.
 */
export async function propose(world: World, actor: Actor, body: ProposeBody): Promise<{ id: string }> {
  await freeze(world, body.period, body.dataVersion);
  await requireRuns(world, body);
  const id = randomUUID();
  await world.db.transaction().execute(async (trx) => {
    if ((await listOpenProposals(trx)).some((row) => row.period === body.period))
      throw conflict('proposal-waits', '该期已有待确认的发布', '请先确认或退回已有的发布申请。');
    const version = (await latestPublication(trx, body.period))?.version ?? 0;
    if (version > 0 && body.reason.length < 2)
      throw brokenRules('更正须写明原因', [
        { pointer: 'reason', rule: 'needed', detail: '请写明更正了什么、为什么。' },
      ]);
    await insertProposal(trx, {
      id,
      period: body.period,
      version: version + 1,
      data_version: body.dataVersion,
      unit_run: body.unitRun,
      institution_run: body.institutionRun,
      reason: body.reason,
      proposed_by: actor.person.account,
      proposed_at: actor.at.toISOString(),
    });
    await appendAudit(
      trx,
      entryOf(actor, 'publish-propose', `publication/${body.period}/${version + 1}`, { ...body, id }),
    );
  });
  return { id };
}

async function latestPublication(db: Db, period: string) {
  return (await listPublications(db))
    .filter((row) => row.period === period)
    .sort((a, b) => b.version - a.version)[0];
}

/**
 * Confirms as a second person and writes the publication. @throws 403 for the proposer, 404 when nothing waits.
 */
export async function confirm(
  world: World,
  actor: Actor,
  id: string,
  body: DecideBody,
): Promise<PublicationSummary> {
  const proposal = await requireProposal(world.db, id);
  if (isOwn(actor.person, proposal.proposed_by))
    throw forbidden('发布须由另一名分析员确认，提出人不能确认自己的申请。');
  const content = await contentOf(world, proposal);
  const document = await world.db.transaction().execute(async (trx) => {
    const open = await requireProposal(trx, id);
    const written = await documentOf(trx, world, actor, open, content);
    await insertPublicationDecision(trx, decisionRow(actor, id, 'confirm', body));
    await insertPublication(trx, {
      period: open.period,
      version: open.version,
      proposal_id: id,
      data_version: open.data_version,
      published_at: written.publishedAt,
      digest: written.digest,
      content: JSON.stringify(written),
    });
    await appendAudit(
      trx,
      entryOf(actor, 'publish', `publication/${open.period}/${open.version}`, { id, digest: written.digest }),
    );
    return written;
  });
  const { period, label, version, dataVersion, publishedAt, proposedBy, confirmedBy, reason, digest } =
    document;
  return {
    period,
    label,
    version,
    latest: true,
    dataVersion,
    publishedAt,
    proposedBy,
    confirmedBy,
    reason,
    digest,
  };
}

/** Refuses a proposal, or withdraws one's own. @throws 404 when nothing waits. */
export async function refuse(world: World, actor: Actor, id: string, body: DecideBody): Promise<void> {
  await world.db.transaction().execute(async (trx) => {
    const { period, version } = await requireProposal(trx, id);
    await insertPublicationDecision(trx, decisionRow(actor, id, 'refuse', body));
    await appendAudit(
      trx,
      entryOf(actor, 'publish-refuse', `publication/${period}/${version}`, { id, comment: body.comment }),
    );
  });
}

function decisionRow(actor: Actor, proposal_id: string, kind: 'confirm' | 'refuse', { comment }: DecideBody) {
  return { proposal_id, kind, comment, decided_by: actor.person.account, decided_at: actor.at.toISOString() };
}

async function requireProposal(db: Db, id: string): Promise<ProposalRow> {
  const found = await findOpenProposal(db, id);
  if (!found) throw notFound('待确认的发布');
  return found;
}

async function documentOf(
  trx: Trx,
  world: World,
  actor: Actor,
  proposal: ProposalRow,
  content: ProposedContent,
): Promise<PublicationDocument> {
  const { city } = world.catalogue;
  const label = periodLabel(content.period);
  const document = {
    format: 'publication-1' as const,
    city: city.name,
    label,
    version: proposal.version,
    title: titleOf(world, content.period),
    publishedAt: actor.at.toISOString(),
    proposedBy: proposal.proposed_by_name,
    confirmedBy: actor.person.displayName,
    reason: proposal.reason,
    catalogueDigest: await findCatalogueDigest(trx, content.catalogueVersion),
    dataVersion: proposal.data_version,
    ...content,
    audit: await auditAnchor(trx),
  };
  return sealed(document);
}

/** The trail as it stood, printed in the publication: an anchor that others keep. */
async function auditAnchor(trx: Trx): Promise<{ seq: number; hash: string }> {
  const { seq, hash } = await findAuditHead(trx);
  return { seq, hash };
}
