/** What a version knew, and what a waiting one changes, counted. */
import type { ProposalPreview } from '#shared/contract/publications.ts';
import { dateTimeText } from '../../lib/civil-time.ts';

/** 数据第191版（2026-04-16 10:00）: what a version knew, and when. */
export function versionWords(
  { dataVersion, asOf }: Pick<ProposalPreview, 'dataVersion' | 'asOf'>,
  offset: number,
): string {
  return `数据第${dataVersion}版（${dateTimeText(asOf, offset)}）`;
}

/** 将变动位次3处、得分5处、数据1处、文字4句 · 首次发布，文字27句 · 与上一版没有变化. */
export function changeFinding({
  version,
  moved,
  sentences,
}: Pick<ProposalPreview, 'version' | 'moved' | 'sentences'>): string {
  if (version === 1) return `首次发布，文字${sentences.length}句`;
  const count = (kind: string) => moved.filter((movement) => movement.kind === kind).length;
  const parts = [
    ['位次', count('rank'), '处'],
    ['得分', count('score'), '处'],
    ['数据', count('figure'), '处'],
    ['文字', sentences.length, '句'],
  ] as const;
  const words = parts.filter(([, n]) => n > 0).map(([what, n, unit]) => `${what}${n}${unit}`);
  return words.length > 0 ? `将变动${words.join('、')}` : '与上一版没有变化';
}
