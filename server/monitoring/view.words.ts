/** Why the total of a unit cannot be shown, in words that name what to wait for. */
import type { ViewHead } from '#shared/contract/structure.ts';
import type { Figure } from '#shared/figure.ts';
import { listWords } from '#shared/words.ts';

/** 尚无已核定数据 · 不完整：政府缺4家(秀洲、…)，其他主体缺10家 · 不完整：缺其他主体. */
export function absenceWords(
  { gaps, unit }: Pick<ViewHead, 'gaps' | 'unit'>,
  total: Figure | undefined,
): string {
  if (total === undefined || total === 'unreported') return '尚无已核定数据';
  if (total === 'not_applicable') return '不适用';
  if (gaps.length === 0) return '不完整';
  if (unit.kind !== 'city') return `不完整：缺${listWords(gaps.map((g) => g.block))}`;
  const said = gaps.map(({ block, units, others }) => {
    const some = `缺${units.length}地${units.length <= 4 ? `(${listWords(units)})` : ''}`;
    // 市本级 is not one of the 家 that are ranked: named beside them.
    const absent = [
      ...(units.length > 0 ? [some] : []),
      ...(others.length > 0 ? [`缺${others.join('、')}`] : []),
    ];
    return `${block}${absent.join('、')}`;
  });
  return `不完整：${said.join('，')}`;
}
