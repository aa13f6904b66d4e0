/** Approved figures straight into the tables: what the assessment reads, without the reporting that led there. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORTED_REASONS } from '#shared/figure.ts';
import { formFor } from '#shared/forms.ts';
import type { ObservationSource } from '#shared/panel.ts';
import { periodicityOf, period as toPeriod } from '#shared/period.ts';
import { appendAudit, systemEntry } from '../../../server/audit/audit.repository.ts';
import { CITY_FOLDERS, type TestApp } from '../../helpers/app.ts';

export interface Given {
  organisation: string;
  period: string;
  unit: string;
  indicator: string;
  /** Decimal text or a mark. */
  value: string;
  origin?: ObservationSource['origin'];
  release?: string;
}

/** The yearly demonstration figures, later revisions over earlier ones. */
export function yearlyFigures(): Given[] {
  const text = readFileSync(join(CITY_FOLDERS.jiaxing, 'demo/figures.csv'), 'utf8');
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  const latest = new Map<string, Given>();
  for (const line of lines) {
    // The columns read here come first and hold no commas.
    const cells = line.split(',');
    const row = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) as unknown as Given;
    if (row.period.length === 4)
      latest.set(`${row.organisation}|${row.period}|${row.unit}|${row.indicator}`, row);
  }
  return [...latest.values()];
}

/** Approves the figures, one submission per organisation and period, as the next data versions. */
export async function approve(t: TestApp, given: readonly Given[]): Promise<void> {
  const groups = Map.groupBy(given, (row) => `${row.organisation}|${row.period}`);
  for (const rows of groups.values()) await approveOne(t, rows);
}

async function approveOne(t: TestApp, rows: readonly Given[]): Promise<void> {
  const { db, catalogue, catalogueVersion } = t.world;
  const { organisation, period: named } = rows[0]!;
  const period = toPeriod(named);
  const at = t.world.now().toISOString();
  const accounts = await db.selectFrom('account').select(['id', 'name']).execute();
  const account = (name: string) => accounts.find((a) => a.name === name)!.id;
  await db.transaction().execute(async (trx) => {
    let found = await trx
      .selectFrom('statistical_return')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('period', '=', period)
      .executeTakeFirst();
    if (!found) {
      const form = formFor(catalogue, organisation, periodicityOf(period))!;
      await trx
        .insertInto('statistical_return')
        .values({
          id: randomUUID(),
          organisation,
          period,
          form: form.code,
          state: 'approved',
          version: 1,
          draft: JSON.stringify({ cells: {}, file: null }),
          draft_file_id: null,
          updated_at: at,
          updated_by: account(organisation),
          submission_id: null,
          approved_submission_id: null,
        })
        .execute();
      found = await trx
        .selectFrom('statistical_return')
        .selectAll()
        .where('organisation', '=', organisation)
        .where('period', '=', period)
        .executeTakeFirstOrThrow();
    }
    const earlier = await trx
      .selectFrom('submission')
      .select('id')
      .where('return_id', '=', found.id)
      .execute();
    const submission = randomUUID();
    await trx
      .insertInto('submission')
      .values({
        id: submission,
        return_id: found.id,
        revision: earlier.length + 1,
        catalogue_version: catalogueVersion,
        file_id: null,
        submitted_by: account(organisation),
        submitted_at: at,
        late: 0,
        simulated: 1,
        comment: '',
        digest: submission,
      })
      .execute();
    for (const row of rows) {
      const mark = REPORTED_REASONS.find((reason) => reason === row.value);
      await trx
        .insertInto('submission_value')
        .values({
          submission_id: submission,
          unit: row.unit,
          indicator: row.indicator,
          mark: mark ?? 'value',
          amount: mark ? null : row.value,
          cell: null,
          raw: null,
          note: '',
          origin: row.origin ?? 'reported',
          release: row.release ?? '',
          citation: '',
        })
        .execute();
    }
    const decision = randomUUID();
    await trx
      .insertInto('decision')
      .values({
        id: decision,
        submission_id: submission,
        kind: 'approve',
        decided_by: account('analyst'),
        decided_at: at,
        comment: '',
      })
      .execute();
    const last = await trx
      .selectFrom('data_version')
      .select('number')
      .orderBy('number', 'desc')
      .executeTakeFirst();
    await trx
      .insertInto('data_version')
      .values({ number: (last?.number ?? 0) + 1, decision_id: decision, created_at: at })
      .execute();
    await trx
      .updateTable('statistical_return')
      .set({ submission_id: submission, approved_submission_id: submission })
      .where('id', '=', found.id)
      .execute();
    await appendAudit(trx, systemEntry(t.world.now(), 'approve', `submission/${submission}`));
  });
}

/** All figures of one organisation and period, one of them replaced: a correction. */
export function corrected(given: readonly Given[], change: Given): Given[] {
  return given
    .filter((row) => row.organisation === change.organisation && row.period === change.period)
    .map((row) =>
      row.unit === change.unit && row.indicator === change.indicator ? { ...row, ...change } : row,
    );
}
