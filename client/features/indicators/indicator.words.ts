/** Titles and tables of an indicator's charts, computed from its figures. */
import type { IndicatorHistory, IndicatorSeries } from '#shared/contract/indicator.ts';
import { isValue } from '#shared/figure.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { listWords } from '#shared/words.ts';
import { number } from '../../lib/format.ts';
import type { Measured, StrandPlace } from './indicator-lines.ts';

/** 2025年GDP：海宁1,234.5亿元最高，港区321.0亿元最低（缺1家）; equal figures, as printed, are named together. */
export function unitsWords(
  what: string,
  label: string,
  units: readonly IndicatorSeries[],
  at: number,
  { unit, digits, of }: Measured,
): string {
  const known = units.flatMap((s) => {
    const value = of(s.figures[at] ?? 'unreported');
    return isValue(value) ? [{ name: s.shortName, value, text: `${number(value, digits)}${unit}` }] : [];
  });
  if (known.length === 0) return `${label}${what}：尚无数据`;
  const applicable = units.filter((s) => s.figures[at] !== 'not_applicable').length;
  const absent = applicable > known.length ? `（缺${applicable - known.length}地）` : '';
  const top = known.reduce((best, one) => (one.value > best.value ? one : best));
  const low = known.reduce((best, one) => (one.value < best.value ? one : best));
  if (top.text === low.text)
    return `${label}${what}：${known.length === 1 ? top.name : '各单位均为'}${top.text}${absent}`;
  const named = (text: string) => listWords(known.filter((one) => one.text === text).map((one) => one.name));
  return `${label}${what}：${named(top.text)}${top.text}最高，${named(low.text)}${low.text}最低${absent}`;
}

/** One row a period, a column for each line drawn and one for what kind of figure it is. */
export function historyTable(
  h: IndicatorHistory,
  series: readonly IndicatorSeries[],
  title: string,
): TableModel {
  const [first] = series;
  return {
    title,
    subtitle: `单位：${h.unit}；${h.form === 'half' ? '半年数，年初累计' : '年度数'}`,
    notes: h.notes,
    simulated: series.some((s) => s.simulated.includes(true)),
    columns: [
      { key: 'period', header: '期别', kind: 'text' },
      ...series.map((s) => ({
        key: s.unit,
        header: s.shortName,
        unit: h.unit,
        kind: 'number' as const,
        digits: h.decimals,
      })),
      {
        key: 'nature',
        header: series.length > 1 ? `数据性质（${first?.shortName}）` : '数据性质',
        kind: 'text',
      },
    ],
    rows: h.periods.map(({ label }, i) => ({
      period: label,
      ...Object.fromEntries(series.map((s) => [s.unit, figureCell(s.figures[i] ?? 'unreported')])),
      nature: natureOf(first, i),
    })),
  };
}

function natureOf(series: IndicatorSeries | undefined, at: number): string {
  if (!series || !isValue(series.figures[at] ?? 'unreported')) return '—';
  return series.simulated[at] ? '模拟数据' : '公开或报送';
}

/** One row a unit, one column a period of the strand drawn. */
export function unitsTable(
  h: IndicatorHistory,
  title: string,
  units: readonly IndicatorSeries[],
  places: readonly StrandPlace[],
): TableModel {
  return {
    title,
    subtitle: `单位：${h.unit}`,
    notes: h.notes,
    simulated: units.some((s) => places.some(({ at }) => s.simulated[at])),
    columns: [
      { key: 'name', header: '单位', kind: 'text' },
      ...places.map((place) => ({
        key: place.period,
        header: place.label,
        unit: h.unit,
        kind: 'number' as const,
        digits: h.decimals,
      })),
    ],
    rows: units.map((s) => ({
      name: s.name,
      ...Object.fromEntries(
        places.map(({ period, at }) => [period, figureCell(s.figures[at] ?? 'unreported')]),
      ),
    })),
  };
}
