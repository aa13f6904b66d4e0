import { markedAxis, tooltipHtml } from '#shared/charts/look.ts';
import { MANY } from './many.ts';
import { LOOK } from './theme.ts';

interface BumpInput {
  periods: readonly string[];
  /** Rank in each period; null = not ranked then. */
  rows: readonly { key: string; label: string; ranks: readonly (number | null)[] }[];
  /** Keys in colour; the others turn grey. */
  focus?: readonly string[];
  /** Last place of the axis; as many as there are rows when left out. */
  places?: number;
  /** What a click on each period chooses, and the period that the page is about. */
  keys?: readonly string[];
  at?: number;
}

/** Places between two names on one drawing of its usual height, for a hundred places. */
const APART = 0.09;
const TICKS = 6;

/** Of many lines, those that are named: the chosen first, then from both ends, as long as no name lies on another. */
function namedOf(rows: BumpInput['rows'], focus: readonly string[], places: number): ReadonlySet<string> {
  const last = rows.flatMap(({ key, ranks }) => {
    const rank = ranks.findLast((one) => one !== null);
    return rank === undefined || rank === null ? [] : [{ key, rank }];
  });
  const ends = [...last].sort(
    (a, b) => Math.min(a.rank - 1, places - a.rank) - Math.min(b.rank - 1, places - b.rank),
  );
  const named: typeof last = [];
  for (const one of [...last.filter(({ key }) => focus.includes(key)), ...ends])
    if (named.every(({ rank }) => Math.abs(rank - one.rank) >= places * APART)) named.push(one);
  return new Set(named.map(({ key }) => key));
}

/** Ranks over time, first place on top. A period without a rank is a gap. */
export function bumpOption({
  periods,
  rows,
  focus = [],
  places = Math.max(1, rows.length),
  keys = [],
  at,
}: BumpInput) {
  const many = rows.length > MANY;
  const named = many ? namedOf(rows, focus, places) : null;
  return {
    ...LOOK.frame,
    grid: { left: 8, right: 84, top: 12, bottom: 8, containLabel: true },
    tooltip: {
      ...LOOK.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: LOOK.colour.line } },
      formatter: (params: readonly { dataIndex: number }[]) => {
        const index = params[0]?.dataIndex ?? 0;
        const ranked = rows
          .flatMap(({ label, ranks }) => (ranks[index] == null ? [] : [{ name: label, value: ranks[index] }]))
          .sort((a, b) => a.value - b.value);
        return tooltipHtml(periods[index] ?? '', ranked, '位', 0);
      },
    },
    xAxis: { ...markedAxis(LOOK, periods, at), boundaryGap: false },
    yAxis: {
      ...LOOK.valueAxis,
      inverse: true,
      min: 1,
      max: places,
      interval: places > MANY ? Math.ceil(places / TICKS) : 1,
      axisLabel: { ...LOOK.valueAxis.axisLabel, formatter: '{value}' },
    },
    series: rows.map(({ key, label, ranks }) => {
      const strong = focus.length === 0 || focus.includes(key);
      const colour = focus.length === 0 ? LOOK.colour.bar : strong ? LOOK.colour.good : LOOK.colour.rest;
      return {
        id: `rank ${key}`,
        name: label,
        type: 'line',
        connectNulls: false,
        emphasis: { disabled: true },
        symbol: 'circle',
        symbolSize: strong ? 8 : many ? 3 : 6,
        z: strong ? 3 : 2,
        itemStyle: { color: colour },
        lineStyle: { color: colour, width: strong ? 2.5 : many ? 1 : 1.5 },
        endLabel: {
          show: named?.has(key) ?? true,
          color: strong ? LOOK.colour.ink : LOOK.colour.ink2,
          formatter: label,
        },
        data: ranks.map((value, index) => (keys[index] ? { value, key: keys[index] } : value)),
      };
    }),
  };
}
