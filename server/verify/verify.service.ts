/**
 * Recomputes what a database says of itself: the audit chain, every submission, file, run and publication. It proves
 * change, not truth; and a trail that was re-chained as a whole is found only with an anchor from outside — a receipt.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checkPublication } from '../assess/check.ts';
import { canonicalJson } from '../assess/digest.ts';
import { auditHash } from '../audit/audit.repository.ts';
import type { Db } from '../db/open.ts';
import { SEALED_TABLES } from '../db/sealed-tables.ts';
import { SUITES, sealDigest, sealTable } from '../db/seals.ts';
import type { AuditEventTable } from '../db/tables.ts';
import { historyDigest } from '../history/digest.ts';
import { signatureOf } from '../workflow/signature.ts';
import { firstSubmissionDigest, submissionDigest } from '../workflow/submission-digest.ts';
import { Detail, fingerprintsIn } from './fingerprints.ts';
import { cellOrder, storedForms } from './form-order.ts';
import { isReturnStep, type ReturnStep, verifyStanding } from './standing.ts';
import {
  findFileBytes,
  findSubmittedRows,
  listAllocationParts,
  listDataVersions,
  listDocuments,
  listHistoryLoads,
  listProgrammes,
  listStoredFiles,
  listSubmissionsToVerify,
  readAudit,
} from './verify.repository.ts';

/** An audit event as a receipt prints it. */
export interface Anchor {
  seq: number;
  hash: string;
}

interface Verification {
  events: number;
  submissions: number;
  files: number;
  documents: number;
  /** The trail's last event: 0 and '' while it is empty. */
  head: Anchor;
  /** One Chinese sentence for each thing that is not as it was recorded. */
  faults: string[];
}

/** What the trail recorded when a thing was made: `submission/…`, `file/…`, `publication/…`, `version/…` → fingerprint. */
type Recorded = ReadonlyMap<string, string>;

export async function verifyDatabase(db: Db, anchors: readonly Anchor[] = []): Promise<Verification> {
  const trail = await verifyTrail(db, anchors);
  const submissions = await verifySubmissions(db, trail.recorded);
  const files = await verifyFiles(db, trail.recorded);
  const versions = await verifyDataVersions(db, trail.recorded);
  const allocations = await verifyAllocations(db, trail.recorded);
  const history = await verifyHistory(db, trail.recorded);
  const documents = await verifyDocuments(db, trail.recorded);
  const tables = await verifyTables(db, trail.seals);
  const standing = await verifyStanding(db, trail.steps);
  return {
    events: trail.events,
    submissions: submissions.count,
    files: files.count,
    documents: documents.count,
    head: trail.head,
    faults: [
      ...trail.faults,
      ...submissions.faults,
      ...files.faults,
      ...versions,
      ...allocations,
      ...history,
      ...documents.faults,
      ...tables,
      ...standing,
    ],
  };
}

function stepsIn({ action, object, outcome, detail }: Omit<AuditEventTable, 'hash'>): ReturnStep[] {
  if (outcome !== 'ok' || !isReturnStep(action)) return [];
  const { submission, approved } = Detail.parse(JSON.parse(detail));
  const named = action === 'submit' ? object.slice('submission/'.length) : (submission ?? approved);
  return named ? [{ kind: action, submission: named }] : [];
}

/** What the last event that moved a table says of it. */
type Seals = Map<string, { seal: string; alg: string }>;

const SealsText = z.record(z.string(), z.string());

function sealsIn({ seals }: Omit<AuditEventTable, 'hash'>): [string, string][] {
  return seals === null ? [] : Object.entries(SealsText.parse(JSON.parse(seals)));
}

async function verifyTrail(db: Db, anchors: readonly Anchor[]) {
  const faults: string[] = [];
  const recorded = new Map<string, string>();
  const wanted = new Map(anchors.map((a) => [a.seq, a.hash]));
  let head: Anchor = { seq: 0, hash: '' };
  const seals: Seals = new Map();
  const steps: ReturnStep[] = [];
  let events = 0;
  for await (const rows of readAudit(db)) {
    for (const { hash, ...row } of rows) {
      if (row.seq !== head.seq + 1)
        faults.push(`审计记录第${head.seq}条之后缺少记录(下一条是第${row.seq}条)`);
      else if (row.prev !== head.hash) faults.push(`审计记录第${row.seq}条与前一条不衔接`);
      if (auditHash(row) !== hash) faults.push(`审计记录第${row.seq}条的内容与其摘要不符`);
      const anchor = wanted.get(row.seq);
      if (anchor !== undefined && anchor !== hash) faults.push(`审计记录第${row.seq}条与回执上的摘要不符`);
      wanted.delete(row.seq);
      steps.push(...stepsIn(row));
      for (const [table, seal] of sealsIn(row)) seals.set(table, { seal, alg: row.alg });
      for (const [object, fingerprint] of fingerprintsIn(row)) recorded.set(object, fingerprint);
      head = { seq: row.seq, hash };
      events += 1;
    }
  }
  for (const seq of wanted.keys()) faults.push(`回执所记的审计记录第${seq}条已不存在`);
  return { events, head, recorded, seals, steps, faults };
}

async function verifySubmissions(db: Db, recorded: Recorded) {
  const faults: string[] = [];
  const submissions = await listSubmissionsToVerify(db);
  const programmes = await listProgrammes(db);
  const forms = new Map([...programmes].map(([number, content]) => [number, storedForms(content)]));
  for (const { id, digest, catalogue_version, ...submission } of submissions) {
    const { period, organisation } = submission;
    const name = `${period} ${organisation} 第${submission.revision}次报送`;
    const rows = await findSubmittedRows(db, id);
    const whole = { ...submission, ...rows, signature: signatureOf(submission) };
    const catalogue = forms.get(catalogue_version);
    const same =
      submissionDigest(whole) === digest ||
      (catalogue && firstSubmissionDigest(whole, cellOrder(catalogue, period, organisation)) === digest);
    if (!same) faults.push(`${name}：数据与报送时的摘要不符`);
    faults.push(...agreesWithTrail(name, `submission/${id}`, digest, recorded));
  }
  const kept = new Set(submissions.map((s) => `submission/${s.id}`));
  for (const object of recorded.keys()) {
    if (object.startsWith('submission/') && !kept.has(object))
      faults.push(`审计记录中的报送 ${object.slice('submission/'.length)} 已不存在`);
  }
  return { count: submissions.length, faults };
}

async function verifyFiles(db: Db, recorded: Recorded) {
  const faults: string[] = [];
  const files = await listStoredFiles(db);
  for (const { id, name, sha256 } of files) {
    const bytes = await findFileBytes(db, id);
    const computed = bytes && createHash('sha256').update(bytes).digest('hex');
    if (computed !== sha256) faults.push(`原始文件“${name}”：内容与上传时的摘要不符`);
    faults.push(...agreesWithTrail(`原始文件“${name}”`, `file/${id}`, sha256, recorded));
  }
  return { count: files.length, faults };
}

/** Which decision made which data version: what is in force rests on nothing else. */
async function verifyDataVersions(db: Db, recorded: Recorded): Promise<string[]> {
  const versions = await listDataVersions(db);
  return versions.flatMap((version) => {
    const { number, kind, submission_id, split_number, history_number, catalogue_version } = version;
    const cause =
      catalogue_version !== null
        ? `programme/${catalogue_version}`
        : history_number !== null
          ? `history/${history_number}`
          : split_number === null
            ? `${kind} ${submission_id}`
            : `allocation/${split_number}`;
    return agreesWithTrail(`数据第${number}版`, `version/${number}`, cause, recorded);
  });
}

/** The parts of each allocation, as its load or withdrawal recorded them. */
async function verifyAllocations(db: Db, recorded: Recorded): Promise<string[]> {
  const allocations = await listAllocationParts(db);
  return [...allocations].flatMap(([number, parts]) =>
    agreesWithTrail(
      `分县任务第${number}次载入或撤销`,
      `allocation/${number}`,
      canonicalJson(parts),
      recorded,
    ),
  );
}

/** The figures of each load of past years, as its proposal recorded them. */
async function verifyHistory(db: Db, recorded: Recorded): Promise<string[]> {
  return (await listHistoryLoads(db)).flatMap(({ number, digest, values }) => {
    const name = `历史数据第${number}项`;
    const faults = historyDigest(values) === digest ? [] : [`${name}：数值与其摘要不符`];
    return [...faults, ...agreesWithTrail(name, `history/${number}`, digest, recorded)];
  });
}

async function verifyDocuments(db: Db, recorded: Recorded) {
  const faults: string[] = [];
  const documents = await listDocuments(db);
  for (const { name, digest, content } of documents) {
    const problem = problemOf(content);
    if (problem) faults.push(`${name}：${problem}`);
    faults.push(...agreesWithTrail(name, name, digest, recorded));
  }
  return { count: documents.length, faults };
}

function problemOf(content: string): string | null {
  try {
    const result = checkPublication(JSON.parse(content), content);
    return result.agrees ? null : `与其输入重新计算的结果不符(${result.problem})`;
  } catch (error) {
    return `内容已损坏(${error instanceof Error ? error.message : error})`;
  }
}

function agreesWithTrail(name: string, object: string, digest: string, recorded: Recorded): string[] {
  const written = recorded.get(object);
  if (written === undefined) return [`${name}：审计记录中没有它`];
  return written === digest ? [] : [`${name}：与审计记录不符`];
}

/** Every row of every sealed table, columns that no other fingerprint covers included. */
async function verifyTables(db: Db, seals: Seals): Promise<string[]> {
  const faults: string[] = [];
  for (const table of SEALED_TABLES) {
    const last = seals.get(table);
    const suite = SUITES.find((one) => last?.alg.startsWith(`${one}:`)) ?? 'sha256';
    const { count, sum } = await sealTable(db, suite, table);
    if (!last && count === 0) continue;
    if (!last) faults.push(`数据表 ${table} 有 ${count} 条记录，审计记录从未记下过它`);
    else if (last.seal !== sealDigest(suite, { count, sum }))
      faults.push(
        `数据表 ${table} 与审计记录不符：现有 ${count} 条，应有 ${last.seal.split(':')[0]} 条；有记录被改动、增加或删除`,
      );
  }
  return faults;
}
