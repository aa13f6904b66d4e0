/** One unit's page: its parts of the targets; while there are none, its growth beside the growth the city needs. */
import { growth } from '../calc/growth.ts';
import { growthMargin } from '../calc/target-gap.ts';
import type { Catalogue, Unit } from '../catalogue.ts';
import type { SplitRow, UnitSplit } from '../contract/split.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import { cellAt, figureAt, type Panel } from '../panel.ts';
import { type Period, periodLabel, sameLastYear } from '../period.ts';
import { growthWords, listWords, pointsAgainst } from '../words.ts';
import { officialSplits, type SplitInForce } from './official-split.ts';
import { targetRow } from './row.ts';
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
  const words = tasks.length > 0 ? taskWords(unit, tasks) : marginWords(catalogue, panel, unit, at);
  const total = catalogue.city.totals.year;
  return {
    tasks,
    ...words,
    notes: [catalogue.city.footnote],
    simulated:
      tasks.length > 0 ? tasks.some((t) => t.row.simulated) : cellAt(panel, unit.code, total, at).simulated,
  };
}

type Words = Pick<UnitSplit, 'finding' | 'lead'>;

function taskWords({ shortName }: Unit, tasks: UnitSplit['tasks']): Words {
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

/** No document splits the city targets: the unit's distance is its own growth − the required growth (domain.md §6). */
function marginWords(catalogue: Catalogue, panel: Panel, unit: Unit, at: Period): Words {
  const total = catalogue.city.totals.year;
  const lead = '尚无官方分解文件；以本地增速与全市所需增速之差代替，全市目标不是本地任务。';
  const target = catalogue.targets
    .filter((t) => t.indicator === total && t.kind === 'level' && t.year !== null && t.year > Number(at))
    .sort((a, b) => a.year! - b.year!)[0];
  const own = growth(
    figureAt(panel, unit.code, total, at),
    figureAt(panel, unit.code, total, sameLastYear(at)),
  ).rate;
  const needed = target ? targetRow(catalogue, panel, target, at).growthNeeded : 'undefined';
  const margin = growthMargin(own, needed);
  if (!target || !isValue(own) || !isValue(needed) || !isValue(margin))
    return { finding: `${unit.shortName}增速与全市所需增速之差：尚无法计算`, lead };
  return {
    finding: `${unit.shortName}${periodLabel(at)}总投入${growthWords(own)}，${pointsAgainst(margin, `全市到${target.year}年所需增速(年均${roundHalfUp(needed, 1)}%)`)}`,
    lead,
  };
}
