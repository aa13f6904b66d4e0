/** Connections that ask for one address as fast as they are answered, without the cost of an HTTP client. */
import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/** @returns how many answers there were in `ms` milliseconds. @throws Error for an answer that is not `expected` */
export async function countAnswers(
  url: string,
  headers: Record<string, string>,
  { connections, ms, expected = 200 }: { connections: number; ms: number; expected?: number },
): Promise<number> {
  const { hostname, port, pathname, search } = new URL(url);
  const lines = Object.entries({ host: `${hostname}:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const begun = performance.now();
  const counts = await Promise.all(
    Array.from({ length: connections }, () =>
      askOn(connect(Number(port), hostname), request, expected, begun + ms),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function askOn(socket: Socket, request: Buffer, expected: number, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    let rest = Buffer.alloc(0);
    const ask = () => socket.write(request);
    socket.setNoDelay(true);
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = endOfAnswer(rest, expected);
      if (end === null) return;
      rest = rest.subarray(end);
      count += 1;
      if (performance.now() < until) return ask();
      socket.destroy();
      resolve(count);
    });
  });
}

/** Where the first answer ends; null while it is not all there. */
function endOfAnswer(bytes: Buffer, expected: number): number | null {
  const head = bytes.indexOf(HEAD_END);
  if (head < 0) return null;
  const text = bytes.toString('latin1', 0, head);
  if (!text.startsWith(`HTTP/1.1 ${expected} `)) throw new Error(text.split('\r\n')[0]);
  if (expected === 304) return head + HEAD_END.length;
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  if (length === undefined) throw new Error('an answer without its length');
  const end = head + HEAD_END.length + Number(length);
  return bytes.length >= end ? end : null;
}
