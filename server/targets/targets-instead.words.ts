/** What is said of an area that has no targets of its own. */
import type { RequiredGrowth } from '#shared/contract/monitoring.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { growthWords, moneyWords, pointsAgainst } from '#shared/words.ts';

export const withoutWords = (name: string) => `${name}没有本级的目标`;
export const WHY = '目标由文件逐级确定。系统没有载入本级的目标文件，不把上级的目标折算成本级的目标。';
export const NOBODY = '您能查看的上级也没有目标。';

interface Grown {
  name: string;
  label: string;
  totalName: string;
  /** 万元, and per cent over the year before. */
  figure: Figure;
  growth: Figure;
}

/** 杭州市2025年科技创新投入2438.3亿元，同比增长8.5%。 */
export function grownWords({ name, label, totalName, figure, growth }: Grown): string {
  if (!isValue(figure)) return `${name}${label}${totalName}尚无已核定数据。`;
  const rate = isValue(growth) ? `，同比${growthWords(growth)}` : '，没有可比的上年数';
  return `${name}${label}${totalName}${moneyWords(figure)}${rate}。`;
}

/** The area's growth beside what the targets above ask of the whole: no document splits them. */
export function paceWords(above: string, required: RequiredGrowth | null, growth: Figure): string {
  if (!required) return '';
  if (required.met) return `${above}${required.year}年目标已达到，不再有所需增速。`;
  if (!isValue(required.percent)) return '';
  const need = `${above}要达到${required.year}年目标，今后每年须${growthWords(required.percent)}`;
  if (!isValue(growth)) return `${need}。`;
  return `${need}；本地增速${pointsAgainst(growth - required.percent, '这一增速')}。`;
}
