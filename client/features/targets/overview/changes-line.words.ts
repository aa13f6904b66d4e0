/** 本期变化: what moved on the leader's page since the last publication, in one line. Pure. */
import type { TargetChanges } from '#shared/contract/targets.ts';

/** Changes named in the line itself. */
const NAMED = 4;

/** 自2026-06-16发布2025年数据(第1版)以来，本页数据没有变动(其间核定等8次，均属其他期别). */
export function changesWords(
  { since, changes, versions }: TargetChanges,
  day: (at: string) => string,
): string {
  if (!since) return '本期变化：还没有发布过，无从比较。';
  const from = `本期变化：自${day(since.publishedAt)}发布${since.label}数据(第${since.version}版)以来`;
  if (versions === 0) return `${from}没有新的核定。`;
  if (changes.length === 0) return `${from}数据更新${versions}次，本页数据没有变动。`;
  const more = changes.length > NAMED ? `；共${changes.length}项` : '';
  return `${from}，${changes.slice(0, NAMED).join('；')}${more}。`;
}
