/** A page's table as a workbook: numbers as numbers with their units, marks as marks, texts that no spreadsheet runs. */
import type { TableModel } from '#shared/table.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { writeTable } from '../workbook/write/table.ts';
import type { World } from '../world.ts';

/** Writes the workbook and records the export. */
export async function exportTable(world: World, actor: Actor, table: TableModel): Promise<Uint8Array> {
  const bytes = await writeTable(table);
  await world.db
    .transaction()
    .execute((trx) =>
      appendAudit(
        trx,
        entryOf(actor, 'export', `table/${table.title.slice(0, 100)}`, { rows: table.rows.length }),
      ),
    );
  return bytes;
}
