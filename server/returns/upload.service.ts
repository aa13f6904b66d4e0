/** A reporter's file becomes a draft: read in a guarded child, figures located by their words, the original kept. */
import { createHash } from 'node:crypto';
import type { Signature, UploadedFile } from '#shared/contract/receipt.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { Actor } from '../http/actor.ts';
import { illegalTransition, notFound } from '../http/problem.ts';
import type { Draft } from '../workflow/draft.ts';
import { settled } from '../workflow/page-file.ts';
import { programmeOf } from '../workflow/programme.ts';
import { sealSignature } from '../workflow/signature.ts';
import { present, REFUSAL, stateOf } from '../workflow/transition.ts';
import { findReturn } from '../workflow/workflow.repository.ts';
import { saveDraft } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { layFile } from './file-cells.ts';
import { fileFacts } from './file-facts.ts';
import { type FileReading, readFigures, type Upload } from './read-file.ts';
import { findFile } from './returns.repository.ts';

const MAX_NAME = 200;

/** Reads a file into the draft. Nothing changes when the file is refused or in question. @throws 404, 409, 422. */
export async function uploadReturn(world: World, actor: Actor, id: ReturnId, upload: Upload): Promise<void> {
  const programme = await programmeOf(world, id, actor.at);
  const row = await openRow(world, id);
  const reading = await readFigures(programme, id, upload);
  const name = upload.fileName.slice(0, MAX_NAME);
  const byteSize = upload.bytes.byteLength;
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  await saveDraft(world, actor, id, {
    version: row?.version ?? 0,
    cells: [],
    upload: {
      organisation: id.organisation,
      period: id.period,
      name,
      media_type: 'application/octet-stream',
      byte_size: byteSize,
      sha256,
      content: Buffer.from(upload.bytes),
      uploaded_by: actor.person.account,
      uploaded_at: actor.at.toISOString(),
    },
    change: (draft, fileId) => ({
      ...draft,
      signature: withFound(draft.signature, sealSignature(world.secrets, reading.signature)),
      cells: layFile(programme.catalogue, programme.cells, draft, reading.located.values),
      file: {
        id: fileId ?? '',
        name,
        uploadedAt: actor.at.toISOString(),
        uploadedBy: actor.person.displayName,
        byteSize,
        ...readingOf(world, reading),
      },
    }),
  });
}

/**
 * Reads the file that the draft stands on again, with other answers: another column, block or unit. Nothing changes when
 * these answers refuse the file or leave a question. @throws 404 without a file, 409, 422.
 */
export async function rereadReturn(
  world: World,
  actor: Actor,
  id: ReturnId,
  { version, answers }: { version: number; answers: Readonly<Record<string, string>> },
): Promise<void> {
  const programme = await programmeOf(world, id, actor.at);
  const row = await openRow(world, id);
  const stored = row?.draft_file_id
    ? await findFile(world.db, id.period, id.organisation, row.draft_file_id)
    : undefined;
  if (!stored) throw notFound('文件');
  const upload = { fileName: stored.name, bytes: stored.content, answers };
  const reading = await readFigures(programme, id, upload);
  await saveDraft(world, actor, id, {
    version,
    cells: [],
    change: (draft: Draft) => ({
      ...draft,
      cells: layFile(programme.catalogue, programme.cells, draft, reading.located.values),
      file: draft.file && { ...draft.file, ...readingOf(world, reading) },
    }),
    audit: { action: 'reread', detail: { file: stored.id, answers: { ...answers } } },
  });
}

/** 以文件为准 / 保留我的修改 for the cells named. @throws 404, 409. */
export async function settleReturn(
  world: World,
  actor: Actor,
  id: ReturnId,
  { version, ...choice }: { version: number; take: 'file' | 'page'; keys: readonly string[] },
): Promise<void> {
  const { catalogue, cells } = await programmeOf(world, id, actor.at);
  const change = (draft: Draft) => settled(catalogue, cells, draft, choice);
  await saveDraft(world, actor, id, { version, cells: [], change });
}

/** The newest file prevails where it names somebody. */
function withFound(before: Signature, found: Signature): Signature {
  return {
    preparedBy: found.preparedBy || before.preparedBy,
    checkedBy: found.checkedBy || before.checkedBy,
    telephone: found.telephone || before.telephone,
  };
}

/** The return when its draft may be changed. @throws 409. */
export async function openRow(world: World, id: ReturnId) {
  const row = await findReturn(world.db, id.period, id.organisation);
  if (['submitted', 'approved'].includes(stateOf(row))) throw illegalTransition(REFUSAL.draft, present(row));
  return row;
}

/** What the draft keeps of how its file was read. */
function readingOf(
  world: World,
  { workbook, located }: FileReading,
): Pick<UploadedFile, 'sheet' | 'checks' | 'unmatched' | 'understood'> {
  return {
    sheet: located.sheet ?? '',
    checks: fileFacts(workbook, located, world.catalogueVersion),
    unmatched: located.unmatched.map((u) => ({ cell: u.address, text: u.text })),
    understood: located.understood,
  };
}
