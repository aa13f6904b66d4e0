/** Whether a batch can still be loaded as it was proposed: periods may have been opened, the programme changed since. */
import { asOf } from '#shared/as-of.ts';
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';
import type { Db, Trx } from '../db/open.ts';
import { findDataVersionAt, findLatestDataVersion } from '../figures/effective.repository.ts';
import { conflict } from '../http/problem.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import { listPeriodActs } from '../periods/period-act.repository.ts';
import { todayOf } from '../programme/today.ts';
import type { World } from '../world.ts';
import { checkHistory } from './check-history.ts';
import { listActs, listHistoryValues } from './history.repository.ts';
import { type PlacedFigure, placedOf } from './history-figure.ts';

/** Reasons that are told; the others are counted. */
const TOLD = 3;

/** What a batch is checked against, read before the transaction that decides on it. */
interface Ground {
  /** Names all of it: while it is the same the check stands. */
  state: string;
  why: readonly string[];
}

type Checking = Pick<World, 'programmes' | 'now'>;

async function stateOf(db: Db): Promise<string> {
  const { number } = await findLatestDataVersion(db);
  return JSON.stringify([number, await listPeriodActs(db)]);
}

/** What stands in the way of a batch as things are. Thousands of rows are checked: not while every other writer waits. */
export async function whyNotLoadable(
  world: Checking & Pick<World, 'db' | 'panels'>,
  number: number,
): Promise<Ground> {
  const { db, programmes, now } = world;
  const state = await stateOf(db);
  const act = (await listActs(db)).find((one) => one.number === number);
  const panel = await world.panels.panel();
  if (act?.kind !== 'load' || act.decision !== null || !panel) return { state, why: [] };
  const figures = (await listHistoryValues(db, number)).map(placedOf);
  const { catalogue } = await programmes.at(db);
  const today = todayOf({ catalogue, now });
  const check = { catalogue, panel, calendar: await loadCalendar(db), today };
  const faults = checkHistory(check, figures).flatMap(({ state, words }) =>
    state === 'fault' ? [words] : [],
  );
  const then = await programmes.at(db, (await findDataVersionAt(db, act.proposedAt)).number);
  return { state, why: [...new Set([...faults, ...redefined(then.catalogue, catalogue, figures)])] };
}

/** In the transaction that confirms. @throws 409 with what stands in the way, or where something moved since it was looked at. */
export async function assertLoadable(trx: Trx, { state, why }: Ground): Promise<void> {
  if (state !== (await stateOf(trx)))
    throw conflict('history-moved', '刚刚有数据或期别的变动，请再点一次', '核对所依据的数据刚刚变了。');
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
