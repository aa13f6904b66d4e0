import { useMemo } from 'react';
import {
  type AlternativeWeights,
  alternativeWeights,
  type BlockMoney,
} from '#shared/assess/scheme-weights.ts';
import { NO_CHANGE, runScenario } from '#shared/assess/what-if.ts';
import { rankChange } from '#shared/calc/rank.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import { useProgramme } from '../../lib/programme.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { RankDelta } from '../../ui/delta.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { scoreText } from './score.words.ts';

interface Props {
  run: AssessmentRun;
  group: GroupAssessment;
  money: readonly BlockMoney[];
}

interface Row {
  unit: string;
  name: string;
  rank: number | null;
  total: string;
  others: { rank: number | null; total: string; moved: number | null }[];
}

/** 方案对照: the run's ranking beside the same figures with other weights; computed in the page, nothing is stored. */
export function SchemeComparison({ run, group, money }: Props) {
  const catalogue = useProgramme()?.catalogue;
  const alternatives = useMemo(
    () => (catalogue ? alternativeWeights(catalogue, run.scheme, money) : []),
    [catalogue, run, money],
  );
  const rows = useMemo(() => rowsOf(run, group, alternatives), [run, group, alternatives]);
  if (alternatives.length === 0) return null;
  const moved = alternatives.map(
    ({ name }, a) => `${name}：${movedWords(rows.map((row) => row.others[a]?.moved ?? 0))}`,
  );
  const columns: Column<Row>[] = [
    { key: 'name', header: '单位', rowHeader: true, render: ({ name }) => name },
    { key: 'rank', header: '本方案位次', numeric: true, render: ({ rank }) => rank ?? '不排名' },
    { key: 'total', header: '本方案总分', numeric: true, render: ({ total }) => total },
    ...alternatives.flatMap(({ name }, a): Column<Row>[] => [
      {
        key: `rank${a}`,
        header: `${name}：位次`,
        numeric: true,
        render: ({ others }) => others[a]?.rank ?? '不排名',
      },
      { key: `total${a}`, header: '总分', numeric: true, render: ({ others }) => others[a]?.total ?? '' },
      {
        key: `moved${a}`,
        header: '升降',
        render: ({ others }) => <RankDelta places={others[a]?.moved ?? null} />,
      },
    ]),
  ];
  return (
    <Panel
      title={`方案对照——${moved.join('；')}`}
      subtitle="同一数据换一种权重，满意值、不允许值不变；试算，不是研判结果"
      className="no-print"
    >
      <Disclosure summary="看各单位换方案后的位次和总分">
        <DataTable
          caption="方案对照，单位：分"
          captionHidden
          columns={columns}
          rows={rows}
          rowKey={({ unit }) => unit}
        />
      </Disclosure>
    </Panel>
  );
}

function rowsOf(
  run: AssessmentRun,
  group: GroupAssessment,
  alternatives: readonly AlternativeWeights[],
): Row[] {
  const others = alternatives.map(({ items }) => runScenario(run, group, { ...NO_CHANGE, items }));
  return group.result.units
    .map((unit, u) => ({
      unit: unit.unit,
      name: unit.name ?? unit.unit,
      rank: unit.rank,
      total: scoreText(unit.total),
      others: others
        .flatMap((lines) => lines.slice(u, u + 1))
        .map(({ rank, total }) => ({ rank, total: scoreText(total), moved: rankChange(rank, unit.rank) })),
    }))
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER));
}

/** 3个单位位次变化，最多变2位 · 位次都不变. */
function movedWords(moves: readonly number[]): string {
  const changed = moves.filter((places) => places !== 0);
  if (changed.length === 0) return '位次都不变';
  return `${changed.length}个单位位次变化，最多变${Math.max(...changed.map(Math.abs))}位`;
}
