/** An archive (归档包), checked from its file alone: what it names, what was submitted, what was published, what the trail says. */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { z } from 'zod';
import type { Catalogue } from '#shared/catalogue.ts';
import {
  HistoryRecord,
  MANIFEST,
  Manifest,
  PROGRAMME,
  PUBLICATION,
  SubmissionRecord,
  TRAIL,
} from '../archive/manifest.ts';
import { checkPublication } from '../assess/check.ts';
import { historyDigest } from '../history/digest.ts';
import { signatureOf } from '../workflow/signature.ts';
import { firstSubmissionDigest, submissionDigest } from '../workflow/submission-digest.ts';
import { cellOrder, storedForms } from './form-order.ts';
import { readTrailLines, type TrailLine } from './trail.ts';
import type { Anchor } from './verify.service.ts';

type Members = ReadonlyMap<string, Buffer>;

interface CheckedArchive {
  faults: string[];
  files: number;
  about: string;
  /** SHA-256 of the publication: what its page and the documents made of it print. */
  digest: string;
  /** `序号:摘要` of the newest event in it. */
  last: string;
}

/**
 * What is wrong with an archive, in words. Its parts vouch for each other, not for the whole: who rewrites all of it, manifest and
 * events too, is found out by what others keep, which are the `anchors` (receipts) and the publication's digest.
 * @throws when the file is no archive at all.
 */
export async function checkArchive(path: string, anchors: readonly Anchor[] = []): Promise<CheckedArchive> {
  const members = await readMembers(path);
  const manifest = Manifest.parse(JSON.parse(textOf(members, MANIFEST)));
  const trail = readTrailLines(textOf(members, TRAIL));
  const faults = [
    ...namedFaults(members, manifest),
    ...trail.faults,
    ...publicationFaults(members, manifest, trail.lines),
    ...submissionFaults(members, trail.lines, storedForms(textOf(members, PROGRAMME))),
    ...historyFaults(members, trail.lines),
    ...anchorFaults(trail.lines, anchors),
  ];
  const newest = trail.lines.toSorted((a, b) => a.seq - b.seq).at(-1);
  const last = newest ? `${newest.seq}:${newest.hash}` : '';
  const about = `${manifest.city} ${manifest.period} 第${manifest.version}版，${manifest.madeBy} ${manifest.madeAt} 制作`;
  return { faults, files: members.size, about, digest: manifest.digest, last };
}

function anchorFaults(trail: readonly TrailLine[], anchors: readonly Anchor[]): string[] {
  return anchors.flatMap(({ seq, hash }) => {
    const row = trail.find((one) => one.seq === seq);
    if (!row) return [`归档包里没有审计记录第${seq}条，这张回执对照不了`];
    return row.hash === hash ? [] : [`审计记录第${seq}条与回执上的摘要不符`];
  });
}

/** The bytes of every member. @throws for what is no zip, or names a path outside of it. */
async function readMembers(path: string): Promise<Members> {
  const zip = await yauzl.openPromise(path);
  const members = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    members.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return members;
}

function textOf(members: Members, path: string): string {
  const bytes = members.get(path);
  if (!bytes) throw new Error(`不是归档包：缺少 ${path}`);
  return bytes.toString();
}

function namedFaults(members: Members, { files }: Manifest): string[] {
  const named = new Set([MANIFEST, ...files.map(({ path }) => path)]);
  const extra = [...members.keys()].filter((path) => !named.has(path));
  return [
    ...files.flatMap(({ path, bytes, sha256 }) => {
      const member = members.get(path);
      if (!member) return [`缺少文件 ${path}`];
      const same = member.length === bytes && sha256 === hashOf(member);
      return same ? [] : [`文件 ${path} 与清单上的大小或摘要不符`];
    }),
    ...extra.map((path) => `多出清单上没有的文件 ${path}`),
  ];
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function publicationFaults(
  members: Members,
  { digest, period, version }: Manifest,
  trail: TrailLine[],
): string[] {
  const text = textOf(members, PUBLICATION);
  const checked = checkPublication(JSON.parse(text), text);
  if (!checked.agrees) return [`发布内容与重新计算的不符（${checked.problem}）`];
  const recorded = trail.find(
    (row) => row.action === 'publish' && row.object === `publication/${period}/${version}`,
  );
  return [
    ...(checked.digest === digest ? [] : ['发布内容的校验码与清单不符']),
    ...(recorded && detailOf(recorded).digest === digest ? [] : ['发布内容与审计记录不符']),
  ];
}

function submissionFaults(members: Members, trail: TrailLine[], programme: Catalogue | null): string[] {
  const paths = [...members.keys()].filter((path) => /^returns\/[^/]+\/submission-\d+\.json$/.test(path));
  const found = new Set<string>();
  const faults = paths.flatMap((path) => {
    const record = SubmissionRecord.parse(JSON.parse(textOf(members, path)));
    const { submission, files, ...rows } = record;
    found.add(`submission/${submission.id}`);
    const whole = { ...submission, ...rows, signature: signatureOf(submission) };
    const { digest, period, organisation } = submission;
    const same =
      submissionDigest(whole) === digest ||
      (programme && firstSubmissionDigest(whole, cellOrder(programme, period, organisation)) === digest);
    const recorded = trail.find(
      (row) => row.action === 'submit' && row.object === `submission/${submission.id}`,
    );
    return [
      ...(same ? [] : [`${path}：数据与报送时的摘要不符`]),
      ...(recorded && detailOf(recorded).digest === digest ? [] : [`${path}：与审计记录不符`]),
      ...files.flatMap((file) => {
        const member = members.get(file.path);
        return member && hashOf(member) === file.sha256 ? [] : [`${file.path}：与上传时的摘要不符`];
      }),
    ];
  });
  const lost = trail.filter((row) => row.action === 'submit' && !found.has(row.object));
  return [...faults, ...lost.map((row) => `审计记录中的 ${row.object} 不在归档包里`)];
}

/** Every act on past years that the trail or the archive has: a load's figures against the digest recorded of it. */
function historyFaults(members: Members, trail: TrailLine[]): string[] {
  const paths = [...members.keys()].filter((path) => /^history\/act-\d+\.json$/.test(path));
  const found = new Set<string>();
  const faults = paths.flatMap((path) => {
    const { act, values } = HistoryRecord.parse(JSON.parse(textOf(members, path)));
    const object = `history/${act.number}`;
    found.add(object);
    const recorded = trail.find((row) => row.action === 'history-propose' && row.object === object);
    if (!recorded) return [`${path}：审计记录中没有它`];
    if (act.kind === 'reverse') return [];
    const same = historyDigest(values) === act.digest && detailOf(recorded).digest === act.digest;
    return same ? [] : [`${path}：数据与载入时的摘要不符`];
  });
  const lost = trail.filter((row) => row.action === 'history-propose' && !found.has(row.object));
  return [...faults, ...lost.map((row) => `审计记录中的 ${row.object} 不在归档包里`)];
}

const Detail = z.looseObject({ digest: z.string().optional() });
const detailOf = ({ detail }: TrailLine) => Detail.parse(JSON.parse(detail));
