/** An allocation (分县任务): uploaded, previewed, put in force, seen by everyone, pinned by version, withdrawn. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peerUnits } from '#shared/catalogue.ts';
import type { AllocationPreview, Allocations, UnitAllocation } from '#shared/contract/allocation.ts';
import { allocationsApi } from '#shared/contract/allocation.ts';
import type { TargetDetail } from '#shared/contract/target-detail.ts';
import type { Targets } from '#shared/contract/targets.ts';
import { allocationName } from '#shared/targets/allocation/name.ts';
import { addsUp } from '#shared/targets/allocation/parts.ts';
import { type Caller, type TestApp, type TestReply, testApp } from '../../helpers/app.ts';
import { verifyAudit } from '../../helpers/audit.ts';
import {
  approve,
  FIRST_HALF,
  JIASHAN,
  NANHU,
  openThree,
  TREASURY,
  XIUZHOU,
  YEARS,
} from '../monitoring/three-counties.ts';
import { type AllocationWorkbook, allocationWorkbook } from './allocation-workbook.ts';

const TOTAL = '2027年总投入（亿元）';
const WHOLE: AllocationWorkbook = {
  targets: [TOTAL],
  rows: [
    ['南湖区', 330],
    ['秀洲区', 280],
    ['嘉善县', 234],
    ['市本级', 6],
  ],
};

const upload = async (caller: Caller, workbook: AllocationWorkbook): Promise<TestReply> =>
  caller.upload(allocationsApi.preview.path, '分县任务.xlsx', await allocationWorkbook(workbook));
const load = (caller: Caller, preview: AllocationPreview, more: object = {}, headers = {}) =>
  caller.post(
    allocationsApi.load.path,
    { file: preview.file.id, dataVersion: preview.dataVersion, reason: '按文件载入', ...more },
    headers,
  );

describe('an allocation that adds up to 850亿', () => {
  let t: TestApp;
  let analyst: Caller;
  let leader: Caller;
  let before: Targets;
  let preview: AllocationPreview;
  let bytes: Uint8Array;
  const page = async (query = ''): Promise<Targets> => (await leader.get(`/api/targets?y=2027${query}`)).body;

  beforeAll(async () => {
    t = await openThree();
    await approve(t, YEARS);
    await approve(t, FIRST_HALF);
    [analyst, leader] = [await t.signIn('analyst'), await t.signIn('leader')];
    before = await page();
  });
  afterAll(() => t.close());

  it('before: growth against what the city needs, no allocation', async () => {
    expect(before.counties.allocation).toBeNull();
    expect(new Set(before.counties.rows.map((r) => r.required)).size).toBe(1);
    const unit: UnitAllocation = (await leader.get(allocationsApi.unit.path.replace(':unit', NANHU))).body;
    expect(unit.tasks).toEqual([]);
    expect(unit.finding).toBe('');
  });

  it('the preview says old and new, Σ and city, and puts nothing in force', async () => {
    bytes = await allocationWorkbook(WHOLE);
    const reply = await analyst.upload(allocationsApi.preview.path, '分县任务.xlsx', bytes);
    expect(reply.status).toBe(200);
    preview = reply.body;
    expect(preview.findings).toEqual([]);
    expect([preview.confirmable, preview.short]).toEqual([true, false]);
    expect(preview.document).toEqual({
      title: '关于下达目标任务的通知',
      number: '某科办〔2026〕3号',
      issuedOn: '2026-03-01',
      clause: '附件1',
    });
    expect(preview.targets[0]?.rows.map((r) => [r.unit, r.old, r.next])).toEqual([
      [NANHU, 'missing', 330],
      [XIUZHOU, 'missing', 280],
      [JIASHAN, 'missing', 234],
      [TREASURY, 'missing', 6],
    ]);
    expect(preview.targets[0]?.total).toMatchObject({ comparison: 'equal', sum: 850, difference: 0 });
    expect((await page()).counties.allocation).toBeNull();
  });

  it('nobody but an analyst uploads, loads, withdraws or fetches the file', async () => {
    const body = { file: preview.file.id, dataVersion: preview.dataVersion, reason: '越权' };
    for (const name of ['leader', '330402', 'tjj', 'sysadmin']) {
      const caller = await t.signIn(name);
      const replies = [
        await upload(caller, WHOLE),
        await caller.post(allocationsApi.load.path, body),
        await caller.post(allocationsApi.withdraw.path, {
          targets: ['sti_total_2027'],
          dataVersion: 2,
          reason: '越权',
        }),
        await caller.get(allocationsApi.template.path),
        await caller.get(allocationsApi.file.path.replace(':file', preview.file.id)),
      ];
      expect(replies.map((r) => r.status)).toEqual([403, 403, 403, 403, 403]);
    }
    const other = await t.signIn('analyst2');
    expect((await load(other, preview)).status).toBe(404);
    expect((await analyst.get(allocationsApi.file.path.replace(':file', preview.file.id))).status).toBe(404);
  });

  it('loading makes one data version and one audit row, and sent twice has one effect', async () => {
    const key = { 'idempotency-key': 'allocation-1' };
    const [first, second] = [await load(analyst, preview, {}, key), await load(analyst, preview, {}, key)];
    expect(first.body).toEqual({ number: 1, dataVersion: preview.dataVersion + 1 });
    expect(second.body).toEqual(first.body);
    const rows = await t.world.db
      .selectFrom('audit_event')
      .select('detail')
      .where('action', '=', 'allocation-load')
      .execute();
    expect(rows).toHaveLength(1);
    expect(JSON.parse(rows[0]!.detail).parts).toEqual({
      sti_total_2027: { [NANHU]: '330', [XIUZHOU]: '280', [JIASHAN]: '234', [TREASURY]: '6' },
    });
    expect(await verifyAudit(t)).toBe(true);
  });

  it('every county is judged against its own part by the rule of the city', async () => {
    const { counties } = await page();
    const rows = counties.allocation!.rows;
    const row = (unit: string) => rows.find((r) => r.unit === unit)!;
    expect(row(NANHU)).toMatchObject({ target: 330, actual: 240, distance: 90, status: 'on_track' });
    const required = 100 * ((280 / 200) ** (1 / 3) - 1);
    expect(row(XIUZHOU).growthRequired).toBeCloseTo(required, 10);
    expect(row(XIUZHOU).ratio).toBeCloseTo(10 / required, 10);
    expect([row(XIUZHOU).status, row(JIASHAN).status]).toEqual(['slow', 'reversing']);
    expect(row(NANHU).achieved).toBeCloseTo(100 * (240 / 330), 10);
    expect(counties.allocation?.finding).toBe('2027年总投入分县任务：1地倒退(嘉善)，2地偏慢，1地同步');
    const own = 100 * ((330 / 240) ** (1 / 2) - 1);
    const margin = counties.rows.find((r) => r.unit === NANHU)!;
    expect(margin.required).toBeCloseTo(own, 10);
    expect(margin.margin).toBeCloseTo(20 - own, 10);
    expect(counties.finding).toBe(counties.allocation?.finding);
  });

  it('the target, the county and the list show the same parts, each with its document', async () => {
    const county = await t.signIn('330402');
    const detail: TargetDetail = (await county.get('/api/targets/sti_total_2027')).body;
    expect(detail.allocation?.basis).toBe('某科办〔2026〕3号 附件1');
    expect((await county.get('/api/targets/gov_2027')).body.allocation).toBeNull();
    const unit: UnitAllocation = (await county.get(allocationsApi.unit.path.replace(':unit', JIASHAN))).body;
    expect(unit.tasks.map((task) => [task.target, task.row.target, task.row.statusLabel])).toEqual([
      ['sti_total_2027', 234, '倒退'],
    ]);
    expect(unit.finding).toBe('分县任务：嘉善承担1项，1项未跟上：2027年总投入(倒退)');
    const list: Allocations = (await county.get(allocationsApi.list.path)).body;
    expect(list.inForce.map((s) => s.target)).toEqual(['sti_total_2027']);
    expect(list.history).toMatchObject([{ number: 1, kind: 'load', reason: '按文件载入' }]);
  });

  it('a half-year never stands against a part', async () => {
    expect((await leader.get(`${allocationsApi.list.path}?period=2026-S1`)).status).toBe(400);
    expect(
      (await leader.get(`${allocationsApi.unit.path.replace(':unit', NANHU)}?period=2026-S1`)).status,
    ).toBe(400);
  });

  it('a link with the earlier version shows what it showed', async () => {
    const { cut, ...then } = await page(`&v=${preview.dataVersion}`);
    const { cut: cutBefore, ...was } = before;
    expect(then).toEqual(was);
    expect([cut.dataVersion, cutBefore.dataVersion]).toEqual([preview.dataVersion, preview.dataVersion]);
    const list: Allocations = (await leader.get(`${allocationsApi.list.path}?v=${preview.dataVersion}`)).body;
    expect([list.inForce, list.history]).toEqual([[], []]);
  });

  it('the figures, their lineage and their revisions are those of the version before', async () => {
    const { rows } = await page();
    expect(rows).toEqual(before.rows);
    const lineage = await leader.get(`/api/monitoring/lineage?unit=${NANHU}&indicator=gov_total&period=2025`);
    expect(lineage.status).toBe(200);
    const revisions = await leader.get(
      `/api/monitoring/revisions?period=2025&metric=total&v=${preview.dataVersion}`,
    );
    expect([revisions.status, revisions.body.figures, revisions.body.ranks]).toEqual([200, [], []]);
  });

  it('a preview that others overtook is refused, and nothing changes', async () => {
    const reply = await load(analyst, preview);
    expect([reply.status, reply.body.type]).toEqual([409, 'allocation-stale']);
    expect((await leader.get(allocationsApi.list.path)).body.history).toHaveLength(1);
  });

  it('the file of a load comes back as it was sent', async () => {
    const reply = await analyst.get(allocationsApi.file.path.replace(':file', preview.file.id));
    expect(reply.bytes.equals(Buffer.from(bytes))).toBe(true);
  });

  it('withdrawn with a reason, all is as without an allocation; the version in between still has it', async () => {
    const { dataVersion } = (await page()).cut;
    const body = { targets: ['sti_total_2027'], dataVersion };
    expect((await analyst.post(allocationsApi.withdraw.path, { ...body, reason: ' ' })).status).toBe(400);
    expect(
      (await analyst.post(allocationsApi.withdraw.path, { ...body, targets: ['gov_2027'], reason: '误' }))
        .status,
    ).toBe(404);
    expect(
      (await analyst.post(allocationsApi.withdraw.path, { ...body, dataVersion: 1, reason: '误' })).status,
    ).toBe(409);
    const reply = await analyst.post(allocationsApi.withdraw.path, { ...body, reason: '文件作废' });
    expect(reply.body).toEqual({ number: 2, dataVersion: dataVersion + 1 });
    expect((await page()).counties.allocation).toBeNull();
    expect((await page(`&v=${dataVersion}`)).counties.allocation?.rows).toHaveLength(4);
    const list: Allocations = (await leader.get(allocationsApi.list.path)).body;
    expect(list.history.map((s) => [s.kind, s.reason])).toEqual([
      ['withdraw', '文件作废'],
      ['load', '按文件载入'],
    ]);
    expect(await verifyAudit(t)).toBe(true);
  });
});

describe('files that say something else', () => {
  let t: TestApp;
  let analyst: Caller;
  const preview = async (workbook: AllocationWorkbook): Promise<AllocationPreview> =>
    (await upload(analyst, workbook)).body;

  beforeAll(async () => {
    t = await openThree();
    analyst = await t.signIn('analyst');
  });
  afterAll(() => t.close());

  it('every fault is named at its cell, with what to write instead', async () => {
    const { findings, confirmable } = await preview({
      issuedOn: '2027-01-01',
      targets: [TOTAL, '2027年投入总额'],
      rows: [
        ['南湖区', '33000万', 5],
        ['秀洲区', 2_800_000],
        ['嘉善县', -3],
        ['嘉兴县', 8],
      ],
    });
    expect(confirmable).toBe(false);
    expect(findings.filter((f) => f.severity === 'error').map((f) => [f.address, f.suggestion])).toEqual([
      ['B3', null],
      ['A10', null],
      ['B7', '3.3'],
      ['B8', '280'],
      ['B9', null],
      ['C6', null],
    ]);
  });

  it('a header in 万元 is converted and said', async () => {
    const { targets, findings } = await preview({
      targets: ['2027年总投入（万元）'],
      rows: [
        ['南湖区', 3_300_000],
        ['秀洲区', 2_800_000],
        ['嘉善县', 2_400_000],
      ],
    });
    expect(targets[0]?.rows.map((r) => r.next)).toEqual([330, 280, 240]);
    expect(findings.map((f) => [f.severity, f.address])).toEqual([['warning', 'B6']]);
  });

  it('less than the city needs a written reason', async () => {
    const less = await preview({ ...WHOLE, rows: WHOLE.rows.map(([name]) => [name ?? null, 200]) });
    expect(less.targets[0]?.total).toMatchObject({ comparison: 'less', difference: -50 });
    const refused = await load(analyst, less);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, 'shortfallReason']);
    expect((await load(analyst, less, { shortfallReason: '其余由市本级承担' })).status).toBe(200);
    const list: Allocations = (await analyst.get(allocationsApi.list.path)).body;
    expect(list.history[0]?.shortfallReason).toBe('其余由市本级承担');
  });

  it('a later load replaces target by target; the preview shows the old beside the new', async () => {
    const next = await preview({ targets: [TOTAL, '2027年R&D占GDP比重（%）'], rows: [['南湖区', 900, 3.9]] });
    expect(next.confirmable).toBe(false);
    const partial = await preview({
      targets: [TOTAL, '2027年R&D占GDP比重（%）'],
      rows: [['南湖区', 300, 3.9]],
    });
    expect(partial.targets.map((x) => x.total.comparison)).toEqual(['incomplete', 'not_summed']);
    expect(partial.targets[0]?.rows.map((r) => [r.old, r.next])).toEqual([
      [200, 300],
      [200, 'missing'],
      [200, 'missing'],
      [200, 'missing'],
    ]);
    expect((await load(analyst, partial)).status).toBe(200);
    const { inForce } = (await analyst.get(allocationsApi.list.path)).body as Allocations;
    expect(inForce.map((s) => [s.target, s.rows.map((r) => r.target), s.missing])).toEqual([
      ['sti_total_2027', [300, 'missing', 'missing'], ['秀洲', '嘉善']],
      ['rd_gdp_2027', [3.9, 'missing', 'missing'], ['秀洲', '嘉善']],
    ]);
  });

  it('the template comes back through the reader with the parts in force', async () => {
    const template = await analyst.get(allocationsApi.template.path);
    const reply = await analyst.upload(allocationsApi.preview.path, '模板.xlsx', template.bytes);
    expect(reply.status).toBe(200);
    expect(
      reply.body.targets.map((x: AllocationPreview['targets'][number]) => [x.target, x.rows[0]?.next]),
    ).toEqual([
      ['sti_total_2027', 300],
      ['rd_gdp_2027', 3.9],
    ]);
    expect(reply.body.findings.filter((f: { severity: string }) => f.severity === 'error')).toHaveLength(3);
  });

  it('a file without targets, and one that is no workbook, are refused in words', async () => {
    const plain = await analyst.upload(
      allocationsApi.preview.path,
      'a.csv',
      Buffer.from('地区,数\n南湖区,1\n'),
    );
    expect([plain.status, plain.body.type]).toEqual([422, 'file-no-targets']);
    const junk = await analyst.upload(allocationsApi.preview.path, 'a.xlsx', Buffer.from([1, 2, 3, 0, 9]));
    expect(junk.status).toBe(422);
  });
});

describe('another city', () => {
  it('its own units and targets, from template to list', async () => {
    const t = await testApp({ city: 'second' });
    try {
      const analyst = await t.signIn('analyst');
      const target = t.catalogue.targets.find(
        (x) => x.headline && addsUp(t.catalogue, x) && x.value !== null,
      )!;
      const name = allocationName({ title: target.title, targetYear: target.year });
      const units = peerUnits(t.catalogue);
      const part = Number(target.value) / units.length;
      const reply = await upload(analyst, {
        targets: [`${name}（${target.unit}）`],
        rows: units.map((u) => [u.name, part]),
      });
      const preview: AllocationPreview = reply.body;
      expect([reply.status, preview.confirmable]).toEqual([200, true]);
      expect((await load(analyst, preview, { shortfallReason: '四舍五入' })).status).toBe(200);
      const list: Allocations = (await analyst.get(allocationsApi.list.path)).body;
      expect(list.inForce[0]?.rows.map((r) => r.shortName)).toEqual(units.map((u) => u.shortName));
      expect((await analyst.get(allocationsApi.template.path)).status).toBe(200);
    } finally {
      await t.close();
    }
  });
});
