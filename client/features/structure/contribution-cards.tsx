import { LOOK } from '../../charts/theme.ts';
/** The charts of the contribution page. */

import { useContext, useMemo } from 'react';
import { type WaterfallStep, waterfallOption } from '#shared/charts/waterfall-option.ts';
import type { Contribution, UnitGrowth } from '#shared/contract/contribution.ts';
import { isValue, REASON_MARK } from '#shared/figure.ts';
import { figureInYi } from '#shared/money.ts';
import { bumpOption } from '../../charts/bump-option.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { scatterOption, undrawn } from '../../charts/scatter-option.ts';
import { number } from '../../lib/format.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PlaceWords } from '../../ui/said.tsx';
import { scatterTable, stepsTable, trendTable } from './contribution-tables.ts';
import { drawnPeers, SmallMultiples } from './small-multiples.tsx';

interface CardProps {
  contribution: Contribution;
  meta: string;
}

/** Bars of 拉动 that add up to the growth. A rest too small to see is left to the table. */
export function waterfallSteps(c: Contribution): WaterfallStep[] {
  const rest = c.rest && isValue(c.rest.pull) && Math.abs(c.rest.pull) >= 0.05 ? [c.rest] : [];
  const parts = [...c.steps, ...rest].map(
    (s): WaterfallStep => ({
      key: s.key,
      label: s.shortName,
      value: s.pull,
      kind: 'part',
      ...(s.colour ? { colour: s.colour } : {}),
    }),
  );
  return [...parts, { label: '增速', value: c.whole.growth, kind: 'total' }];
}

/** A dozen names side by side fit a phone only when written downwards. */
function uprightOnPhones(option: ReturnType<typeof waterfallOption>) {
  if (option.xAxis.data.length <= 6) return option;
  const formatter = (name: string) => [...name].join('\n');
  return {
    baseOption: option,
    media: [
      { query: { maxWidth: 480 }, option: { xAxis: { axisLabel: { formatter } } } },
      { option: { xAxis: { axisLabel: { formatter: (name: string) => name } } } },
    ],
  };
}

/** The step that the page marks: a block, or by unit the unit. */
export function useStepMark({ by }: Contribution): string | null {
  const { unit, block } = usePageMarks();
  return by === 'unit' ? unit : block;
}

export function WaterfallCard({
  contribution: c,
  meta,
  onStep,
}: CardProps & { onStep: (key: string) => void }) {
  const focus = useStepMark(c);
  const table = useMemo(() => stepsTable(c), [c]);
  const option = useMemo(
    () => uprightOnPhones(waterfallOption(LOOK, { steps: waterfallSteps(c), unit: '百分点', focus })),
    [c, focus],
  );
  const drawn = isValue(c.whole.growth);
  return (
    <ChartCard
      title={c.titles.steps || c.finding}
      subtitle={`拉动，百分点；从0逐项累加，合计等于${c.yearly ? '' : '同比'}增速（%），对比${c.baseLabel}`}
      table={table}
      description={`${c.finding}。${c.sentences[0] ?? ''}`}
      {...(drawn ? { option } : {})}
      height={c.by === 'unit' ? 320 : 400}
      meta={meta}
      focus={focus}
      onSelect={onStep}
    >
      {!drawn && <EmptyState>没有增速，不画图；已有的增减额见“各项增减与贡献”表。</EmptyState>}
    </ChartCard>
  );
}

/** Size against growth, with the city's growth and, for years, what the target asks. */
export function ScatterCard({
  contribution: c,
  meta,
  onUnit,
}: CardProps & { onUnit: (unit: string) => void }) {
  const place = useContext(PlaceWords);
  const title = c.titles.scatter || `${c.label}各地增速暂缺`;
  const table = useMemo(() => scatterTable(c, title), [c, title]);
  const points = useMemo(
    () =>
      c.peers.map((p) => ({
        key: p.unit,
        label: p.shortName,
        x: figureInYi(p.amount),
        y: p.growth,
      })),
    [c],
  );
  const option = useMemo(
    () =>
      scatterOption({
        points,
        xName: `${c.total.name}（亿元）`,
        yName: `${c.yearly ? '增速' : '同比'}（%）`,
        mean: { label: place('全市'), value: c.city.growth },
        required: c.required && { label: '所需', value: c.required.percent },
        focus: c.peers.some((p) => p.unit === c.unit.code) ? c.unit.code : null,
      }),
    [c, points, place],
  );
  const absent = undrawn(points).map((p) => p.label);
  const required = c.required ? `；虚线为实现${c.required.year}年目标全市今后每年所需增速` : '';
  const left =
    absent.length > 0 && absent.length < c.peers.length ? `；未画：${absent.join('、')}（缺数）` : '';
  const drawn = absent.length < c.peers.length;
  return (
    <ChartCard
      title={title}
      subtitle={`横轴总量，纵轴增速；实线为全市增速${required}${left}`}
      table={table}
      description={title}
      {...(drawn ? { option } : {})}
      height={300}
      meta={meta}
      focus={c.unit.code}
      onSelect={onUnit}
    >
      {!drawn && <EmptyState>{`${c.label}各地总量或增速不全，暂不画图。`}</EmptyState>}
    </ChartCard>
  );
}

const rankAt = ({ trend }: UnitGrowth, period: number) => trend[period]?.rank ?? null;

/** Ranks over the periods; periods in which none was given are named, not drawn. */
export function RanksCard({
  contribution: c,
  meta,
  onPeriod,
}: CardProps & { onPeriod: (period: string) => void }) {
  const title = c.titles.ranks || `${c.label}各地未排位次`;
  const table = useMemo(() => trendTable(c, title, 'rank'), [c, title]);
  const given = c.series.map((_, i) => c.peers.some((p) => rankAt(p, i) !== null));
  const option = useMemo(() => {
    const kept = c.series.flatMap(({ label, period }, i) =>
      c.peers.some((p) => rankAt(p, i) !== null) ? [{ label, period, i }] : [],
    );
    return bumpOption({
      periods: kept.map(({ label }) => label),
      keys: kept.map(({ period }) => period),
      at: kept.findIndex(({ period }) => period === c.period),
      rows: c.peers.map((p) => ({
        key: p.unit,
        label: p.shortName,
        ranks: kept.map(({ i }) => rankAt(p, i)),
      })),
      focus: c.peers.some((p) => p.unit === c.unit.code)
        ? [c.unit.code]
        : movers(
            c,
            kept.map(({ i }) => i),
          ),
    });
  }, [c]);
  const none = c.series.filter((_, i) => !given[i]).map((s) => s.label);
  return (
    <ChartCard
      title={title}
      subtitle={`${c.total.name}位次，第1位在上${none.length > 0 ? `；${none.join('、')}数据不全，未排位` : ''}`}
      table={table}
      description={title}
      {...(given.includes(true) ? { option } : {})}
      height={300}
      meta={meta}
      focus={c.period}
      onSelect={onPeriod}
    >
      {!given.includes(true) && <EmptyState>各期数据不全，未排位。</EmptyState>}
    </ChartCard>
  );
}

/** Units whose rank moved between the first and the last period ranked; all alike when none did. */
function movers(c: Contribution, kept: readonly number[]): string[] {
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return [];
  return c.peers.filter((p) => rankAt(p, first) !== rankAt(p, last)).map((p) => p.unit);
}

/** Growth of each unit over time, on one scale. */
export function TrendsCard({
  contribution: c,
  meta,
  onUnit,
}: CardProps & { onUnit: (unit: string) => void }) {
  const title = c.titles.trends || `${c.label}各地历期增速暂缺`;
  const table = useMemo(() => trendTable(c, title, 'growth'), [c, title]);
  const first = c.series[c.city.trend.findIndex(isValue)];
  const span = first ? `${first.label}至${c.series.at(-1)?.label ?? c.label}` : c.label;
  const city = isValue(c.city.growth) ? `${number(c.city.growth, 1)}%` : REASON_MARK[c.city.growth];
  return (
    <ChartCard
      title={title}
      subtitle={`${span}${c.total.name}增速，%，各图同一纵轴，细横线为0；蓝线为本地，灰线为全市（${c.label}${city}），圆点为所选期别${drawnPeers(c).words}`}
      table={table}
      description={title}
      meta={meta}
    >
      <SmallMultiples contribution={c} onUnit={onUnit} />
    </ChartCard>
  );
}
