/** What is said of the blocks' gaps; one decimal of 亿元, as in the chart. */
import { sumOf } from '../../calc/exact.ts';
import type { Gaps } from '../../contract/target-parts.ts';
import { roundHalfUp } from '../../decimal.ts';
import { type Figure, isValue } from '../../figure.ts';

type Block = Gaps['blocks'][number];

/** Title of the gap chart: which block is short and how much a surplus covers. */
export function gapsWords(blocks: readonly Block[], net: Figure, year: number): string {
  const untargeted = blocks.filter((b) => b.target === null).map((b) => b.name);
  if (untargeted.length === blocks.length) return `缺口构成：文件未定${year}年各主体目标，不分主体计算缺口`;
  const tail = untargeted.length > 0 ? `；${untargeted.join('、')}文件未定目标` : '';
  if (!isValue(net)) return `缺口构成：部分主体无法推算${tail}`;
  const short = worstFirst(blocks).filter((b) => gapOf(b) > 0);
  const over = blocks.filter((b) => gapOf(b) < 0);
  if (short.length === 0) return `缺口构成：按年均增速推算各主体均达到目标${tail}`;
  const missing = short.map((b) => `${b.name}缺${yi(gapOf(b))}`).join('、');
  if (over.length === 0) return `缺口构成：${missing}${tail}`;
  const surplus = yi(-sumOf(over.map(gapOf)));
  return `缺口构成：${missing}，${over.map((b) => b.name).join('、')}超出的${surplus}不能相抵${tail}`;
}

/** 按年均增速推算，企业少22.9亿元、其他主体少6.8亿元；政府多6.5亿元，不能相抵: the largest shortfall first, surpluses apart. */
export function blocksWords(blocks: readonly Block[]): string {
  const aimed = blocks.filter((b) => b.target !== null);
  if (aimed.length === 0) return '';
  const known = worstFirst(aimed.filter((b) => isValue(b.gap)));
  const over = known.filter((b) => shownGap(b) < 0).map(blockWords);
  const rest = known.filter((b) => shownGap(b) >= 0);
  const short = rest.some((b) => shownGap(b) > 0);
  const unknown = aimed.filter((b) => !isValue(b.gap)).map((b) => b.name);
  const first = [...rest.map(blockWords), ...(unknown.length > 0 ? [`${unknown.join('、')}无法推算`] : [])];
  const apart =
    over.length > 0 && short ? [`${over.join('、')}，不能相抵`] : over.length > 0 ? [over.join('、')] : [];
  const words = [...(first.length > 0 ? [first.join('、')] : []), ...apart].join('；');
  return known.length > 0 ? `按年均增速推算，${words}。` : `${words}。`;
}

function blockWords(block: Block): string {
  const gap = shownGap(block);
  return gap === 0 ? `${block.name}持平` : `${block.name}${gap > 0 ? '少' : '多'}${yi(Math.abs(gap))}`;
}

function worstFirst(blocks: readonly Block[]): Block[] {
  return [...blocks].sort((a, b) => gapOf(b) - gapOf(a));
}

function gapOf({ gap }: Block): number {
  return isValue(gap) ? gap : 0;
}

/** The gap as it is printed: one decimal. */
function shownGap(block: Block): number {
  return Number(roundHalfUp(gapOf(block), 1));
}

function yi(amount: number): string {
  return `${roundHalfUp(amount, 1)}亿元`;
}
