/** Whether a batch can still be loaded as it was proposed: periods may have been opened, the programme changed since. */
import { asOf } from '#shared/as-of.ts';
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import type { Panel } from '#shared/panel.ts';
import type { Db } from '../db/open.ts';
import { findDataVersionAt } from '../figures/effective.repository.ts';
import { conflict } from '../http/problem.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import type { World } from '../world.ts';
import { checkHistory } from './check-history.ts';
import type { PlacedFigure } from './history-figure.ts';

/** Reasons that are told; the others are counted. */
const TOLD = 3;

/** @throws 409 with what stands in the way now; `panel` is the latest data. */
export async function assertStillLoadable(
  { programmes, now }: Pick<World, 'programmes' | 'now'>,
  db: Db,
  panel: Panel,
  { proposedAt, figures }: { proposedAt: string; figures: readonly PlacedFigure[] },
): Promise<void> {
  const { catalogue } = await programmes.at(db);
  const today = civilDay(now(), catalogue.city.utcOffsetMinutes);
  const check = { catalogue, panel, calendar: await loadCalendar(db), today };
  const faults = checkHistory(check, figures).flatMap(({ state, words }) =>
    state === 'fault' ? [words] : [],
  );
  const then = await programmes.at(db, (await findDataVersionAt(db, proposedAt)).number);
  const why = [...new Set([...faults, ...redefined(then.catalogue, catalogue, figures)])];
  if (why.length === 0) return;
  const more = why.length > TOLD ? `等${why.length}条` : '';
  throw conflict(
    'history-overtaken',
    '提请之后情况有变，这一批不能照原样载入',
    `${why.slice(0, TOLD).join('；')}${more}。请选“不同意”并写明，由提出人改好后重新提请。`,
  );
}

/** Indicators that the programme now counts otherwise, in words. */
function redefined(then: Catalogue, now: Catalogue, figures: readonly PlacedFigure[]): string[] {
  if (then === now) return [];
  const periods = Map.groupBy(figures, ({ period }) => period);
  return [...periods].flatMap(([period, own]) => {
    const [before, after] = [asOf(then, period), asOf(now, period)];
    return [...new Set(own.map(({ indicator }) => indicator))].flatMap((code) => {
      const [old, next] = [findIndicator(before, code), findIndicator(after, code)];
      return JSON.stringify(old) === JSON.stringify(next)
        ? []
        : `“${next?.name ?? old?.name ?? code}”的定义已改`;
    });
  });
}
