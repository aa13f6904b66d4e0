/** 报送研判结果: which department has sent the result of its institutions, and who is still outstanding. */
import { z } from 'zod';
import { asOf } from '#shared/as-of.ts';
import { defaultScheme, hasSubject } from '#shared/assess/default-scheme.ts';
import type { ReportResultBody, ResultReports, ResultRow } from '#shared/contract/result-reports.ts';
import type { Person } from '#shared/contract/session.ts';
import { period } from '#shared/period.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { conflict, notFound } from '../http/problem.ts';
import { once } from '../workflow/idempotency.ts';
import type { World } from '../world.ts';
import { findRun } from './assessment.repository.ts';
import { groupsFor } from './own-groups.ts';
import { insertResultReport, listResultReports, resultObject } from './result-report.repository.ts';
import { assessableYears, listVisibleRuns } from './year.service.ts';

/** Departments that have institutions to assess in a year, with the names of their groups, in the order of the programme. */
function assessors({ catalogue: whole }: World, year: number): Omit<ResultRow, 'reports'>[] {
  const catalogue = asOf(whole, period(String(year)));
  if (!hasSubject(catalogue, 'institutions')) return [];
  const scheme = defaultScheme(catalogue, 'institutions');
  return catalogue.organisations.flatMap(({ code, name, kind }) => {
    if (kind !== 'department') return [];
    const as = { role: 'department_reporter', organisation: code } as const;
    const groups = groupsFor(catalogue, as, 'institutions', scheme).map((group) => group.name);
    return groups.length > 0 ? [{ organisation: code, name, groups }] : [];
  });
}

/** The office sees every department, a department itself. @throws 404 for a year that is not assessed. */
export async function describeResults(world: World, person: Person, year: number): Promise<ResultReports> {
  if (!(await assessableYears(world)).includes(year)) throw notFound('评价年度');
  const reports = await listResultReports(world.db, year);
  const isOffice = person.role === 'analyst';
  const runs = isOffice ? [] : await listVisibleRuns(world, person, 'institutions', year);
  const rows = assessors(world, year).filter((row) => isOffice || row.organisation === person.organisation);
  const own = await Promise.all(runs.map(async (run) => ({ run, row: await findRun(world.db, run.number) })));
  return {
    year,
    rows: rows.map((row) => ({
      ...row,
      reports: reports
        .filter(({ organisation }) => organisation === row.organisation)
        .flatMap(({ number, run_number, digest, comment, by, reported_at, receipt }) =>
          receipt
            ? [
                {
                  ...{ number, run: run_number, digest, comment, by, at: reported_at },
                  ...{ auditSeq: receipt.seq, auditHash: receipt.hash },
                },
              ]
            : [],
        ),
    })),
    own: own.flatMap(({ run, row }) =>
      rows.length > 0 && row?.organisation === person.organisation ? [run] : [],
    ),
  };
}

/**
 * A department sends one of its own runs. A later one takes its place, and the earlier stays on record.
 * @throws 404 for a run that is not its own or of another year; 409 for the one that was sent last.
 */
export async function reportResult(
  world: World,
  actor: Actor,
  year: number,
  { run: number, comment }: ReportResultBody,
  key: string | undefined,
): Promise<void> {
  const { organisation, account } = actor.person;
  if (!assessors(world, year).some((one) => one.organisation === organisation)) throw notFound('研判结果');
  await world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['report-result', year, number, comment], reply: z.int() }, async () => {
      const run = await findRun(trx, number);
      const own = run?.subject === 'institutions' && run.year === year && run.organisation === organisation;
      if (!run || !own) throw notFound('研判结果');
      const last = (await listResultReports(trx, year)).find((one) => one.organisation === organisation);
      if (last?.run_number === number)
        throw conflict('result-reported', `第${number}次运行的结果已经报送`, `回执第${last.number}号。`);
      const report = { year, organisation, run_number: number, digest: run.digest, comment };
      const by = { reported_by: account, reported_at: actor.at.toISOString() };
      const made = await insertResultReport(trx, { ...report, ...by });
      const detail = { number: made, run: number, digest: run.digest, comment, before: last?.number ?? null };
      const object = resultObject({ year, organisation, number: made });
      await appendAudit(trx, entryOf(actor, 'report-result', object, detail));
      return made;
    }),
  );
}
