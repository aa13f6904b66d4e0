import { type Figure, isValue } from '../figure.ts';
import { signed } from '../number-text.ts';
import { type BarRow, missingMarks, rankRows } from './bars-option.ts';
import { type Look, tooltipHtml } from './look.ts';

interface DivergingInput {
  rows: readonly BarRow[];
  /** Mostly 百分点. */
  unit: string;
  digits?: number;
  focus?: string | null;
}

function colourOf(look: Look, value: Figure, faded: boolean): string {
  if (faded) return look.colour.rest;
  return isValue(value) && value < 0 ? look.colour.bad : look.colour.good;
}

/** Above and below what is required: bars to both sides of 0, sign written, so that it reads in grey too. */
export function divergingOption(look: Look, { rows, unit, digits = 1, focus = null }: DivergingInput) {
  const ranked = rankRows(rows);
  const reach = Math.max(0, ...ranked.map(({ value }) => (isValue(value) ? Math.abs(value) : 0)));
  // Room for the labels outside the longest bar; equal on both sides, so that 0 stands in the middle.
  const extent = reach === 0 ? 1 : reach * 1.25;
  return {
    ...look.frame,
    grid: { left: 8, right: 16, top: 8, bottom: 8, containLabel: true },
    tooltip: {
      ...look.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (params: readonly { dataIndex: number }[]) => {
        const row = ranked[params[0]?.dataIndex ?? -1];
        return row
          ? tooltipHtml(
              row.label,
              [{ name: '与所需之差', value: row.value }, ...(row.more ?? [])],
              unit,
              digits,
            )
          : '';
      },
    },
    xAxis: {
      ...look.valueAxis,
      min: -extent,
      max: extent,
      axisLabel: {
        ...look.valueAxis.axisLabel,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => signed(value, value % 1 === 0 ? 0 : 1),
      },
    },
    yAxis: {
      ...look.categoryAxis,
      inverse: true,
      data: ranked.map((row) => row.label),
      axisLine: { onZero: false, show: false },
    },
    series: [
      {
        id: 'bars',
        type: 'bar',
        barMaxWidth: 16,
        data: ranked.map((row) => ({
          key: row.key,
          value: isValue(row.value) ? row.value : null,
          itemStyle: { color: colourOf(look, row.value, focus !== null && row.key !== focus) },
          label: {
            show: isValue(row.value),
            position: isValue(row.value) && row.value < 0 ? 'left' : 'right',
            color: look.colour.ink,
            formatter: signed(row.value, digits),
          },
        })),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: look.colour.ink, type: 'solid', width: 1 },
          label: { show: false },
          data: [{ xAxis: 0 }],
        },
      },
      missingMarks(look, ranked),
    ],
  };
}
