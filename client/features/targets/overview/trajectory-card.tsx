import { useMemo } from 'react';
import { linesOption } from '#shared/charts/lines-option.ts';
import type { Trajectory, YearPoint } from '#shared/contract/target-row.ts';
import { ChartCard } from '../../../charts/chart-card.tsx';
import { LOOK } from '../../../charts/theme.ts';
import { trajectoryTable, trajectoryYears } from './trajectory-table.ts';

interface TrajectoryCardProps {
  line: Trajectory;
  /** What the dashed line is. */
  path?: string;
  digits?: number;
  notes: readonly string[];
  simulated: boolean;
  meta: string;
}

/** 走势: solid actual, dashed required, dotted projections, band labelled 情景. */
export function TrajectoryCard({ line, path = '到目标所需', digits = 1, ...rest }: TrajectoryCardProps) {
  const option = useMemo(() => {
    const years = trajectoryYears(line);
    const along = (points: readonly YearPoint[]) =>
      years.map((y) => points.find((p) => p.year === y)?.figure ?? null);
    return linesOption(LOOK, {
      x: years.map(String),
      series: [
        { name: '实际', values: along(line.actual), style: 'actual', labelled: true },
        { name: path, values: along(line.required), style: 'required' },
        ...line.projections.map((p) => ({
          name: p.label,
          values: along(p.points),
          style: 'projection' as const,
        })),
      ],
      band: line.band
        ? { name: line.band.label, low: along(line.band.low), high: along(line.band.high) }
        : null,
      points: line.targets.map((t) => ({ x: String(t.year), y: t.value, label: `目标 ${t.value}` })),
      unit: line.unit,
      digits,
    });
  }, [line, path, digits]);
  // The band is a third method's: the damped projection, which lets growth fade, may lie outside it.
  const band = line.band ? `；浅带=${line.band.label}，是另一种推算，阻尼趋势假定增速渐缓，可在带外` : '';
  return (
    <ChartCard
      title={line.finding}
      subtitle={`${line.name}，${line.unit}。实线=实际；虚线=${path}；点线=推算(情景)${band}`}
      table={trajectoryTable(line, path, digits, { notes: [...rest.notes], simulated: rest.simulated })}
      description={line.finding}
      option={option}
      height={330}
      meta={rest.meta}
      simulated={rest.simulated}
    />
  );
}
