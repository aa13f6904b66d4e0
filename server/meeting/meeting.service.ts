/** A period's findings for a meeting, as the office chose and ordered them; a publication keeps its own. */
import type { ChooseBody, Meeting } from '#shared/contract/meeting.ts';
import type { Person } from '#shared/contract/session.ts';
import { findingsOf } from '#shared/meeting/findings.ts';
import type { Period } from '#shared/period.ts';
import { sourceWords } from '#shared/report/note.words.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Db } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { badRequest, conflict } from '../http/problem.ts';
import { gather } from '../reports/gather.ts';
import { publicationsOf } from '../reports/readable.ts';
import type { World } from '../world.ts';
import { insertChoice, listChoices, type StoredChoice } from './meeting.repository.ts';

interface Wanted {
  period: Period;
  publication?: number | undefined;
}

/** @throws 404 for an unknown period or publication. */
export async function describeMeeting(world: World, person: Person, wanted: Wanted): Promise<Meeting> {
  const { facts } = await gather(world, wanted);
  const { catalogue, label, totalName, source, simulated } = facts;
  const findings = answerInPlaceWords(catalogue, findingsOf(facts));
  const choice = await choiceInForce(world.db, wanted.period, source.publication);
  const known = new Set(findings.map(({ id }) => id));
  const chosen = (choice?.findings ?? [...known]).filter((id) => known.has(id));
  return {
    period: wanted.period,
    title: `${catalogue.city.name}${label}${totalName}情况`,
    office: catalogue.city.office,
    publication: source.publication?.version ?? null,
    publications: await publicationsOf(world, wanted.period),
    source: sourceWords(facts, false),
    simulated,
    findings,
    // Where none of what was chosen is there any more, everything is shown.
    chosen: chosen.length > 0 ? chosen : [...known],
    choice: choice && { number: choice.number, by: choice.by, at: choice.at },
    mayChoose: person.role === 'analyst',
  };
}

/** The publication's own; without one, what had been chosen for the period when it was published. */
async function choiceInForce(
  db: Db,
  period: Period,
  publication: { version: number; publishedAt: string } | null,
): Promise<StoredChoice | null> {
  const choices = await listChoices(db, period);
  const own = choices.find((choice) => choice.publication === (publication?.version ?? null));
  if (own || !publication) return own ?? null;
  return (
    choices.find(
      (choice) => (choice.publication ?? 0) < publication.version && choice.at <= publication.publishedAt,
    ) ?? null
  );
}

/** @throws 400 for a finding that there is not or that is named twice, 404 as above, 409 where somebody else was first. */
export async function chooseFindings(
  world: World,
  actor: Actor,
  { findings, after, ...wanted }: Wanted & ChooseBody,
): Promise<Meeting> {
  const before = await describeMeeting(world, actor.person, wanted);
  const known = new Set(before.findings.map(({ id }) => id));
  if (new Set(findings).size < findings.length || findings.some((id) => !known.has(id)))
    throw badRequest('所选内容本期没有，或选了两次');
  await world.db.transaction().execute(async (trx) => {
    const newest = await choiceOf(trx, wanted.period, before.publication);
    if ((newest ?? before.choice?.number ?? 0) !== after)
      throw conflict('choice-stale', '汇报内容已被他人改动', '已为您取回最新的次序，请核对后再保存。');
    await insertChoice(trx, {
      period: wanted.period,
      publication: before.publication,
      findings: JSON.stringify(findings),
      chosen_by: actor.person.account,
      chosen_at: actor.at.toISOString(),
    });
    await appendAudit(trx, entryOf(actor, 'choose-findings', `meeting/${wanted.period}`, { findings }));
  });
  return describeMeeting(world, actor.person, wanted);
}

/** Number of the newest choice of one state of a period. */
async function choiceOf(db: Db, period: Period, publication: number | null): Promise<number | undefined> {
  return (await listChoices(db, period)).find((choice) => choice.publication === publication)?.number;
}
