/** What the list of targets can be narrowed to. Pure. */
import type { TargetRow } from '#shared/contract/target-row.ts';

/** The document a target stands in: its basis without the clause. */
export function documentOf({ basis }: Pick<TargetRow, 'basis'>): string {
  return basis.split(' ')[0] ?? basis;
}

/** 全部 first, then each value once, in the order met. */
export function optionsOf(values: readonly string[]): { value: string; label: string }[] {
  return [{ value: '', label: '全部' }, ...[...new Set(values)].map((value) => ({ value, label: value }))];
}
