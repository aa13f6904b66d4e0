/** What is wrong with a scheme before it can be used, in words and with the address of the setting. */
import { type Catalogue, findIndicator, findUnit } from '../catalogue.ts';
import type { ProblemDetail } from '../contract/problem.ts';
import type { Scheme } from '../contract/scheme.ts';

/** Every contradiction of a scheme with itself or with the programme; empty when it can be used. */
export function schemeProblems(scheme: Scheme, catalogue: Catalogue): ProblemDetail[] {
  return [...itemProblems(scheme, catalogue), ...groupProblems(scheme, catalogue), ...weightProblems(scheme)];
}

function problem(pointer: string, rule: string, detail: string): ProblemDetail {
  return { pointer, rule, detail };
}

function itemProblems({ items, dimensions, peerGroups }: Scheme, catalogue: Catalogue): ProblemDetail[] {
  const found: ProblemDetail[] = [];
  items.forEach((item, i) => {
    const at = (field: string) => `/scheme/items/${i}/${field}`;
    if (items.findIndex(({ code }) => code === item.code) !== i)
      found.push(problem(at('code'), 'unique', `打分列代码“${item.code}”重复`));
    if (!findIndicator(catalogue, item.indicator)?.periodicities.includes('year'))
      found.push(problem(at('indicator'), 'known', `监测指标目录中没有年度指标“${item.indicator}”`));
    if (!dimensions.some(({ code }) => code === item.dimension))
      found.push(problem(at('dimension'), 'known', `没有维度“${item.dimension}”`));
    if (item.measure === 'ratio' && !(item.denominator && findIndicator(catalogue, item.denominator)))
      found.push(problem(at('denominator'), 'needed', '占比需要一个分母指标'));
    for (const group of item.groups ?? []) {
      if (!peerGroups.some(({ code }) => code === group))
        found.push(problem(at('groups'), 'known', `没有比较组“${group}”`));
    }
    if (item.anchors?.rule === 'fixed' && item.anchors.worst === item.anchors.best)
      found.push(problem(at('anchors'), 'apart', '满意值与不允许值不能相同'));
    if (item.anchors?.rule === 'tiers' && !monotone(item.anchors.tiers))
      found.push(problem(at('anchors'), 'monotone', '五档标准值须依次递减（逆向指标依次递增）'));
  });
  return found;
}

function monotone(tiers: readonly number[]): boolean {
  const steps = tiers.slice(1).map((value, i) => Math.sign(value - (tiers[i] ?? Number.NaN)));
  return steps[0] !== 0 && steps.every((step) => step === steps[0]);
}

function groupProblems({ peerGroups, items }: Scheme, catalogue: Catalogue): ProblemDetail[] {
  const seen = new Map<string, string>();
  const found: ProblemDetail[] = [];
  peerGroups.forEach((group, g) => {
    if (peerGroups.findIndex(({ code }) => code === group.code) !== g)
      found.push(problem(`/scheme/peerGroups/${g}/code`, 'unique', `比较组“${group.code}”重复`));
    if (!items.some(({ groups, weight }) => weight > 0 && (groups === null || groups.includes(group.code))))
      found.push(problem(`/scheme/peerGroups/${g}`, 'items', `比较组“${group.name}”没有打分指标`));
    for (const unit of group.units) {
      const other = seen.get(unit);
      if (other !== undefined)
        found.push(
          problem(
            `/scheme/peerGroups/${g}/units`,
            'once',
            `单位“${unit}”重复出现（${other}、${group.name}）`,
          ),
        );
      else if (!findUnit(catalogue, unit))
        found.push(problem(`/scheme/peerGroups/${g}/units`, 'known', `没有单位“${unit}”`));
      seen.set(unit, group.name);
    }
  });
  return found;
}

function weightProblems(scheme: Scheme): ProblemDetail[] {
  const found: ProblemDetail[] = [];
  if (!scheme.dimensions.some(({ weight }) => weight > 0))
    found.push(problem('/scheme/dimensions', 'weight', '至少一个维度的权重须大于零'));
  if (!scheme.items.some(({ weight }) => weight > 0))
    found.push(problem('/scheme/items', 'weight', '至少一个指标的权重须大于零'));
  if (scheme.function === 'exponential' && scheme.score.c === 0)
    found.push(problem('/scheme/score/c', 'positive', '指数型功效函数的基础分须大于零'));
  const { anchors } = scheme;
  if (anchors.rule === 'percentile' && anchors.low >= anchors.high)
    found.push(problem('/scheme/anchors', 'apart', '低分位须小于高分位'));
  return found;
}
