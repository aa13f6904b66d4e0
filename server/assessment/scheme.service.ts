/** Scheme versions: the programme's own is version 1; an analyst's edit is the next one, with a reason. */

import { defaultScheme, hasSubject } from '#shared/assess/default-scheme.ts';
import { schemeProblems } from '#shared/assess/scheme-problems.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { NewSchemeBody } from '#shared/contract/assessment.ts';
import { Scheme, type SchemeVersion, Subject } from '#shared/contract/scheme.ts';
import { digestOf } from '../assess/digest.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Db, Trx } from '../db/open.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { insertScheme, listSchemes, type SchemeRow } from './assessment.repository.ts';

/**
 * Every version of a subject's scheme, newest first; the programme's own counts as version 1 before it is stored.
 * @throws 404 when the city has nobody of that kind.
 */
export async function schemeVersions(db: Db, world: World, subject: Subject): Promise<SchemeVersion[]> {
  if (!hasSubject(world.catalogue, subject)) throw notFound('评价对象');
  const rows = await listSchemes(db, subject);
  return rows.length > 0 ? rows.map(toVersion) : [programmeScheme(world, subject)];
}

/** @throws 404 for a version that does not exist. */
export async function schemeVersion(
  db: Db,
  world: World,
  subject: Subject,
  number: number,
): Promise<SchemeVersion> {
  const found = (await schemeVersions(db, world, subject)).find((version) => version.number === number);
  if (!found) throw notFound('方案版本');
  return found;
}

/**
 * Stores an edited or imported scheme as the next version.
 * @throws 409 when another version was made since the editor read it, 422 when the scheme contradicts itself.
 */
export async function addScheme(
  world: World,
  actor: Actor,
  subject: Subject,
  body: NewSchemeBody,
): Promise<SchemeVersion> {
  // Against every unit and indicator that ever was or will be: a scheme is of no year, each run asks the programme of its own.
  const problems = schemeProblems(body.scheme, world.catalogue);
  if (problems.length > 0) throw brokenRules('方案不能使用', problems);
  return world.db.transaction().execute(async (trx) => {
    await storeProgrammeScheme(trx, world, subject);
    const [latest] = await schemeVersions(trx, world, subject);
    if (!latest || latest.number !== body.basedOn) {
      throw conflict(
        'scheme-stale',
        '方案已被他人更新',
        '您是在较早的版本上修改的。您的修改仍在页面上，请对照最新版本后再保存。',
        latest,
      );
    }
    const number = latest.number + 1;
    await insertScheme(trx, {
      subject,
      number,
      based_on: latest.number,
      content: JSON.stringify(body.scheme),
      digest: digestOf(body.scheme),
      reason: body.reason,
      created_by: actor.person.account,
      created_at: actor.at.toISOString(),
    });
    await appendAudit(
      trx,
      entryOf(actor, 'scheme', `scheme/${subject}/${number}`, {
        basedOn: latest.number,
        reason: body.reason,
      }),
    );
    return schemeVersion(trx, world, subject, number);
  });
}

/** Stores the programme's own scheme as version 1 unless a version is stored already. */
export async function storeProgrammeScheme(trx: Trx, world: World, subject: Subject): Promise<void> {
  if ((await listSchemes(trx, subject)).length > 0) return;
  const { number, basedOn, reason, digest, scheme } = programmeScheme(world, subject);
  await insertScheme(trx, {
    subject,
    number,
    based_on: basedOn,
    content: JSON.stringify(scheme),
    digest,
    reason,
    created_by: null,
    created_at: world.now().toISOString(),
  });
}

/** A programme with another scheme of its own comes into force: the next version of every scheme that is stored. */
export async function followProgrammeScheme(
  trx: Trx,
  actor: Actor,
  before: Catalogue,
  after: Catalogue,
  version: number,
): Promise<void> {
  if (JSON.stringify(before.scheme) === JSON.stringify(after.scheme)) return;
  for (const subject of Subject.options) {
    const [latest] = hasSubject(after, subject) ? await listSchemes(trx, subject) : [];
    if (!latest) continue;
    const { scheme, digest } = programmeScheme({ catalogue: after }, subject);
    const number = latest.number + 1;
    const reason = `监测制度第${version}版所附方案`;
    await insertScheme(trx, {
      ...{ subject, number, digest, reason },
      based_on: latest.number,
      content: JSON.stringify(scheme),
      created_by: actor.person.account,
      created_at: actor.at.toISOString(),
    });
    const detail = { basedOn: latest.number, reason };
    await appendAudit(trx, entryOf(actor, 'scheme', `scheme/${subject}/${number}`, detail));
  }
}

function programmeScheme({ catalogue }: Pick<World, 'catalogue'>, subject: Subject): SchemeVersion {
  const scheme = defaultScheme(catalogue, subject);
  return {
    subject,
    number: 1,
    basedOn: null,
    reason: '监测指标目录所附方案',
    createdBy: catalogue.city.office,
    createdAt: null,
    digest: digestOf(scheme),
    scheme,
  };
}

function toVersion(row: SchemeRow): SchemeVersion {
  return {
    subject: row.subject,
    number: row.number,
    basedOn: row.based_on,
    reason: row.reason,
    createdBy: row.created_by_name ?? '监测指标目录',
    createdAt: row.created_at,
    digest: row.digest,
    scheme: Scheme.parse(JSON.parse(row.content)),
  };
}
