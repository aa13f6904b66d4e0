/** One target in full: its distance and pace in words, its figures, its path, its rule and who reports it. */
import { type Catalogue, findIndicator, type Target } from '../catalogue.ts';
import type { TargetDetail, TargetInput, TargetRow } from '../contract/targets.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import { cellAt, type Panel } from '../panel.ts';
import { type Period, period, periodLabel, yearOf } from '../period.ts';
import { growthAt } from '../published.ts';
import { officialSplits, type SplitInForce } from './allocation/official-split.ts';
import { targetTrajectory } from './detail-trajectory.ts';
import { targetRow } from './judge/row.ts';
import { inUnitOf, yearsOf } from './judge/series.ts';
import { plain, thresholdWords } from './judge/target-words.ts';
import { targetIndicators, targetReporters } from './reporters.ts';

/** Everything about one target as of a yearly period; `reporting` is the period its figures are next filed for. */
export function targetDetail(
  catalogue: Catalogue,
  panel: Panel,
  target: Target,
  at: Period,
  reporting: Period,
  inForce: readonly SplitInForce[],
): Omit<TargetDetail, 'cut' | 'periods'> {
  const row = targetRow(catalogue, panel, target, at);
  const source = catalogue.documents.find((d) => d.id === target.document);
  const inputs = inputsOf(catalogue, panel, target, yearOf(at));
  return {
    cityUnit: catalogue.city.unit,
    period: at,
    label: periodLabel(at),
    row,
    others: catalogue.targets
      .filter(
        (t) =>
          t.id !== target.id &&
          t.indicator === target.indicator &&
          t.kind === target.kind &&
          t.kind !== 'relation',
      )
      .map((t) => targetRow(catalogue, panel, t, at)),
    rule: generalRule(catalogue, target),
    document: source ? `${source.number}《${source.title}》` : '',
    clause: target.clause,
    definition: findIndicator(catalogue, target.indicator)?.definition ?? '',
    inputs,
    trajectory: targetTrajectory(catalogue, panel, target, yearOf(at)),
    reporters: targetReporters(catalogue, target, reporting),
    split:
      officialSplits(
        catalogue,
        panel,
        inForce.filter((s) => s.target === target.id),
        at,
      )[0] ?? null,
    ...wordsOf(row),
    notes: [catalogue.city.footnote],
    simulated: inputs.some((i) => i.figures.some((f) => f.simulated)),
  };
}

const ROLE = { growth: '增速', average_growth: '年均增速', level: '数额', last_year: '上年数额' } as const;

function inputsOf(catalogue: Catalogue, panel: Panel, target: Target, upTo: number): TargetInput[] {
  return targetIndicators(target).map((code) => {
    const indicator = findIndicator(catalogue, code);
    const rate = indicator?.measure === 'percent';
    const unit = indicator?.measure === 'money' ? '亿元' : (indicator?.unit ?? '');
    const term = [target.relation?.left, target.relation?.right].find((t) => t?.indicator === code);
    const figures = yearsOf(panel, upTo).map((year) => {
      const at = period(String(year));
      const cell = cellAt(panel, catalogue.city.unit, code, at);
      return {
        year,
        figure: inUnitOf(catalogue, code, unit, cell.figure),
        growth: growthAt(catalogue, panel, catalogue.city.unit, code, at).rate,
        simulated: cell.simulated,
      };
    });
    const digits = unit === '亿元' ? 1 : rate ? 2 : Math.min(indicator?.decimals ?? 0, 2);
    return {
      indicator: code,
      name: indicator?.shortName ?? code,
      role: term ? ROLE[term.of] : '',
      unit,
      digits,
      figures,
    };
  });
}

/** How a target of this kind gets its status, whatever its figures. */
function generalRule(catalogue: Catalogue, target: Target): string {
  const about =
    target.operator === '~'
      ? `“约”按达到目标值的${roundHalfUp(100 * catalogue.city.thresholds.about, 0)}%即视为符合(本系统设定)。`
      : '';
  if (target.kind === 'relation')
    return '每年比较两边，以两边都有数据的最近一年为准：符合为已达成，不符合为未达成。';
  if (target.kind === 'yearly_count' || (target.year === null && target.kind !== 'cumulative'))
    return `每年都要达到，以最近有数据的一年为准：达到为已达成，否则为未达成。${about}`;
  if (target.kind === 'cumulative') {
    const { onTrack, slow } = catalogue.city.thresholds;
    return `比值=累计完成数÷按时间应达数(各年均摊)：≥${onTrack}为同步，${slow}—${onTrack}为偏慢，<${slow}为滞后；达到目标值为已达成。`;
  }
  return (
    `比值=实际年均增速÷到目标年所需年均增速(均自同一基期起算)：${thresholdWords(catalogue)}；达到目标值为已达成，` +
    `目标年已到而未达到为未达成。分界值为本系统设定。${about}`
  );
}

/** The first sentence and the one below it; neither says more than the figures. */
function wordsOf(row: TargetRow): { finding: string; lead: string } {
  if (row.status === 'no_data' && !isValue(row.actual))
    return { finding: `${row.title}：无数据`, lead: `${row.rule}责任单位：${row.responsible}。` };
  if (row.kind === 'relation') return { finding: `${row.title}：${row.rule.replace(/。$/, '')}`, lead: '' };
  const amount = (f: number) => `${trimmed(f, row.digits)}${row.unit}`;
  const actual =
    row.kind === 'cumulative' ? `累计${amount(row.actual as number)}` : amount(row.actual as number);
  const goal = row.targetText.replaceAll(' ', '');
  const now = `${row.title}${row.title.startsWith('每年') ? '：' : ''}${row.actualYear}年${actual}`;
  if (row.status === 'achieved') return { finding: `${now}，已达到${goal}的目标`, lead: '' };
  const gap = isValue(row.distance) ? gapWords(row, row.distance, amount) : '';
  const aim = row.targetYear === null ? '要求' : `${row.targetYear}年目标`;
  return { finding: `${now}，距${aim}(${goal})${gap}`, lead: paceWords(row) };
}

function gapWords(row: TargetRow, distance: number, amount: (f: number) => string): string {
  if (distance <= 0) return '仅持平，文件要求大于';
  if (row.unit === '%') return `还差${roundHalfUp(distance, 2)}个百分点`;
  const rate = isValue(row.distanceRate) ? `(${roundHalfUp(row.distanceRate, 1)}%)` : '';
  return `还差${amount(distance)}${rate}`;
}

function paceWords(row: TargetRow): string {
  const parts: string[] = [];
  const left = (row.targetYear ?? 0) - (row.actualYear ?? 0);
  if (left > 0 && isValue(row.amountPerYear)) {
    const unit = row.unit === '%' ? '个百分点' : row.unit;
    const verb = row.amountPerYear < 0 ? '减少' : row.kind === 'cumulative' ? '完成' : '增加';
    parts.push(
      `今后${left}年平均每年需${verb}${trimmed(Math.abs(row.amountPerYear), Math.max(row.digits, 1))}${unit}`,
    );
  }
  if (row.unit !== '%' && isValue(row.growthNeeded) && isValue(row.growthObserved)) {
    const observed = roundHalfUp(Math.abs(row.growthObserved), 1);
    parts.push(
      `折合年均${row.growthNeeded < 0 ? '下降' : '增长'}${roundHalfUp(Math.abs(row.growthNeeded), 1)}%`,
      `${row.baseYear}年以来实际年均${row.growthObserved < 0 ? '下降' : '增长'}${observed}%`,
    );
  }
  return parts.length > 0 ? `${parts.join('，')}。` : '';
}

function trimmed(figure: number, digits: number): string {
  return digits >= 2 ? plain(figure) : roundHalfUp(figure, digits);
}
