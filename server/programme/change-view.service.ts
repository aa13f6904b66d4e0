/** The page of the programme's changes: what waits, what was decided, and what a change may be about. */
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';
import { type PageQuery, pageOf } from '#shared/contract/pages.ts';
import type {
  ProgrammeChangesView,
  ProgrammeProposal,
  ProgrammeUnits,
} from '#shared/contract/programme-changes.ts';
import { isOwn, type Person } from '#shared/contract/session.ts';
import { comparePeriods, next, type Period, periodLabel } from '#shared/period.ts';
import { changeWords } from '#shared/programme/change.words.ts';
import { programmeDiff } from '#shared/programme/diff.ts';
import { pathTo } from '#shared/tree/areas.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import type { World } from '../world.ts';
import { listProgrammeProposals, type StoredProposal } from './change.repository.ts';
import { checkProposal } from './change.service.ts';
import { periodToday } from './today.ts';

const AHEAD = 9;

export async function describeChanges(world: World, person: Person): Promise<ProgrammeChangesView> {
  const all = await listProgrammeProposals(world.db);
  const proposals: ProgrammeProposal[] = [];
  for (const one of all.filter((p) => !p.decision))
    proposals.push(await describeProposal(world, person, one));
  const history: ProgrammeChangesView['history'] = [];
  for (const one of all.toReversed())
    history.push(...(await describeDecided(world, one, versionBefore(all, one))));
  return {
    version: world.catalogueVersion,
    proposals,
    history,
    ...subjects(world.catalogue),
    scheme: JSON.stringify(world.catalogue.scheme, null, 2),
    periods: await ahead(world),
  };
}

async function describeProposal(
  world: World,
  person: Person,
  one: StoredProposal,
): Promise<ProgrammeProposal> {
  const own = isOwn(person, one.proposedBy);
  return {
    number: one.number,
    ...(await checkProposal(world, one)),
    reason: one.reason,
    folder: one.digest !== null,
    proposed: { by: one.proposer, at: one.proposedAt },
    mayConfirm: !own,
    mayWithdraw: own,
  };
}

/** The version that a confirmed change followed: of the change confirmed before it, else what it started from. */
function versionBefore(all: readonly StoredProposal[], one: StoredProposal): number {
  const at = one.decision?.decided_at ?? '';
  const earlier = all
    .flatMap(({ decision }) => (decision?.version && decision.decided_at < at ? [decision] : []))
    .sort((a, b) => (a.decided_at < b.decided_at ? -1 : 1));
  return earlier.at(-1)?.version ?? one.baseVersion;
}

/** With what the version said otherwise than the one before it. */
async function describeDecided(
  world: World,
  one: StoredProposal,
  previous: number,
): Promise<ProgrammeChangesView['history']> {
  const { decision } = one;
  if (!decision) return [];
  const before = await world.programmes.version(world.db, previous);
  const after = decision.version === null ? null : await world.programmes.version(world.db, decision.version);
  return [
    {
      number: one.number,
      version: decision.version,
      outcome: decision.kind,
      words:
        one.digest === null
          ? one.changes.map((c) => changeWords(before, c))
          : ['采用城市文件夹中的监测制度。'],
      diff: after ? programmeDiff(before, after) : [],
      reason: one.reason,
      comment: decision.comment,
      proposed: { by: one.proposer, at: one.proposedAt },
      decided: { by: decision.decider, at: decision.decided_at },
    },
  ];
}

/** Units that a change may be about: rows that have not ended, in fixed order, each with the way to it. */
export function describeChangeUnits({ catalogue }: World, asked: PageQuery): ProgrammeUnits {
  const lasting = catalogue.units.filter(({ validTo }) => !validTo).sort((a, b) => a.order - b.order);
  const { rows, paging } = pageOf(lasting, asked, ({ code, name }) => `${name} ${code}`);
  const placed = (code: string) =>
    pathTo(catalogue, code)
      .slice(1, -1)
      .map(({ name }) => name)
      .join(' › ');
  return {
    rows: rows.map(({ code, name, shortName }) => ({ code, name, shortName, placed: placed(code) })),
    paging,
  };
}

function subjects(catalogue: Catalogue) {
  const lasting = <T extends { validTo?: Period | undefined }>(rows: readonly T[]) =>
    rows.filter((r) => !r.validTo);
  const named = (code: string) => ({ code, name: findIndicator(catalogue, code)?.name ?? code });
  return {
    indicators: lasting(catalogue.indicators)
      .sort((a, b) => a.order - b.order)
      .map(({ code, name, definition, formula }) => ({
        ...{ code, name, definition },
        sum: formula?.kind === 'sum',
        derived: formula !== null,
      })),
    forms: lasting(catalogue.forms).map(({ code, title, groups }) => ({
      code,
      name: title,
      groups: groups.map((g) => ({ title: g.title, indicators: g.indicators.map(named) })),
    })),
    rules: lasting(catalogue.rules).map(({ id, clause, params, severity }) => ({
      ...{ code: id, params, severity },
      name: clause ? `${id}（${clause}）` : id,
    })),
    targets: lasting(catalogue.targets).map(({ id, title, year, value, unit, clause, quote }) => ({
      ...{ code: id, unit, clause, quote },
      name: `${title}${year === null ? '' : `（${year}年）`}`,
      value: value ?? '',
    })),
  };
}

/** From the half-year after today's on; what is open already is not changed under the reporters' hands. */
async function ahead(world: World): Promise<ProgrammeChangesView['periods']> {
  const first = periodToday(world);
  const opened = await loadCalendar(world.db);
  const list: Period[] = [first];
  while (list.length < AHEAD) list.push(next(list.at(-1) ?? first));
  return list
    .filter((period) => !opened.has(period))
    .sort(comparePeriods)
    .map((period) => ({ period, label: periodLabel(period) }));
}
