import type { ScenarioLine } from '#shared/assess/what-if.ts';
import { rankChange } from '#shared/calc/rank.ts';
import type { GroupAssessment } from '#shared/contract/run.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Delta, RankDelta } from '../../ui/delta.tsx';
import { scoreText } from './score.words.ts';

interface ScenarioTableProps {
  group: GroupAssessment;
  lines: readonly ScenarioLine[];
  changed: boolean;
}

type Line = ScenarioLine & { name: string; before: Figure; rankBefore: number | null };

/** The ranking of the scenario beside the run's own. */
export function ScenarioTable({ group, lines, changed }: ScenarioTableProps) {
  const rows = lines
    .map((line, u): Line => {
      const unit = group.result.units[u];
      return {
        ...line,
        name: unit?.name ?? line.unit,
        before: unit?.total ?? 'missing',
        rankBefore: unit?.rank ?? null,
      };
    })
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER));
  const columns: Column<Line>[] = [
    { key: 'rank', header: '位次', numeric: true, render: ({ rank }) => rank ?? '不排名' },
    { key: 'name', header: '单位', rowHeader: true, render: ({ name }) => name },
    { key: 'total', header: '总分', numeric: true, render: ({ total }) => scoreText(total) },
    {
      key: 'change',
      header: '比原分',
      numeric: true,
      render: ({ total, before }) =>
        isValue(total) && isValue(before) ? <Delta value={total - before} digits={2} /> : scoreText(before),
    },
    { key: 'interval', header: '位次区间', render: ({ interval }) => intervalText(interval) },
    {
      key: 'move',
      header: '比原位次',
      render: ({ rank, rankBefore }) => <RankDelta places={rankChange(rank, rankBefore)} />,
    },
  ];
  return (
    <div>
      <p aria-live="polite">
        <strong>{changed ? '情景' : '原方案'}</strong>
        {changed && <span className="muted">（试算，非研判结果）</span>}
      </p>
      <DataTable
        caption="情景排名，单位：分"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ unit }) => unit}
      />
    </div>
  );
}

function intervalText(interval: ScenarioLine['interval']): string {
  if (!interval) return '';
  const [low, high] = [Math.floor(interval.q5), Math.ceil(interval.q95)];
  return low === high ? `第${low}位` : `第${low}—${high}位`;
}
