import type { AllocationRow } from '../../contract/allocation.ts';
import { isValue } from '../../figure.ts';
import { listWords } from '../../words.ts';
import { BEHIND, TARGET_STATUS_LABEL, WORST_FIRST } from '../status.ts';

/** 2027年总投入分县任务：3地滞后(港区、嘉善和海盐)，4地偏慢，2地同步; the furthest behind is named first. */
export function allocationWords(name: string, rows: readonly AllocationRow[]): string {
  const groups = WORST_FIRST.map((status) => ({
    status,
    of: rows.filter((r) => r.status === status).sort((a, b) => pace(a) - pace(b)),
  })).filter(({ of }) => of.length > 0);
  const judged = groups.filter(({ status }) => status !== 'no_data');
  if (judged.length === 0) return `${name}分县任务：各地尚无可比数据`;
  const parts = groups.map(({ status, of }, i) => {
    const names = listWords(
      of.map((r) => r.shortName),
      9,
    );
    const named = i === 0 && BEHIND.includes(status) ? `(${names})` : '';
    return `${of.length}地${TARGET_STATUS_LABEL[status]}${named}`;
  });
  return `${name}分县任务：${parts.join('，')}`;
}

function pace({ ratio }: AllocationRow): number {
  return isValue(ratio) ? ratio : Number.POSITIVE_INFINITY;
}
