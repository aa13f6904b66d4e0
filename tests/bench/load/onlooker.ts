/**
 * A leader who reads a page again and again, in a process of its own: the one that sends a hundred files is busy with
 * them, and its own waiting would be counted as the server's. `node onlooker.ts URL`; ends at a line on standard input and
 * prints one line of JSON.
 */
import { once } from 'node:events';
import { Visitor } from '../../faults/visitor.ts';
import { Latency } from './latency.ts';

const READ_EVERY_MS = 100;

const [url = ''] = process.argv.slice(2);
const leader = await Visitor.signIn(url, 'leader');
const latency = new Latency();
let ended = false;
void once(process.stdin, 'data').then(() => (ended = true));
process.stdout.write('reading\n');
while (!ended) {
  await latency.time(() => leader.get('/targets'));
  await new Promise((resolve) => setTimeout(resolve, READ_EVERY_MS));
}
process.stdout.write(
  `${JSON.stringify({ p99: latency.within(0.99), errors: latency.errors.length, words: latency.words() })}\n`,
);
process.exit(0);
