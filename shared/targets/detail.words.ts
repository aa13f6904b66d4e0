/** The first sentence about one target and the one below it; neither says more than the figures and the clause. */
import type { TargetRow } from '../contract/target-row.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import {
  changeVerbs,
  differenceText,
  differenceUnit,
  plain,
  rangeStanding,
  yearlyGrowthWords,
} from './aim.words.ts';
import { MET } from './status.ts';

type Sentences = { finding: string; lead: string };

export function detailWords(row: TargetRow): Sentences {
  const who = row.responsible.length > 0 ? `责任单位：${row.responsible.join('、')}。` : '';
  if (row.status === 'no_figure') return { finding: `${row.title}：${row.quote}`, lead: `${row.rule}${who}` };
  if (!isValue(row.actual)) return { finding: `${row.title}：无数据`, lead: `${row.rule}${who}` };
  if (row.kind === 'relation') return { finding: `${row.title}：${row.rule.replace(/。$/, '')}`, lead: '' };
  const place = row.kind === 'rank' ? '第' : '';
  const amount = `${place}${row.digits >= 2 ? plain(row.actual) : roundHalfUp(row.actual, row.digits)}${row.unit}`;
  const cumulative = row.kind === 'cumulative' ? '累计' : '';
  const now = `${row.title}${row.title.startsWith('每年') ? '：' : ''}${row.actualYear}年${cumulative}${amount}`;
  return { finding: `${now}，${standingWords(row)}`, lead: paceWords(row) };
}

/** 距2027年目标(≥100家)还差28家(28.0%) · 已达到≥100家的目标，超出20家 · 尚未达到≥50%的要求，文件未定期限. */
function standingWords(row: TargetRow): string {
  const goal = row.targetText.replaceAll(' ', '');
  const { distance } = row;
  if (MET.includes(row.status) && row.upper !== null && isValue(row.actual) && isValue(row.target)) {
    if (row.actual >= row.target) return `${rangeStanding(row, row.actual)}(${goal})`;
  }
  if (MET.includes(row.status)) {
    const over =
      isValue(distance) && distance < 0
        ? `，${row.kind === 'rank' ? '优于目标' : '超出'}${differenceText(row, distance)}`
        : '';
    return `${row.term === 'every_year' ? `符合每年${goal}的要求` : `已达到${goal}的目标`}${over}`;
  }
  const gap = isValue(distance) ? gapWords(row, distance) : '';
  if (row.term === 'undated') return `尚未达到${goal}的目标，${gap}；文件未定期限`;
  return `距${row.term === 'every_year' ? '每年要求' : `${row.targetYear}年目标`}(${goal})${gap}`;
}

function gapWords(row: TargetRow, distance: number): string {
  if (distance <= 0) return '仅持平，文件要求大于';
  const rate = isValue(row.distanceRate) && row.unit !== '%' ? `(${roundHalfUp(row.distanceRate, 1)}%)` : '';
  return `${row.upper === null ? '' : '的下限'}还差${differenceText(row, distance)}${rate}`;
}

/** What is needed from now on; a met target needs nothing more, its rule says what keeps it met. */
function paceWords(row: TargetRow): string {
  if (row.status === 'achieved') return row.rule;
  // As many as the document names, where it asks for more: any increase will do, and none can be named.
  if (isValue(row.distance) && row.distance === 0) return '';
  const parts: string[] = [];
  const left = (row.targetYear ?? 0) - (row.actualYear ?? 0);
  if (left > 0 && isValue(row.amountPerYear)) {
    const [up, down] = changeVerbs(row.unit);
    const verb = row.amountPerYear < 0 ? down : row.kind === 'cumulative' ? '完成' : up;
    const size = Math.abs(row.amountPerYear);
    const text = row.digits >= 2 ? plain(size) : roundHalfUp(size, Math.max(row.digits, 1));
    parts.push(`今后${left}年平均每年需${verb}${text}${differenceUnit(row.unit)}`);
  }
  if (isValue(row.growthNeeded) && isValue(row.growthObserved)) {
    parts.push(
      yearlyGrowthWords(row.growthNeeded, '折合年均'),
      `${row.baseYear}年以来${yearlyGrowthWords(row.growthObserved, '实际年均')}`,
    );
  }
  return parts.length > 0 ? `${parts.join('，')}。` : '';
}
