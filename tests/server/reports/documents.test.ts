/** The documents of the demonstration, as files: every number in the prose is the publication's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublicationDocument } from '#shared/contract/publication-document.ts';
import type { JobView } from '#shared/contract/reports.ts';
import { formatFixed, roundHalfUp } from '#shared/decimal.ts';
import { isValue } from '#shared/figure.ts';
import { DOCUMENT_KINDS } from '#shared/report/model.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { paragraphsOf, partOf, partsOf } from '../../helpers/office-file.ts';

let t: TestApp;
let analyst: Caller;
let published: PublicationDocument;

beforeAll(async () => {
  t = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
  analyst = await t.signIn('analyst');
  published = (await analyst.get('/api/publications/2025/1/file')).body;
});
afterAll(() => t.close());

/** Asks for a document and waits until it is made. */
async function made(by: Caller, period: string, body: object): Promise<{ job: JobView; bytes: Buffer }> {
  const asked = await by.post(`/api/reports/${period}/jobs`, body);
  expect(asked.status, JSON.stringify(asked.body)).toBe(200);
  for (;;) {
    const { body: job } = await by.get(`/api/document-jobs/${asked.body.id}`);
    if (job.state === 'failed') throw new Error(job.step);
    if (job.state === 'done')
      return { job, bytes: (await by.get(`/api/document-jobs/${job.id}/file`)).bytes };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const rowsOf = (indicator: string) =>
  published.results.find((result) => result.indicator === indicator)?.rows ?? [];
const rowOf = (indicator: string, unit: string) => rowsOf(indicator).find((row) => row.unit === unit);
const figureOf = (indicator: string, unit: string) => {
  const figure = rowOf(indicator, unit)?.figure;
  return figure !== undefined && isValue(figure) ? figure : Number.NaN;
};
const near = (text: string | undefined, value: number, digits: number) =>
  expect(text).toBe(roundHalfUp(Math.abs(value), digits));

describe('the report of 2025', () => {
  let text: string[];
  let bytes: Buffer;
  beforeAll(async () => {
    ({ bytes } = await made(analyst, '2025', { kind: 'report', format: 'docx' }));
    text = paragraphsOf(bytes);
  });

  test("each county's paragraph, read back, says what the publication says", () => {
    const pattern =
      /^(.+?)。科技创新投入([\d.]+)亿元，比上年(增长|下降)([\d.]+)%，(高于|低于)全市([\d.]+)个百分点，占全市([\d.]+)%；总量居第(\d+)位，(?:比上年)?(上升\d位|下降\d位|位次不变)，增速居第(\d+)位。其中，政府投入([\d.]+)亿元，增长([\d.]+)%；企业投入([\d.]+)亿元，增长([\d.]+)%/;
    const city = published.units.find(({ name }) => name === '全市')?.code ?? '';
    const peers = published.units.filter(({ peer }) => peer);
    const growths = peers.map(({ code }) => Number(rowOf('sti_total', code)?.growth)).sort((a, b) => b - a);
    expect(peers).toHaveLength(9);
    for (const { code, name } of peers) {
      const wide = name.replace('(', '（').replace(')', '）');
      const found = text.map((line) => pattern.exec(line)).find((match) => match?.[1] === wide);
      const row = rowOf('sti_total', code);
      const growth = Number(row?.growth);
      const whole = rowOf('sti_total', city);
      near(found?.[2], figureOf('sti_total', code) / 10_000, 1);
      expect(found?.[3]).toBe(growth > 0 ? '增长' : '下降');
      near(found?.[4], growth, 1);
      near(found?.[6], growth - Number(whole?.growth), 1);
      expect(found?.[5]).toBe(growth > Number(whole?.growth) ? '高于' : '低于');
      near(found?.[7], (100 * figureOf('sti_total', code)) / figureOf('sti_total', city), 1);
      expect(Number(found?.[8])).toBe(row?.rank);
      const moved = Number(row?.rankBefore) - Number(row?.rank);
      expect(found?.[9]).toBe(
        moved === 0 ? '位次不变' : `${moved > 0 ? '上升' : '下降'}${Math.abs(moved)}位`,
      );
      expect(Number(found?.[10])).toBe(1 + growths.indexOf(growth));
      near(found?.[11], figureOf('gov_total', code) / 10_000, 1);
      near(found?.[12], Number(rowOf('gov_total', code)?.growth), 1);
      near(found?.[13], figureOf('ent_rd', code) / 10_000, 1);
      near(found?.[14], Number(rowOf('ent_rd', code)?.growth), 1);
    }
  });

  test('every number of the prose is one that was calculated: what is left of it is counts, years and clauses', async () => {
    const { model } = (await analyst.get('/api/reports/2025')).body;
    const numbers = new Set<string>();
    for (const block of model.blocks)
      if (block.kind === 'paragraph')
        for (const piece of block.said) if (typeof piece !== 'string') numbers.add(piece.text);
    expect(numbers.size).toBeGreaterThan(60);
    const rest = model.blocks
      .filter(({ kind }: { kind: string }) => kind === 'paragraph')
      .map(({ said }: { said: (string | object)[] }) =>
        said.filter((piece) => typeof piece === 'string').join('　'),
      );
    for (const words of rest)
      expect(words.match(/[\d.]+(?:亿元|万元|%|个百分点|位)/g) ?? [], words).toEqual([]);
    const whole = text.join('\n');
    for (const number of numbers) expect(whole).toContain(number);
  });

  test('the amounts and rates among them are the frozen ones', async () => {
    const { model } = (await analyst.get('/api/reports/2025')).body;
    let checked = 0;
    for (const block of model.blocks)
      for (const piece of block.kind === 'paragraph' ? block.said : []) {
        if (typeof piece === 'string' || piece.period !== '2025' || piece.detail !== '') continue;
        const row = rowOf(piece.indicator, piece.unit);
        if (piece.measure === 'amount') expect(piece.value).toBe(row?.figure);
        else if (piece.measure === 'growth') expect(piece.value).toBe(row?.growth);
        else if (piece.measure === 'rank') expect(piece.value).toBe(row?.rank);
        else continue;
        checked += 1;
      }
    expect(checked).toBeGreaterThan(60);
  });

  test('the annexes have the publication, its digest and the figures in 万元', () => {
    expect(text).toContain(published.digest);
    expect(text).toContain(formatFixed(figureOf('gov_total', '330481'), 2));
    expect(text.join('')).toContain('模拟数据，非真实');
  });

  test('is set as official documents are, with pictures that are described and tables whose heads repeat', () => {
    const xml = partOf(bytes, 'word/document.xml');
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']) expect(xml).toContain(face);
    expect(partOf(bytes, 'word/fontTable.xml')).toContain('w:altName');
    expect(xml.match(/w:tblHeader/g)?.length).toBe(xml.match(/<w:tbl>/g)?.length);
    const pictures = partsOf(bytes).filter((path) => path.startsWith('word/media/') && path.endsWith('.png'));
    const described = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(([, words]) => words);
    expect(pictures.length === 0 || described.length === pictures.length).toBe(true);
    expect(xml).toMatch(/PAGEREF part1/);
  });
});

/** A number of a document's prose as the page has it. */
type Said = {
  text: string;
  value: number | string;
  unit: string;
  indicator: string;
  period: string;
  measure: string;
  detail: string;
};
const saidIn = (model: { blocks: { kind: string; said?: (string | Said)[] }[] }) =>
  model.blocks.filter(({ kind }) => kind === 'paragraph').flatMap(({ said = [] }) => said);

describe.each([
  ['notice', ''],
  ...['330402', '330411', '330421', '330424', '330481', '330482', '330483', 'jxjk', 'jxgq'].map((unit) => [
    'sheet',
    unit,
  ]),
])('the %s %s', (kind, unit) => {
  test('2025: its file has the publication’s amounts, growth and ranks, and no number beside them', async () => {
    const { model } = (await analyst.get(`/api/reports/2025?kind=${kind}&unit=${unit}`)).body;
    const { bytes } = await made(analyst, '2025', { kind, unit, format: 'docx' });
    const whole = paragraphsOf(bytes).join('\n');
    const said = saidIn(model);
    let checked = 0;
    for (const piece of said) {
      if (typeof piece === 'string') {
        // 按时率 is of the returns, not of the figures.
        const rest = piece.replace(/按时率[\d.]+%/, '');
        expect(rest.match(/[\d.]+(?:亿元|万元|%|个百分点|位)/g) ?? [], piece).toEqual([]);
        continue;
      }
      expect(whole).toContain(piece.text);
      if (piece.period !== '2025' || piece.detail !== '') continue;
      const row = rowOf(piece.indicator, piece.unit);
      const frozen = { amount: row?.figure, growth: row?.growth, rank: row?.rank }[piece.measure];
      if (frozen === undefined) continue;
      expect([piece.indicator, piece.measure, piece.value]).toEqual([piece.indicator, piece.measure, frozen]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(kind === 'notice' ? 8 : 4);
  });

  test('2026-S1, a draft: its amounts are the approved ones, and no total has a place', async () => {
    const { model } = (await analyst.get(`/api/reports/2026-S1?kind=${kind}&unit=${unit}`)).body;
    const open = (await analyst.get('/api/open/figures?period=2026-S1')).body.figures as {
      unit: string;
      indicator: string;
      amount: string | null;
    }[];
    for (const piece of saidIn(model)) {
      if (typeof piece === 'string' || piece.period !== '2026-S1' || piece.detail !== '') continue;
      if (piece.indicator === 'sti_total_h') expect(piece.measure).not.toBe('rank');
      if (piece.measure !== 'amount') continue;
      const figure = open.find((f) => f.unit === piece.unit && f.indicator === piece.indicator);
      // A sum of those that are in (已有…的数据，合计) is the sentence's own: no unit has such a figure.
      if (!published.units.some(({ code, peer }) => peer && code === piece.unit)) continue;
      expect([piece.indicator, piece.value]).toEqual([piece.indicator, Number(figure?.amount)]);
    }
  });
});

test('the slides say no number that the report does not', async () => {
  const { bytes } = await made(analyst, '2025', { kind: 'slides', format: 'pptx' });
  const report = (await made(analyst, '2025', { kind: 'report', format: 'docx' })).bytes;
  const words = partsOf(bytes)
    .filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
    .map((path) =>
      partOf(bytes, path)
        .replace(/<\/a:p>/g, '\n')
        .replace(/<[^>]+>/g, ''),
    )
    .join('\n');
  const numbers = [...new Set(words.match(/[\d.]+(?:亿元|%|个百分点)/g) ?? [])];
  expect(numbers.length).toBeGreaterThan(15);
  const text = paragraphsOf(report).join('\n');
  expect(numbers.filter((number) => !text.includes(number))).toEqual([]);
});

test('the draft of 2026-S1 says what is missing and gives no total and no place', async () => {
  const { bytes } = await made(analyst, '2026-S1', { kind: 'report', format: 'docx' });
  const text = paragraphsOf(bytes).join('\n');
  expect(text).toContain('草稿，数据尚未发布');
  expect(text).toContain('海盐的报表未报');
  expect(text).not.toMatch(/居第\d位/);
});

test('every kind is made of both periods', async () => {
  for (const period of ['2025', '2026-S1'])
    for (const [kind, format] of [
      ['notice', 'docx'],
      ['sheets', 'docx'],
    ] as const) {
      const { bytes } = await made(analyst, period, { kind, format });
      expect(paragraphsOf(bytes).join('').length).toBeGreaterThan(300);
    }
});

describe('who may have what', () => {
  test.each<[string, string, object, number]>([
    ['leader', '2025', { kind: 'report', format: 'docx' }, 200],
    ['330481', '2025', { kind: 'report', format: 'docx' }, 404],
    ['330481', '2025', { kind: 'sheet', unit: '330481', format: 'docx' }, 200],
    ['330481', '2025', { kind: 'sheet', unit: '330402', format: 'docx' }, 404],
    ['330481', '2025', { kind: 'sheets', format: 'docx' }, 404],
    ['330481', '2025', { kind: 'notice', format: 'docx' }, 200],
    ['330481', '2026-S1', { kind: 'notice', format: 'docx' }, 404],
    ['tjj', '2025', { kind: 'notice', format: 'docx' }, 200],
    ['tjj', '2025', { kind: 'sheet', unit: '330481', format: 'docx' }, 404],
    ['analyst', '2025', { kind: 'report', format: 'xlsx' }, 400],
    ['analyst', '2035', { kind: 'report', format: 'docx' }, 404],
    ['analyst', '2025', { kind: 'report', format: 'docx', publication: 9 }, 404],
    ['analyst', '2025', { kind: 'sheet', format: 'docx' }, 404],
    ['analyst', '2025', { kind: 'sheet', unit: '330400', format: 'docx' }, 404],
  ])('%s %s %j: %i', async (name, period, body, status) => {
    const by = await t.signIn(name);
    const reply = await by.post(`/api/reports/${period}/jobs`, body);
    expect(reply.status).toBe(status);
    if (status === 200) await by.delete(`/api/document-jobs/${reply.body.id}`);
  });

  test("nobody reads another one's draft, job or file", async () => {
    const county = await t.signIn('330481');
    expect((await county.get('/api/reports/2025?kind=report')).status).toBe(404);
    expect((await county.get('/api/reports/2025?kind=sheet&unit=330402')).status).toBe(404);
    expect((await county.get('/api/reports/2025?kind=sheet&unit=330481')).status).toBe(200);
    const { job } = await made(analyst, '2025', { kind: 'notice', format: 'docx' });
    for (const path of ['', '/file'])
      expect((await county.get(`/api/document-jobs/${job.id}${path}`)).status).toBe(404);
    expect((await county.delete(`/api/document-jobs/${job.id}`)).status).toBe(404);
    expect((await analyst.get(`/api/document-jobs/${job.id}`)).status).toBe(200);
    const listed = (await county.get('/api/reports')).body;
    expect(listed.units).toEqual([{ unit: '330481', name: '海宁市' }]);
    expect(listed.jobs).toEqual([]);
    const kinds = new Set(
      listed.periods.flatMap((p: { documents: { kind: string }[] }) => p.documents.map((d) => d.kind)),
    );
    expect(DOCUMENT_KINDS.filter((kind) => kinds.has(kind))).toEqual(['notice', 'sheet']);
  });
});

describe('writing a paragraph anew', () => {
  const document = { kind: 'notice', unit: '' };
  const edit = (by: Caller, body: object) => by.post('/api/reports/2025/edits', { ...document, ...body });

  test('is kept, marked, shown in the file, and taken back; leaders and counties only read', async () => {
    const text = '全市科技创新投入727.8亿元，增长6.4%，好于预期。';
    const saved = await edit(analyst, { paragraph: 'total', text, after: 0 });
    expect(saved.body.edits.total).toMatchObject({ text, by: '分析员甲', stale: [] });
    const { bytes } = await made(analyst, '2025', { kind: 'notice', format: 'docx' });
    expect(paragraphsOf(bytes)).toContain(text);
    expect((await edit(await t.signIn('leader'), { paragraph: 'total', text: 'x', after: 0 })).status).toBe(
      403,
    );
    expect((await edit(await t.signIn('330481'), { paragraph: 'total', text: 'x', after: 0 })).status).toBe(
      403,
    );
    const second = await t.signIn('analyst2');
    expect((await edit(second, { paragraph: 'total', text: '另一稿', after: 0 })).status).toBe(409);
    const { number } = saved.body.edits.total;
    expect((await edit(second, { paragraph: 'total', text: null, after: number })).body.edits).toEqual({});
    const { edits } = (await analyst.get('/api/reports/2025/edits?kind=notice')).body;
    expect(edits.map((one: { text: string | null; by: string }) => [one.text, one.by])).toEqual([
      [null, '分析员乙'],
      [text, '分析员甲'],
    ]);
    expect((await edit(analyst, { paragraph: 'none', text: 'x', after: 0 })).status).toBe(404);
  });

  test('against other data each number that no longer holds is told, with what it is now', async () => {
    const at = { kind: 'sheet', unit: '330481' };
    const view = (await analyst.get('/api/reports/2025-S2?kind=sheet&unit=330481&publication=1')).body;
    const first = view.model.blocks.find((b: { id?: string }) => b.id === 'total-330481');
    const words = first.said
      .map((p: string | { text: string }) => (typeof p === 'string' ? p : p.text))
      .join('');
    await analyst.post('/api/reports/2025-S2/edits', {
      ...at,
      publication: 1,
      paragraph: 'total-330481',
      text: `据初步统计，${words}`,
      after: 0,
    });
    const before = (await analyst.get('/api/reports/2025-S2?kind=sheet&unit=330481&publication=1')).body;
    expect(before.edits['total-330481'].stale).toEqual([]);
    const changed =
      published.units.length > 0 && (await analyst.get('/api/publications/2025-S2/2')).body.moved;
    const after = (await analyst.get('/api/reports/2025-S2?kind=sheet&unit=330481')).body;
    const stale = after.edits['total-330481'].stale;
    const own = changed.filter(
      (m: { unit: string; indicator: string }) => m.unit === '330481' && m.indicator === 'sti_total_h',
    );
    expect(stale.length > 0).toBe(own.length > 0);
    for (const one of stale) expect(words).toContain(one.text);
  });
});
