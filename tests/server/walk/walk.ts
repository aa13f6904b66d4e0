/** The pages of a demonstration in turn, each with the tables that can be taken away from it. */
import { expect } from 'vitest';
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';
import type { Contribution } from '#shared/contract/contribution.ts';
import type { PublicationDocument } from '#shared/contract/publication-document.ts';
import type { AssessmentRun } from '#shared/contract/run.ts';
import { metricIndicator } from '#shared/metric.ts';
import { period, periodicityOf } from '#shared/period.ts';
import { targetYears } from '#shared/targets/overview/overview.ts';
import { robustnessTable } from '../../../client/features/assessment/robustness-card.tsx';
import { detailTable, rankingTable } from '../../../client/features/assessment/run-tables.ts';
import { historyTable } from '../../../client/features/indicators/indicator.words.ts';
import { unitsTable } from '../../../client/features/monitoring/ranking-units-table.ts';
import { resultTable } from '../../../client/features/publications/result-table.ts';
import {
  scatterTable,
  stepsTable,
  trendTable,
} from '../../../client/features/structure/contribution-tables.ts';
import {
  partsTable,
  periodsTable,
  placesTable,
} from '../../../client/features/structure/structure-tables.ts';
import {
  gapsTable,
  marginsTable,
  rowsTable,
} from '../../../client/features/targets/overview/target-tables.ts';
import type { Caller } from '../../helpers/app.ts';
import type { Claims } from './claims.ts';
import { exported } from './exported.ts';
import {
  contributionFiles,
  historyFile,
  publishedFile,
  regionFile,
  runFiles,
  structureFiles,
  targetFiles,
} from './file-claims.ts';
import {
  contributionClaims,
  indicatorClaims,
  publicationClaims,
  regionClaims,
  structureClaims,
  unitClaims,
} from './pages.ts';
import { askTargetYear, type Codes, detailClaims, halfYearClaims, overviewClaims } from './target-pages.ts';

export interface Walk {
  caller: Caller;
  catalogue: Catalogue;
  codes: Codes;
  claims: Claims;
}

async function get({ caller }: Walk, url: string) {
  const reply = await caller.get(url);
  expect([url, reply.status]).toEqual([url, 200]);
  return reply.body;
}

/** 目标总览 by the data of a year, for every target year, and each target's own page. */
export async function walkTargets(walk: Walk, at: string): Promise<void> {
  const { claims, catalogue, codes, caller } = walk;
  for (const year of targetYears(catalogue)) {
    const reply = await askTargetYear((url) => get(walk, url), `y=${year}&period=${at}`);
    overviewClaims(claims, reply, codes);
    const files = {
      rows: await exported(caller, rowsTable(reply, reply.rows)),
      counties: await exported(caller, marginsTable(reply)),
      gaps: await exported(caller, gapsTable(reply)),
    };
    targetFiles(claims, reply, files, codes.year);
  }
  for (const { id } of catalogue.targets)
    detailClaims(claims, await get(walk, `/api/targets/${id}?period=${at}`), codes);
}

/** Ranking by every metric, every unit, structure and contribution of a period; `pin` is `&v=…` or nothing. */
export async function walkMonitoring(walk: Walk, at: string, pin = ''): Promise<void> {
  const { catalogue, claims, codes, caller } = walk;
  const series = periodicityOf(period(at));
  if (series === 'half') halfYearClaims(claims, await get(walk, `/api/half-year?period=${at}${pin}`), codes);
  const first = await get(walk, `/api/monitoring/regions?period=${at}&metric=total${pin}`);
  for (const { metric } of first.metrics as { metric: string }[]) {
    const reply = await get(walk, `/api/monitoring/regions?period=${at}&metric=${metric}${pin}`);
    const { code } = metricIndicator(catalogue, metric, series)!;
    regionClaims(claims, reply, code);
    regionFile(claims, reply, code, await exported(caller, unitsTable(reply, reply.rows)));
  }
  const units = first.rows.map((r: { unit: string }) => r.unit);
  for (const unit of units) {
    const profile = await get(walk, `/api/monitoring/regions/${unit}?period=${at}${pin}`);
    unitClaims(claims, profile, catalogue.city.totals[series]);
  }
  for (const unit of [codes.city, ...units]) {
    const structure = await get(walk, `/api/monitoring/structure?period=${at}&unit=${unit}${pin}`);
    structureClaims(claims, structure);
    structureFiles(claims, structure, {
      periods: await exported(caller, periodsTable(structure)),
      parts: await exported(caller, partsTable(structure)),
      places: await exported(caller, placesTable(structure, '各地')),
    });
    await walkContribution(
      walk,
      await get(walk, `/api/monitoring/contribution?period=${at}&unit=${unit}${pin}`),
    );
  }
  await walkContribution(walk, await get(walk, `/api/monitoring/contribution?period=${at}&by=unit${pin}`));
}

async function walkContribution(
  { claims, caller, catalogue, codes }: Walk,
  reply: Contribution,
): Promise<void> {
  const asked = catalogue.targets.find((g) => g.indicator === codes.year && g.year === reply.required?.year);
  contributionClaims(claims, reply, asked?.id ?? '');
  contributionFiles(claims, reply, {
    steps: await exported(caller, stepsTable(reply)),
    scatter: await exported(caller, scatterTable(reply, '总量与增速')),
    growths: await exported(caller, trendTable(reply, '增速', 'growth')),
    ranks: await exported(caller, trendTable(reply, '位次', 'rank')),
  });
}

/** Every indicator's own page. */
export async function walkIndicators(walk: Walk): Promise<void> {
  const { claims, catalogue, caller } = walk;
  for (const { code } of catalogue.indicators)
    for (const form of findIndicator(catalogue, code)!.periodicities) {
      const history = await get(walk, `/api/monitoring/indicators/${code}?form=${form}`);
      indicatorClaims(claims, history);
      historyFile(claims, history, await exported(caller, historyTable(history, history.series, '历年')));
    }
}

/** A publication's document, its page's tables and those of the runs that it froze. */
export async function walkPublication(walk: Walk, at: string, version: number): Promise<PublicationDocument> {
  const { claims, caller } = walk;
  const document: PublicationDocument = await get(walk, `/api/publications/${at}/${version}/file`);
  publicationClaims(claims, document);
  const view = await get(walk, `/api/publications/${at}/${version}`);
  for (const { code } of view.indicators)
    publishedFile(claims, view, code, await exported(caller, resultTable(view, code)));
  for (const run of document.runs) await walkRun(walk, run);
  return document;
}

async function walkRun({ claims, caller }: Walk, run: AssessmentRun): Promise<void> {
  for (const group of run.assessments) {
    const robustness = robustnessTable(run, group);
    runFiles(claims, run, group, {
      ranking: await exported(caller, rankingTable(run, group)),
      detail: await exported(caller, detailTable(run, group)),
      robustness: robustness ? await exported(caller, robustness) : [],
    });
  }
}
