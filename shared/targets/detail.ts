/** One target in full: its distance and pace in words, its figures, its path, its rule and who reports it. */
import { findIndicator } from '../catalogue.ts';
import type { TargetDetail, TargetInput } from '../contract/target-detail.ts';
import { type Period, periodLabel } from '../period.ts';
import { inUnit, targetsInOrder } from './aim.ts';
import { allocations } from './allocation/standing.ts';
import { detailWords } from './detail.words.ts';
import { targetRow } from './judge/row.ts';
import { generalRule } from './judge/rule.words.ts';
import { targetIndicators, targetReporters } from './reporters.ts';
import type { Target } from './target.ts';
import { targetTrajectory } from './trajectory.ts';
import type { TargetView } from './view.ts';

/** Everything about one target; `reporting` is the period its figures are next filed for. */
export function targetDetail(
  view: TargetView,
  target: Target,
  reporting: Period,
): Omit<TargetDetail, 'cut' | 'periods'> {
  const { catalogue, at } = view;
  const row = targetRow(view, target);
  const source = catalogue.documents.find((d) => d.id === target.document);
  const inputs = inputsOf(view, target);
  const replacing = catalogue.targets.find((t) => t.id === target.supersededBy);
  return {
    cityUnit: catalogue.city.unit,
    period: at,
    label: periodLabel(at),
    row,
    others: targetsInOrder(catalogue)
      .filter((t) => t.id !== target.id && t.indicator === target.indicator && t.kind === target.kind)
      .filter((t) => t.kind !== 'relation' && t.supersededBy === null)
      .map((t) => targetRow(view, t)),
    supersededBy: replacing ? { id: replacing.id, title: replacing.title } : null,
    rule: generalRule(catalogue, target),
    document: source ? `${source.number}《${source.title}》` : '',
    clause: target.clause,
    definition: findIndicator(catalogue, target.indicator)?.definition ?? '',
    inputs,
    trajectory: target.supersededBy === null ? targetTrajectory(view, target) : null,
    reporters: targetReporters(catalogue, target, reporting),
    allocation: allocations(view).find((a) => a.target === target.id) ?? null,
    ...detailWords(row),
    notes: [catalogue.city.footnote],
    simulated: inputs.some((i) => i.figures.some((f) => f.simulated)),
  };
}

const ROLE = { growth: '增速', average_growth: '年均增速', level: '数额', last_year: '上年数额' } as const;

/** The yearly figures of every indicator the target speaks of. */
function inputsOf(view: TargetView, target: Target): TargetInput[] {
  return targetIndicators(target).map((code) => {
    const indicator = findIndicator(view.catalogue, code);
    const rate = indicator?.measure === 'percent';
    const unit = indicator?.measure === 'money' ? '亿元' : (indicator?.unit ?? '');
    const term = [target.relation?.left, target.relation?.right].find((t) => t?.indicator === code);
    return {
      indicator: code,
      name: indicator?.shortName ?? code,
      role: term ? ROLE[term.of] : '',
      unit,
      digits: unit === '亿元' ? 1 : rate ? 2 : Math.min(indicator?.decimals ?? 0, 2),
      figures: view.years.map((year) => {
        const { figure, simulated } = view.cell(code, year);
        return {
          year,
          figure: inUnit(indicator, unit, figure),
          growth: view.growth(code, year),
          simulated,
        };
      }),
    };
  });
}
