/** People who look at pages and save drafts, with time to think between (trust.md, reliability 14). */
import fastify from 'fastify';
import { seededRandom } from '#shared/calc/random.ts';
import type { View } from '../../faults/crash.ts';
import { Visitor } from '../../faults/visitor.ts';
import { Latency } from './latency.ts';
import type { LoadPlace } from './places.ts';
import { processorSeconds } from './processor.ts';

const OFFICE = ['analyst', 'analyst2', 'leader'];
/** Of ten acts of a reporter one saves. */
const WRITES = 0.1;
const SIGN_INS_AT_ONCE = 8;

/** What each opens, pages as the server draws them and the calls that pages make. */
const READS = {
  reporter: (code: string, period: string) => [
    '/submit',
    '/regions',
    `/submit/${period}/${code}`,
    '/api/tasks',
    `/api/returns/${period}/${code}`,
  ],
  office: (period: string) => [
    '/targets',
    '/regions',
    '/review',
    '/structure',
    '/api/targets',
    '/api/monitoring/regions',
    `/api/review/matrix/${period}`,
  ],
  leader: () => ['/targets', '/regions', '/structure', '/api/targets', '/api/monitoring/regions'],
};

export interface LoadFigures {
  reads: Latency;
  writes: Latency;
  /** An empty route of another server, asked meanwhile by the same sender. */
  empty: Latency;
  /** Saves that somebody else's came before: an answer, not a fault. */
  stale: number;
  /** What everybody did after all had signed in, and the processor time that it took. */
  acts: number;
  serverSeconds: number;
  databaseSeconds: number;
}

/** What an empty route of a server of its own takes meanwhile, from the same sender: how much of the times is the machine's. */
const EMPTY_EVERY_MS = 50;

/** @param thinkMs mean pause between two acts of one person @param milliseconds how long they work */
export async function usersAtWork(
  place: LoadPlace,
  users: number,
  thinkMs: number,
  milliseconds: number,
): Promise<LoadFigures> {
  const { servers, reporters, period } = place;
  const random = seededRandom(500);
  const figures: LoadFigures = {
    ...{ reads: new Latency(), writes: new Latency(), empty: new Latency(), stale: 0 },
    ...{ acts: 0, serverSeconds: 0, databaseSeconds: 0 },
  };
  const people: { name: string; visitor: Visitor }[] = [];
  const names = Array.from({ length: users }, (_, n) =>
    n % 5 === 0 ? (OFFICE[(n / 5) % OFFICE.length] as string) : (reporters[n % reporters.length] as string),
  );
  const pathsOf = (name: string) => {
    if (name === 'leader') return READS.leader();
    return OFFICE.includes(name) ? READS.office(period) : READS.reporter(name, period);
  };
  const read = async (visitor: Visitor, name: string) => {
    const paths = pathsOf(name);
    const path = paths[Math.floor(random() * paths.length)] ?? '/';
    await figures.reads.time(() => visitor.get(path));
  };
  const queue = [...names];
  const urlOf = (n: number) => servers[n % servers.length]?.url ?? '';
  await Promise.all(
    Array.from({ length: SIGN_INS_AT_ONCE }, async () => {
      for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
        const visitor = await Visitor.signIn(urlOf(queue.length), name);
        // Whoever signs in opens something at once.
        await read(visitor, name);
        people.push({ name, visitor });
      }
    }),
  );
  const [usedBefore, readBefore] = [used(place), figures.reads.count];
  const until = performance.now() + milliseconds;
  const emptyRoute = fastify();
  emptyRoute.get('/', async () => ({ ok: true }));
  const empty = await emptyRoute.listen({ port: 0, host: '127.0.0.1' });
  const beside = askEmpty(empty, figures.empty, until);
  await Promise.all(
    people.map(async ({ name, visitor }) => {
      // Nobody begins at the same moment.
      await pause(random() * thinkMs);
      while (performance.now() < until) {
        if (reporters.includes(name) && random() < WRITES) await save(figures, visitor, period, name);
        else await read(visitor, name);
        await pause(thinkMs * (0.5 + random()));
      }
    }),
  );
  await beside;
  await emptyRoute.close();
  const usedAfter = used(place);
  figures.serverSeconds = usedAfter.servers - usedBefore.servers;
  figures.databaseSeconds = usedAfter.database - usedBefore.database;
  figures.acts = figures.reads.count + figures.writes.count - readBefore;
  return figures;
}

async function askEmpty(url: string, latency: Latency, until: number): Promise<void> {
  while (performance.now() < until) {
    await latency.time(() => fetch(url));
    await pause(EMPTY_EVERY_MS);
  }
}

function used({ servers, database }: LoadPlace): { servers: number; database: number } {
  return {
    servers: servers.reduce((sum, server) => sum + processorSeconds(server.pid()), 0),
    database: database === null ? 0 : processorSeconds(database),
  };
}

/** Opens the return and saves it as it stands; a return that is not a draft is only read. */
async function save(figures: LoadFigures, visitor: Visitor, period: string, code: string): Promise<void> {
  const own = `/api/returns/${period}/${code}`;
  const opened = await figures.reads.time(() => visitor.get(own));
  if (!opened?.ok) return;
  const { version, state, rows } = (await opened.json()) as View;
  if (!['unreported', 'draft', 'returned'].includes(state)) return;
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
