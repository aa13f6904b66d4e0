/** One unit's parts of the targets; while no document sets any, its page compares growth instead (domain.md §6). */
import type { Catalogue, Unit } from '../../catalogue.ts';
import type { SplitRow, UnitSplit } from '../../contract/split.ts';
import { isValue } from '../../figure.ts';
import type { Panel } from '../../panel.ts';
import type { Period } from '../../period.ts';
import { listWords } from '../../words.ts';
import { officialSplits, type SplitInForce } from './official-split.ts';
import { splitTargetName } from './split-name.ts';

const BEHIND: readonly SplitRow['status'][] = ['slow', 'lagging', 'reversing', 'missed'];

/** Everything the card of one unit shows as of a yearly period. */
export function unitSplit(
  catalogue: Catalogue,
  panel: Panel,
  unit: Unit,
  inForce: readonly SplitInForce[],
  at: Period,
): Omit<UnitSplit, 'cut' | 'period' | 'label'> {
  const tasks = officialSplits(catalogue, panel, inForce, at).flatMap(({ rows, ...split }) => {
    const row = rows.find((r) => r.unit === unit.code);
    if (!row || !isValue(row.target)) return [];
    const { total, missing, finding, loadedAt, simulated, ...head } = split;
    return [{ ...head, row }];
  });
  return {
    tasks,
    ...taskWords(unit, tasks),
    notes: [catalogue.city.footnote],
    simulated: tasks.some((t) => t.row.simulated),
  };
}

type Words = Pick<UnitSplit, 'finding' | 'lead'>;

function taskWords({ shortName }: Unit, tasks: UnitSplit['tasks']): Words {
  if (tasks.length === 0) return { finding: '', lead: '' };
  const behind = tasks.filter((t) => BEHIND.includes(t.row.status));
  const silent = tasks.filter((t) => t.row.status === 'no_data').length;
  const tail = silent > 0 ? `，${silent}项无数据` : '';
  if (behind.length === 0 && silent === tasks.length)
    return { finding: `分县任务：${shortName}承担${tasks.length}项，尚无可比数据`, lead: '' };
  const finding =
    behind.length === 0
      ? `分县任务：${shortName}承担${tasks.length}项，${silent > 0 ? '有数据的' : ''}均已达成或同步${tail}`
      : `分县任务：${shortName}承担${tasks.length}项，${behind.length}项未跟上：${listWords(
          behind.map((t) => `${splitTargetName(t)}(${t.row.statusLabel})`),
          3,
        ).replace(/家$/, '项')}${tail}`;
  return { finding, lead: '状态按与全市目标相同的规则判断：实际年均增速÷所需年均增速。' };
}
