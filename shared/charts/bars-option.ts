import { type Figure, isValue, REASON_MARK } from '../figure.ts';
import { number } from '../number-text.ts';
import { type Look, type TipLine, tooltipHtml } from './look.ts';

export interface BarRow {
  key: string;
  label: string;
  /** In the chart's unit. */
  value: Figure;
  /** Said beside the figure where one points at the bar: its change, what it is made of. */
  more?: readonly TipLine[];
}

interface BarsInput {
  rows: readonly BarRow[];
  unit: string;
  digits?: number;
  /** Key of the bar in colour; the others turn grey. */
  focus?: string | null;
  /** The rows stand as they are given, not the largest first. */
  inOrder?: boolean;
  /** A line across the bars: 全市平均. */
  reference?: { label: string; value: number } | null;
}

/** Largest first; missing figures last, in their given order. */
export function rankRows<Row extends { value: Figure }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => {
    if (!isValue(a.value) || !isValue(b.value)) return Number(!isValue(a.value)) - Number(!isValue(b.value));
    return b.value - a.value;
  });
}

/** Ranking: sorted horizontal bars from 0. A missing figure is no bar but its mark beside the axis. */
export function barsOption(
  look: Look,
  { rows, unit, digits = 1, focus = null, reference = null, inOrder = false }: BarsInput,
) {
  const ranked = inOrder ? rows : rankRows(rows);
  return {
    ...look.frame,
    grid: { left: 8, right: 56, top: reference ? 22 : 8, bottom: 8, containLabel: true },
    tooltip: {
      ...look.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (params: readonly { dataIndex: number }[]) => {
        const row = ranked[params[0]?.dataIndex ?? -1];
        return row
          ? tooltipHtml(row.label, [{ name: '数值', value: row.value }, ...(row.more ?? [])], unit, digits)
          : '';
      },
    },
    xAxis: { ...look.valueAxis, min: (extent: { min: number }) => Math.min(0, extent.min) },
    yAxis: { ...look.categoryAxis, inverse: true, data: ranked.map((row) => row.label) },
    series: [
      {
        id: 'bars',
        type: 'bar',
        barMaxWidth: 16,
        label: {
          show: true,
          position: 'right',
          color: look.colour.ink,
          formatter: ({ value }: { value: number }) => number(value, digits),
        },
        data: ranked.map((row) => ({
          key: row.key,
          value: isValue(row.value) ? row.value : null,
          itemStyle: {
            color:
              focus === null || row.key === focus
                ? focus === null
                  ? look.colour.bar
                  : look.colour.good
                : look.colour.rest,
          },
        })),
        ...(reference && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: look.colour.ink, type: 'dashed' },
            label: {
              position: 'start',
              formatter: `${reference.label} ${number(reference.value, digits)}`,
              color: look.colour.ink,
            },
            data: [{ xAxis: reference.value }],
          },
        }),
      },
      missingMarks(look, ranked),
    ],
  };
}

/** The marks 未报, 缺 … written at the zero line of a horizontal chart where a bar would be. */
export function missingMarks(look: Look, rows: readonly { value: Figure }[]) {
  return {
    id: 'missing',
    type: 'scatter',
    silent: true,
    symbolSize: 1,
    itemStyle: { color: 'transparent' },
    data: rows.flatMap(({ value }, index) =>
      isValue(value)
        ? []
        : [
            {
              value: [0, index],
              label: {
                show: true,
                position: 'right',
                color: look.colour.ink2,
                formatter: REASON_MARK[value],
              },
            },
          ],
    ),
  };
}
