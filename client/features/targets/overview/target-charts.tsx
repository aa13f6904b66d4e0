import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { divergingOption } from '#shared/charts/diverging-option.ts';
import { waterfallOption } from '#shared/charts/waterfall-option.ts';
import type { Gaps, TargetsHead } from '#shared/contract/target-parts.ts';
import type { TargetUnits } from '#shared/contract/targets.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { marginFinding } from '#shared/targets/overview/margins.words.ts';
import { ChartCard } from '../../../charts/chart-card.tsx';
import { COLOUR, LOOK } from '../../../charts/theme.ts';
import { number } from '../../../lib/format.ts';
import { usePageMarks } from '../../../lib/page-marks.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MarkChoice } from '../../../ui/mark-choice.tsx';
import { gapsTable, marginsTable } from './target-tables.ts';

interface GapsCardProps {
  targets: TargetsHead & { gaps: Gaps | null };
  meta: string;
}

export function GapsCard({ targets, meta }: GapsCardProps) {
  const { gaps } = targets;
  const { block, markBlock } = usePageMarks();
  const option = useMemo(
    () =>
      waterfallOption(LOOK, {
        unit: '亿元',
        focus: block,
        steps: [
          ...shortestFirst((gaps?.blocks ?? []).filter((b) => b.target !== null)).map((b) => ({
            key: b.block,
            label: b.name,
            value: b.gap,
            kind: 'part' as const,
            colour: isValue(b.gap) && b.gap > 0 ? COLOUR.bad : COLOUR.good,
            text: gapText(b.gap),
          })),
          ...(gaps && isValue(gaps.net)
            ? [{ label: '净缺口', value: gaps.net, kind: 'total' as const, text: gapText(gaps.net) }]
            : []),
        ],
      }),
    [gaps, block],
  );
  if (!gaps) return null;
  const shortfall = isValue(gaps.shortfall)
    ? `各主体缺口之和 ${number(gaps.shortfall, 1)} 亿元，超出部分不能相抵`
    : gaps.net === 'not_applicable'
      ? `文件未定${targets.year}年各主体目标`
      : '部分主体无法推算';
  return (
    <ChartCard
      title={gaps.finding}
      subtitle={`${targets.year}年推算值与目标之差，亿元；轴从0起，逐项累计。${shortfall}。各主体推算之和即为总额推算`}
      table={gapsTable(targets)}
      description={gaps.finding}
      {...(gaps.blocks.some((b) => isValue(b.gap)) ? { option } : {})}
      meta={meta}
      simulated={targets.simulated}
      focus={block}
      onSelect={markBlock}
    >
      <EmptyState>
        {gaps.net === 'not_applicable'
          ? `文件未定${targets.year}年各主体目标，不画缺口图；各主体推算值见表格。`
          : `截至${targets.label}的历年数据不足，各主体均不能推算，不画图。`}
      </EmptyState>
    </ChartCard>
  );
}

type Blocks = Gaps['blocks'];

/** The largest shortfall first, surpluses last, so that the bars climb and then come down to the net gap. */
function shortestFirst(blocks: Blocks): Blocks {
  const size = (gap: Figure) => (isValue(gap) ? gap : Number.NEGATIVE_INFINITY);
  return [...blocks].sort((a, b) => size(b.gap) - size(a.gap));
}

/** 少 22.9 · 多 6.5（抵减） */
function gapText(gap: Figure): string {
  if (!isValue(gap)) return '无法推算';
  return gap > 0 ? `少 ${number(gap, 1)}` : `多 ${number(-gap, 1)}`;
}

export function MarginsCard({ targets, meta }: { targets: TargetUnits; meta: string }) {
  const { counties } = targets;
  const [, navigate] = useLocation();
  const { unit: focus } = usePageMarks();
  const option = useMemo(
    () =>
      divergingOption(LOOK, {
        rows: counties.rows.map((r) => ({
          key: r.unit,
          label: r.shortName,
          value: r.margin,
          more: [
            { name: '增速', value: r.growth, unit: '%' },
            { name: '所需', value: r.required, unit: '%' },
          ],
        })),
        unit: '百分点',
        focus: counties.rows.some((r) => r.unit === focus) ? focus : null,
      }),
    [counties, focus],
  );
  return (
    <ChartCard
      title={marginFinding(counties)}
      subtitle={
        counties.allocation
          ? `${targets.label}${targets.totalName}增速减各地完成本地任务今后所需年均增速，百分点`
          : `${targets.label}${targets.totalName}增速减全市所需增速，百分点；${counties.requiredLabel}。文件未分解到各县(市、区)`
      }
      hint="点条形看该地"
      table={marginsTable(targets)}
      description={marginFinding(counties)}
      {...(counties.rows.some((r) => isValue(r.margin)) ? { option } : {})}
      meta={meta}
      simulated={targets.simulated}
      tools={
        <MarkChoice
          of="unit"
          options={counties.rows.map((r) => ({ code: r.unit, shortName: r.shortName }))}
        />
      }
      focus={focus}
      onSelect={(unit) =>
        navigate(pinnedAddress(`/regions/${unit}`, targets.cut, { period: targets.period }))
      }
    >
      <EmptyState>{`${targets.label}各地没有可比的增速，不画图。`}</EmptyState>
    </ChartCard>
  );
}
