/** `npm run fuzz`: FILES (10,000) mutated spreadsheets from SEED; exit 1 when one is neither read nor refused in words. */
import { fuzz } from './fuzz.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const files = Number(process.env.FILES ?? 10_000);
const say = (counts: object) => process.stdout.write(`${JSON.stringify({ seed, ...counts })}\n`);

say({ files });
const counts = await fuzz(seed, files, say);
say(counts);
process.exitCode = counts.crashes.length > 0 ? 1 : 0;
