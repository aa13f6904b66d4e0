/** A checked table of past years as the page and its download show it. */
import { type Catalogue, findIndicator, findUnit } from '#shared/catalogue.ts';
import {
  HISTORY_ORIGIN_NAME,
  HISTORY_STATE_NAME,
  type HistoryAct,
  type HistoryCounts,
  type HistoryPreview,
  type HistoryRow,
  type HistoryRowState,
  type HistorySpan,
} from '#shared/contract/history.ts';
import { comparePeriods, periodLabel } from '#shared/period.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import type { CheckedFigure } from './check-history.ts';
import { needsSource, placeOf } from './history-figure.ts';

/** Rows that a page lists; the rest is in the download. */
const SHOWN = 200;
const FIRST: readonly HistoryRowState[] = [
  'fault',
  'replaces',
  'gone',
  'back',
  'kept',
  'unused',
  'new',
  'same',
];

export function contentsOf(
  catalogue: Catalogue,
  figures: readonly CheckedFigure[],
): Omit<HistoryPreview, 'file' | 'dataVersion' | 'skipped'> {
  const rank = ({ state, asks }: CheckedFigure) => (asks ? 0.5 : FIRST.indexOf(state));
  const rows = figures.toSorted((a, b) => rank(a) - rank(b)).slice(0, SHOWN);
  return {
    total: figures.length,
    counts: countsOf(figures),
    asks: figures.filter(({ asks }) => asks).length,
    unsourced: figures.filter((figure) => figure.state !== 'fault' && needsSource(figure)).length,
    simulated: figures.some(isSimulated),
    spans: spansOf(catalogue, figures),
    rows: rows.map((figure) => rowOf(catalogue, figure)),
    left: figures.length - rows.length,
  };
}

/** The row's own figure, or the one that it is set beside. */
const isSimulated = ({ origin, oldSimulated }: CheckedFigure) => origin === 'simulated' || oldSimulated;

function countsOf(figures: readonly CheckedFigure[]): HistoryCounts {
  const counts = { new: 0, same: 0, replaces: 0, kept: 0, fault: 0, gone: 0, back: 0, unused: 0 };
  for (const { state } of figures) counts[state] += 1;
  return counts;
}

function spansOf(catalogue: Catalogue, figures: readonly CheckedFigure[]): HistorySpan[] {
  const byIndicator = Map.groupBy(figures, ({ indicator }) => indicator ?? '');
  return catalogue.indicators.flatMap(({ code, name }) => {
    const own = byIndicator.get(code) ?? [];
    const periods = own.flatMap(({ period }) => period ?? []).sort(comparePeriods);
    const [first] = periods;
    const last = periods.at(-1);
    if (!first || !last) return [];
    return [
      {
        indicator: code,
        name,
        periods: first === last ? periodLabel(first) : `${periodLabel(first)}至${periodLabel(last)}`,
        units: new Set(own.map(({ unit }) => unit)).size,
        counts: countsOf(own),
      },
    ];
  });
}

function rowOf(catalogue: Catalogue, figure: CheckedFigure): HistoryRow {
  const indicator = findIndicator(catalogue, figure.indicator ?? '');
  const { next, old, oldSimulated, state, words, asks, reason, release, citation } = figure;
  return {
    place: placeOf(figure),
    periodLabel: figure.period === null ? '' : periodLabel(figure.period),
    unitName: findUnit(catalogue, figure.unit ?? '')?.name ?? '',
    indicatorName: indicator?.name ?? '',
    measureUnit: indicator?.measure === 'money' ? '万元' : (indicator?.unit ?? ''),
    ...{ next, old, oldSimulated, state, words, asks, reason, release, citation },
    origin: figure.origin ?? null,
  };
}

/** Every row, for who checks them one by one. */
export function contentsTable(
  catalogue: Catalogue,
  figures: readonly CheckedFigure[],
  { title, kind }: { title: string; kind: HistoryAct['kind'] },
): TableModel {
  const text = (key: string, header: string) => ({ key, header, kind: 'text' as const });
  const amount = (key: string, header: string) => ({ key, header, kind: 'number' as const, digits: 2 });
  return {
    title,
    subtitle: `共${figures.length}行`,
    notes: [],
    columns: [
      text('place', '文件中的位置'),
      text('period', '期别'),
      text('unit', '地区或机构'),
      text('indicator', '指标'),
      amount('next', kind === 'load' ? '文件的数' : '撤销后'),
      amount('old', kind === 'load' ? '现有的数' : '撤销前'),
      text('measure', '计量单位'),
      text('state', '结果'),
      text('words', '核对'),
      text('reason', '原因'),
      text('origin', '性质'),
      text('release', '数据性质'),
      text('citation', '来源'),
    ],
    rows: figures.map((figure) => {
      const row = rowOf(catalogue, figure);
      return {
        place: row.place,
        period: row.periodLabel,
        unit: row.unitName,
        indicator: row.indicatorName,
        next: row.state === 'fault' ? figure.raw : figureCell(row.next),
        old: figureCell(row.old),
        measure: row.measureUnit,
        state: HISTORY_STATE_NAME[row.state],
        words: row.words,
        reason: row.reason,
        origin: row.origin === null ? '由提请人注明' : HISTORY_ORIGIN_NAME[row.origin],
        release: row.release,
        citation: row.citation,
      };
    }),
    simulated: figures.some(isSimulated),
  };
}
