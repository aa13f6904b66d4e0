/** The programme changes in the product: drafted with its effects, confirmed by a second person, kept version by version. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Catalogue } from '#shared/catalogue.ts';
import type { ProgrammeChangesView } from '#shared/contract/programme-changes.ts';
import { period } from '#shared/period.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { adoptProgramme } from '../../../server/programme/adopt-programme.ts';
import { createProgrammeStore } from '../../../server/programme/programme-store.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { type Caller, CITY_FOLDERS, type TestApp, testApp } from '../../helpers/app.ts';
import { approve, yearlyFigures } from '../assessment/approve.ts';

const FROM = period('2027-S1');
const MERGE: ProgrammeChange = { kind: 'unit-merge', unit: 'jxgq', into: '330482', from: FROM };
const PAGE = '/api/programme/changes';

let t: TestApp;
let drafter: Caller;
let second: Caller;
beforeAll(async () => {
  t = await testApp();
  await approve(t, yearlyFigures());
  drafter = await t.signIn('analyst');
  second = await t.signIn('analyst2');
});
afterAll(() => t.close());

const view = async (by: Caller): Promise<ProgrammeChangesView> => (await by.get(PAGE)).body;
const propose = (changes: ProgrammeChange[], key?: string) =>
  drafter.post(PAGE, { changes, reason: '按省政府批复' }, key ? { 'idempotency-key': key } : {});

test('only the office drafts and decides', async () => {
  for (const name of ['leader', '330481', 'tjj', 'sysadmin']) {
    const caller = await t.signIn(name);
    expect([(await caller.get(PAGE)).status, (await caller.get('/api/programme/folder')).status]).toEqual([
      403, 403,
    ]);
  }
});

test('a draft says what it moves, and keeps nothing', async () => {
  const { body } = await drafter.post(`${PAGE}/check`, { changes: [MERGE] });
  expect(body.faults).toEqual([]);
  expect(body.words).toEqual(['自2027年上半年起，嘉兴港区(浙江乍浦经济开发区)并入平湖市。']);
  expect(body.diff).toContainEqual({
    part: '单位',
    name: '嘉兴港区(浙江乍浦经济开发区)',
    field: '有效期止',
    before: '无',
    after: '2026年',
  });
  expect(body.diff.map(({ after }: { after: string }) => after)).toContain('2027年上半年并入平湖市');
  expect(body.effects.forms).toContainEqual(expect.stringMatching(/^2027年上半年不再报送：.*港区/));
  // No figure of a past period moves; of the coming ones it is said what cannot be compared.
  expect(body.effects.totals).toEqual(
    ['2027年上半年', '2027年1—12月', '2027年'].map(
      (label) => `${label}：平湖行政区划调整，同比不可直接比较，除非报表收集上年同期重算数（可比口径）`,
    ),
  );
  expect(body.effects.ranks).toEqual([]);
  expect((await view(drafter)).proposals).toEqual([]);
});

test.each<[string, ProgrammeChange[], string]>([
  ['a unit that is not there', [{ ...MERGE, into: 'nowhere' }], '没有代码为“nowhere”的单位'],
  ['into itself', [{ ...MERGE, into: 'jxgq' }], '不能并入自己'],
  [
    'a code in use',
    [
      {
        kind: 'unit-new',
        code: '330481',
        name: '新区',
        shortName: '新区',
        like: '330402',
        of: '',
        from: FROM,
      },
    ],
    '代码“330481”已经用过',
  ],
  [
    'a rule without its number',
    [{ kind: 'rule', rule: 'yoy_band', from: FROM, params: {}, severity: 'warning' }],
    '规则',
  ],
  [
    'an indicator that has figures, from before them',
    [{ kind: 'indicator-end', indicator: 'gov_total', from: period('2024-S1') }],
    '没有代码为“gov_total”的指标',
  ],
])('refused: %s', async (_what, changes, expected) => {
  const { body } = await drafter.post(`${PAGE}/check`, { changes });
  expect(body.faults.join('\n')).toContain(expected);
  expect((await propose(changes)).status).toBe(422);
});

test('what approved figures stand on is not taken away', async () => {
  const past: ProgrammeChange = { kind: 'unit-merge', unit: 'jxgq', into: '330482', from: period('2025-S1') };
  const { body } = await drafter.post(`${PAGE}/check`, { changes: [past] });
  expect(body.faults.join()).toMatch(
    /“嘉兴港区.*”在2025年.*有已核定的数，不能删去；请保留这一行，写明有效期止于哪一期和去向/,
  );
});

test('the drafter does not confirm; a second person does, and the next version is in force at once', async () => {
  const before = (await drafter.get('/api/monitoring/regions?period=2025&metric=total&v=1')).bytes.toString();
  expect((await propose([MERGE], 'once')).status).toBe(200);
  expect((await propose([MERGE], 'once')).status).toBe(200);
  const [waiting, ...none] = (await view(second)).proposals;
  expect(none).toEqual([]);
  const at = `${PAGE}/${waiting?.number}`;
  expect((await drafter.post(`${at}/confirm`, { comment: '' })).status).toBe(403);
  expect((await second.post(`${at}/withdraw`, { comment: '' })).status).toBe(403);
  expect((await second.post(`${at}/refuse`, { comment: '' })).status).toBe(422);
  const versions = (await drafter.get('/api/publications')).body.dataVersion;
  const { status, body } = await second.post(`${at}/confirm`, { comment: '与批复一致' });
  expect([status, body.version]).toEqual([200, 2]);
  expect(body.history[0]).toMatchObject({ version: 2, outcome: 'confirm', comment: '与批复一致' });
  expect(body.history[0].diff.length).toBeGreaterThan(0);
  expect((await second.post(`${at}/confirm`, { comment: '' })).status).toBe(404);
  expect((await drafter.get('/api/publications')).body.dataVersion).toBe(versions + 1);
  expect(t.world.catalogueVersion).toBe(2);
  // A pinned page of before keeps the programme it had.
  const after = (await drafter.get('/api/monitoring/regions?period=2025&metric=total&v=1')).bytes.toString();
  expect(plain(after)).toBe(plain(before));
});

/** A pinned page says beside its figures which version is the latest: that alone moves on. */
const plain = (text: string) => text.replace(/"latest":(true|false),"latestVersion":\d+/g, '');

/** Of the tables of the programme; the figures of this test went in without the reporting that the trail tells of. */
async function programmeFaults(): Promise<string[]> {
  const { faults } = await verifyDatabase(t.world.db);
  const latest = (await t.world.panels.panel())?.dataVersion;
  return faults.filter(
    (fault) => /programme_|catalogue_version/.test(fault) || fault.includes(`数据第${latest}版`),
  );
}

test('verify finds the trail and the versions in agreement', async () => {
  expect(await programmeFaults()).toEqual([]);
});

test('a folder that says otherwise is proposed at start and never applied; an older state of it is no news', async () => {
  const { db } = t.world;
  const folder = loadCatalogue(CITY_FOLDERS.jiaxing);
  const start = (catalogue: Catalogue) => {
    const said: string[] = [];
    const at = new Date('2026-08-01T00:00:00Z');
    return adoptProgramme(db, createProgrammeStore(), catalogue, at, (words) => said.push(words)).then(
      ({ number }) => ({ number, said }),
    );
  };
  expect(await start(folder)).toEqual({ number: 2, said: [] });
  const edited = { ...t.world.catalogue, city: { ...t.world.catalogue.city, contact: '市委科技办二处' } };
  expect(await start(edited)).toMatchObject({ number: 2, said: [expect.stringContaining('没有自动采用')] });
  expect(await start(edited)).toEqual({ number: 2, said: [] });
  const [proposal] = (await view(drafter)).proposals;
  expect(proposal).toMatchObject({ folder: true, mayConfirm: true });
  expect(proposal?.diff).toEqual([
    {
      part: '城市',
      name: '嘉兴市',
      field: '联系人',
      before: t.world.catalogue.city.contact,
      after: '市委科技办二处',
    },
  ]);
  const { body } = await drafter.post(`${PAGE}/${proposal?.number}/confirm`, { comment: '' });
  expect([body.version, t.world.catalogue.city.contact]).toEqual([3, '市委科技办二处']);
  expect(await start(edited)).toEqual({ number: 3, said: [] });
  expect(await programmeFaults()).toEqual([]);
});

test('a stored programme that this release cannot read is not replaced by the folder once changes were confirmed', async () => {
  const unreadable = {
    ...createProgrammeStore(),
    version: () => Promise.reject(new z.ZodError([])),
  };
  const folder = loadCatalogue(CITY_FOLDERS.jiaxing);
  const at = new Date('2026-08-01T00:00:00Z');
  await expect(adoptProgramme(t.world.db, unreadable, folder, at, () => {})).rejects.toThrow(/已确认的变更/);
});
