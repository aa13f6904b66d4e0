/** Two runs side by side: why did a unit rise or fall, in points by indicator. */
import { rankChange } from '../calc/rank.ts';
import type { RunComparison } from '../contract/assessment.ts';
import type { AssessmentRun, GroupAssessment } from '../contract/run.ts';
import { roundHalfUp } from '../decimal.ts';
import { type Figure, isValue } from '../figure.ts';
import { rankChangeWords } from '../words.ts';
import type { ItemResult, UnitResult } from './assess.ts';

type Group = RunComparison['groups'][number];
type UnitChange = Group['units'][number];

/** Why two runs cannot be read as one series; empty when they can (domain.md §4, §5). */
export function incomparable(before: AssessmentRun, after: AssessmentRun): string[] {
  const reasons: string[] = [];
  const same = (pick: (run: AssessmentRun) => unknown) =>
    JSON.stringify(pick(before)) === JSON.stringify(pick(after));
  if (before.subject !== after.subject) reasons.push('评价对象不同');
  const units = (run: AssessmentRun) => [
    run.scheme.peerGroups,
    run.assessments.map(({ group, input }) => [group, input.units.map(({ code }) => code)]),
  ];
  if (!same(units)) reasons.push('比较组的单位不同');
  if (
    !same(({ scheme }) =>
      scheme.items.map(({ code, indicator, measure, lag, denominator }) => [
        code,
        indicator,
        measure,
        lag,
        denominator,
      ]),
    )
  )
    reasons.push('打分指标不同');
  if (
    !same(({ scheme }) => [
      scheme.dimensions.map(({ code, weight }) => [code, weight]),
      scheme.items.map(({ weight }) => weight),
    ])
  )
    reasons.push('权重不同');
  if (!same(({ scheme }) => [scheme.anchors, scheme.items.map(({ anchors }) => anchors), scheme.minPeers]))
    reasons.push('满意值、不允许值的取法不同');
  if (
    !same(({ scheme }) => [
      scheme.score,
      scheme.function,
      scheme.power,
      scheme.aggregation,
      scheme.minWeightPresent,
    ])
  )
    reasons.push('计分方法不同');
  return reasons;
}

/** Unit by unit from `before` to `after`; only groups that both runs have. */
export function compareGroups(before: AssessmentRun, after: AssessmentRun): Group[] {
  return after.assessments.flatMap((group) => {
    const earlier = before.assessments.find((g) => g.group === group.group);
    return earlier ? [compareGroup(earlier, group)] : [];
  });
}

function compareGroup(before: GroupAssessment, after: GroupAssessment): Group {
  const names = new Map(
    [...before.columns, ...after.columns].map(({ code, name, dimension }) => [
      code,
      { code, name, dimension },
    ]),
  );
  return {
    group: after.group,
    name: after.name,
    columns: [...names.values()],
    units: after.result.units.map((unit) =>
      compareUnit(
        before.result.units.find((u) => u.unit === unit.unit),
        unit,
        (code) => names.get(code)?.name ?? code,
      ),
    ),
  };
}

function moved(before: Figure, after: Figure) {
  const change: Figure =
    isValue(before) && isValue(after) ? after - before : isValue(after) ? 'no_base' : after;
  return { before, after, change };
}

function compareUnit(
  before: UnitResult | undefined,
  after: UnitResult,
  nameOf: (code: string) => string,
): UnitChange {
  const earlier = new Map(before?.items.map((item) => [item.indicator, item]));
  const codes = [...new Set([...earlier.keys(), ...after.items.map(({ indicator }) => indicator)])];
  const later = new Map(after.items.map((item) => [item.indicator, item]));
  const items = codes.map((code) => {
    const [a, b] = [earlier.get(code), later.get(code)];
    return {
      code,
      contribution: moved(points(a), points(b)),
      score: moved(a?.score ?? 'missing', b?.score ?? 'missing'),
      value: moved(a?.value ?? 'missing', b?.value ?? 'missing'),
    };
  });
  items.sort((a, b) => size(b.contribution.change) - size(a.contribution.change));
  const rankBefore = before?.rank ?? null;
  const change = rankChange(after.rank, rankBefore);
  const total = moved(before?.total ?? 'no_base', after.total);
  return {
    unit: after.unit,
    name: after.name ?? after.unit,
    total,
    rankBefore,
    rank: after.rank,
    rankChange: change,
    items,
    sentence: sentence(after.name ?? after.unit, total.change, change, items, nameOf),
  };
}

/** A missing item contributes nothing: its weight went to the others. */
function points(item: ItemResult | undefined): Figure {
  return item?.contribution ?? (item && item.weight === 0 ? 0 : 'not_applicable');
}

function size(figure: Figure): number {
  return isValue(figure) ? Math.abs(figure) : -1;
}

function sentence(
  name: string,
  change: Figure,
  places: number | null,
  items: UnitChange['items'],
  nameOf: (code: string) => string,
): string {
  if (!isValue(change)) return `${name}缺少可比的上次得分`;
  const score = Number(roundHalfUp(Math.abs(change), 2));
  const total =
    score === 0 ? '总分持平' : `总分${change > 0 ? '提高' : '降低'}${roundHalfUp(Math.abs(change), 2)}分`;
  const sign = Math.sign(places || change);
  const main = items
    .flatMap(({ code, contribution: { change: points } }) => (isValue(points) ? [{ code, points }] : []))
    .filter(({ points }) => Math.sign(points) === sign && Math.abs(points) >= 0.005)
    .slice(0, 2)
    .map(
      ({ code, points }) =>
        `${nameOf(code)}${points > 0 ? '多得' : '少得'}${roundHalfUp(Math.abs(points), 2)}分`,
    );
  const rank = rankChangeWords(places);
  return `${name}${total}${rank ? `，${rank}` : ''}${main.length > 0 ? `：${main.join('，')}` : ''}`;
}
