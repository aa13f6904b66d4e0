import { ALTERNATIVE_NAME, holdsWords, inTableOrder, intervalWords } from '#shared/assess/words.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import type { TableColumn, TableModel, TableRow } from '#shared/table.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { number } from '../../lib/format.ts';
import { ModelTable } from '../../ui/model-table.tsx';
import { leadWords, runNotes } from './run-tables.ts';

/** 换一种算法，位次会不会变: weights moved, one indicator left out, other means and anchors, in one table. */
export function RobustnessCard({
  run,
  group,
  meta,
}: {
  run: AssessmentRun;
  group: GroupAssessment;
  meta: string;
}) {
  const table = robustnessTable(run, group);
  if (!table) return null;
  return (
    <ChartCard
      title={robustnessFinding(group)}
      subtitle="各列为该种算法下的位次；单位：位"
      table={table}
      description={`${robustnessFinding(group)}。${placesWords(group)}`}
      meta={meta}
    >
      <ModelTable table={{ ...table, notes: [] }} captionHidden />
    </ChartCard>
  );
}

/** Null when nobody has a rank. */
export function robustnessTable(run: AssessmentRun, group: GroupAssessment): TableModel | null {
  const { robustness, units } = group.result;
  if (!robustness) return null;
  const place = (key: string, header: string): TableColumn => ({
    key,
    header,
    unit: '位',
    kind: 'number',
    digits: 0,
  });
  const lines = inTableOrder(group.result);
  const nameOf = (code: string) => group.columns.find((c) => c.code === code)?.name ?? code;
  const row = (unit: (typeof lines)[number], i: number): TableRow => {
    const at = units.indexOf(unit);
    const left = robustness.leaveOneOut.map(({ indicator, ranks }) => ({
      indicator,
      rank: ranks[at] ?? null,
    }));
    const places = left.flatMap(({ rank }) => (rank === null ? [] : [rank]));
    const [low, high] = [Math.min(...places), Math.max(...places)];
    const moves = left.filter(({ rank }) => rank !== null && rank !== unit.rank).length;
    const furthest = left
      .filter(({ rank }) => rank !== null && unit.rank !== null)
      .sort(
        (a, b) => Math.abs((b.rank ?? 0) - (unit.rank ?? 0)) - Math.abs((a.rank ?? 0) - (unit.rank ?? 0)),
      )[0];
    const leaveOut =
      places.length === 0
        ? ''
        : low === high
          ? '去掉任一项都不变'
          : `第${low}—${high}位（去掉${moves}项中任一项会变，变动最大的是${nameOf(furthest?.indicator ?? '')}）`;
    return {
      unit: unit.name ?? unit.unit,
      rank: unit.rank,
      median: unit.robustness?.median ?? null,
      interval: intervalWords(unit),
      holds: holdsWords(unit),
      lead: leadWords(lines, i),
      ...Object.fromEntries(
        robustness.alternatives.map(({ name, ranks }) => [`a_${name}`, ranks[at] ?? null]),
      ),
      leaveOut,
    };
  };
  return {
    title: `${run.title}：${group.name}位次稳健性`,
    subtitle: '单位：位',
    notes: runNotes(run),
    simulated: run.simulated,
    columns: [
      { key: 'unit', header: '单位', kind: 'text' },
      place('rank', '本方案位次'),
      { ...place('median', '权重变动中位数'), digits: 1 },
      { key: 'interval', header: '权重变动区间', kind: 'text' },
      { key: 'holds', header: '稳健程度', kind: 'text' },
      { key: 'lead', header: '与下一位相比', kind: 'text' },
      ...robustness.alternatives.map(({ name }) => place(`a_${name}`, ALTERNATIVE_NAME[name] ?? name)),
      { key: 'leaveOut', header: '去掉一项指标', kind: 'text' },
    ],
    rows: lines.map(row),
  };
}

/** 海宁市第1位，权重变动时第1—2位；… */
function placesWords({ result }: GroupAssessment): string {
  return inTableOrder(result)
    .filter(({ rank }) => rank !== null)
    .map((unit) => `${unit.name ?? unit.unit}第${unit.rank}位，权重变动时${intervalWords(unit)}`)
    .join('；');
}

function robustnessFinding({ result }: GroupAssessment): string {
  const ranked = result.units.filter(({ rank }) => rank !== null);
  const sure = ranked.filter(
    ({ robustness }) => robustness && Math.floor(robustness.q5) === Math.ceil(robustness.q95),
  ).length;
  const shift = result.robustness?.meanAbsShift ?? 0;
  return `权重变动时平均移动${number(shift, 2)}位；${ranked.length}个单位中${sure}个位次不变`;
}
