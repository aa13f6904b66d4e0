/** A demonstration runs on its own clock, so that its open reporting period is always just past its deadline. */
import type { Db } from '../db/open.ts';
import { findSetting, insertSetting } from '../programme/programme.repository.ts';

const SETTING = 'demo_clock_started_at';

/**
 * The demonstration's present: begins at `start` when first run and goes on at the pace of real time.
 * @param start of the city's folder; null: the real time.
 */
export async function demoClock(db: Db, start: Date | null): Promise<() => Date> {
  if (start === null) return () => new Date();
  let started = await findSetting(db, SETTING);
  if (started === undefined) {
    const now = new Date();
    started = now.toISOString();
    await db.transaction().execute((trx) => insertSetting(trx, SETTING, now.toISOString(), now));
  }
  const offset = start.getTime() - Date.parse(started);
  return () => new Date(Date.now() + offset);
}
