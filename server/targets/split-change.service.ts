/** An official split comes into force or is taken back: each one transaction, one audit row, the next data version. */
import { createHash, randomUUID } from 'node:crypto';
import type { LoadBody, SplitDone, SplitPreview, WithdrawBody } from '#shared/contract/split.ts';
import { type CheckedSplit, checkSplit } from '#shared/targets/check-split.ts';
import { splitTargetHead, splitUnits } from '#shared/targets/split-parts.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Trx } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict, fileRefused, notFound } from '../http/problem.ts';
import { findLatestDataVersion } from '../monitoring/effective.repository.ts';
import { WorkbookProblem } from '../workbook/problem.ts';
import { readWorkbook } from '../workbook/read.ts';
import { once } from '../workflow/idempotency.ts';
import { insertDataVersion, insertFile } from '../workflow/workflow.repository.ts';
import type { World } from '../world.ts';
import { findSplitFile, insertSplit, listSplitsInForce, SPLIT_FILES } from './split.repository.ts';
import { readSplitSheet } from './split-sheet.ts';

const MAX_NAME = 200;

/** Reads a file and says what it would put in force; only the file is kept. @throws 422 for a file that cannot be read. */
export async function previewSplit(
  world: World,
  actor: Actor,
  upload: { fileName: string; bytes: Uint8Array },
): Promise<SplitPreview> {
  const checked = await checkFile(world, actor, upload.bytes, upload.fileName);
  const latest = await findLatestDataVersion(world.db);
  const inForce = await listSplitsInForce(world.db, latest.number);
  const file = { id: randomUUID(), name: upload.fileName.slice(0, MAX_NAME) };
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  await world.db.transaction().execute(async (trx) => {
    await insertFile(trx, {
      id: file.id,
      organisation: actor.person.organisation,
      period: SPLIT_FILES,
      name: file.name,
      media_type: 'application/octet-stream',
      byte_size: upload.bytes.byteLength,
      sha256,
      content: Buffer.from(upload.bytes),
      uploaded_by: actor.person.account,
      uploaded_at: actor.at.toISOString(),
    });
    await appendAudit(trx, entryOf(actor, 'split-upload', `file/${file.id}`, { name: file.name, sha256 }));
  });
  return {
    file,
    dataVersion: latest.number,
    document: checked.document,
    targets: checked.targets.map(({ target, amounts, total, missing }) => {
      const before = inForce.find((s) => s.target === target.id)?.amounts;
      return {
        ...splitTargetHead(world.catalogue, target),
        rows: splitUnits(world.catalogue)
          .filter(({ unit, required }) => required || amounts.has(unit.code) || before?.has(unit.code))
          .map(({ unit }) => ({
            unit: unit.code,
            shortName: unit.shortName,
            old: figureOf(before?.get(unit.code)),
            next: figureOf(amounts.get(unit.code)),
          })),
        total,
        missing,
      };
    }),
    findings: checked.findings,
    confirmable: isConfirmable(checked),
    short: checked.short,
  };
}

const figureOf = (amount: string | undefined) => (amount === undefined ? 'missing' : Number(amount));

const isConfirmable = ({ targets, findings }: CheckedSplit) =>
  targets.length > 0 && findings.every((f) => f.severity !== 'error');

/** The file of a preview comes into force. @throws 404, 409 when data moved on since the preview, 422 for a broken rule. */
export async function loadSplit(
  world: World,
  actor: Actor,
  body: LoadBody,
  key: string | undefined,
): Promise<SplitDone> {
  const file = await findSplitFile(world.db, body.file);
  if (!file || file.uploaded_by !== actor.person.account) throw notFound('文件');
  const checked = await checkFile(world, actor, file.content, file.name);
  assertLoadable(checked, body);
  return change(world, actor, { key, request: ['split-load', body] }, body.dataVersion, async (trx) => {
    const { document, targets } = checked;
    const ids = targets.map((t) => t.target.id);
    const number = await insertSplit(
      trx,
      {
        ...stampOf(actor, 'load', body.reason),
        title: document.title,
        document_number: document.number,
        clause: document.clause,
        issued_on: document.issuedOn,
        shortfall_reason: checked.short ? body.shortfallReason : '',
        file_id: file.id,
      },
      ids,
      targets.flatMap(({ target, amounts }) =>
        [...amounts].map(([unit, amount]) => ({ target: target.id, unit, amount })),
      ),
    );
    const parts = Object.fromEntries(targets.map((t) => [t.target.id, Object.fromEntries(t.amounts)]));
    return {
      number,
      action: 'split-load',
      detail: { document, parts, sha256: file.sha256, reason: body.reason },
    };
  });
}

/** Targets in force are taken back: their parts no longer apply. @throws 404, 409 when data moved on. */
export function withdrawSplit(
  world: World,
  actor: Actor,
  body: WithdrawBody,
  key: string | undefined,
): Promise<SplitDone> {
  const targets = [...new Set(body.targets)];
  return change(world, actor, { key, request: ['split-withdraw', body] }, body.dataVersion, async (trx) => {
    const inForce = await listSplitsInForce(trx, body.dataVersion);
    if (targets.some((id) => !inForce.some((s) => s.target === id))) throw notFound('分县任务');
    const number = await insertSplit(
      trx,
      {
        ...stampOf(actor, 'withdraw', body.reason),
        ...{ title: '', document_number: '', clause: '', issued_on: '', shortfall_reason: '', file_id: null },
      },
      targets,
      [],
    );
    return { number, action: 'split-withdraw', detail: { targets, reason: body.reason } };
  });
}

function stampOf(actor: Actor, kind: 'load' | 'withdraw', reason: string) {
  const { organisation, account } = actor.person;
  return { kind, reason, organisation, created_by: account, created_at: actor.at.toISOString() };
}

/** The split, its data version and its audit row; the caller must have seen the latest data version. */
function change(
  world: World,
  actor: Actor,
  what: { key: string | undefined; request: unknown },
  seen: number,
  write: (trx: Trx) => Promise<{ number: number; action: string; detail: Record<string, unknown> }>,
): Promise<SplitDone> {
  return world.db.transaction().execute((trx) =>
    once(trx, actor, what, async () => {
      const latest = await findLatestDataVersion(trx);
      if (latest.number !== seen)
        throw conflict(
          'split-stale',
          '数据已更新，请重新核对',
          `您核对的是数据版本 v${seen}，现在是 v${latest.number}；请重新上传并核对后再确认。`,
          { dataVersion: latest.number },
        );
      const { number, action, detail } = await write(trx);
      const dataVersion = await insertDataVersion(trx, { split: number }, actor.at.toISOString());
      await appendAudit(trx, entryOf(actor, action, `split/${number}`, { dataVersion, ...detail }));
      return { number, dataVersion };
    }),
  );
}

async function checkFile(
  world: World,
  actor: Actor,
  bytes: Uint8Array,
  fileName: string,
): Promise<CheckedSplit> {
  const workbook = await readWorkbook(bytes, fileName).catch((error: unknown) => {
    if (error instanceof WorkbookProblem) throw fileRefused(error.code, error.message);
    throw error;
  });
  const sheet = readSplitSheet(world.catalogue, workbook);
  if (!sheet)
    throw fileRefused(
      'no-targets',
      '没有找到写有目标名称的表头。请下载本页的模板填写，或在自己的表里用“地区”和目标名称作行、列标题。',
    );
  const { utcOffsetMinutes } = world.catalogue.city;
  const today = new Date(actor.at.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
  return checkSplit(world.catalogue, sheet, today);
}

function assertLoadable(checked: CheckedSplit, body: LoadBody): void {
  const errors = checked.findings.filter((f) => f.severity === 'error');
  if (!isConfirmable(checked))
    throw brokenRules(
      '文件中还有错误，不能载入',
      errors.map(({ address, message, suggestion }) => ({
        pointer: address,
        rule: 'split',
        detail: message,
        ...(suggestion === null ? {} : { suggestion }),
      })),
    );
  if (checked.short && body.shortfallReason === '')
    throw brokenRules('各地合计少于全市目标，请写明原因', [
      { pointer: 'shortfallReason', rule: 'required', detail: '请写明差额由谁承担或为何不分解。' },
    ]);
}
