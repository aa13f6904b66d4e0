import { asOf } from '#shared/as-of.ts';
import { compareGroups, incomparable } from '#shared/assess/compare-runs.ts';
import { schemeBasis } from '#shared/assess/default-scheme.ts';
import { groupsAsOf } from '#shared/assess/groups-as-of.ts';
import { schemeProblems } from '#shared/assess/scheme-problems.ts';
import type { NewRunBody, RunComparison } from '#shared/contract/assessment.ts';
import { AssessmentRun, type RunSummary } from '#shared/contract/run.ts';
import type { Scheme, Subject } from '#shared/contract/scheme.ts';
import type { Person } from '#shared/contract/session.ts';
import type { Panel } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { definitionReasons } from '#shared/publication/comparable.ts';
import { sealed } from '../assess/digest.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { readStored } from '../db/stored-json.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import {
  findNextRunNumber,
  findRun,
  findRunContent,
  findSameRun,
  insertRun,
  listPublishedRuns,
} from './assessment.repository.ts';
import { buildRun } from './build-run.ts';
import { groupsFor } from './own-groups.ts';
import { schemeVersion, storeProgrammeScheme } from './scheme.service.ts';
import { assessableYears, isVisible, latestPanel, listVisibleRuns, summaryOf } from './year.service.ts';

/** Runs: made once from a scheme version and a data version, never changed, compared with each other. */

/**
 * Makes a run, or finds the one already made from exactly these inputs. A department runs its own institutions only.
 * @throws 403 as not found when the subject is none of the caller's, 404 for an unknown scheme, year or data version.
 */
export async function makeRun(
  world: World,
  actor: Actor,
  subject: Subject,
  year: number,
  body: NewRunBody,
): Promise<RunSummary> {
  if (!(await assessableYears(world)).includes(year)) throw notFound('评价年度');
  const panel = await latestPanel(world, body.dataVersion ?? undefined);
  const { scheme } = await schemeVersion(world.db, world, subject, body.scheme);
  const catalogue = asOf(panel.catalogue, period(String(year)));
  const problems = schemeProblems(
    { ...scheme, peerGroups: groupsAsOf(catalogue, scheme.peerGroups) },
    catalogue,
  );
  if (problems.length > 0) throw brokenRules(`方案与${year}年度的监测指标目录不符，请先修改方案`, problems);
  const groups = groupsFor(catalogue, actor.person, subject, scheme);
  if (groups.length === 0) throw notFound('可评价的单位');
  const draft = score(catalogue, panel, scheme, groups, year, titleOf(panel, subject, year));
  const number = await world.db.transaction().execute(async (trx) => {
    await storeProgrammeScheme(trx, world, subject);
    const key = {
      subject,
      year,
      scheme_number: body.scheme,
      catalogue_version: panel.catalogueVersion,
      data_version: panel.dataVersion,
      organisation: actor.person.organisation,
    };
    const same = await findSameRun(trx, key);
    if (same) return same.number;
    const next = await findNextRunNumber(trx);
    const document = documentOf(actor, next, { subject, year, scheme, body, panel, draft });
    const { digest } = document;
    await insertRun(trx, {
      ...key,
      number: next,
      note: body.note,
      created_by: actor.person.account,
      created_at: document.createdAt,
      digest,
      content: JSON.stringify(document),
    });
    await appendAudit(trx, entryOf(actor, 'assess', `run/${next}`, { ...key, digest }));
    return next;
  });
  const run = (await listVisibleRuns(world, actor.person, subject, year)).find(
    (one) => one.number === number,
  );
  if (!run) throw notFound('研判结果');
  return run;
}

function titleOf({ catalogue }: Panel, subject: Subject, year: number): string {
  const whom = subject === 'units' ? '' : (catalogue.city.institutions?.name ?? '');
  return `${catalogue.city.name}${year}年度${whom}科技创新投入研判`;
}

function score(...given: Parameters<typeof buildRun>): ReturnType<typeof buildRun> {
  try {
    return buildRun(...given);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw brokenRules('按此方案无法计分', [
      { pointer: '/scheme', rule: 'computable', detail: error.message },
    ]);
  }
}

function documentOf(
  actor: Actor,
  number: number,
  {
    subject,
    year,
    scheme,
    body,
    panel,
    draft,
  }: {
    subject: Subject;
    year: number;
    scheme: Scheme;
    body: NewRunBody;
    panel: Panel;
    draft: ReturnType<typeof buildRun>;
  },
): AssessmentRun {
  const document = {
    format: 'assessment-run-1' as const,
    number,
    city: panel.catalogue.city.name,
    subject,
    year,
    title: titleOf(panel, subject, year),
    basis: schemeBasis(panel.catalogue),
    note: body.note,
    schemeNumber: body.scheme,
    scheme,
    catalogueVersion: panel.catalogueVersion,
    dataVersion: panel.dataVersion,
    asOf: panel.asOf,
    createdBy: actor.person.displayName,
    organisation: actor.person.organisation,
    organisationName: actor.person.organisationName,
    createdAt: actor.at.toISOString(),
    ...draft,
  };
  // What is stored is what is digested: NaN and undefined are gone once the document is plain JSON.
  return sealed(document);
}

/** The stored JSON of a run the person may see. @throws 404 otherwise. */
export async function openRunContent(world: World, person: Person, number: number): Promise<string> {
  const row = await findRun(world.db, number);
  if (!row || !isVisible(row, person, await listPublishedRuns(world.db))) throw notFound('研判结果');
  const content = await findRunContent(world.db, number);
  if (content === undefined) throw notFound('研判结果');
  return content;
}

/** @throws 404 as `openRunContent`. */
async function openRun(world: World, person: Person, number: number): Promise<AssessmentRun> {
  return readStored(AssessmentRun, await openRunContent(world, person, number), `run ${number}`);
}

/** What the programmes of two runs define otherwise, among the indicators that both score by. */
async function otherDefinitions(
  { db, programmes }: World,
  before: AssessmentRun,
  after: AssessmentRun,
): Promise<string[]> {
  const common = Object.keys(after.indicators).filter((code) => code in before.indicators);
  const side = async ({ year, catalogueVersion }: AssessmentRun) => ({
    period: period(String(year)),
    catalogue: await programmes.version(db, catalogueVersion),
    codes: common,
  });
  return definitionReasons(await side(before), await side(after));
}

/** Two runs side by side, from `other` to `number`. @throws 404 when either is not to be seen. */
export async function compareRuns(
  world: World,
  person: Person,
  number: number,
  other: number,
): Promise<RunComparison> {
  const [after, before] = [await openRun(world, person, number), await openRun(world, person, other)];
  const published = await listPublishedRuns(world.db);
  const [afterRow, beforeRow] = [await findRun(world.db, number), await findRun(world.db, other)];
  if (!afterRow || !beforeRow) throw notFound('研判结果');
  return {
    before: summaryOf(world, beforeRow, published),
    after: summaryOf(world, afterRow, published),
    reasons: [...incomparable(before, after), ...(await otherDefinitions(world, before, after))],
    groups: compareGroups(before, after),
  };
}
