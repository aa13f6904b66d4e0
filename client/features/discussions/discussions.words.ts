import type { Discussion } from '#shared/contract/discussions.ts';

/** 会商3项：1项等您答复、1项等他人答复、1项已办结 · 没有会商. */
export function discussionsFinding(rows: readonly Pick<Discussion, 'closed' | 'waitsForMe'>[]): string {
  const mine = rows.filter(({ waitsForMe }) => waitsForMe).length;
  const closed = rows.filter((one) => one.closed).length;
  const parts = [
    [mine, '项等您答复'],
    [rows.length - mine - closed, '项等他人答复'],
    [closed, '项已办结'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number}${what}`);
  return rows.length === 0 ? '没有会商' : `会商${rows.length}项：${said.join('、')}`;
}
