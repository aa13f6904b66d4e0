import { type ComponentProps, useMemo } from 'react';
import { linesOption } from '#shared/charts/lines-option.ts';
import { stackedOption } from '#shared/charts/stacked-option.ts';
import type { UnitProfile, UnitSeries } from '#shared/contract/unit-profile.ts';
import { figureInYi } from '#shared/money.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { bumpOption } from '../../charts/bump-option.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { COLOUR, LOOK } from '../../charts/theme.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { useProgramme } from '../../lib/programme.ts';
import { blockShare, rankWordsOver, structureWords, totalName, trendWords } from './unit.words.ts';

interface CardProps {
  profile: UnitProfile;
  meta: string;
  onPeriod: (period: string) => void;
}

/** The periods of a unit's charts: what a choice there leads to, and the one that the page is about. */
function periodsOf({ series, period }: UnitProfile) {
  const keys = series[0]?.points.map((point) => point.period) ?? [];
  return { keys, at: keys.indexOf(period) };
}

function labelsOf(profile: UnitProfile): string[] {
  return profile.series[0]?.points.map((point) => point.label) ?? [];
}

/** One row a period, one column a series. */
function seriesTable(
  profile: UnitProfile,
  title: string,
  unit: string,
  columns: readonly { series: UnitSeries; cell: (index: number) => number | string | null; digits: number }[],
): TableModel {
  return {
    title: `${profile.unit.name}${title}`,
    subtitle: `同一期别各年，${unit}`,
    notes: profile.notes,
    simulated: profile.simulated,
    columns: [
      { key: 'period', header: '期别', kind: 'text' },
      ...columns.map(({ series, digits }) => ({
        key: series.indicator,
        header: series.name,
        unit,
        kind: 'number' as const,
        digits,
      })),
    ],
    rows: labelsOf(profile).map((period, index) => ({
      period,
      ...Object.fromEntries(columns.map(({ series, cell }) => [series.indicator, cell(index)])),
    })),
  };
}

/** The frame of a unit's cards: the finding is the description, and all have one height. */
function UnitCard({
  profile,
  ...card
}: Omit<ComponentProps<typeof ChartCard>, 'description'> & { profile: UnitProfile }) {
  return (
    <ChartCard
      {...card}
      description={card.title}
      height={220}
      focus={profile.period}
      simulated={profile.simulated}
    />
  );
}

/** The unit's own total over periods of one kind. */
export function TrendCard({ profile, meta, onPeriod }: CardProps) {
  const total = profile.series[0];
  const title = trendWords(total);
  const option = useMemo(
    () =>
      linesOption(LOOK, {
        x: labelsOf(profile),
        ...periodsOf(profile),
        series: total
          ? [
              {
                name: total.name,
                values: total.points.map((p) => figureInYi(p.figure)),
                growth: total.points.map((p) => p.growth),
                style: 'actual',
                labelled: true,
              },
            ]
          : [],
        unit: '亿元',
        fromZero: true,
      }),
    [profile, total],
  );
  const table = seriesTable(
    profile,
    title,
    '亿元',
    profile.series.map((series) => ({
      series,
      cell: (index) => figureCell(figureInYi(series.points[index]?.figure ?? 'unreported')),
      digits: 2,
    })),
  );
  return (
    <UnitCard
      profile={profile}
      title={title}
      subtitle={`${totalName(profile)}，亿元；只与同一期别的往年比较，轴从0起`}
      table={table}
      option={option}
      meta={meta}
      onSelect={onPeriod}
    />
  );
}

/** Shares of the blocks in the unit's total over periods of one kind. */
export function StructureCard({ profile, meta, onPeriod }: CardProps) {
  const { block } = usePageMarks();
  const blocks = useProgramme()?.catalogue.city.blocks;
  const title = structureWords(profile.series);
  const option = useMemo(() => {
    const parts = profile.series.slice(1);
    const { keys, at } = periodsOf(profile);
    return stackedOption(LOOK, {
      rows: labelsOf(profile),
      keys,
      row: at,
      part: block,
      parts: parts.map((series) => ({
        key: series.block ?? series.indicator,
        name: series.name,
        colour: blocks?.find((b) => b.code === series.block)?.colour ?? COLOUR.bar,
        values: series.points.map((point) => point.figure),
      })),
    });
  }, [profile, blocks, block]);
  const [total, ...parts] = profile.series;
  const table = seriesTable(
    profile,
    title,
    '%',
    parts.map((series) => ({
      series,
      cell: (index) => figureCell(blockShare(series, total, index)),
      digits: 1,
    })),
  );
  return (
    <UnitCard
      profile={profile}
      title={title}
      subtitle={`各主体占${totalName(profile)}的比重，%；附项不计入`}
      besideOnPaper
      table={table}
      option={option}
      meta={meta}
      onSelect={onPeriod}
    />
  );
}

/** The unit's place among the peers over periods of one kind; a period without ranks is a gap. */
export function RankCard({ profile, meta, onPeriod }: CardProps) {
  const total = profile.series[0];
  const title = rankWordsOver(profile);
  const option = useMemo(
    () =>
      bumpOption({
        periods: labelsOf(profile),
        ...periodsOf(profile),
        rows: [
          {
            key: profile.unit.code,
            label: profile.unit.shortName,
            ranks: total?.points.map((point) => point.rank) ?? [],
          },
        ],
        places: profile.of,
        focus: [profile.unit.code],
      }),
    [profile, total],
  );
  if (!total || total.points.every((point) => point.rank === null)) return null;
  const table = seriesTable(profile, title, '位', [
    { series: total, cell: (index) => total.points[index]?.rank ?? '未排', digits: 0 },
  ]);
  return (
    <UnitCard
      profile={profile}
      title={title}
      subtitle={`${totalName(profile)}在各县(市、区)中的位次，第1位在上；有地区数据暂缺的期别不排`}
      table={table}
      option={option}
      meta={meta}
      onSelect={onPeriod}
    />
  );
}
