/** People who look at pages and save drafts, with time to think between (trust.md, reliability 14). */
import { seededRandom } from '#shared/calc/random.ts';
import type { View } from '../../faults/crash.ts';
import { Visitor } from '../../faults/visitor.ts';
import { Latency } from './latency.ts';

const PERIOD = '2026-S1';
const COUNTIES = ['330402', '330411', '330421', '330482', '330424', '330481', '330483', 'jxjk', 'jxgq'];
const OFFICE = ['analyst', 'analyst2', 'leader'];
/** Of ten acts of a reporter one saves. */
const WRITES = 0.1;
const SIGN_INS_AT_ONCE = 8;

/** What each opens, pages as the server draws them and the calls that pages make. */
const READS = {
  reporter: (code: string) => [
    '/submit',
    '/regions',
    `/submit/${PERIOD}/${code}`,
    '/api/tasks',
    `/api/returns/${PERIOD}/${code}`,
  ],
  office: () => [
    '/targets',
    '/regions',
    '/review',
    '/structure',
    '/api/targets',
    '/api/monitoring/regions',
    `/api/review/matrix/${PERIOD}`,
  ],
  leader: () => ['/targets', '/regions', '/structure', '/api/targets', '/api/monitoring/regions'],
};

export interface LoadFigures {
  reads: Latency;
  writes: Latency;
  /** Saves that somebody else's came before: an answer, not a fault. */
  stale: number;
}

/** @param thinkMs mean pause between two acts of one person @param milliseconds how long they work */
export async function usersAtWork(
  url: string,
  users: number,
  thinkMs: number,
  milliseconds: number,
): Promise<LoadFigures> {
  const random = seededRandom(500);
  const figures: LoadFigures = { reads: new Latency(), writes: new Latency(), stale: 0 };
  const people: { name: string; visitor: Visitor }[] = [];
  const names = Array.from({ length: users }, (_, n) =>
    n % 5 === 0 ? (OFFICE[(n / 5) % OFFICE.length] as string) : (COUNTIES[n % COUNTIES.length] as string),
  );
  const queue = [...names];
  await Promise.all(
    Array.from({ length: SIGN_INS_AT_ONCE }, async () => {
      for (let name = queue.pop(); name !== undefined; name = queue.pop())
        people.push({ name, visitor: await Visitor.signIn(url, name) });
    }),
  );
  const until = performance.now() + milliseconds;
  await Promise.all(
    people.map(async ({ name, visitor }) => {
      // Nobody begins at the same moment.
      await pause(random() * thinkMs);
      while (performance.now() < until) {
        if (COUNTIES.includes(name) && random() < WRITES) await save(figures, visitor, name);
        else {
          const paths =
            name === 'leader'
              ? READS.leader()
              : OFFICE.includes(name)
                ? READS.office()
                : READS.reporter(name);
          const path = paths[Math.floor(random() * paths.length)] as string;
          await figures.reads.time(() => visitor.get(path));
        }
        await pause(thinkMs * (0.5 + random()));
      }
    }),
  );
  return figures;
}

/** Opens the return and saves it as it stands; a return that is not a draft is only read. */
async function save(figures: LoadFigures, visitor: Visitor, code: string): Promise<void> {
  const own = `/api/returns/${PERIOD}/${code}`;
  const opened = await figures.reads.time(() => visitor.get(own));
  if (!opened?.ok) return;
  const { version, state, rows } = (await opened.json()) as View;
  if (state !== 'draft' && state !== 'returned') return;
  const cells = rows.map(({ key, cell }) => ({
    key,
    text: cell.text,
    note: cell.note,
    release: cell.release,
    reasons: cell.reasons,
    answer: cell.answer,
  }));
  const reply = await figures.writes.time(() => visitor.put(`${own}/draft`, { version, cells }), [409]);
  if (reply?.status === 409) figures.stale++;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
