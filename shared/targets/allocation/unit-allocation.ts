/** One unit's parts of the targets; while no document sets any, its page compares growth instead (domain.md §6). */
import type { Unit } from '../../catalogue.ts';
import type { UnitAllocation } from '../../contract/allocation.ts';
import { isValue } from '../../figure.ts';
import { listWords } from '../../words.ts';
import { BEHIND } from '../status.ts';
import type { TargetView } from '../view.ts';
import { allocationName } from './name.ts';
import { allocations } from './standing.ts';

/** Everything the card of one unit shows as of a yearly period. */
export function unitAllocation(
  view: TargetView,
  unit: Unit,
): Omit<UnitAllocation, 'cut' | 'period' | 'label'> {
  const tasks = allocations(view).flatMap(({ rows, ...allocation }) => {
    const row = rows.find((r) => r.unit === unit.code);
    if (!row || !isValue(row.target)) return [];
    const { total, missing, finding, loadedAt, simulated, ...head } = allocation;
    return [{ ...head, row }];
  });
  return {
    tasks,
    ...taskWords(unit, tasks),
    notes: [view.catalogue.city.footnote],
    simulated: tasks.some((t) => t.row.simulated),
  };
}

function taskWords(
  { shortName }: Unit,
  tasks: UnitAllocation['tasks'],
): Pick<UnitAllocation, 'finding' | 'lead'> {
  if (tasks.length === 0) return { finding: '', lead: '' };
  const behind = tasks.filter((t) => BEHIND.includes(t.row.status));
  const silent = tasks.filter((t) => t.row.status === 'no_data').length;
  const tail = silent > 0 ? `，${silent}项无数据` : '';
  if (behind.length === 0 && silent === tasks.length)
    return { finding: `分县任务：${shortName}承担${tasks.length}项，尚无可比数据`, lead: '' };
  const named = listWords(
    behind.map((t) => `${allocationName(t)}(${t.row.statusLabel})`),
    3,
    '项',
  );
  const finding =
    behind.length === 0
      ? `分县任务：${shortName}承担${tasks.length}项，${silent > 0 ? '有数据的' : ''}均已达成或同步${tail}`
      : `分县任务：${shortName}承担${tasks.length}项，${behind.length}项未跟上：${named}${tail}`;
  return { finding, lead: '状态按与全市目标相同的规则判断：实际年均增速÷所需年均增速。' };
}
