/** What PostgreSQL and its driver report, in sentences for whoever runs the server. */
import { isBusy, isLost } from './lost.ts';

const SENTENCES: readonly [RegExp, string][] = [
  [
    /^ECONNREFUSED$/,
    '连接不上 PostgreSQL：该地址和端口没有服务在听，请检查它是否已启动、DATABASE_URL 是否正确。',
  ],
  [/^(ENOTFOUND|EAI_AGAIN)$/, '连接不上 PostgreSQL：找不到 DATABASE_URL 里写的主机。'],
  [/^(EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/, '连接不上 PostgreSQL：网络不通。'],
  [/^(28P01|28000)$/, 'PostgreSQL 不接受 DATABASE_URL 里的用户名或密码。'],
  [/^3D000$/, 'PostgreSQL 里没有 DATABASE_URL 所写的数据库，请先建立(createdb)。'],
  [/^42501$/, 'PostgreSQL 的这个用户没有所需的权限；建表和升级请用表的所有者执行 npm run migrate。'],
  [/^57P03$/, 'PostgreSQL 正在启动或停止，请稍候再试。'],
  [/^53300$/, 'PostgreSQL 的连接数已满，请调大 max_connections 或减少服务器台数。'],
  [/^57P0[12]$/, '与 PostgreSQL 的连接因其停止而断开。'],
  [/^25P03$/, '一次写入中途停顿过久，PostgreSQL 已将其撤销。'],
  [/^55P03$/, '等待其他写入的时间过长，已放弃。'],
  [/^57014$/, '一条语句执行过久，已放弃。'],
];

/** The sentence for a failure of PostgreSQL or its driver; undefined for any other. */
export function postgresWords(error: unknown): string | undefined {
  const codes = typeof error === 'object' && error !== null ? codesOf(error) : [];
  const known = SENTENCES.find(([pattern]) => codes.some((code) => pattern.test(code)));
  if (known) return known[1];
  if (isLost(error)) return '与 PostgreSQL 的连接断开了。';
  if (isBusy(error)) return 'PostgreSQL 此刻太忙，没有完成。';
  return undefined;
}

/** A name with several addresses fails with one error for each; what was tried again carries the last failure. */
function codesOf(error: object): string[] {
  const own = 'code' in error ? [String(error.code)] : [];
  const each = error instanceof AggregateError ? error.errors : 'cause' in error ? [error.cause] : [];
  return [...own, ...each.flatMap((one) => (typeof one === 'object' && one !== null ? codesOf(one) : []))];
}

const QUIET_MS = 60_000;
let saidAt = Number.NEGATIVE_INFINITY;
let said = '';

/** Tells the operator once a minute what else would be said for every connection. */
export function sayTrouble(error: Error): void {
  const words = postgresWords(error) ?? `PostgreSQL 报告：${error.message}`;
  const now = performance.now();
  if (words === said && now - saidAt < QUIET_MS) return;
  saidAt = now;
  said = words;
  process.stderr.write(`${words}断开的连接会自动重新建立。\n`);
}
