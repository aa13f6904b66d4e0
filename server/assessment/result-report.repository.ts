/** Results that departments sent to the office, each with the audit row that is its receipt. */
import { nextNumber } from '../db/next-number.ts';
import type { Db, Trx } from '../db/open.ts';
import type { ResultReportTable } from '../db/signing-tables.ts';

/** Of one year, newest first. */
export async function listResultReports(db: Db, year: number) {
  const rows = await db
    .selectFrom('result_report as r')
    .innerJoin('account as a', 'a.id', 'r.reported_by')
    .selectAll('r')
    .select('a.display_name as by')
    .where('r.year', '=', year)
    .orderBy('r.number', 'desc')
    .execute();
  const events = await db
    .selectFrom('audit_event')
    .select(['object', 'seq', 'hash'])
    .where('action', '=', 'report-result')
    .execute();
  const receipts = new Map(events.map((e) => [e.object, e]));
  return rows.map((row) => ({ ...row, receipt: receipts.get(resultObject(row)) }));
}

/** The report as the audit trail names it. */
export function resultObject({
  year,
  organisation,
  number,
}: Pick<ResultReportTable, 'year' | 'organisation' | 'number'>): `result/${string}` {
  return `result/${year}/${organisation}/${number}`;
}

/** @returns the report's number. */
export async function insertResultReport(trx: Trx, row: Omit<ResultReportTable, 'number'>): Promise<number> {
  const number = await nextNumber(trx, 'result_report');
  await trx
    .insertInto('result_report')
    .values({ number, ...row })
    .execute();
  return number;
}
