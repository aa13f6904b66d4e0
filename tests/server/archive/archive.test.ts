/** The archive of a period: everything its publication rests on, checked from the file alone, and any change of it found. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { safeName } from '../../../server/archive/manifest.ts';
import { checkArchive } from '../../../server/verify/archive.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

const ADDRESS = '/api/publications/2025/1/archive';
let t: TestApp;
let folder: string;
let bytes: Buffer;

beforeAll(async () => {
  t = await testApp({ demo: true });
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  bytes = (await (await t.signIn('analyst')).get(ADDRESS)).bytes;
}, 240_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await t.close();
});

/** The archive with one member changed, left out or added, written to a file. */
async function rewritten(
  name: string,
  change: (path: string, content: Buffer) => Buffer | null,
  from = bytes,
): Promise<string> {
  const zip = await yauzl.fromBufferPromise(from);
  const made = new yazl.ZipFile();
  for await (const entry of zip.eachEntry()) {
    const content = change(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
    if (content) made.addBuffer(content, entry.fileName);
  }
  made.end();
  const path = join(folder, name);
  writeFileSync(path, await buffer(made.outputStream));
  return path;
}

const changed = (at: string, from: string | RegExp, to: string) => (path: string, content: Buffer) =>
  path === at ? Buffer.from(content.toString().replace(from, to)) : content;

test('is whole, and holds every return with its files, decisions and events', async () => {
  const path = join(folder, 'whole.zip');
  writeFileSync(path, bytes);
  const { faults, files, about } = await checkArchive(path);
  expect(faults).toEqual([]);
  expect(about).toContain('嘉兴市 2025 第1版');
  const names: string[] = [];
  const zip = await yauzl.fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) names.push(entry.fileName);
  expect(names).toHaveLength(files);
  const returns = await t.world.db
    .selectFrom('submission')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .select('submission.id')
    .where('statistical_return.period', '=', '2025' as never)
    .execute();
  expect(names.filter((name) => /^returns\/.*\/submission-\d+\.json$/.test(name))).toHaveLength(
    returns.length,
  );
});

test('is held against what others keep: the published digest, and a receipt', async () => {
  const path = join(folder, 'held.zip');
  writeFileSync(path, bytes);
  const { digest, last } = await checkArchive(path);
  const [publication] = (await (await t.signIn('analyst')).get('/api/publications')).body.publications;
  expect(publication.digest).toBe(digest);
  const [seq = '', hash = ''] = last.split(':');
  expect((await checkArchive(path, [{ seq: Number(seq), hash }])).faults).toEqual([]);
  const other = 'f'.repeat(64);
  expect((await checkArchive(path, [{ seq: Number(seq), hash: other }])).faults).toEqual([
    `审计记录第${seq}条与回执上的摘要不符`,
  ]);
  expect((await checkArchive(path, [{ seq: 999_999, hash: other }])).faults).toEqual([
    '归档包里没有审计记录第999999条，这张回执对照不了',
  ]);
});

describe('is found to be changed', () => {
  test.each([
    ['publication.json', /"amount":"\d/, '"amount":"9'],
    ['publication.json', '"version":1', '"version":2'],
    ['returns/330481/submission-1.json', /"amount": "\d/, '"amount": "9'],
    ['returns/330481/submission-1.json', '"revision": 1', '"revision": 2'],
    ['audit.jsonl', '"outcome":"ok"', '"outcome":"denied"'],
    ['programme.json', '嘉兴市', '嘉善市'],
    ['figures.sdmx.csv', '2025,', '2024,'],
  ])('%s: %s', async (at, from, to) => {
    const path = await rewritten('changed.zip', changed(at, from, to));
    expect((await checkArchive(path)).faults).not.toEqual([]);
  });

  test('a submission left out, a file added', async () => {
    const less = await rewritten('less.zip', (path, content) =>
      path === 'returns/330481/submission-1.json' ? null : content,
    );
    expect((await checkArchive(less)).faults.join()).toContain('缺少文件 returns/330481/submission-1.json');
    const zip = new yazl.ZipFile();
    zip.addBuffer(Buffer.from('{}'), 'manifest.json');
    zip.end();
    const none = join(folder, 'none.zip');
    writeFileSync(none, await buffer(zip.outputStream));
    await expect(checkArchive(none)).rejects.toThrow();
  });

  test('a manifest that was made to agree again does not help: the digests and the trail still differ', async () => {
    const at = 'returns/330481/submission-1.json';
    const { createHash } = await import('node:crypto');
    let now = Buffer.alloc(0);
    const first = await rewritten('first.zip', (path, content) => {
      if (path === at) now = Buffer.from(content.toString().replace(/"amount": "\d/, '"amount": "9'));
      return content;
    });
    expect((await checkArchive(first)).faults).toEqual([]);
    const sum = createHash('sha256').update(now).digest('hex');
    const again = await rewritten('again.zip', (path, content) => {
      if (path === at) return now;
      if (path !== 'manifest.json') return content;
      const manifest = JSON.parse(content.toString());
      for (const file of manifest.files)
        if (file.path === at) Object.assign(file, { sha256: sum, bytes: now.length });
      return Buffer.from(JSON.stringify(manifest));
    });
    expect((await checkArchive(again)).faults).toEqual([`${at}：数据与报送时的摘要不符`]);
  });
});

test('only analysts take it away, and the trail says so; an unknown version is 404', async () => {
  for (const name of ['leader', '330481', 'czj', 'sysadmin', 'auditor'])
    expect([name, (await (await t.signIn(name)).get(ADDRESS)).status]).toEqual([name, 403]);
  expect((await (await t.signIn('analyst')).get('/api/publications/2025/99/archive')).status).toBe(404);
  const last = await t.world.db
    .selectFrom('audit_event')
    .select(['object', 'account_name'])
    .where('action', '=', 'download')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  expect(last).toMatchObject({
    object: 'GET /api/publications/:period/:version/archive',
    account_name: '分析员甲',
  });
});

test.each([
  ['../../etc/passwd', '__.._etc_passwd'],
  ['上半年 表.xlsx', '上半年 表.xlsx'],
  ['a\u0000b:c.xls', 'a_b_c.xls'],
  ['', '_'],
  ['..', '_'],
])('a file called %j lies in the archive as %j', (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test('figures that came as past years are in it with their batch, its file and both people, and a change of them is found', async () => {
  const other = await testApp({ planOpened: false, now: '2026-07-28T02:00:00.000Z' });
  const analyst = await other.signIn('analyst');
  const second = await other.signIn('analyst2');
  const file = (await (await t.signIn('analyst')).get('/api/open/figures/file?format=sdmx&period=2025'))
    .bytes;
  const { body: preview } = await analyst.upload('/api/history/files', '2025年.sdmx.csv', file);
  const load = { file: preview.file.id, title: '2025年', citation: '', release: '', published: false };
  const why = { reason: '系统迁移', reminderReason: '原系统已核定' };
  expect((await analyst.post('/api/history', { ...load, ...why })).status).toBe(200);
  await second.post('/api/history/1/decision', { kind: 'confirm', comment: '' });
  const runs = { unitRun: null, institutionRun: null, reason: '' };
  const { body } = await analyst.post('/api/publications/proposals', {
    period: '2025',
    dataVersion: 1,
    ...runs,
  });
  const confirmed = await second.post(`/api/publications/proposals/${body.id}/confirm`, { comment: '' });
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
  const archived = (await analyst.get(ADDRESS)).bytes;
  await other.close();

  const path = join(folder, 'past.zip');
  writeFileSync(path, archived);
  expect((await checkArchive(path)).faults).toEqual([]);
  const names: string[] = [];
  for await (const entry of (await yauzl.fromBufferPromise(archived)).eachEntry()) names.push(entry.fileName);
  expect(names.filter((name) => name.startsWith('history/'))).toEqual([
    expect.stringMatching(/^history\/files\/.{8}-2025年\.sdmx\.csv$/),
    'history/act-1.json',
  ]);
  const act = changed('history/act-1.json', '"amount": "', '"amount": "7');
  const forged = (await checkArchive(await rewritten('past-changed.zip', act, archived))).faults;
  expect(forged).toContain('history/act-1.json：数据与载入时的摘要不符');
}, 240_000);
