/** An allocation comes into force or is taken back: each one transaction, one audit row, the next data version. */
import { AllocationDone, type LoadBody, type WithdrawBody } from '#shared/contract/allocation.ts';
import type { AuditAction } from '#shared/contract/audit.ts';
import type { CheckedAllocation } from '#shared/targets/allocation/check-allocation.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Trx } from '../db/open.ts';
import { findLatestDataVersion } from '../figures/effective.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict, notFound } from '../http/problem.ts';
import { once } from '../workflow/idempotency.ts';
import { insertDataVersion } from '../workflow/workflow.repository.ts';
import type { World } from '../world.ts';
import { findAllocationFile, insertAllocation, listAllocationsInForce } from './allocation.repository.ts';
import { checkFile, isConfirmable } from './allocation-preview.service.ts';

/** The file of a preview comes into force. @throws 404, 409 when data moved on since the preview, 422 for a broken rule. */
export async function loadAllocation(
  world: World,
  actor: Actor,
  body: LoadBody,
  key: string | undefined,
): Promise<AllocationDone> {
  const file = await findAllocationFile(world.db, body.file);
  if (!file || file.uploaded_by !== actor.person.account) throw notFound('文件');
  const checked = await checkFile(world, actor, file.content, file.name);
  assertLoadable(checked, body);
  return change(world, actor, { key, request: ['allocation-load', body] }, body.dataVersion, async (trx) => {
    const { document, targets } = checked;
    const ids = targets.map((t) => t.target.id);
    const number = await insertAllocation(
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
      action: 'allocation-load',
      detail: { document, parts, sha256: file.sha256, reason: body.reason },
    };
  });
}

/** Targets in force are taken back: their parts no longer apply. @throws 404, 409 when data moved on. */
export function withdrawAllocation(
  world: World,
  actor: Actor,
  body: WithdrawBody,
  key: string | undefined,
): Promise<AllocationDone> {
  const targets = [...new Set(body.targets)];
  return change(
    world,
    actor,
    { key, request: ['allocation-withdraw', body] },
    body.dataVersion,
    async (trx) => {
      const inForce = await listAllocationsInForce(trx, body.dataVersion);
      if (targets.some((id) => !inForce.some((s) => s.target === id))) throw notFound('分县任务');
      const number = await insertAllocation(
        trx,
        {
          ...stampOf(actor, 'withdraw', body.reason),
          ...{
            title: '',
            document_number: '',
            clause: '',
            issued_on: '',
            shortfall_reason: '',
            file_id: null,
          },
        },
        targets,
        [],
      );
      return { number, action: 'allocation-withdraw', detail: { targets, reason: body.reason } };
    },
  );
}

function stampOf(actor: Actor, kind: 'load' | 'withdraw', reason: string) {
  const { organisation, account } = actor.person;
  return { kind, reason, organisation, created_by: account, created_at: actor.at.toISOString() };
}

/** The allocation, its data version and its audit row; the caller must have seen the latest data version. */
function change(
  world: World,
  actor: Actor,
  what: { key: string | undefined; request: unknown },
  seen: number,
  write: (trx: Trx) => Promise<{ number: number; action: AuditAction; detail: Record<string, unknown> }>,
): Promise<AllocationDone> {
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { ...what, reply: AllocationDone }, async () => {
      const latest = await findLatestDataVersion(trx);
      if (latest.number !== seen)
        throw conflict(
          'allocation-stale',
          '数据已更新，请重新核对',
          `您核对的是数据第${seen}版，现在是第${latest.number}版；请重新上传并核对后再确认。`,
          { dataVersion: latest.number },
        );
      const { number, action, detail } = await write(trx);
      const dataVersion = await insertDataVersion(trx, { allocation: number }, actor.at.toISOString());
      await appendAudit(trx, entryOf(actor, action, `allocation/${number}`, { dataVersion, ...detail }));
      return { number, dataVersion };
    }),
  );
}

function assertLoadable(checked: CheckedAllocation, body: LoadBody): void {
  const errors = checked.findings.filter((f) => f.severity === 'error');
  if (!isConfirmable(checked))
    throw brokenRules(
      '文件中还有错误，不能载入',
      errors.map(({ address, message, suggestion }) => ({
        pointer: address,
        rule: 'allocation',
        detail: message,
        ...(suggestion === null ? {} : { suggestion }),
      })),
    );
  if (checked.short && body.shortfallReason === '')
    throw brokenRules('各地合计少于总目标，请写明原因', [
      { pointer: 'shortfallReason', rule: 'required', detail: '请写明差额由谁承担或为何不分解。' },
    ]);
}
