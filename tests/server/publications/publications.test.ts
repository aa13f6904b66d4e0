import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HomeTodo } from '#shared/contract/home.ts';
import type { PublicationDocument } from '#shared/contract/publication-document.ts';
import type { ProposalPreview, Publications, PublicationView } from '#shared/contract/publications.ts';
import { checkPublication } from '../../../server/assess/check.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { approve, corrected, yearlyFigures } from '../assessment/approve.ts';

const figures = yearlyFigures();
let t: TestApp;
let analyst: Caller;
let second: Caller;

beforeAll(async () => {
  t = await testApp();
  await approve(t, figures);
  analyst = await t.signIn('analyst');
  second = await t.signIn('analyst2');
});
afterAll(() => t.close());

const list = async (by: Caller): Promise<Publications> => (await by.get('/api/publications')).body;

async function proposal(over: object = {}) {
  const { dataVersion } = await list(analyst);
  const run = await analyst.post('/api/assessment/units/2025/runs', { scheme: 1, dataVersion, note: '' });
  return { period: '2025', dataVersion, unitRun: run.body.number, institutionRun: null, reason: '', ...over };
}

async function publish(over: object = {}) {
  const { body } = await analyst.post('/api/publications/proposals', await proposal(over));
  return second.post(`/api/publications/proposals/${body.id}/confirm`, { comment: '' });
}

describe('publishing', () => {
  it('takes a second analyst', async () => {
    const proposed = await analyst.post('/api/publications/proposals', await proposal());
    expect(proposed.status).toBe(200);
    expect((await list(analyst)).proposals).toMatchObject([{ version: 1, mayConfirm: false }]);
    const address = `/api/publications/proposals/${proposed.body.id}`;
    expect((await analyst.post(`${address}/confirm`, { comment: '' })).status).toBe(403);
    expect((await (await t.signIn('leader')).post(`${address}/confirm`, { comment: '' })).status).toBe(403);
    expect((await analyst.post('/api/publications/proposals', await proposal())).status).toBe(409);
    expect((await list(analyst)).publications).toEqual([]);
    const todo: HomeTodo[] = (await second.get('/api/home')).body.todo;
    expect(todo.filter(({ kind }) => kind === 'confirm')).toMatchObject([
      {
        title: '2025年数据发布第1版',
        detail: '分析员甲提出，待第二人确认',
        href: `/publications/proposals/${proposed.body.id}`,
      },
    ]);
    expect((await analyst.get('/api/home')).body.todo.map((one: HomeTodo) => one.kind)).not.toContain(
      'confirm',
    );
    expect((await second.post(`${address}/confirm`, { comment: '无误' })).body).toMatchObject({
      version: 1,
      confirmedBy: '分析员乙',
    });
    expect((await second.post(`${address}/confirm`, { comment: '' })).status).toBe(404);
  });

  it('before it is confirmed the office reads what would be published, and nobody else', async () => {
    const body = await proposal({ reason: '先看一看' });
    const { id } = (await analyst.post('/api/publications/proposals', body)).body;
    const address = `/api/publications/proposals/${id}`;
    const seen: ProposalPreview = (await second.get(address)).body;
    const published: PublicationView = (await second.get('/api/publications/2025/1')).body;
    // The same data and runs as version 1: the same results, and not one sentence changes.
    expect(seen).toMatchObject({ version: 2, results: published.results, moved: [], sentences: [] });
    expect(seen.proposal).toMatchObject({ mayConfirm: true, reason: '先看一看' });
    expect(seen.along).toEqual([
      `县（市、区）研判随同发布：第${body.unitRun}次运行。`,
      expect.stringMatching(/^机构研判不随同发布：本年度还没有运行/),
    ]);
    const values = seen.results.flatMap(({ rows }) => rows.map(({ figure }) => figure));
    expect(seen.lacking.length > 0).toBe(values.some((f) => typeof f === 'string' && f !== 'not_applicable'));
    for (const name of ['leader', '330481', 'auditor'])
      expect((await (await t.signIn(name)).get(address)).status).toBe(403);
    await second.post(`${address}/refuse`, { comment: '没有变动' });
    expect((await second.get(address)).status).toBe(404);
  });

  it('a run made after it is a trial: leaders and counties go on seeing what is published', async () => {
    const [published] = (await analyst.get('/api/assessment/units/2025')).body.runs;
    const trial = await analyst.post('/api/assessment/units/2025/runs', {
      scheme: 1,
      dataVersion: 1,
      note: '试算',
    });
    expect(trial.status).toBe(200);
    for (const name of ['leader', '330481']) {
      const reader = await t.signIn(name);
      const { runs } = (await reader.get('/api/assessment/units/2025')).body;
      expect(runs.map((r: { number: number }) => r.number)).toEqual([published.number]);
      expect((await reader.get(`/api/runs/${trial.body.number}`)).status).toBe(404);
      expect((await reader.get(`/api/runs/${published.number}/compare/${trial.body.number}`)).status).toBe(
        404,
      );
    }
  });

  it('is out of date only when its own period has changed', async () => {
    const changed = async () =>
      (await list(analyst)).candidates.find(({ period }) => period === '2025')?.changedSince;
    expect(await changed()).toBe(false);
    const other = corrected(figures, {
      organisation: '330481',
      period: '2024',
      unit: '330481',
      indicator: 'gov_total',
      value: '777777.77',
    });
    await approve(t, other);
    expect(await changed()).toBe(false);
  });

  it('the file passes the check and holds the audit head', async () => {
    const text = (await analyst.get('/api/publications/2025/1/file')).bytes.toString();
    const document = JSON.parse(text) as PublicationDocument;
    expect(checkPublication(document, text)).toMatchObject({
      agrees: true,
      assessments: 1,
      digest: document.digest,
    });
    expect(document.audit.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(document.figures.every(({ amount, mark }) => (amount === null) === (mark !== 'value'))).toBe(true);
  });

  it('needs a password given within five minutes', async () => {
    const body = await proposal({ reason: '更正' });
    t.setNow('2026-07-20T02:06:00.000Z');
    expect((await analyst.post('/api/publications/proposals', body)).body.type).toBe('password-needed');
    t.setNow('2026-07-20T02:00:00.000Z');
  });

  it.each([
    ['a run of other data', { dataVersion: 1 }, 422],
    ['a half-year with a yearly run', { period: '2025-S1' }, 422],
    ['a correction without a reason', {}, 422],
    ['an unknown run', { unitRun: 999, reason: '更正' }, 404],
    ['an unknown data version', { dataVersion: 9999, reason: '更正' }, 404],
  ])('refuses %s', async (_, over, status) => {
    expect((await analyst.post('/api/publications/proposals', await proposal(over))).status).toBe(status);
  });

  it('a refused proposal is gone and leaves no version', async () => {
    const { body } = await analyst.post('/api/publications/proposals', await proposal({ reason: '更正' }));
    expect(
      (await second.post(`/api/publications/proposals/${body.id}/refuse`, { comment: '再核对' })).status,
    ).toBe(200);
    expect((await list(analyst)).proposals).toEqual([]);
    expect((await list(analyst)).publications.map(({ version }) => version)).toEqual([1]);
  });
});

describe('a correction', () => {
  it('is version 2, says what it moved, and version 1 stays', async () => {
    const first = (await analyst.get('/api/publications/2025/1/file')).bytes.toString();
    const change = {
      organisation: '330481',
      period: '2025',
      unit: '330481',
      indicator: 'gov_total',
      value: '30000.00',
    };
    await approve(t, corrected(figures, change));
    const asked = await analyst.post(
      '/api/publications/proposals',
      await proposal({ reason: '海宁市更正政府投入' }),
    );
    const preview: ProposalPreview = (await second.get(`/api/publications/proposals/${asked.body.id}`)).body;
    expect(preview.sentences).toMatchObject([
      {
        about: '科技创新投入',
        before: expect.stringMatching(/^海宁市居第1位/),
        after: expect.stringMatching(/^桐乡市居第1位/),
      },
      { about: '嘉兴市2025年度科技创新投入研判' },
    ]);
    expect(preview.sentences.every(({ before, after }) => before !== after)).toBe(true);
    await second.post(`/api/publications/proposals/${asked.body.id}/confirm`, { comment: '' });
    const view: PublicationView = (await analyst.get('/api/publications/2025/2')).body;
    expect(view.version).toBe(2);
    expect([view.moved, view.results]).toEqual([preview.moved, preview.results]);
    const texts = view.moved.map(({ text }) => text);
    expect(texts.some((text) => /^更正使海宁市政府科技创新投入合计由第\d位变为第\d位$/.test(text))).toBe(
      true,
    );
    expect(texts.some((text) => /^海宁市政府科技创新投入合计由.*改为30,000\.00万元$/.test(text))).toBe(true);
    expect(texts.some((text) => text.startsWith('更正使海宁市研判总分'))).toBe(true);
    expect((await analyst.get('/api/publications/2025/1/file')).bytes.toString()).toBe(first);
    expect((await list(analyst)).publications.map(({ version, latest }) => [version, latest])).toEqual([
      [2, true],
      [1, false],
    ]);
    await expect(t.world.db.updateTable('publication').set({ digest: 'x' }).execute()).rejects.toThrow(
      /append only/,
    );
  });

  it('reporters and leaders read it with its run; proposals are the office’s', async () => {
    for (const name of ['leader', '330481']) {
      const caller = await t.signIn(name);
      const seen = await list(caller);
      expect(seen.publications).toHaveLength(2);
      expect([seen.proposals, seen.candidates]).toEqual([[], []]);
      const view: PublicationView = (await caller.get('/api/publications/2025/2')).body;
      expect((await caller.get(`/api/runs/${view.runs[0]?.number}`)).status).toBe(200);
    }
    expect((await (await t.signIn('auditor')).get('/api/publications')).status).toBe(403);
  });
});

it('a year says whether it can be read beside the year before', async () => {
  const { dataVersion } = await list(analyst);
  await publish({ period: '2024', dataVersion, unitRun: null });
  await publish({ reason: '补充上年比较' });
  const view: PublicationView = (await analyst.get('/api/publications/2025/3')).body;
  expect(view.comparison).toEqual({ period: '2024', version: 1, reasons: [] });
});

describe('the check', () => {
  const file = async () => (await analyst.get('/api/publications/2025/2/file')).bytes.toString();

  it('fails when any digit is altered', async () => {
    const text = await file();
    const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
    // Places spread over the whole file, so that every kind of number is hit.
    const step = Math.max(1, Math.floor(places.length / 60));
    for (let i = 0; i < places.length; i += step) {
      const at = places[i]!;
      const digit = text[at] === '9' ? '8' : String(Number(text[at]) + 1);
      const altered = text.slice(0, at) + digit + text.slice(at + 1);
      let agrees: boolean;
      try {
        agrees = checkPublication(JSON.parse(altered), altered).agrees;
      } catch {
        agrees = false;
      }
      expect(agrees, altered.slice(at - 40, at + 20)).toBe(false);
    }
  });

  it('fails for a digit that no double can hold, and without its digest', async () => {
    const text = await file();
    const long = /(\d\.\d{16})\d?(?=[,}\]])/.exec(text);
    expect(long).not.toBeNull();
    const padded = text.replace(long![0], `${long![0]}1`);
    expect(checkPublication(JSON.parse(padded), padded).agrees).toBe(false);
    const { digest: _, ...bare } = JSON.parse(text);
    expect(checkPublication(bare)).toEqual({ agrees: false, problem: '/digest: missing' });
  });
});
