/** What a reporter is to do next, and where a return opens. */
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Task } from '#shared/contract/tasks.ts';
import type { ReturnMark } from '../../../ui/return-tag.tsx';
import { isBlank } from '../draft/draft-cells.ts';
import { unanswered } from './summary.ts';

export const STEPS = ['file', 'check', 'compare', 'confirm'] as const;
export type Step = (typeof STEPS)[number];
export const STEP_NAME: Record<Step, string> = {
  file: '选文件',
  check: '核对与修改',
  compare: '与上期对比',
  confirm: '确认提交',
};

/** The step to show: what the address asks for, unless errors or unanswered remarks stand before it; otherwise where the work stands. */
export function stepOf(
  view: ReturnView,
  asked: string | undefined,
  unsavedErrors = view.openErrors + view.openWarnings + unanswered(view).length,
): Step {
  const step = STEPS.find((name) => name === asked);
  if (step === 'confirm' && unsavedErrors > 0) return 'check';
  return step ?? (isBlank(view) && view.state === 'unreported' ? 'file' : 'check');
}

/** Where an upload leads: straight to the comparison when there is nothing to mend. */
export function stepAfterUpload(view: ReturnView): Step {
  return view.openErrors + view.openWarnings === 0 ? 'compare' : 'check';
}

/** 还剩 3 天 · 今天截止 · 已逾期 2 天. */
export function daysText(daysLeft: number): string {
  if (daysLeft === 0) return '今天截止';
  return daysLeft > 0 ? `还剩 ${daysLeft} 天` : `已逾期 ${-daysLeft} 天`;
}

/** True before reporting begins. `opens` is a date or an instant, `now` the city's civil time with its offset. */
export function isNotOpen(opens: string, now: string): boolean {
  return opens.length === 10 ? opens > now.slice(0, 10) : Date.parse(opens) > Date.parse(now);
}

export function markOfTask(task: Pick<Task, 'state' | 'daysLeft' | 'opens'>, now: string): ReturnMark {
  if (task.state === 'submitted') return 'pending';
  if (task.state !== 'unreported') return task.state;
  if (isNotOpen(task.opens, now)) return 'not_due';
  return task.daysLeft < 0 ? 'overdue' : 'unreported';
}

export function returnHref(task: ReturnAddress, step?: Step): string {
  const path = `/submit/${encodeURIComponent(task.period)}/${encodeURIComponent(task.organisation)}`;
  return step ? `${path}?step=${step}` : path;
}

interface TaskAction {
  label: string;
  href: string;
  /** The reporter is expected to act. */
  due: boolean;
}

/** The one thing to do next; null while reporting has not begun. @param signs the person signs and does not fill in. */
export function actionOf(task: Task, now: string, signs = false): TaskAction | null {
  const go = (label: string, step: Step | undefined, due: boolean) => ({
    label,
    href: returnHref(task, step),
    due,
  });
  if (task.state === 'signing') return go(signs ? '审签' : '查看或收回', undefined, signs);
  if (signs) return task.state === 'unreported' ? null : go('查看', undefined, false);
  if (task.state === 'submitted') return go('查看或撤回', undefined, false);
  if (task.state === 'approved') return go('查看', undefined, false);
  if (task.closed) return go('查看', 'check', false);
  if (task.state === 'unreported' && isNotOpen(task.opens, now)) return null;
  if (task.refused !== '') return go('按审签意见修改', 'check', true);
  if (task.state === 'returned')
    return go(task.remarks > 0 ? `按 ${task.remarks} 条意见修改` : '按意见修改', 'check', true);
  if (task.state === 'unreported') return go('开始填报', 'file', true);
  if (task.errors > 0) return go(`改 ${task.errors} 处错误`, 'check', true);
  if (task.openWarnings > 0) return go(`写明 ${task.openWarnings} 处原因`, 'check', true);
  return go('继续，去提交', 'compare', true);
}

/** Returned first, then what still can be on time by deadline, then the overdue, the latest first. */
function byUrgency(a: Task, b: Task): number {
  const group = (task: Task) => (task.state === 'returned' ? 0 : task.daysLeft >= 0 ? 1 : 2);
  if (group(a) !== group(b)) return group(a) - group(b);
  return group(a) === 2 ? b.due.localeCompare(a.due) : a.due.localeCompare(b.due);
}

/** With somebody else, or not yet due; for who signs also what is still being filled in. */
function waits(task: Task, signs: boolean): boolean {
  if (task.state === 'submitted' || task.state === 'signing') return true;
  if (signs && task.state !== 'approved') return true;
  return task.state === 'unreported' && !task.closed;
}

/** Tasks to be done now (most pressing first), tasks with others or still to come, and those behind. */
export function sortTasks(
  tasks: readonly Task[],
  now: string,
  signs = false,
): { due: Task[]; waiting: Task[]; past: Task[] } {
  const due = tasks.filter((task) => actionOf(task, now, signs)?.due);
  const rest = tasks.filter((task) => !due.includes(task));
  const waiting = rest.filter((task) => waits(task, signs));
  return {
    due: [...due].sort(byUrgency),
    waiting: [...waiting].sort((a, b) => a.due.localeCompare(b.due)),
    past: rest.filter((task) => !waiting.includes(task)).sort((a, b) => b.due.localeCompare(a.due)),
  };
}
