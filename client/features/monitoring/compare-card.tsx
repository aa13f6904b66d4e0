import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { linesOption } from '#shared/charts/lines-option.ts';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import { figureInYi } from '#shared/money.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { TableTools } from '../../charts/table-tools.tsx';
import { LOOK } from '../../charts/theme.ts';
import { percent, points, signedPercent } from '../../lib/format.ts';
import { pinOf } from '../../lib/pinned-address.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type CompareRow, compareRows, compareTable } from './compare-table.ts';
import { lineFormat } from './line-figure.ts';
import { unitQuery } from './monitoring.api.ts';
import { type Scores, scoreText } from './scores.ts';
import { totalName } from './unit.words.ts';

interface CompareCardProps {
  ranking: UnitRanking;
  scores: Scores | null;
  /** Two or three of the ranked units. */
  units: readonly string[];
  meta: string;
}

/** 并排看: figures, structure, ranks and trend of the ticked units beside each other. */
export function CompareCard({ ranking, scores, units, meta }: CompareCardProps) {
  const { period, cut } = ranking;
  const replies = useQueries({
    queries: units.map((unit) => unitQuery(unit, { period, ...pinOf(cut) })),
  });
  const profiles = replies.flatMap(({ data }) => (data ? [data] : []));
  const failed = replies.filter(({ data, isError }) => data === undefined && isError);
  const [first] = failed;
  if (first)
    return (
      <ErrorState
        error={first.error}
        onRetry={() => {
          for (const reply of failed) void reply.refetch();
        }}
      />
    );
  if (profiles.length < units.length) return <Skeleton height={360} />;
  return <Compared profiles={profiles} scores={scores} meta={meta} />;
}

function Compared({
  profiles,
  scores,
  meta,
}: Pick<CompareCardProps, 'scores' | 'meta'> & { profiles: readonly UnitProfile[] }) {
  const names = profiles.map(({ unit }) => unit.shortName);
  const title = `并排看：${names.join('、')}`;
  const total = profiles[0] ? totalName(profiles[0]) : '';
  const trend = useMemo(() => trendOf(profiles, total), [profiles, total]);
  return (
    <div className="stack" id="compare">
      <Panel
        title={title}
        subtitle={`${profiles[0]?.label}，万元(另注的除外)；占比为占本地${total}`}
        footer={<TableTools table={compareTable(profiles, title, scores)} meta={meta} />}
      >
        {scores && (
          <p>
            研判总分：
            {profiles.map(({ unit }) => `${unit.shortName}${scoreText(scores, unit.code)}`).join('；')}
            <span className="muted small">（{scores.words}）</span>
          </p>
        )}
        <DataTable
          caption={title}
          captionHidden
          columns={columnsOf(profiles)}
          rows={compareRows(profiles)}
          rowKey={({ line }) => line.indicator}
          rowClass={({ line }) => line.counted && line.indent === 0 && 'total'}
        />
      </Panel>
      <ChartCard
        title={`走势：${names.join('、')}${total}`}
        subtitle="同一期别各年，亿元；轴从0起"
        table={trend.table}
        description={`${names.join('、')}各年${total}`}
        option={trend.option}
        besideOnPaper
        meta={meta}
        simulated={trend.table.simulated}
      />
    </div>
  );
}

function columnsOf(profiles: readonly UnitProfile[]): Column<CompareRow>[] {
  const shownIn = lineFormat(compareRows(profiles).map(({ line }) => line));
  return [
    {
      key: 'name',
      header: '指标',
      className: 'nowrap',
      cellClass: ({ line }) => (line.indent > 0 ? `indent-${line.indent}` : undefined),
      render: ({ line }) => (line.unit === '万元' ? line.name : `${line.name}（${line.unit}）`),
    },
    ...profiles.flatMap(({ unit: { code, shortName } }, i): Column<CompareRow>[] => [
      {
        key: code,
        header: shortName,
        numeric: true,
        render: ({ lines, line }) => (
          <Num value={lines[i]?.figure ?? 'not_applicable'} format={shownIn(line)} />
        ),
      },
      {
        key: `${code} growth`,
        header: '同比',
        numeric: true,
        render: ({ lines, line }) => (
          <Num
            value={lines[i]?.growth ?? 'not_applicable'}
            format={(f) => (line.measure === 'percent' ? points(f, 2) : signedPercent(f))}
          />
        ),
      },
      {
        key: `${code} share`,
        header: '占比',
        numeric: true,
        className: 'wide-only',
        render: ({ lines, line }) =>
          line.counted && (
            <Num value={lines[i]?.structureShare ?? 'not_applicable'} format={(f) => percent(f)} />
          ),
      },
      {
        key: `${code} rank`,
        header: '位次',
        numeric: true,
        render: ({ lines }) => lines[i]?.rank ?? '—',
      },
    ]),
  ];
}

const COLOURS = [LOOK.colour.ink, LOOK.colour.required, LOOK.colour.projection];

/** The totals of the units over the periods of one kind. */
function trendOf(profiles: readonly UnitProfile[], total: string) {
  const points = (profile: UnitProfile) => profile.series[0]?.points ?? [];
  const periods = profiles[0] ? points(profiles[0]) : [];
  const at = (profile: UnitProfile, period: string) =>
    points(profile).find((point) => point.period === period)?.figure ?? 'not_applicable';
  const table: TableModel = {
    title: `各年${total}`,
    subtitle: '同一期别各年，亿元',
    notes: [...new Set(profiles.flatMap(({ notes }) => notes))],
    simulated: profiles.some(({ simulated }) => simulated),
    columns: [
      { key: 'period', header: '期别', kind: 'text' },
      ...profiles.map(({ unit }) => ({
        key: unit.code,
        header: unit.shortName,
        unit: '亿元',
        kind: 'number' as const,
        digits: 1,
      })),
    ],
    rows: periods.map(({ period, label }) => ({
      period: label,
      ...Object.fromEntries(
        profiles.map((profile) => [profile.unit.code, figureCell(figureInYi(at(profile, period)))]),
      ),
    })),
  };
  const option = linesOption(LOOK, {
    x: periods.map(({ label }) => label),
    series: profiles.map((profile, i) => ({
      name: profile.unit.shortName,
      values: periods.map(({ period }) => figureInYi(at(profile, period))),
      style: 'actual' as const,
      colour: COLOURS[i] ?? LOOK.colour.ink,
      named: true,
    })),
    unit: '亿元',
    fromZero: true,
  });
  return { table, option };
}
