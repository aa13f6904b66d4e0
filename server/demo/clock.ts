/** A demonstration runs on its own clock, so that its open reporting period is always just past its deadline. */
import type { Db } from '../db/open.ts';
import { findSetting, insertSetting } from '../programme/programme.repository.ts';

/** 2026-07-27 09:00 in China: two days after the deadline of 2026年上半年. */
const DEMO_START = new Date('2026-07-27T01:00:00.000Z');
const SETTING = 'demo_clock_started_at';

/** The demonstration's present: starts at DEMO_START when first run and goes on at the pace of real time. */
export async function demoClock(db: Db): Promise<() => Date> {
  let started = await findSetting(db, SETTING);
  if (started === undefined) {
    const now = new Date();
    started = now.toISOString();
    await db.transaction().execute((trx) => insertSetting(trx, SETTING, now.toISOString(), now));
  }
  const offset = DEMO_START.getTime() - Date.parse(started);
  return () => new Date(Date.now() + offset);
}
