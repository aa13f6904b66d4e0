/**
 * Bytes and times of the same answers of two running worlds (tests/nation/make.ts), say a province of 90 counties and the nation:
 * `node tests/nation/compare.ts http://127.0.0.1:5350 http://127.0.0.1:5351`.
 * The first time is that of an answer that has to be made, the second the median of five more, which are kept.
 */
import { DEMO_PASSWORD } from '../../server/accounts/demo-accounts.ts';

const ROUNDS = 5;
const ANSWERS = [
  ['排名', '/api/monitoring/regions?period=2025'],
  ['全部县', '/api/monitoring/levels?level=county&period=2025'],
  ['一个地区', '/api/monitoring/regions/UNIT?period=2025'],
  ['审核矩阵', '/api/review/matrix/2025'],
  ['数据核对', '/api/review/reconciliation/2025'],
] as const;

async function measure(base: string): Promise<{ bytes: number; made: number; kept: number }[]> {
  const signedIn = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'analyst', password: DEMO_PASSWORD }),
  });
  const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
  const ask = async (path: string) => {
    const reply = await fetch(`${base}${path}`, { headers });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${base}${path}: ${reply.status}`);
    return text;
  };
  const ranking: { rows: { unit: string }[] } = JSON.parse(await ask(ANSWERS[0][1]));
  const unit = ranking.rows[0]?.unit ?? '';
  const found: { bytes: number; made: number; kept: number }[] = [];
  for (const [, answer] of ANSWERS) {
    const path = answer.replace('UNIT', unit);
    const timed = async () => {
      const start = performance.now();
      const text = await ask(path);
      return { bytes: Buffer.byteLength(text), ms: performance.now() - start };
    };
    const { bytes, ms: made } = await timed();
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) times.push((await timed()).ms);
    found.push({ bytes, made, kept: times.sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN });
  }
  return found;
}

const [small, large] = process.argv.slice(2);
if (!small || !large) throw new Error('node tests/nation/compare.ts URL URL');
const [a, b] = [await measure(small), await measure(large)];
for (const [i, [name]] of ANSWERS.entries()) {
  const [one, other] = [a[i], b[i]];
  if (!one || !other) continue;
  const ratio = (other.bytes / one.bytes).toFixed(2);
  const times = ({ made, kept }: typeof one) => `${made.toFixed(0)}／${kept.toFixed(0)}`;
  console.log(
    `${name}：${one.bytes} → ${other.bytes} 字节（${ratio}倍），${times(one)} → ${times(other)} 毫秒（现算／留存）`,
  );
}
