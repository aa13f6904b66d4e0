import { type ReactNode, useMemo } from 'react';
import { linesOption } from '#shared/charts/lines-option.ts';
import type { Trajectory, YearPoint } from '#shared/contract/target-row.ts';
import { ChartCard } from '../../../charts/chart-card.tsx';
import { LOOK } from '../../../charts/theme.ts';
import { flag, useSearch } from '../../../lib/search-params.ts';
import { TextButton } from '../../../ui/button.tsx';
import { trajectoryTable, trajectoryYears } from './trajectory-table.ts';

interface TrajectoryCardProps {
  line: Trajectory;
  /** In place of the line's own finding, where the page has said its amounts already. */
  title?: string;
  /** What the dashed line is. */
  path?: string;
  digits?: number;
  height?: number;
  notes: readonly string[];
  simulated: boolean;
  meta: string;
  source?: ReactNode;
}

const PARAMS = { lines: flag };

/** 走势: solid actual, dashed required, dotted projections; the second method and the band labelled 情景 come by a switch. */
export function TrajectoryCard({ line, path = '到目标所需', digits = 1, ...rest }: TrajectoryCardProps) {
  const [{ lines: every }, set] = useSearch(PARAMS);
  const more = line.projections.length > 1 || line.band !== null;
  const shown = useMemo(
    () => (every ? line : { ...line, projections: line.projections.slice(0, 1), band: null }),
    [every, line],
  );
  const option = useMemo(() => {
    const years = trajectoryYears(shown);
    const along = (points: readonly YearPoint[]) =>
      years.map((y) => points.find((p) => p.year === y)?.figure ?? null);
    return linesOption(LOOK, {
      x: years.map(String),
      series: [
        { name: '实际', values: along(shown.actual), style: 'actual', labelled: true },
        { name: path, values: along(shown.required), style: 'required' },
        ...shown.projections.map((p) => ({
          name: p.label,
          values: along(p.points),
          style: 'projection' as const,
        })),
      ],
      band: shown.band
        ? { name: shown.band.label, low: along(shown.band.low), high: along(shown.band.high) }
        : null,
      points: shown.targets.map((t) => ({ x: String(t.year), y: t.value, label: `目标 ${t.value}` })),
      unit: shown.unit,
      digits,
    });
  }, [shown, path, digits]);
  // The band is a third method's: the damped projection, which lets growth fade, may lie outside it.
  const band = shown.band ? `；浅带=${shown.band.label}，是另一种推算，阻尼趋势假定增速渐缓，可在带外` : '';
  // The title speaks of every projection; the drawing begins with one.
  const only = shown.projections.length < line.projections.length ? '；只画第一种' : '';
  const title = rest.title ?? line.finding;
  return (
    <ChartCard
      title={title}
      subtitle={`${line.name}，${line.unit}。实线=实际；虚线=${path}；点线=推算(情景)${only}${band}`}
      table={trajectoryTable(line, path, digits, { notes: [...rest.notes], simulated: rest.simulated })}
      description={line.finding}
      option={option}
      height={rest.height ?? 330}
      meta={rest.meta}
      simulated={rest.simulated}
      source={rest.source}
      tools={
        more && (
          <TextButton className="nowrap no-print" aria-pressed={every} onClick={() => set({ lines: !every })}>
            {every ? '只看一种推算' : '加看其他推算'}
          </TextButton>
        )
      }
    />
  );
}
