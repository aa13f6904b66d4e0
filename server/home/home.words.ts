/** What the 工作台 says. Pure. */
import { civilDaysBetween } from '#shared/civil-time.ts';
import type { HomeTodo } from '#shared/contract/home.ts';
import type { MatrixCell } from '#shared/contract/review.ts';

/** Days past a deadline after which what is owed is listed apart. */
export const OLD_DAYS = 180;

const COUNTED: readonly (readonly [HomeTodo['kind'], string])[] = [
  ['file', '份报表待报送'],
  ['supplement', '项待补报'],
  ['sign', '份报表待您审签'],
  ['review', '份待审'],
  ['owing', '份未报'],
  ['returned', '份已退回'],
  ['correcting', '份正在更正'],
  ['confirm', '项待确认'],
  ['discuss', '项会商待答复'],
];

/** 待办6项：4份待审、2份未报 · 没有待办的事项; what is owed from long ago is not counted. */
export function homeFinding(all: readonly Pick<HomeTodo, 'kind' | 'old'>[]): string {
  const todo = all.filter(({ old }) => !old);
  const said = COUNTED.map(([kind, what]) => [todo.filter((one) => one.kind === kind).length, what] as const)
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number}${what}`);
  return said.length > 0 ? `待办${todo.length}项：${said.join('、')}` : '没有待办的事项';
}

/** What a return's tag leaves unsaid: 已逾期2天 · 待重报 · 迟报2天 · 更正; empty where it says it all. */
export function cellDetail({ state, late, overdue, daysLate, correction }: MatrixCell): string {
  if (correction) return '更正';
  if (overdue) return `已逾期${daysLate}天`;
  if (state === 'returned') return '待重报';
  return late && daysLate > 0 ? `迟报${daysLate}天` : '';
}

/** 已逾期2天 · 今天截止 · 还有5天. */
export function daysLeftWords(daysLeft: number): string {
  if (daysLeft === 0) return '今天截止';
  return daysLeft < 0 ? `已逾期${-daysLeft}天` : `还有${daysLeft}天`;
}

/** Calendar days of the city until a deadline; negative when past. ISO instants. */
export function daysUntil(due: string, now: string, utcOffsetMinutes: number): number {
  return civilDaysBetween(new Date(now), new Date(due), utcOffsetMinutes);
}

/** 还有3天 · 今天截止 · 已过2天. `due` and `now` are ISO instants. */
export function dueWords(due: string, now: string, utcOffsetMinutes: number): string {
  const days = daysUntil(due, now, utcOffsetMinutes);
  if (days === 0) return Date.parse(due) < Date.parse(now) ? '今天已截止' : '今天截止';
  return days > 0 ? `还有${days}天` : `已过${-days}天`;
}
