/** The decisions that make the calendar: each one transaction with its audit row. */

import { z } from 'zod';
import { asOf } from '#shared/as-of.ts';
import { calendarOf, type PeriodAct } from '#shared/calendar.ts';
import { periodActFault } from '#shared/calendar.words.ts';
import { findOrganisation } from '#shared/catalogue.ts';
import type { PeriodActBody } from '#shared/contract/periods.ts';
import { formFor } from '#shared/forms.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { supplementOf } from '#shared/supplement.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict, notFound } from '../http/problem.ts';
import { once } from '../workflow/idempotency.ts';
import type { World } from '../world.ts';
import { insertPeriodAct, listPeriodActs } from './period-act.repository.ts';

/**
 * 开始报送 · 调整截止时间 · 停止报送 · 恢复报送. @throws 404 for an organisation that files nothing in the period; 409 when somebody
 * decided since `seen`; 422 with the sentence of the rule that is broken.
 */
export function decidePeriod(
  world: World,
  actor: Actor,
  period: Period,
  body: PeriodActBody,
  key: string | undefined,
): Promise<number> {
  const { catalogue } = world;
  const { seen, reason, notice, ...decided } = body;
  const act: PeriodAct = { period, ...decided, opens: body.kind === 'open' ? body.opens : null };
  const then = asOf(catalogue, period);
  const files = then.organisations.some(({ code }) => {
    const form = formFor(then, code, periodicityOf(period));
    const asked = form && (body.kind !== 'supplement' || supplementOf(then, form, period, code) !== null);
    return asked && (body.organisation ?? code) === code;
  });
  if (!files) throw notFound(body.organisation === null ? '期别' : '报送单位');
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['period', period, body], reply: z.int() }, async () => {
      const acts = await listPeriodActs(trx);
      if ((acts.at(-1)?.number ?? 0) !== seen)
        throw conflict('period-stale', '报送期刚被他人改动', '已显示最新情况，请核对后再办。');
      const fault = periodActFault(calendarOf(acts), act, actor.at.toISOString());
      if (fault !== null) throw brokenRules(fault, []);
      if (act.kind !== 'open' && reason === '') throw brokenRules('请写明原因', []);
      const number = await insertPeriodAct(trx, {
        ...act,
        reason,
        notice,
        decided_by: actor.person.account,
        decided_at: actor.at.toISOString(),
      });
      const object = `period/${period}${act.organisation === null ? '' : `/${act.organisation}`}` as const;
      const name =
        act.organisation === null ? '' : (findOrganisation(catalogue, act.organisation)?.name ?? '');
      await appendAudit(
        trx,
        entryOf(actor, `${act.kind}-period`, object, { name, opens: act.opens, due: act.due, reason }),
      );
      return number;
    }),
  );
}
