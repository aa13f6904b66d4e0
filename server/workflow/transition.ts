/** Which act is legal from which state, for whom is it stale: the one state machine of a return. */
import type { ReturnId, ReturnState } from '#shared/contract/return-state.ts';
import type { Trx } from '../db/open.ts';
import type { StatisticalReturnTable } from '../db/return-tables.ts';
import type { Actor } from '../http/actor.ts';
import { illegalTransition, returnStale } from '../http/problem.ts';
import { findReturn, updateReturn } from './workflow.repository.ts';

/** 未报 until the first draft is saved. */
export function stateOf(row: StatisticalReturnTable | undefined): ReturnState {
  return row?.state ?? 'unreported';
}

/** What a stale or too-late caller is shown: the present state and version. */
export function present(row: StatisticalReturnTable | undefined): {
  state: ReturnState;
  version: number;
  updatedAt: string | null;
} {
  return { state: stateOf(row), version: row?.version ?? 0, updatedAt: row?.updated_at ?? null };
}

type Act =
  | 'draft'
  | 'submit'
  | 'sign'
  | 'recall'
  | 'withdraw'
  | 'correction'
  | 'approve'
  | 'return'
  | 'reopen';

const FROM: Record<Act, readonly ReturnState[]> = {
  draft: ['unreported', 'draft', 'returned'],
  submit: ['draft', 'returned'],
  sign: ['signing'],
  recall: ['signing'],
  withdraw: ['submitted'],
  correction: ['approved'],
  approve: ['submitted'],
  return: ['submitted'],
  reopen: ['approved'],
};
/** Why the act is not possible in the present state. */
export const REFUSAL: Record<Act, string> = {
  draft: '报表已提交或已核定，不能修改',
  submit: '报表不在可提交的状态',
  sign: '报表不在待单位审签的状态',
  recall: '报表不在待单位审签的状态，不能收回',
  withdraw: '报表不在待审状态，不能撤回',
  correction: '只有已核定的报表可以申请更正',
  approve: '报表不在待审状态，不能核定',
  return: '报表不在待审状态，不能退回',
  reopen: '报表尚未核定，不能撤销核定',
};

/** The stored return when the act is legal from its state and the caller saw its latest version. @throws 409. */
export async function lockReturn(
  trx: Trx,
  id: ReturnId,
  act: Act,
  version: number,
): Promise<StatisticalReturnTable | undefined> {
  const row = await findReturn(trx, id.period, id.organisation);
  if (!FROM[act].includes(stateOf(row))) throw illegalTransition(REFUSAL[act], present(row));
  if ((row?.version ?? 0) !== version) throw returnStale(present(row));
  return row;
}

/** As above, of a return that somebody has begun: every act but the first needs one. @throws 409. */
export async function lockBegunReturn(
  trx: Trx,
  id: ReturnId,
  act: Exclude<Act, 'draft'>,
  version: number,
): Promise<StatisticalReturnTable> {
  const row = await lockReturn(trx, id, act, version);
  if (!row) throw illegalTransition(REFUSAL[act], present(row));
  return row;
}

/** Changes the return under its version; the row is locked from here to the end of the transaction. @throws 409 when someone was first. */
export async function move(
  trx: Trx,
  row: StatisticalReturnTable,
  actor: Actor,
  change: Partial<StatisticalReturnTable>,
): Promise<number> {
  const moved = await updateReturn(trx, row.id, row.version, {
    ...change,
    updated_at: actor.at.toISOString(),
    updated_by: actor.person.account,
  });
  if (!moved) throw returnStale(present(await findReturn(trx, row.period, row.organisation)));
  return row.version + 1;
}

/** Who takes a step, and when. */
export function stampOf(actor: Actor): { by: string; at: string } {
  return { by: actor.person.account, at: actor.at.toISOString() };
}

/** The return as the audit trail names it. */
export function objectOf({ period, organisation }: ReturnId): `return/${string}` {
  return `return/${period}/${organisation}`;
}
