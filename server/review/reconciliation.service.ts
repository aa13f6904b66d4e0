/** 数据核对 of a period: what awaits review counts, so that differences are seen before approval. */
import { asOf, atNode } from '#shared/as-of.ts';
import { findIndicator, findOrganisation, findUnit } from '#shared/catalogue.ts';
import type { Reconciliation } from '#shared/contract/reconciliation.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import type { Db } from '../db/open.ts';
import { actsOf } from '../periods/load-calendar.ts';
import type { World } from '../world.ts';
import { type CurrentReturn, cityAgainstSum, onlySecondSource, twoSourceDifferences } from './reconcile.ts';
import { institutionSums } from './reconcile-institutions.ts';
import {
  listObjections,
  listReturnRecords,
  listSubmittedValues,
  type ReturnRecord,
} from './review.repository.ts';

/** Of a node (default: the root). @throws not-found for a period that is not collected. */
export async function describeReconciliation(
  world: World,
  period: Period,
  node: string = world.catalogue.city.unit,
): Promise<Reconciliation> {
  const { db } = world;
  const catalogue = atNode(asOf(world.catalogue, period), node);
  await actsOf(db, period);
  const near = new Set(catalogue.organisations.map(({ code }) => code));
  const records = (await listReturnRecords(db, period)).filter((record) => near.has(record.organisation));
  const returns = await Promise.all(records.map((record) => currentReturn(db, record)));
  const objections = (await listObjections(db, period)).filter((one) => near.has(one.organisation));
  return {
    period,
    label: periodLabel(period),
    twoSources: twoSourceDifferences(catalogue, period, returns),
    onlySecond: onlySecondSource(catalogue, period, returns),
    cityAgainstSum: cityAgainstSum(catalogue, period, returns),
    institutions: institutionSums(catalogue, period, returns),
    objections: objections.map(({ organisation, unit, indicator, text, by, at }) => ({
      organisationName: findOrganisation(catalogue, organisation)?.name ?? organisation,
      unitName: findUnit(catalogue, unit)?.name ?? unit,
      name: findIndicator(catalogue, indicator)?.name ?? indicator,
      text,
      by,
      at,
    })),
  };
}

/** What a return says at present: the submission under review, else the approved one, else nothing. */
async function currentReturn(db: Db, record: ReturnRecord): Promise<CurrentReturn> {
  const submission = record.state === 'submitted' ? (record.shown?.id ?? null) : record.approvedSubmission;
  const values = submission ? await listSubmittedValues(db, submission) : new Map();
  return { organisation: record.organisation, state: record.state, values };
}
