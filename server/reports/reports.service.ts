/** The documents of the periods: which there are, one as a page, and the paragraphs that the office writes anew. */
import type { DocumentView, EditBody, EditHistory, Reports } from '#shared/contract/reports.ts';
import type { Person } from '#shared/contract/session.ts';
import { comparePeriods, type Period, periodLabel } from '#shared/period.ts';
import { DOCUMENT_ABOUT, DOCUMENT_NAME } from '#shared/report/document.words.ts';
import { textOf } from '#shared/report/said.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { openPeriod } from '../figures/cut.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { conflict, notFound } from '../http/problem.ts';
import { listPublications } from '../publications/publications.repository.ts';
import type { World } from '../world.ts';
import { type Composed, compose, type Wanted } from './compose.ts';
import { insertEdit, listEdits } from './edit.repository.ts';
import { listJobs } from './jobs/job.repository.ts';
import { jobView } from './jobs/job-view.ts';
import { publicationsOf, requireReadable } from './readable.ts';
import { canMakePdf } from './to-pdf.ts';
import { formatsOf, kindsFor, mayEdit, READABLE, sheetUnits } from './who-may.ts';

/** Periods with figures, newest first, each with what the caller may open or have made of it. */
export async function describeReports(world: World, person: Person): Promise<Reports> {
  const { periods, catalogue } = await openPeriod(world, {}, '期别');
  const rows = await listPublications(world.db);
  const pdf = canMakePdf();
  return {
    periods: periods
      .map(({ period }) => period)
      .sort((a, b) => comparePeriods(b, a))
      .map((period) => {
        const versions = rows.filter((row) => row.period === period).map(({ version }) => version);
        const publication = versions.length > 0 ? Math.max(...versions) : null;
        return {
          period,
          label: periodLabel(period),
          publication,
          documents: kindsFor(world.catalogue, person, publication !== null).map((kind) => ({
            kind,
            name: DOCUMENT_NAME[kind],
            about: DOCUMENT_ABOUT[kind],
            formats: formatsOf(kind, pdf),
            readable: READABLE.includes(kind),
          })),
        };
      })
      .filter(({ documents }) => documents.length > 0),
    units: sheetUnits(catalogue, person),
    jobs: (await listJobs(world.db, person.account)).map(jobView),
  };
}

/** One document as a page. @throws 404 as above. */
export async function describeDocument(world: World, person: Person, wanted: Wanted): Promise<DocumentView> {
  await requireReadable(world, person, wanted);
  return viewOf(world, person, wanted, await compose(world, wanted));
}

async function viewOf(
  world: World,
  person: Person,
  { period, kind }: Wanted,
  { model, computed, edits }: Composed,
): Promise<DocumentView> {
  return {
    model,
    edits: Object.fromEntries(
      edits.map(({ edit, stale }) => [
        edit.paragraph,
        {
          number: edit.number,
          text: edit.text,
          by: edit.by,
          at: edit.at,
          computed: textOf(computed.get(edit.paragraph) ?? []),
          stale,
        },
      ]),
    ),
    formats: formatsOf(kind, canMakePdf()),
    mayEdit: mayEdit(person),
    publications: await publicationsOf(world, period),
  };
}

/**
 * Keeps a paragraph as somebody wrote it, or takes the computed one back.
 * @throws 404 for a paragraph that the document does not have, 409 where somebody else was first.
 */
export async function editParagraph(
  world: World,
  actor: Actor,
  period: Period,
  { paragraph, text, after, ...of }: EditBody,
): Promise<DocumentView> {
  const wanted = { period, ...of };
  const before = await compose(world, wanted);
  const computed = before.computed.get(paragraph);
  if (!computed) throw notFound('段落');
  await world.db.transaction().execute(async (trx) => {
    const newest = (await listEdits(trx, wanted)).find((edit) => edit.paragraph === paragraph);
    if ((newest?.number ?? 0) !== after)
      throw conflict(
        'edit-stale',
        '这一段已被他人改写',
        '已为您取回最新内容，您写的仍在页面上，请核对后再保存。',
      );
    const number = await insertEdit(trx, {
      period,
      kind: wanted.kind,
      unit: wanted.unit,
      paragraph,
      text,
      computed: JSON.stringify(computed),
      edited_by: actor.person.account,
      edited_at: actor.at.toISOString(),
    });
    await appendAudit(
      trx,
      entryOf(actor, 'edit-document', `document/${period}/${wanted.kind}`, {
        paragraph,
        number,
        unit: wanted.unit,
      }),
    );
  });
  return viewOf(world, actor.person, wanted, await compose(world, wanted));
}

/** Every edit of a document, newest first. */
export async function describeEdits(world: World, wanted: Wanted): Promise<EditHistory> {
  const edits = await listEdits(world.db, wanted);
  return { edits: edits.map(({ number, paragraph, text, by, at }) => ({ number, paragraph, text, by, at })) };
}
