/** What the 工作台 says. Pure. */
import { civilDaysBetween } from '#shared/civil-time.ts';
import type { HomeTodo } from '#shared/contract/home.ts';
import { RETURN_STATE_NAME } from '#shared/contract/return-state.ts';
import type { MatrixCell } from '#shared/contract/review.ts';

/** Days past a deadline after which what is owed is listed apart. */
export const OLD_DAYS = 180;

/** 待办6项：4份待审、2份未报 · 没有待办的事项; what is owed from long ago is not counted. */
export function homeFinding(all: readonly Pick<HomeTodo, 'kind' | 'old'>[]): string {
  const todo = all.filter(({ old }) => !old);
  const count = (kind: HomeTodo['kind']) => todo.filter((one) => one.kind === kind).length;
  const parts = [
    [count('file'), '份报表待报送'],
    [count('sign'), '份报表待您审签'],
    [count('review'), '份待审'],
    [count('owing'), '份未报'],
    [count('confirm'), '项待确认'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number}${what}`);
  return said.length > 0 ? `待办${todo.length}项：${said.join('、')}` : '没有待办的事项';
}

/** 待审，迟报2天 · 未报，已逾期2天 · 退回，待重报. */
export function cellDetail({ state, late, overdue, daysLate, correction }: MatrixCell): string {
  const word = correction ? `更正${RETURN_STATE_NAME[state]}` : RETURN_STATE_NAME[state];
  if (overdue) return `${word}，已逾期${daysLate}天`;
  if (state === 'returned') return `${word}，待重报`;
  return late && daysLate > 0 ? `${word}，迟报${daysLate}天` : word;
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
