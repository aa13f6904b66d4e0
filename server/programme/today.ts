/** The programme as it holds today: for what is about people and the future, not about a period's figures. */
import { asOf } from '#shared/as-of.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import { type Period, periodOfDay } from '#shared/period.ts';
import type { World } from '../world.ts';

type Now = Pick<World, 'catalogue' | 'now'>;

/** The city's civil day now. */
export function todayOf({ catalogue, now }: Now): string {
  return civilDay(now(), catalogue.city.utcOffsetMinutes);
}

/** The half-year that today lies in. */
export function periodToday(world: Now): Period {
  return periodOfDay(todayOf(world));
}

/** A change that begins with a coming half-year does not hold yet, though it is confirmed. */
export function programmeToday(world: Now): Catalogue {
  return asOf(world.catalogue, periodToday(world));
}
