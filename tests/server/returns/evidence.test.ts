/** 盖章扫描件、佐证材料 and 填报人、审核人、联系电话: what a lawful survey form is handed in with (国家统计 practice; issue 28). */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EvidenceFile } from '#shared/contract/receipt.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { appendAudit, systemEntry } from '../../../server/audit/audit.repository.ts';
import { secretBox } from '../../../server/secret-box.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { submissionDigest } from '../../../server/workflow/submission-digest.ts';
import { insertFile } from '../../../server/workflow/workflow.repository.ts';
import { COUNTY, type Desk, HAINING, openDesk, PINGHU, path, S1 } from './desk.ts';

const PDF = Buffer.from('%PDF-1.7\n盖章件');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7]);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.t.close());

const attach = async (name: string, bytes: Uint8Array, kind = 'scan', organisation = HAINING) =>
  (await desk.as(organisation)).upload(path(S1, organisation, 'evidence'), name, bytes, { kind });
const remove = async (file: string) =>
  (await desk.as(HAINING)).post(path(S1, HAINING, `evidence/${file}/remove`), {});
const open = async (account: string, file: string, organisation = HAINING) =>
  (await desk.as(account)).get(path(S1, organisation, `evidence/${file}`));
const view = () => desk.view(S1, HAINING);
const names = (files: readonly EvidenceFile[]) => files.map((file) => file.name);
const reviewed = async (): Promise<ReturnView> =>
  (await (await desk.as('analyst')).get(`/api/review/returns/${S1}/${HAINING}`)).body.view;

test('what is no PDF, JPG or PNG is refused in words and nothing is kept', async () => {
  const reply = await attach('盖章件.pdf', Buffer.from('<html>'));
  expect([reply.status, reply.body.detail]).toEqual([422, expect.stringContaining('不是 PDF、JPG 或 PNG')]);
  expect((await attach('盖章件.pdf', PDF, 'other')).status).toBe(400);
  expect(await desk.t.world.db.selectFrom('stored_file').select('id').execute()).toEqual([]);
});

test('several files are attached to a draft, the same one once', async () => {
  expect((await attach('盖章件.pdf', PDF)).status).toBe(200);
  expect((await attach('拨款单.png', PNG, 'evidence')).status).toBe(200);
  const again = await attach('又一次.pdf', PDF);
  expect([again.status, again.body.detail]).toEqual([422, expect.stringContaining('已经附上')]);
  const { evidence } = await view();
  expect(evidence.map((e) => [e.kind, e.name, e.mediaType, e.byteSize])).toEqual([
    ['scan', '盖章件.pdf', 'application/pdf', PDF.length],
    ['evidence', '拨款单.png', 'image/png', PNG.length],
  ]);
});

test('a draft’s files are its reporter’s own: no other account opens them by any route', async () => {
  const [scan] = (await view()).evidence;
  for (const account of [PINGHU, 'czj', 'leader', 'sysadmin', 'secadmin', 'auditor', 'analyst'])
    expect([403, 404]).toContain((await open(account, scan!.id)).status);
  for (const account of [PINGHU, 'analyst']) expect((await open(account, scan!.id, PINGHU)).status).toBe(404);
  expect((await open(HAINING, scan!.id)).status).toBe(200);
});

test('a PDF is saved, a picture is shown, and neither runs anything', async () => {
  const [scan, picture] = (await view()).evidence;
  const [pdf, png] = [await open(HAINING, scan!.id), await open(HAINING, picture!.id)];
  expect(pdf.bytes.equals(PDF)).toBe(true);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.headers['content-disposition']).toMatch(/^attachment;/);
  expect(png.headers['content-type']).toBe('image/png');
  expect(png.headers['content-disposition']).toMatch(/^inline;/);
  for (const { headers } of [pdf, png]) {
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(headers['cache-control']).toBe('no-store');
  }
});

test('填报人、审核人、联系电话 come from the file and can be typed', async () => {
  const csv = Buffer.from(
    '填报人：张三,审核人：李四\n单位：万元\n指标名称,2026年上半年\n政府科技创新投入合计,53040\n',
  );
  const uploaded = await (await desk.as(HAINING)).upload(path(S1, HAINING, 'upload'), '海宁市.csv', csv);
  expect(uploaded.body.signature).toEqual({ preparedBy: '张三', checkedBy: '李四', telephone: '' });
  expect(names(uploaded.body.evidence)).toEqual(['盖章件.pdf', '拨款单.png']);
  const typed = { preparedBy: '张三', checkedBy: '王五', telephone: '0573-87000000' };
  const signed = await (await desk.as(HAINING)).put(path(S1, HAINING, 'signature'), typed);
  expect(signed.body.signature).toEqual(typed);
});

/** All that the database holds as text. */
async function storedTexts(): Promise<string> {
  const { db } = desk.t.world;
  const tables = ['submission', 'statistical_return', 'idempotent_reply', 'audit_event'] as const;
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

test('a telephone lies sealed in every table, its submission verifies without the key', async () => {
  await desk.save(S1, HAINING, COUNTY);
  const receipt = await desk.submit(S1, HAINING, 'sealed-1');
  expect(receipt.body).toMatchObject({ receipt: { signature: { telephone: '0573-87000000' } } });
  const texts = await storedTexts();
  expect(texts).toContain('王五');
  expect(texts).not.toContain('87000000');
  expect((await verifyDatabase(desk.t.world.db)).faults).toEqual([]);
  const again = await desk.submit(S1, HAINING, 'sealed-1', (await view()).version - 1);
  expect(again.body).toEqual(receipt.body);
  const { secrets } = desk.t.world;
  desk.t.world.secrets = secretBox(Buffer.alloc(32, 8));
  // A server has one key for its whole life; what was opened with the other is not to be shown again.
  desk.t.world.changes.tell(null);
  expect((await view()).signature.telephone).toBe('（已加密，缺少密钥文件）');
  desk.t.world.secrets = secrets;
  await (await desk.as(HAINING)).post(path(S1, HAINING, 'withdraw'), { version: (await view()).version });
});

test('both go with the submission: receipt, review and the office’s reading', async () => {
  await desk.save(S1, HAINING, COUNTY);
  expect((await desk.submit(S1, HAINING)).status).toBe(200);
  const { receipt, evidence } = await view();
  expect(receipt?.evidence).toEqual(evidence);
  expect(receipt?.signature.checkedBy).toBe('王五');
  const shown = await reviewed();
  expect(names(shown.evidence)).toEqual(['盖章件.pdf', '拨款单.png']);
  expect(shown.signature).toEqual({ preparedBy: '张三', checkedBy: '王五', telephone: '0573-87000000' });
  expect((await open('analyst', evidence[0]!.id)).bytes.equals(PDF)).toBe(true);
  expect((await open(PINGHU, evidence[0]!.id)).status).toBe(404);
  expect((await attach('晚了.png', Buffer.from([...PNG, 1]))).status).toBe(409);
  expect((await remove(evidence[0]!.id)).status).toBe(409);
});

test('removed from a returned draft, it stays with what was submitted', async () => {
  await desk.returnWith(S1, HAINING, 'gov_talent');
  const before = (await view()).evidence;
  const removed = await remove(before[0]!.id);
  expect([removed.status, names(removed.body.evidence)]).toEqual([200, ['拨款单.png']]);
  expect((await remove(before[0]!.id)).status).toBe(404);
  expect(names((await view()).receipt!.evidence)).toEqual(['盖章件.pdf', '拨款单.png']);
  expect(names((await reviewed()).evidence)).toEqual(['盖章件.pdf', '拨款单.png']);
  for (const account of [HAINING, 'analyst']) expect((await open(account, before[0]!.id)).status).toBe(200);
});

test('the digest changes with a file or a name, and without both it is what it was before they were kept', () => {
  const bare = {
    ...{ period: S1, organisation: HAINING, revision: 1, comment: '', values: [], findings: [], answers: [] },
    evidence: [],
    signature: { preparedBy: '', checkedBy: '', telephone: '' },
  };
  const content = { period: S1, organisation: HAINING, revision: 1, comment: '' };
  const before = JSON.stringify({ ...content, values: [], reasons: [], answers: [] });
  const digest = submissionDigest(bare);
  expect(digest).toBe(createHash('sha256').update(before).digest('hex'));
  const file = { kind: 'scan', name: '盖章件.pdf', sha256: 'a' };
  const others = [
    { ...bare, evidence: [file] },
    { ...bare, evidence: [{ ...file, sha256: 'b' }] },
    { ...bare, evidence: [{ ...file, kind: 'evidence' }] },
    { ...bare, signature: { ...bare.signature, checkedBy: '李四' } },
    { ...bare, signature: { ...bare.signature, preparedBy: '李四' } },
  ].map(submissionDigest);
  expect(new Set([digest, ...others]).size).toBe(others.length + 1);
});

test('verify recomputes the files, the digest covers them, and nothing can be changed', async () => {
  const { db } = desk.t.world;
  const result = await verifyDatabase(db);
  expect(result.faults).toEqual([]);
  expect(result.files).toBe(3);
  await expect(db.deleteFrom('submission_evidence').execute()).rejects.toThrow('append only');
  await expect(db.updateTable('submission_evidence').set({ kind: 'scan' }).execute()).rejects.toThrow(
    'append only',
  );
});

test('what one draft gathers is bounded; another return’s is its own', async () => {
  const { db } = desk.t.world;
  const one = await db.selectFrom('stored_file').selectAll().executeTakeFirstOrThrow();
  const uploaded_at = new Date(desk.t.world.now().getTime() + 1).toISOString();
  const big = { ...one, id: 'big', organisation: PINGHU, byte_size: 200 * 1024 * 1024 - 10, uploaded_at };
  await db.transaction().execute(async (trx) => {
    await insertFile(trx, big);
    await appendAudit(trx, systemEntry(desk.t.world.now(), 'upload', `return/${S1}/${PINGHU}`, {}));
  });
  const full = await attach('再一份.pdf', PDF, 'scan', PINGHU);
  expect([full.status, full.body.type]).toEqual([422, 'file-quota']);
  expect((await attach('海宁.pdf', Buffer.from('%PDF-1.7\n海宁'))).status).toBe(200);
});
