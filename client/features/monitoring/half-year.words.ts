/** Why a half-year does not stand against a yearly target, in the indicators' own names. */
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';

/** Names both indicators of every block whose half-year figures are of another coverage than its yearly ones. */
export function halfYearWords(catalogue: Catalogue): string {
  const nameOf = (code: string) => findIndicator(catalogue, code)?.name ?? code;
  const differing = catalogue.city.blocks.filter(({ half, year }) => half !== year);
  const coverage = differing
    .map(({ half, year }) => `目标按全年的“${nameOf(year)}”考核，半年报送的是“${nameOf(half)}”`)
    .join('；');
  return `${coverage === '' ? '目标按年度数据考核' : `${coverage}，口径不同`}；半年数据只与上年同期比较。`;
}
