/** 有异议: a reporter questions a figure that another organisation supplied for its unit. */
import type { ReturnId } from '#shared/contract/return-state.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { notFound } from '../http/problem.ts';
import { programmeOf } from '../workflow/programme.ts';
import type { World } from '../world.ts';
import { insertObjection } from './returns.repository.ts';
import { describeSupplied } from './supplied.service.ts';

/** @throws 404 when the cell is not a supplied figure of the organisation's own unit. */
export async function raiseObjection(
  world: World,
  actor: Actor,
  id: ReturnId,
  cell: { unit: string; indicator: string; text: string },
): Promise<void> {
  const programme = await programmeOf(world, id, actor.at);
  const supplied = await describeSupplied(world, id.period, id.organisation, programme.cells);
  if (!supplied.some((s) => s.unit === cell.unit && s.indicator === cell.indicator)) throw notFound('数据');
  await world.db.transaction().execute(async (trx) => {
    await insertObjection(trx, { ...id, ...cell, by: actor.person.account, at: actor.at.toISOString() });
    await appendAudit(
      trx,
      entryOf(actor, 'objection', `return/${id.period}/${id.organisation}`, {
        unit: cell.unit,
        indicator: cell.indicator,
      }),
    );
  });
}
