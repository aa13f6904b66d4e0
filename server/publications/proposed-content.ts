/** What a proposal would publish: figures, runs, and how it differs from what was published before. */

import { incomparable } from '#shared/assess/compare-runs.ts';
import type { PublicationDocument } from '#shared/contract/publication-document.ts';
import type { ProposeBody } from '#shared/contract/publications.ts';
import type { AssessmentRun } from '#shared/contract/run.ts';
import { isValue } from '#shared/figure.ts';
import { figureAt } from '#shared/panel.ts';
import { type Period, periodicityOf, periodLabel, sameLastYear, yearOf } from '#shared/period.ts';
import { definitionReasons, unitReasons } from '#shared/publication/comparable.ts';
import { movements } from '#shared/publication/moved.ts';
import { brokenRules, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { type FrozenPeriod, freezePeriod } from './freeze-period.ts';
import { findPublication, findRunForPublication, type ProposalRow } from './publications.repository.ts';

/** The period's figures at a data version. @throws 404 for an unknown version, 422 while the total has no figure. */
export async function freeze(
  world: World,
  period: Period,
  dataVersion: number,
): Promise<FrozenPeriod & { asOf: string; catalogueVersion: number }> {
  const panel = await world.panels.panel({ version: dataVersion });
  if (!panel?.position.period.has(period)) throw notFound('数据版本或期别');
  const { unit, totals } = panel.catalogue.city;
  if (!isValue(figureAt(panel, unit, totals[periodicityOf(period)], period))) {
    throw brokenRules('该期数据不全，不能发布', [
      {
        pointer: 'period',
        rule: 'complete',
        detail: `${periodLabel(period)}全市合计还没有数，请先完成报送和核定。`,
      },
    ]);
  }
  return { ...freezePeriod(panel, period), asOf: panel.asOf, catalogueVersion: panel.catalogueVersion };
}

type Asked = Pick<ProposeBody, 'period' | 'dataVersion' | 'unitRun' | 'institutionRun'>;

/** The runs a publication carries: same year, same data, made by the office for the units. */
export async function requireRuns(
  world: World,
  { period, dataVersion, unitRun, institutionRun }: Asked,
): Promise<AssessmentRun[]> {
  const runs: AssessmentRun[] = [];
  for (const [number, subject] of [
    [unitRun, 'units'],
    [institutionRun, 'institutions'],
  ] as const) {
    if (number === null) continue;
    const row = await findRunForPublication(world.db, number);
    if (!row || row.subject !== subject) throw notFound('研判结果');
    const wrong = (rule: string, detail: string) =>
      brokenRules('研判结果不能随此期发布', [{ pointer: `${subject}Run`, rule, detail }]);
    if (periodicityOf(period) !== 'year' || row.year !== yearOf(period))
      throw wrong('year', '研判结果只能随同一年度发布。');
    if (row.data_version !== dataVersion)
      throw wrong(
        'data',
        `研判结果用的是数据第${row.data_version}版，发布的是第${dataVersion}版；请用同一版本重新运行。`,
      );
    runs.push(row.run);
  }
  return runs;
}

/** 嘉兴市2025年科技创新投入. */
export function titleOf({ catalogue }: World, period: Period): string {
  return `${catalogue.city.name}${periodLabel(period)}科技创新投入`;
}

export type ProposedContent = FrozenPeriod &
  Pick<PublicationDocument, 'runs' | 'moved' | 'comparison' | 'asOf' | 'catalogueVersion'>;

/** What a proposal would publish, and what it would change. */
export async function contentOf(world: World, proposal: ProposalRow): Promise<ProposedContent> {
  const { period } = proposal;
  const parts = {
    period,
    dataVersion: proposal.data_version,
    unitRun: proposal.unit_run,
    institutionRun: proposal.institution_run,
  };
  const content = {
    ...(await freeze(world, period, parts.dataVersion)),
    runs: await requireRuns(world, parts),
  };
  const earlier = await findPublication(world.db, period, proposal.version - 1);
  const moved = earlier ? movements(earlier, content) : [];
  return { ...content, moved, comparison: await compareWithYearBefore(world, content) };
}

/** Whether the same period of the year before, as published, can be read beside this one; every difference is a reason. */
async function compareWithYearBefore(
  { db, programmes }: World,
  content: FrozenPeriod & { runs: AssessmentRun[]; catalogueVersion: number },
): Promise<PublicationDocument['comparison']> {
  const before = await findPublication(db, sameLastYear(content.period));
  if (!before) return null;
  const reasons: string[] = [];
  const side = async (of: Parts) => ({
    period: of.period,
    catalogue: await programmes.version(db, of.catalogueVersion),
    units: of.units.map(({ code }) => code),
    indicators: of.indicators.map(({ code }) => code),
  });
  const [then, now] = [await side(before), await side(content)];
  reasons.push(
    ...unitReasons({ ...then, codes: then.units }, { ...now, codes: now.units }),
    ...definitionReasons({ ...then, codes: then.indicators }, { ...now, codes: now.indicators }),
  );
  for (const run of content.runs) {
    const earlier = before.runs.find(({ subject }) => subject === run.subject);
    if (earlier) reasons.push(...incomparable(earlier, run).map((reason) => `研判${reason}`));
  }
  return { period: before.period, version: before.version, reasons };
}

type Parts = Pick<PublicationDocument, 'period' | 'units' | 'indicators' | 'catalogueVersion'>;
