/** Two to fifty people at one return at once: one wins, the others are told so, nothing of theirs is mixed in (reliability 5). */
import type { Caller, TestReply } from '../helpers/app.ts';
import { COUNTY, type Desk, draftCell, HAINING, path, S1 } from '../server/returns/desk.ts';

const MOST_WRITERS = 50;

export interface RaceCounts {
  rounds: number;
  writers: number;
  won: number;
  conflicts: number;
  /** Rounds without exactly one winner, with another refusal than 409, or whose result is not the winner's. */
  wrong: number;
}

/** Rounds of drafts, submissions, decisions and corrections, in turn, on one return of a desk without figures. */
export async function raceOnReturn(desk: Desk, random: () => number, rounds: number): Promise<RaceCounts> {
  const counts: RaceCounts = { rounds: 0, writers: 0, won: 0, conflicts: 0, wrong: 0 };
  const county = await desk.as(HAINING);
  const office = await desk.as('analyst');
  await desk.save(S1, HAINING, COUNTY);
  for (let round = 0; round < rounds; round++) {
    const before = await desk.view(S1, HAINING);
    // Every second round is a pair, the others a crowd.
    const writers = round % 2 === 0 ? 2 : 2 + Math.floor(random() * (MOST_WRITERS - 1));
    const race = raceFor(before.state, county, office, before.version, before.receipt?.submission ?? '');
    const replies = await Promise.all(
      Array.from({ length: writers }, (_, writer) => race.send(writer, round)),
    );
    const winners = replies.flatMap(({ status }, writer) => (status === 200 ? [writer] : []));
    const refused = replies.filter(({ status }) => status === 409).length;
    const after = await desk.view(S1, HAINING);
    const [winner = -1] = winners;
    const right =
      winners.length === 1 &&
      refused === writers - 1 &&
      after.version === before.version + 1 &&
      race.holds(after, winner, round);
    counts.rounds++;
    counts.writers += writers;
    counts.won += winners.length;
    counts.conflicts += refused;
    if (!right) counts.wrong++;
  }
  return counts;
}

type View = Awaited<ReturnType<Desk['view']>>;
interface Race {
  send(writer: number, round: number): Promise<TestReply>;
  /** Whether what stands is what the winner sent. */
  holds(after: View, winner: number, round: number): boolean;
}

const KEY = `${HAINING}/gov_total`;
const textOf = (writer: number, round: number) => (53_040 + round + writer / 100).toFixed(2);

function raceFor(state: string, county: Caller, office: Caller, version: number, submission: string): Race {
  const review = `/api/review/returns/${S1}/${HAINING}`;
  if (state === 'approved')
    return {
      send: (writer) => county.post(path(S1, HAINING, 'correction'), { version, reason: `更正${writer}` }),
      holds: (after) => after.state === 'draft',
    };
  if (state === 'submitted')
    return {
      // The reporter takes back what the office approves, at the same moment.
      send: (writer) =>
        writer % 2 === 0
          ? office.post(`${review}/approve`, { version, submission, comment: '' })
          : county.post(path(S1, HAINING, 'withdraw'), { version }),
      holds: (after, winner) => after.state === (winner % 2 === 0 ? 'approved' : 'draft'),
    };
  const draft = draftRace(county, version);
  return {
    send: (writer, round) =>
      writer % 2 === 0
        ? draft(writer, round)
        : county.post(
            path(S1, HAINING, 'submit'),
            { version, comment: '' },
            { 'idempotency-key': `${round}-${writer}` },
          ),
    holds: (after, winner, round) =>
      winner % 2 === 0
        ? after.rows.find(({ key }) => key === KEY)?.cell.text === textOf(winner, round)
        : after.state === 'submitted',
  };
}

function draftRace(county: Caller, version: number) {
  return (writer: number, round: number) =>
    county.put(path(S1, HAINING, 'draft'), {
      version,
      cells: [draftCell(KEY, textOf(writer, round))],
    });
}
