/** Why the total of a unit cannot be shown, in words that name what to wait for. */
import type { ViewHead } from '#shared/contract/structure.ts';
import type { Figure } from '#shared/figure.ts';
import { listWords } from '#shared/words.ts';

/**
 * 尚无已核定数据 · 不完整：市卫生健康委的报表未报(其他主体10地暂缺) · 不完整：政府4地(秀洲、…)暂缺: the return that is waited
 * for is named; the places only lack what it brings.
 */
export function absenceWords(
  { gaps, unit, waiting }: Pick<ViewHead, 'gaps' | 'unit' | 'waiting'>,
  total: Figure | undefined,
): string {
  if (total === undefined || total === 'unreported') return '尚无已核定数据';
  if (total === 'not_applicable') return '不适用';
  if (gaps.length === 0) return '不完整';
  const lacking = unit.kind === 'city' ? cityGaps(gaps) : `缺${listWords(gaps.map((g) => g.block))}`;
  return waiting === '' ? `不完整：${lacking}` : `不完整：${waiting}(${lacking})`;
}

function cityGaps(gaps: ViewHead['gaps']): string {
  const said = gaps.map(({ block, units, others }) => {
    const some = `${units.length}地${units.length <= 4 ? `(${listWords(units)})` : ''}`;
    // 市本级 is not one of the 地 that are ranked: named beside them.
    const absent = [...(units.length > 0 ? [some] : []), ...others];
    return `${block}${absent.join('、')}暂缺`;
  });
  return said.join('，');
}
