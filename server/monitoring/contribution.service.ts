/** 贡献: who and what drove the growth of the total, for the city and for any unit (domain.md §5). */

import { asOf } from '#shared/as-of.ts';
import { codeIn } from '#shared/breaks.ts';
import { columnOf, figureIn, resultIn } from '#shared/calc/column.ts';
import { growthsOf } from '#shared/calc/columns.ts';
import { contributions, type Contribution as Line } from '#shared/calc/contribution.ts';
import { growth } from '#shared/calc/growth.ts';
import { type RankingColumns, rankColumns } from '#shared/calc/ranking.ts';
import { peerUnits, type Unit } from '#shared/catalogue.ts';
import type {
  Contribution,
  ContributionQuery,
  ContributionStep,
  UnitGrowth,
} from '#shared/contract/contribution.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import type { Period } from '#shared/period.ts';
import { growthAt } from '#shared/published.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { zip } from '#shared/zip.ts';
import { formLabel, readBase, readBaseColumn, readColumn, readFigure } from '../figures/reading.ts';
import type { World } from '../world.ts';
import { contributionSentences } from './contribution.words.ts';
import { requiredGrowth } from './required-growth.ts';
import { blockIndicators, openView, type View, viewBlocks, viewHead } from './view.ts';

interface Part {
  key: string;
  name: string;
  shortName: string;
  colour: string | null;
  unit: string;
  indicator: string;
}

/** Everything the contribution page shows. @throws 404 for an unknown unit, period or data version. */
export async function describeContribution(world: World, query: ContributionQuery): Promise<Contribution> {
  const view = await openView(world, query);
  const isCity = view.unit.code === view.catalogue.city.unit;
  const by = isCity ? query.by : 'block';
  const reply = {
    ...(await viewHead(world, view)),
    by,
    ...describeSteps(view, by === 'unit' ? unitParts(view) : blockParts(view), by),
    series: view.series.map((period) => ({ period, label: formLabel(period, view.form) })),
    peers: describePeers(view),
    city: describeCity(view),
    required: requiredWords(view),
  };
  return answerInPlaceWords(view.catalogue, { ...reply, ...contributionSentences(reply) });
}

function blockParts(view: View): Part[] {
  return viewBlocks(view).map(({ code, ...block }) => ({ key: code, ...block, unit: view.unit.code }));
}

function unitParts(view: View): Part[] {
  return view.parts.map(({ code, name, shortName }) => ({
    key: code,
    name,
    shortName,
    colour: null,
    unit: code,
    indicator: view.total.code,
  }));
}

function describeSteps(
  view: View,
  parts: Part[],
  by: 'block' | 'unit',
): Pick<Contribution, 'whole' | 'steps' | 'rest'> {
  const changeOf = (unit: string, indicator: string) => ({
    current: readFigure(view, unit, indicator, view.period),
    base: readBase(view, unit, indicator, view.period),
  });
  const whole = changeOf(view.unit.code, view.total.code);
  const changes = parts.map((p) => changeOf(p.unit, p.indicator));
  const result = contributions(changes, whole);
  const steps = zip(parts, zip(changes, result.parts))
    .map(
      ([part, [change, line]]): ContributionStep => ({
        key: part.key,
        name: part.name,
        shortName: part.shortName,
        colour: part.colour,
        current: change.current,
        base: change.base,
        // As every page prints it; what a part contributes rests on the amounts alone.
        growth:
          view.form === 'to_date'
            ? growthAt(view.catalogue, view.panel, part.unit, part.indicator, view.period).rate
            : growth(change.current, change.base).rate,
        ...rates(line),
      }),
    )
    .filter((s) => s.change !== 'not_applicable');
  return {
    whole: {
      current: whole.current,
      base: whole.base,
      change: result.change,
      growth: result.growth,
    },
    steps: by === 'unit' ? [...steps].sort(byPull) : steps,
    rest: restStep(result.rest, by),
  };
}

function rates(line: Line): Pick<ContributionStep, 'change' | 'rate' | 'pull'> {
  return { change: line.change, rate: line.rate, pull: line.pull };
}

/** The city's own figure may have been reported by a department: what it differs from Σ parts is shown, never spread. */
function restStep(rest: Line, by: 'block' | 'unit'): ContributionStep | null {
  if (!isValue(rest.change) || rest.change === 0) return null;
  return {
    key: 'rest',
    name: by === 'unit' ? '全市数与各地合计之差' : '其余',
    shortName: by === 'unit' ? '差额' : '其余',
    colour: null,
    current: 'undefined',
    base: 'undefined',
    growth: 'undefined',
    ...rates(rest),
  };
}

/** Largest 拉动 first; what has none stands last in the fixed order. */
function byPull(a: ContributionStep, b: ContributionStep): number {
  if (!isValue(a.pull) || !isValue(b.pull)) return Number(!isValue(a.pull)) - Number(!isValue(b.pull));
  return b.pull - a.pull;
}

function totalsOf(view: View, peers: readonly Unit[], period: Period): RankingColumns {
  const codes = peers.map((u) => u.code);
  return {
    current: readColumn(view, codes, view.total.code, period),
    base: readBaseColumn(view, codes, view.total.code, period),
    growth: null,
    groups: peers.map((u) => u.peerGroup),
  };
}

function describePeers(view: View): UnitGrowth[] {
  const over = view.series.map((period) => standingsAt(view, period));
  const { current, base } = totalsOf(view, view.peers, view.period);
  const growths = growthsOf(current, base, false);
  return view.peers.map((unit, at) => ({
    unit: unit.code,
    name: unit.name,
    shortName: unit.shortName,
    amount: figureIn(current, at),
    growth: resultIn(growths, at),
    pulls: pullsOf(view, unit.code),
    trend: over.map((of) => of(unit.code)),
  }));
}

/** Growth and place of every unit in a period, among those who were compared then and under the code it had. */
function standingsAt(view: View, period: Period): (unit: string) => UnitGrowth['trend'][number] {
  const peers = peerUnits(asOf(view.panel.catalogue, period));
  const lines = rankColumns(totalsOf(view, peers, period), columnOf([]), false);
  const known = new Map(zip(peers, lines).map(([{ code }, { growth, rank }]) => [code, { growth, rank }]));
  return (unit) =>
    known.get(codeIn(view.panel.catalogue, unit, period)) ?? { growth: 'not_applicable', rank: null };
}

function pullsOf(view: View, unit: string): Figure[] {
  const read = (indicator: string) => ({
    current: readFigure(view, unit, indicator, view.period),
    base: readBase(view, unit, indicator, view.period),
  });
  return contributions(blockIndicators(view).map(read), read(view.total.code)).parts.map((p) => p.pull);
}

function describeCity(view: View): Contribution['city'] {
  const of = (period: Period) =>
    growth(
      readFigure(view, view.catalogue.city.unit, view.total.code, period),
      readBase(view, view.catalogue.city.unit, view.total.code, period),
    ).rate;
  return { growth: of(view.period), trend: view.series.map(of) };
}

function requiredWords(view: View): Contribution['required'] {
  const required = requiredGrowth(view.catalogue, view.panel, view.total.code, view.period);
  return (
    required && { title: required.title, year: required.year, percent: required.percent, met: required.met }
  );
}
