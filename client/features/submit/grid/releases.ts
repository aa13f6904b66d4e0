/** 数据版次: GDP and R&D of a year are published as 初步, 最终 and, after a census, 普查修订 (domain.md §7). */
import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { periodicityOf } from '#shared/period.ts';

const RELEASES = ['初步', '最终', '普查修订'] as const;

/** GDP, R&D and what is derived from them, by the words officials use for them. */
const VINTAGE_NAMES = /生产总值|GDP|R&D|研究与试验发展/i;

/** True for yearly figures that are published more than once. */
export function takesRelease(
  view: Pick<ReturnView, 'period'>,
  row: Pick<ReturnRow, 'name' | 'cell'>,
): boolean {
  if (periodicityOf(view.period) !== 'year') return false;
  return row.cell.release !== '' || VINTAGE_NAMES.test(row.name);
}

/** The choices, with a release from elsewhere kept as it stands. */
export function releaseOptions(current: string): { value: string; label: string }[] {
  const known = RELEASES.map((value) => ({ value, label: `${value}数` }));
  const other = current !== '' && !RELEASES.some((value) => value === current);
  return [{ value: '', label: '数据版次' }, ...known, ...(other ? [{ value: current, label: current }] : [])];
}
