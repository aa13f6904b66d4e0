/** 盖章扫描件、佐证材料: attached to a draft, removed from it, opened by its reporter and, once submitted, by the office. */
import { createHash } from 'node:crypto';
import type { EvidenceFile, Signature } from '#shared/contract/receipt.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { DRAFT_READERS, isOneOf } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { evidenceFault, evidenceType, MAX_EVIDENCE_FILES } from '#shared/rules/evidence-kind.ts';
import type { Actor } from '../http/actor.ts';
import { fileRefused, notFound } from '../http/problem.ts';
import type { Draft } from '../workflow/draft.ts';
import { parseDraft } from '../workflow/draft.ts';
import { programmeOf } from '../workflow/programme.ts';
import { sealSignature } from '../workflow/signature.ts';
import { findReturn } from '../workflow/workflow.repository.ts';
import { saveDraft } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { wasSubmitted } from './evidence.repository.ts';
import { findFile } from './returns.repository.ts';
import { openRow } from './upload.service.ts';

const MAX_NAME = 200;

interface Attachment {
  kind: EvidenceFile['kind'];
  fileName: string;
  bytes: Uint8Array;
}

/** Keeps a file with the draft. @throws 404, 409; 422 for what is no PDF, JPG or PNG, and beyond the number of files. */
export async function attachEvidence(
  world: World,
  actor: Actor,
  id: ReturnId,
  { kind, fileName, bytes }: Attachment,
): Promise<void> {
  await programmeOf(world, id, actor.at);
  const row = await openRow(world, id);
  const name = shortened(fileName);
  const fault = evidenceFault(name, bytes);
  const mediaType = evidenceType(bytes)?.mediaType;
  if (fault || !mediaType) throw fileRefused('evidence', fault ?? '');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const byteSize = bytes.byteLength;
  const at = actor.at.toISOString();
  await saveDraft(world, actor, id, {
    version: row?.version ?? 0,
    cells: [],
    attachment: {
      ...id,
      name,
      media_type: mediaType,
      byte_size: byteSize,
      sha256,
      content: Buffer.from(bytes),
      uploaded_by: actor.person.account,
      uploaded_at: at,
    },
    change: (draft, file) => {
      assertRoom(draft, sha256);
      const uploadedBy = actor.person.displayName;
      const own = { id: file ?? '', kind, name, mediaType, byteSize, sha256, uploadedAt: at, uploadedBy };
      return { ...draft, evidence: [...draft.evidence, own] };
    },
  });
}

/** The ending stays: it says what the file is. */
function shortened(name: string): string {
  if (name.length <= MAX_NAME) return name;
  return `${name.slice(0, MAX_NAME - 12)}…${name.slice(-10)}`;
}

function assertRoom({ evidence }: Draft, sha256: string): void {
  const same = evidence.find((e) => e.sha256 === sha256);
  if (same) throw fileRefused('evidence', `这个文件已经附上了，名为“${same.name}”。`);
  if (evidence.length >= MAX_EVIDENCE_FILES)
    throw fileRefused('evidence', `一张报表最多附 ${MAX_EVIDENCE_FILES} 个文件，请合并后再传。`);
}

/** Takes a file off the draft; what was submitted with it, and the file itself, stay. @throws 404, 409. */
export async function detachEvidence(world: World, actor: Actor, id: ReturnId, file: string): Promise<void> {
  const row = await openRow(world, id);
  const known = parseDraft(row?.draft).evidence.find((e) => e.id === file);
  if (!row || !known) throw notFound('附件');
  await saveDraft(world, actor, id, {
    version: row.version,
    cells: [],
    change: (draft) => ({ ...draft, evidence: draft.evidence.filter((e) => e.id !== file) }),
    audit: { action: 'detach', detail: { removed: file, name: known.name, kind: known.kind } },
  });
}

/** 填报人、审核人、联系电话 of the draft. @returns its next version. @throws 404, 409. */
export async function signReturn(
  world: World,
  actor: Actor,
  id: ReturnId,
  signature: Signature,
): Promise<number> {
  const row = await openRow(world, id);
  return saveDraft(world, actor, id, {
    version: row?.version ?? 0,
    cells: [],
    change: (draft) => ({ ...draft, signature: sealSignature(world.secrets, signature) }),
  });
}

/**
 * An attached file. Its reporter and the approver open those of the draft and of every submission; the office only what was submitted,
 * since a draft is its reporter's own. @throws 404 otherwise, also for a file of another return.
 */
export async function openEvidence(world: World, person: Person, id: ReturnId, file: string) {
  const row = await findReturn(world.db, id.period, id.organisation);
  const found = row && (await findFile(world.db, id.period, id.organisation, file));
  if (!row || !found) throw notFound('附件');
  const ownDraft =
    isOneOf(DRAFT_READERS, person.role) && parseDraft(row.draft).evidence.some((e) => e.id === file);
  if (!ownDraft && !(await wasSubmitted(world.db, row.id, file))) throw notFound('附件');
  return { name: found.name, bytes: found.content, type: found.media_type };
}
