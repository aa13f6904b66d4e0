/** A document says what was known of the returns at its moment: nothing unapproved, and nothing that came later. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentView } from '#shared/contract/reports.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { textOf } from '#shared/report/said.ts';
import { type Caller, testApp } from '../../helpers/app.ts';
import { type Office, openOffice, viewPath } from '../review/office.ts';

let office: Office;
let analyst: Caller;

/** 甲 is approved with 300; 财政, which awaits review, says 310 of it; 乙 came late and awaits review too. */
beforeAll(async () => {
  office = await openOffice({ now: '2026-07-20T02:00:00.000Z' });
  await office.file('a', { 'a/gov': '300', 'a/plat': '100' });
  await office.file('fin', { 'own/gov': '50', 'city/gov': '600', 'a/gov': '310' });
  analyst = await office.t.signIn('analyst');
  await approve('a');
  office.t.setNow('2026-07-26T02:00:00.000Z');
  await office.file('b', { 'b/gov': '200000', 'b/plat': '0' }, { reason: '新建实验室一次性投入' });
  analyst = await office.t.signIn('analyst');
});
afterAll(() => office.t.close());

async function approve(organisation: string): Promise<void> {
  const { view, submission } = (await analyst.get(viewPath(organisation))).body;
  const body = { version: view.version, submission, comment: '' };
  expect((await analyst.post(`${viewPath(organisation)}/approve`, body)).status).toBe(200);
}

async function report(by: Caller, of = '2026-S1'): Promise<DocumentView['model']> {
  const { status, body } = await by.get(`/api/reports/${of}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.model;
}

const paragraph = ({ blocks }: DocumentView['model'], id: string) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' && block.id === id ? [textOf(block.said)] : []))[0];

test('what a department says and nobody has approved stands in no document, for a leader least of all', async () => {
  const leader = await office.t.signIn('leader');
  for (const by of [leader, analyst]) {
    const model = await report(by);
    expect(paragraph(model, 'problem-returns')).toMatch(
      /尚未核定的有.*财政局.*乙县|尚未核定的有.*乙县.*财政局/,
    );
    expect(paragraph(model, 'problem-differences')).toBeUndefined();
    expect(JSON.stringify(model)).not.toContain('310');
  }
});

test('once both are approved, the difference is said', async () => {
  await approve('fin');
  expect(paragraph(await report(analyst), 'problem-differences')).toContain('甲县政府投入甲县报300');
});

test('a publication’s report is the same while a correction is on its way and after it', async () => {
  const t = await testApp({ demo: true, now: '2026-07-27T01:00:00.000Z' });
  analyst = await t.signIn('analyst');
  const before = await report(analyst, '2025?publication=1');
  const county = await t.signIn('330481');
  const own = '/api/returns/2025/330481';
  const { version } = (await county.get(own)).body;
  const corrected = await county.post(`${own}/correction`, { version, reason: '决算调整' });
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200);
  expect(await report(analyst, '2025?publication=1')).toEqual(before);

  const view: ReturnView = (await county.get(own)).body;
  const saved = await county.put(`${own}/draft`, { version: view.version, cells: raised(view) });
  const submitted = await county.post(`${own}/submit`, { version: saved.body.version, comment: '' });
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
  expect(await report(analyst, '2025?publication=1')).toEqual(before);

  const review = '/api/review/returns/2025/330481';
  const { view: seen, submission } = (await analyst.get(review)).body;
  const decided = await analyst.post(`${review}/approve`, { version: seen.version, submission, comment: '' });
  expect(decided.status, JSON.stringify(decided.body)).toBe(200);
  expect(await report(analyst, '2025?publication=1')).toEqual(before);
  await t.close();
});

/** The draft with a higher total and general budget, and the reasons that are asked for. */
function raised({ rows, findings }: ReturnView) {
  const asked = new Map(findings.filter(({ reasonAllowed }) => reasonAllowed).map((f) => [f.key, f.rule]));
  return rows.map(({ key, indicator, cell: { amount, text, note, release, reasons, answer } }) => {
    const total = ['gov_total', 'gov_general'].includes(indicator) && amount !== null;
    const rule = asked.get(key);
    return {
      key,
      text: total ? (Number(amount) + 1).toFixed(2) : text,
      ...{ note, release, answer },
      reasons: rule ? { ...reasons, [rule]: '见更正说明' } : reasons,
    };
  });
}
