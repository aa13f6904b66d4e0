/** Periods of a database that was filled when the programme's plan alone decided what is collected. */
import { civilDay } from '#shared/civil-time.ts';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import { hasReturns } from '../programme/programme.repository.ts';
import type { World } from '../world.ts';
import { insertPeriodAct, listPeriodActs } from './period-act.repository.ts';

const REASON = '升级前已按监测目录的安排开始报送';

/** Opens what the plan had opened, once; an installation without returns has nothing to take over. */
export async function adoptOlderPeriods({ db, catalogue, now }: World): Promise<void> {
  const at = now();
  const today = civilDay(at, catalogue.city.utcOffsetMinutes);
  await db.transaction().execute(async (trx) => {
    if ((await listPeriodActs(trx)).length > 0 || !(await hasReturns(trx))) return;
    for (const { period, opens, due } of catalogue.periods.filter((p) => p.opens <= today)) {
      const act = { period, organisation: null, kind: 'open' as const, opens, due };
      await insertPeriodAct(trx, {
        ...act,
        reason: REASON,
        notice: '',
        decided_by: null,
        decided_at: at.toISOString(),
      });
      await appendAudit(
        trx,
        systemEntry(at, 'open-period', `period/${period}`, { opens, due, reason: REASON }),
      );
    }
  });
}
