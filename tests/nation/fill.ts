/** Simulated figures straight into the tables as approved returns, many at once: what pages read, without the reporting. */
import { randomUUID } from 'node:crypto';
import { formFor } from '#shared/forms.ts';
import { periodicityOf, period as toPeriod } from '#shared/period.ts';
import { appendAudit, systemEntry } from '../../server/audit/audit.repository.ts';
import type { World } from '../../server/world.ts';
import type { SimulatedFigure } from './figures.ts';

const BATCH = 500;

/** One data version for each return, in the order given; one transaction. */
export async function fill(world: World, figures: Iterable<SimulatedFigure>): Promise<void> {
  const { db, catalogue, catalogueVersion } = world;
  const at = world.now().toISOString();
  const groups = Map.groupBy(figures, (f) => `${f.organisation}|${f.period}`);
  const by = await db
    .selectFrom('account')
    .select('id')
    .where('name', '=', 'analyst')
    .executeTakeFirstOrThrow();
  const returns = [...groups.values()].flatMap((rows, i) => {
    const [first] = rows;
    const period = toPeriod(first?.period ?? '');
    const form = formFor(catalogue, first?.organisation ?? '', periodicityOf(period));
    if (!first || !form) return [];
    const [id, submission, decision] = [randomUUID(), randomUUID(), randomUUID()];
    return [
      {
        id,
        submission,
        decision,
        rows,
        organisation: first.organisation,
        period,
        form: form.code,
        number: i + 1,
      },
    ];
  });
  await db.transaction().execute(async (trx) => {
    const insert = async <T>(rows: readonly T[], put: (batch: T[]) => Promise<unknown>) => {
      for (let start = 0; start < rows.length; start += BATCH) await put(rows.slice(start, start + BATCH));
    };
    await insert(returns, (batch) =>
      trx
        .insertInto('statistical_return')
        .values(
          batch.map(({ id, organisation, period, form }) => ({
            ...{ id, organisation, period, form, state: 'approved' as const, version: 1 },
            ...{ draft: JSON.stringify({ cells: {}, file: null }), draft_file_id: null },
            ...{ updated_at: at, updated_by: by.id, submission_id: null, approved_submission_id: null },
          })),
        )
        .execute(),
    );
    await insert(returns, (batch) =>
      trx
        .insertInto('submission')
        .values(
          batch.map(({ id, submission }) => ({
            ...{ id: submission, return_id: id, revision: 1, catalogue_version: catalogueVersion },
            ...{ file_id: null, submitted_by: by.id, submitted_at: at, late: 0, simulated: 1, comment: '' },
            digest: submission,
          })),
        )
        .execute(),
    );
    const values = returns.flatMap(({ submission, rows }) =>
      rows.map(({ unit, indicator, value }) => ({
        ...{ submission_id: submission, unit, indicator, cell: null, raw: null, note: '' },
        ...(value === 'not_applicable'
          ? { mark: 'not_applicable' as const, amount: null }
          : { mark: 'value' as const, amount: value }),
        ...{ origin: 'simulated' as const, release: '', citation: '' },
      })),
    );
    await insert(values, (batch) => trx.insertInto('submission_value').values(batch).execute());
    await insert(returns, (batch) =>
      trx
        .insertInto('decision')
        .values(
          batch.map(({ submission, decision }) => ({
            ...{ id: decision, submission_id: submission, kind: 'approve' as const },
            ...{ decided_by: by.id, decided_at: at, comment: '' },
          })),
        )
        .execute(),
    );
    await insert(returns, (batch) =>
      trx
        .insertInto('data_version')
        .values(batch.map(({ number, decision }) => ({ number, decision_id: decision, created_at: at })))
        .execute(),
    );
    for (const { id, submission } of returns)
      await trx
        .updateTable('statistical_return')
        .set({ submission_id: submission, approved_submission_id: submission })
        .where('id', '=', id)
        .execute();
    await appendAudit(trx, systemEntry(world.now(), 'approve', 'submission/*', { returns: returns.length }));
  });
}
