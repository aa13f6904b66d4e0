/** 归档: everything a period's publication rests on in one file that can be checked without the server. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import yazl from 'yazl';
import { openFigures } from '#shared/open/open-figure.ts';
import { sdmxCsv } from '#shared/open/sdmx-csv.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { findAuditHead } from '../audit/audit.repository.ts';
import type { AuditEventTable } from '../db/tables.ts';
import type { Actor } from '../http/actor.ts';
import { notFound } from '../http/problem.ts';
import { findCatalogueContent } from '../programme/programme.repository.ts';
import { findPublication, findPublicationContent } from '../publications/publications.repository.ts';
import { makeFile } from '../reports/make-file.ts';
import { canMakePdf, toPdf } from '../reports/to-pdf.ts';
import { findFileBytes, findSubmittedRows, readAudit } from '../verify/verify.repository.ts';
import type { World } from '../world.ts';
import {
  findArchivedFile,
  listArchivedDecisions,
  listArchivedDiscussions,
  listArchivedFiles,
  listArchivedHistory,
  listArchivedSubmissions,
} from './archive.repository.ts';
import { archiveWords } from './archive.words.ts';
import { MANIFEST, type Manifest, PROGRAMME, PUBLICATION, safeName, TRAIL } from './manifest.ts';

/** A member of the archive: what is made here, or the bytes of a stored file, read when their turn comes. */
type Member = { path: string; bytes: number; sha256: string } & ({ content: Uint8Array } | { file: string });

/** The archive of a publication as it streams out. @throws 404 when it does not exist. */
export async function openArchive(
  world: World,
  { person, at }: Actor,
  period: Period,
  version: number,
): Promise<{ name: string; bytes: Readable; type: string }> {
  const publication = await findPublication(world.db, period, version);
  const content = await findPublicationContent(world.db, period, version);
  if (!publication || content === undefined) throw notFound('发布版本');
  const panel = await world.panels.panel({ version: publication.dataVersion });
  if (!panel) throw notFound('数据版本');
  const returns = await returnMembers(world, period);
  const history = await historyMembers(world, period);
  const discussions = await discussionMembers(world, period);
  const { seq, hash } = await findAuditHead(world.db);
  const members = [
    textMember(PUBLICATION, content),
    ...(await reportMembers(world, period, version)),
    textMember('figures.sdmx.csv', sdmxCsv(panel.catalogue, openFigures(panel, { period }))),
    textMember(PROGRAMME, (await findCatalogueContent(world.db, publication.catalogueVersion)) ?? ''),
    ...returns.members,
    ...history.members,
    ...discussions.members,
    textMember(
      TRAIL,
      await trailOf(
        world,
        period,
        new Set([returns, history, discussions].flatMap(({ objects }) => objects)),
      ),
    ),
  ];
  const manifest: Manifest = {
    format: 'archive-1',
    city: publication.city,
    period,
    version,
    digest: publication.digest,
    dataVersion: publication.dataVersion,
    madeAt: at.toISOString(),
    madeBy: person.displayName,
    head: { seq, hash },
    files: members.map(nameOf),
  };
  const about = textMember('说明.txt', `\uFEFF${archiveWords(manifest, periodLabel(period))}`);
  const whole = { ...manifest, files: [...manifest.files, nameOf(about)] };
  return {
    name: `${world.catalogue.city.name}科技创新投入-${period}-第${version}版-归档.zip`,
    bytes: zipped(world, [about, ...members, jsonMember(MANIFEST, whole)], at),
    type: 'application/zip',
  };
}

/** The report of the publication as Word, and as PDF where the machine can make one. */
async function reportMembers(world: World, period: Period, publication: number): Promise<Member[]> {
  const order = { period, kind: 'report', unit: '', publication } as const;
  const progress = { signal: new AbortController().signal, say: async () => {} };
  const docx = await makeFile(world, { ...order, format: 'docx' }, progress);
  const pdf = canMakePdf() ? await toPdf(docx.bytes, 'docx', progress.signal) : null;
  return [member('report.docx', docx.bytes), ...(pdf ? [member('report.pdf', pdf)] : [])];
}

const nameOf = ({ path, bytes, sha256 }: Member) => ({ path, bytes, sha256 });

const textMember = (path: string, text: string) => member(path, Buffer.from(text));

function member(path: string, content: Uint8Array): Member {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, content, bytes: content.byteLength, sha256 };
}

/** Members with what they rest on, by the objects that the trail names. */
interface Rested {
  members: Member[];
  objects: string[];
}

const jsonMember = (path: string, record: object) => textMember(path, `${JSON.stringify(record, null, 1)}\n`);

const storedMember = ({
  path,
  byte_size,
  sha256,
  id,
}: {
  path: string;
  byte_size: number;
  sha256: string;
  id: string;
}): Member => ({ path, bytes: byte_size, sha256, file: id });

/** Loads of past years that brought figures of the period, and their taking back, each with its file. */
async function historyMembers({ db }: World, period: Period): Promise<Rested> {
  const acts = await listArchivedHistory(db, period);
  const members: Member[] = [];
  for (const record of acts) {
    const file = record.act.file_id === null ? undefined : await findArchivedFile(db, record.act.file_id);
    if (file)
      members.push(
        storedMember({ ...file, path: `history/files/${file.id.slice(0, 8)}-${safeName(file.name)}` }),
      );
    members.push(jsonMember(`history/act-${record.act.number}.json`, record));
  }
  return { members, objects: acts.map(({ act }) => `history/${act.number}`) };
}

/** What was said of the period's figures, one thread a file. */
async function discussionMembers({ db }: World, period: Period): Promise<Rested> {
  const threads = await listArchivedDiscussions(db, period);
  return {
    members: threads.map((thread) =>
      jsonMember(`discussions/discussion-${thread.discussion.number}.json`, thread),
    ),
    objects: threads.map(({ discussion }) => `discussion/${discussion.number}`),
  };
}

/** Every submission as JSON, and every file that was uploaded; with the objects by which the trail names them. */
async function returnMembers({ db }: World, period: Period): Promise<Rested> {
  const files = (await listArchivedFiles(db, period)).map((file) => ({
    ...file,
    path: `returns/${file.organisation}/files/${file.id.slice(0, 8)}-${safeName(file.name)}`,
  }));
  const members: Member[] = files.map(storedMember);
  const objects: string[] = [];
  for (const submission of await listArchivedSubmissions(db, period)) {
    const { id, organisation, revision } = submission;
    const record = {
      submission,
      ...(await findSubmittedRows(db, id)),
      decisions: await listArchivedDecisions(db, id),
      files: files.filter((file) => file.organisation === organisation),
    };
    members.push(jsonMember(`returns/${organisation}/submission-${revision}.json`, record));
    objects.push(`submission/${id}`);
  }
  return { members, objects };
}

/** The events that concern the period: its returns, submissions, files and publications, whole, one JSON object a line. */
async function trailOf({ db }: World, period: Period, objects: ReadonlySet<string>): Promise<string> {
  const own = ['return', 'period', 'publication'].map((kind) => `${kind}/${period}`);
  const concerns = ({ object }: Pick<AuditEventTable, 'object'>) =>
    objects.has(object) || own.some((start) => object === start || object.startsWith(`${start}/`));
  const lines: string[] = [];
  for await (const rows of readAudit(db))
    lines.push(...rows.filter(concerns).map((row) => JSON.stringify(row)));
  return lines.map((line) => `${line}\n`).join('');
}

/** Stored files are read one after another as the reader takes them: an archive is never whole in memory. */
function zipped({ db }: World, members: readonly Member[], at: Date): Readable {
  const zip = new yazl.ZipFile();
  const out = Readable.from(zip.outputStream);
  zip.on('error', (error) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  for (const member of members) {
    if ('content' in member) zip.addBuffer(Buffer.from(member.content), member.path, { mtime: at });
    else
      zip.addReadStreamLazy(member.path, { mtime: at }, (done) => {
        findFileBytes(db, member.file).then(
          (bytes) =>
            done(
              bytes ? null : new Error(`${member.path} is gone`),
              Readable.from([Buffer.from(bytes ?? [])]),
            ),
          (error: unknown) => done(error, Readable.from([])),
        );
      });
  }
  zip.end();
  return out;
}
