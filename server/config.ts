import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { keysOf } from '#shared/record.ts';
import type { SingleSignOnSettings } from './accounts/single-sign-on.ts';
import type { MessengerSettings } from './reminders/messenger.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Settings that are wrong. `message` holds one Chinese sentence per setting: its name, what it has, what it needs. */
export class ConfigProblem extends Error {
  override name = 'ConfigProblem';
  readonly sentences: string[];

  constructor(sentences: string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

const switchWords: Record<string, boolean> = {
  '1': true,
  on: true,
  true: true,
  '0': false,
  off: false,
  false: false,
};
const addressOrNetwork = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65535)
    .default(3000),
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i)])
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  CITY: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('jiaxing'),
  DEMO: z
    .string()
    .transform((word) => word.toLowerCase())
    .refine((word) => word in switchWords)
    .transform((word) => switchWords[word] === true)
    .default(true),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional(),
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional(),
  TRUST_PROXY: z
    .string()
    .transform((words) => (words.toLowerCase() === 'off' ? [] : words.split(',').map((word) => word.trim())))
    .pipe(z.array(addressOrNetwork))
    .default([]),
  SEED_DIR: z.string().default('seed'),
  TRAIL_HASH: z.enum(['sha256', 'sm3']).default('sha256'),
  PUBLIC_URL: z
    .string()
    .refine((text) => originOf(text) === text.replace(/\/$/, ''))
    .transform(originOf)
    .optional(),
  OIDC_ISSUER: z.string().refine(isProvider).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLAIM: z
    .string()
    .regex(/^[\w.:/-]+$/)
    .default('sub'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .optional(),
  SMTP_FROM: z.email().optional(),
  REMINDER_WEBHOOK: z
    .string()
    .regex(/^https?:\/\/\S+$/)
    .refine((text) => URL.canParse(text))
    .optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEY: z.string().optional(),
  BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .default(30),
});

/** `https://host[:port]` of a web address; an empty string when it is none. */
function originOf(text: string): string {
  if (!URL.canParse(text)) return '';
  const { protocol, origin } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? origin : '';
}

/** https, or plain http on this machine. */
function isProvider(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname));
}

const needs: Record<keyof typeof settings.shape, string> = {
  PORT: '0 到 65535 之间的整数端口号',
  HOST: '监听的 IP 地址或主机名，例如 127.0.0.1',
  DATA_DIR: '数据文件夹的路径',
  CITY: 'seed 下的城市文件夹名，由小写字母、数字和连字符组成，例如 jiaxing',
  DEMO: 'on 或 off（也可写 1、0、true、false）',
  DATABASE_URL: '以 postgres:// 开头的连接地址；使用内置数据库时不要设置',
  DATABASE_REPLICA_URL: '以 postgres:// 开头的只读副本地址；不用副本时不要设置',
  TRUST_PROXY: 'off，或反向代理的 IP 地址、网段（多个用逗号分隔）',
  SEED_DIR: '城市目录数据文件夹的路径',
  TRAIL_HASH: 'sha256 或 sm3（国密），新建的审计记录用哪一种摘要算法；已有的沿用原来的',
  PUBLIC_URL: '浏览器访问本系统的网址，只写到主机名和端口，例如 https://kjcx.example.cn',
  OIDC_ISSUER:
    '统一身份认证(OpenID Connect)的 https 地址；同时要设 OIDC_CLIENT_ID、OIDC_CLIENT_SECRET 和 PUBLIC_URL',
  OIDC_CLIENT_ID: '统一身份认证分配给本系统的应用编号',
  OIDC_CLIENT_SECRET: '统一身份认证分配给本系统的应用密钥',
  OIDC_CLAIM: '身份信息中作为本系统账号名的一项，例如 sub；须是本人不能自行修改的',
  SMTP_URL: '发催报邮件的服务器，以 smtp:// 或 smtps:// 开头，可含用户名和密码；同时要设 SMTP_FROM',
  SMTP_FROM: '催报邮件的发件地址',
  REMINDER_WEBHOOK: '接收催报的网关地址，以 http:// 或 https:// 开头',
  BACKUP_DIR: '每日备份所放的文件夹，最好在另一块磁盘上；不设则不自动备份',
  BACKUP_KEY: '加密备份所用的密钥文件，放在数据和备份文件夹以外；不设则备份不加密',
  BACKUP_KEEP: '保留的每日备份份数，1 到 9999',
};

/** A connection address holds a password, so it is never repeated in a message. */
const secret = new Set([
  'DATABASE_URL',
  'DATABASE_REPLICA_URL',
  'OIDC_CLIENT_SECRET',
  'SMTP_URL',
  'REMINDER_WEBHOOK',
]);

/** What the server runs with. Folders are absolute paths. */
export type Config = {
  /** TCP port; 0 lets the system choose. */
  port: number;
  host: string;
  dataDir: string;
  /** Folder name below `seedDir`. */
  city: string;
  /** Demonstration accounts and figures exist, and every page says so. */
  demo: boolean;
  /** PostgreSQL address; undefined means the embedded SQLite file in `dataDir`. */
  databaseUrl: string | undefined;
  /** A streaming replica of it, which panels are built from. */
  replicaUrl: string | undefined;
  /** Proxies whose X-Forwarded-For is believed; false believes none. */
  trustProxy: string[] | false;
  seedDir: string;
  /** The hash that a new installation's audit trail is kept in. */
  trailHash: 'sha256' | 'sm3';
  /** The origin that people reach the server by; https makes cookies secure. Null: the one each request names. */
  publicUrl: string | null;
  /** The city's own sign-in service, asked by OpenID Connect; null: people sign in here alone. */
  singleSignOn: SingleSignOnSettings | null;
  /** How a 催报 leaves the product; nothing is sent outside where both are null. */
  messages: MessengerSettings;
  /** Where the day's backup goes and how many are kept; null makes none. */
  backups: { dir: string; keep: number } | null;
  /** The file whose key encrypts backups; null leaves them as they are. */
  backupKey: string | null;
};

/**
 * Reads the settings. A variable that is set but blank counts as not set; relative folders start at the
 * repository root.
 * @throws {ConfigProblem} naming every wrong variable at once
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(given);
  if (!parsed.success) throw new ConfigProblem(sentencesFor(parsed.error, given));
  const read = parsed.data;
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: resolve(root, read.DATA_DIR),
    city: read.CITY,
    demo: read.DEMO,
    databaseUrl: read.DATABASE_URL,
    replicaUrl: read.DATABASE_REPLICA_URL,
    trustProxy: read.TRUST_PROXY.length > 0 ? read.TRUST_PROXY : false,
    seedDir: resolve(root, read.SEED_DIR),
    trailHash: read.TRAIL_HASH,
    publicUrl: read.PUBLIC_URL ?? null,
    singleSignOn: signOnOf(read),
    messages: messagesOf(read),
    backups: read.BACKUP_DIR ? { dir: resolve(root, read.BACKUP_DIR), keep: read.BACKUP_KEEP } : null,
    backupKey: read.BACKUP_KEY ? resolve(root, read.BACKUP_KEY) : null,
  };
}

/** @throws ConfigProblem where only one of the two settings of mail is there */
function messagesOf({
  SMTP_URL: url,
  SMTP_FROM: from,
  ...read
}: z.infer<typeof settings>): MessengerSettings {
  if ((url === undefined) !== (from === undefined)) {
    const missing = url === undefined ? 'SMTP_URL' : 'SMTP_FROM';
    throw new ConfigProblem([`发邮件还须设环境变量 ${missing}：${needs[missing]}。`]);
  }
  return { smtp: url && from ? { url, from } : null, webhook: read.REMINDER_WEBHOOK ?? null };
}

/** All of it or none. @throws ConfigProblem naming what is missing */
function signOnOf(read: z.infer<typeof settings>): SingleSignOnSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = read;
  if (!issuer && !clientId && !clientSecret) return null;
  const together = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const;
  const missing = together.filter((name) => !read[name]);
  if (missing.length > 0 || !issuer || !clientId || !clientSecret)
    throw new ConfigProblem(
      missing.map((name) => `使用统一身份认证还须设环境变量 ${name}：${needs[name]}。`),
    );
  return { issuer, clientId, clientSecret, claim: read.OIDC_CLAIM };
}

function sentencesFor(error: z.ZodError, given: Record<string, string | undefined>): string[] {
  const wrong = new Set(error.issues.map((issue) => issue.path[0]));
  return keysOf(needs)
    .filter((name) => wrong.has(name))
    .map((name) => {
      const has = secret.has(name) ? '现在的值不合要求' : `现在是“${given[name]}”`;
      return `环境变量 ${name} ${has}，应为${needs[name]}。`;
    });
}
