import { type Figure, isGap, isValue, REASON_MARK } from '../figure.ts';
import { number } from '../number-text.ts';
import { inkOn, type Look, markedAxis, paler, tooltipHtml } from './look.ts';

/** A part below this share, per cent, is too narrow for its label. */
const NARROW = 6;

interface StackedPart {
  /** Of the block, where one can be marked. */
  key?: string;
  name: string;
  colour: string;
  /** One amount for each row, any one unit. */
  values: readonly Figure[];
}

interface StackedInput {
  rows: readonly string[];
  parts: readonly StackedPart[];
  /** 附项: recorded, never counted; drawn apart, hatched, as a share of the same total. */
  memo?: { name: string; values: readonly Figure[] } | null;
  digits?: number;
  /** What a click on each row chooses. */
  keys?: readonly string[];
  /** The row that the page is about, and the key of the part that it marks. */
  row?: number;
  part?: string | null;
}

/** Shares of the parts in each row, per cent; a row with a missing part or a total of zero has none, and says why. */
export function rowShares(parts: readonly StackedPart[], row: number): Figure[] {
  const figures = parts.map(({ values }) => values[row] ?? 'unreported');
  const missing = figures.find(isGap);
  if (missing !== undefined) return figures.map(() => 'incomplete');
  const amounts = figures.map((figure) => (isValue(figure) ? figure : 0));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return figures.map((figure) =>
    !isValue(figure) ? figure : total > 0 ? (100 * figure) / total : 'no_denominator',
  );
}

function memoShare(memo: Figure, parts: readonly StackedPart[], row: number): Figure {
  if (!isValue(memo)) return memo;
  if (rowShares(parts, row).some((share) => share === 'incomplete')) return 'incomplete';
  const amounts = parts.map(({ values }) => values[row] ?? 'missing').filter(isValue);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return total > 0 ? (100 * memo) / total : 'no_denominator';
}

/** Structure: 100 % bars. What cannot be divided stays empty with its mark. */
export function stackedOption(
  look: Look,
  { rows, parts, memo = null, digits = 1, keys, row: own, part: marked = null }: StackedInput,
) {
  const faded = (key: string | undefined) => parts.some((p) => p.key === marked) && key !== marked;
  const shares = rows.map((_, row) => rowShares(parts, row));
  const memos = rows.map((_, row) => (memo ? memoShare(memo.values[row] ?? 'unreported', parts, row) : null));
  const blank = shares.flatMap((row, index) =>
    row.some(isValue) ? [] : [{ index, reason: row[0] ?? 'unreported' }],
  );
  return {
    ...look.frame,
    legend: {
      top: 0,
      left: 0,
      icon: 'rect',
      itemWidth: 12,
      itemHeight: 10,
      selectedMode: false,
      textStyle: { color: look.colour.ink },
    },
    grid: { left: 8, right: 36, top: 30, bottom: 8, containLabel: true },
    tooltip: {
      ...look.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (params: readonly { dataIndex: number }[]) => {
        const row = params[0]?.dataIndex ?? 0;
        const lines = parts.map(({ name }, part) => ({ name, value: shares[row]?.[part] ?? 'unreported' }));
        const extra = memo ? [{ name: `${memo.name}（不计入）`, value: memos[row] ?? 'unreported' }] : [];
        return tooltipHtml(rows[row] ?? '', [...lines, ...extra], '%', digits);
      },
    },
    xAxis: {
      ...look.valueAxis,
      min: 0,
      // 附项 may exceed what it is measured against.
      max: Math.max(100, ...memos.map((share) => 20 * Math.ceil((gap(share ?? undefined) ?? 0) / 20))),
      axisLabel: { ...look.valueAxis.axisLabel, formatter: '{value}%' },
    },
    yAxis: { ...markedAxis(look, rows, own), inverse: true },
    series: [
      ...parts.map(({ key, name, colour }, part) => ({
        id: `part ${name}`,
        name,
        type: 'bar',
        stack: 'parts',
        barMaxWidth: 22,
        itemStyle: { color: faded(key) ? paler(look, colour) : colour },
        label: {
          show: true,
          color: faded(key) ? look.colour.ink : inkOn(look, colour),
          formatter: ({ value }: { value: number }) => (value >= NARROW ? number(value, digits) : ''),
        },
        data: shares.map((row, at) => ({
          ...segment(look, row[part], part === parts.length - 1, digits),
          ...(keys ? { key: keys[at] } : {}),
        })),
      })),
      ...(memo
        ? [
            {
              id: 'memo',
              name: `${memo.name}（不计入）`,
              type: 'bar',
              barMaxWidth: 8,
              itemStyle: { color: look.colour.rest, decal: look.hatch },
              data: memos.map((share) => gap(share ?? undefined)),
            },
          ]
        : []),
      {
        id: 'missing',
        type: 'scatter',
        silent: true,
        symbolSize: 1,
        itemStyle: { color: 'transparent' },
        data: blank.map(({ index, reason }) => ({
          value: [0, index],
          label: {
            show: true,
            position: 'right',
            color: look.colour.ink2,
            formatter: isValue(reason) ? '' : REASON_MARK[reason],
          },
        })),
      },
    ],
  };
}

/** The last part of a bar has room behind it for a label that does not fit inside. */
function segment(look: Look, share: Figure | undefined, last: boolean, digits: number) {
  const value = gap(share);
  if (!last || value === null || value <= 0 || value >= NARROW) return { value };
  return { value, label: { position: 'right', color: look.colour.ink, formatter: number(value, digits) } };
}

function gap(share: Figure | undefined): number | null {
  return share !== undefined && isValue(share) ? share : null;
}
