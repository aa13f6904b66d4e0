import { convertAmount } from '../../calc/shares.ts';
import { type Catalogue, findIndicator } from '../../catalogue.ts';
import type { Pace } from '../../contract/target-parts.ts';
import { roundHalfUp } from '../../decimal.ts';
import { isValue } from '../../figure.ts';
import { type Period, periodLabel } from '../../period.ts';
import { growthWords, moneyWords } from '../../words.ts';

type PaceRow = Pace['rows'][number];

/** 占全年46.7%；往年上半年约占全年46.2%: what the sentence says besides the amount. */
export function paceShareWords([total]: readonly PaceRow[]): string {
  if (!total) return '';
  const { usualShare, yearShare } = total;
  const part = isValue(yearShare) ? `占全年${roundHalfUp(yearShare, 1)}%` : '';
  const usual = isValue(usualShare) ? `往年上半年约占全年${roundHalfUp(usualShare, 1)}%` : '';
  return [part, usual].filter(Boolean).join('；');
}

/** 时序进度：2025年上半年总投入340.1亿元，同比增长7.1%，占全年46.7%；往年上半年约占全年46.2%. */
export function paceWords(label: string, [total]: readonly PaceRow[]): string {
  if (!total) return '';
  const { firstHalf, growth: rate, usualShare, yearShare } = total;
  const amount = isValue(firstHalf) ? moneyWords(convertAmount(firstHalf, '亿元', '万元')) : '';
  const grown = isValue(rate) ? `，同比${growthWords(rate)}` : '';
  const part = isValue(yearShare) ? `，占全年${roundHalfUp(yearShare, 1)}%` : '';
  const usual = isValue(usualShare) ? `；往年上半年约占全年${roundHalfUp(usualShare, 1)}%` : '';
  return `时序进度：${label}${total.name}${amount}${grown}${part}${usual}`;
}

/** Which half-year counts, and whose 口径 it has. */
export function paceNote(catalogue: Catalogue, newest: Period, waiting: readonly Period[]): string {
  const half = catalogue.city.blocks
    .filter((b) => b.half !== b.year)
    .map((b) => `${b.shortName}为${findIndicator(catalogue, b.half)?.name ?? b.name}`)
    .join('，');
  const late = waiting.map((p) => `${periodLabel(p)}尚未报齐，以${periodLabel(newest)}为准。`).join('');
  return `${late}半年口径${half ? `(${half})` : ''}，只与往年同期比较，不与年度目标比较。`;
}
