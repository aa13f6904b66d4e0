import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { type Config, ConfigProblem, loadConfig } from '../../server/config.ts';

function problems(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigProblem) return error.sentences;
    throw error;
  }
  return [];
}

test('defaults', () => {
  const config = loadConfig({});
  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    city: 'jiaxing',
    demo: true,
    trustProxy: false,
  });
  expect(config.databaseUrl).toBeUndefined();
  expect(config.dataDir).toMatch(/[\\/]\.data$/);
  expect(config.seedDir).toMatch(/[\\/]seed$/);
  expect(isAbsolute(config.dataDir) && isAbsolute(config.seedDir)).toBe(true);
});

const SIGN_ON = {
  OIDC_ISSUER: 'https://sso.example.cn/realm',
  OIDC_CLIENT_ID: 'monitor',
  OIDC_CLIENT_SECRET: 's3cret',
  PUBLIC_URL: 'https://kjcx.example.cn',
};

test('single sign-on takes all its settings or none', () => {
  expect(loadConfig({}).singleSignOn).toBeNull();
  expect(loadConfig(SIGN_ON).singleSignOn).toEqual({
    issuer: SIGN_ON.OIDC_ISSUER,
    clientId: 'monitor',
    clientSecret: 's3cret',
    claim: 'sub',
  });
  for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const) {
    const { [name]: _, ...rest } = SIGN_ON;
    const said = problems(rest);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(name);
    expect(said[0]).not.toContain('s3cret');
  }
});

const readings: [name: string, value: string, key: keyof Config, read: unknown][] = [
  ['PORT', '8080', 'port', 8080],
  ['PORT', '0', 'port', 0],
  ['PORT', ' ', 'port', 3000],
  ['HOST', '0.0.0.0', 'host', '0.0.0.0'],
  ['HOST', '::1', 'host', '::1'],
  ['HOST', 'localhost', 'host', 'localhost'],
  ['DATA_DIR', '/var/lib/sti', 'dataDir', '/var/lib/sti'],
  ['CITY', 'made-up', 'city', 'made-up'],
  ['DEMO', '1', 'demo', true],
  ['DEMO', 'on', 'demo', true],
  ['DEMO', 'True', 'demo', true],
  ['DEMO', '0', 'demo', false],
  ['DEMO', 'OFF', 'demo', false],
  ['DEMO', 'false', 'demo', false],
  ['DATABASE_URL', 'postgres://a:b@localhost/c', 'databaseUrl', 'postgres://a:b@localhost/c'],
  ['PUBLIC_URL', 'https://kjcx.example.cn/', 'publicUrl', 'https://kjcx.example.cn'],
  ['PUBLIC_URL', 'http://10.0.0.8:3000', 'publicUrl', 'http://10.0.0.8:3000'],
  ['BACKUP_DIR', '/mnt/copies', 'backups', { dir: '/mnt/copies', keep: 30 }],
  ['TRUST_PROXY', 'off', 'trustProxy', false],
  ['TRUST_PROXY', '127.0.0.1, 10.0.0.0/8', 'trustProxy', ['127.0.0.1', '10.0.0.0/8']],
];

test.each(readings)('%s=%j', (name, value, key, read) => {
  expect(loadConfig({ [name]: value })[key]).toEqual(read);
});

test.each([
  ['PORT', '70000'],
  ['OIDC_ISSUER', 'http://sso.example.cn'],
  ['OIDC_CLAIM', 'a b'],
  ['PUBLIC_URL', 'kjcx.example.cn'],
  ['PUBLIC_URL', 'https://kjcx.example.cn/path'],
  ['PUBLIC_URL', 'ftp://kjcx.example.cn'],
  ['BACKUP_KEEP', '0'],
  ['PORT', '80a'],
  ['PORT', '-1'],
  ['PORT', '3000.5'],
  ['HOST', 'http://x'],
  ['CITY', '../etc'],
  ['CITY', 'Jiaxing'],
  ['DEMO', 'yes'],
  ['TRUST_PROXY', 'on'],
  ['TRUST_PROXY', '10.0.0.0/99'],
])('%s=%j is refused in one sentence with its name and value', (name, value) => {
  const sentences = problems({ [name]: value });
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toContain(`环境变量 ${name} 现在是“${value}”，应为`);
});

test('a wrong database address is refused without repeating its password', () => {
  const [sentence, ...others] = problems({ DATABASE_URL: 'mysql://root:hunter2@db/x' });
  expect(others).toEqual([]);
  expect(sentence).toContain('DATABASE_URL');
  expect(sentence).not.toContain('hunter2');
});

test('all wrong settings are named at once', () => {
  expect(problems({ PORT: 'x', DEMO: 'maybe' })).toHaveLength(2);
});
