/** One indicator of a version as the table for the page, XLSX and CSV. */
import type { PublicationView } from '#shared/contract/publications.ts';
import { figureCell, type TableModel } from '#shared/table.ts';

/** A version as its table reads it, published or still waiting. */
type Readable = Pick<
  PublicationView,
  'title' | 'version' | 'dataVersion' | 'simulated' | 'units' | 'indicators' | 'results'
> & { digest?: string };

/** @param known the words on what the version knew, as its page's head says them */
export function resultTable(view: Readable, code: string, known?: string): TableModel {
  const indicator = view.indicators.find((i) => i.code === code);
  const names = new Map(view.units.map((unit) => [unit.code, unit.name]));
  const rows = view.results.find((r) => r.indicator === code)?.rows ?? [];
  const amount = { kind: 'number' as const, digits: indicator?.decimals ?? 2, unit: indicator?.unit ?? '' };
  return {
    title: `${view.title} ${indicator?.name ?? code}`,
    subtitle: `第${view.version}版，数据第${view.dataVersion}版`,
    notes: [
      ...(known ? [known] : []),
      view.digest ? `校验码 ${view.digest}` : '尚未发布，待另一名分析员确认',
    ],
    simulated: view.simulated,
    columns: [
      { key: 'unit', header: '单位', kind: 'text' },
      { key: 'figure', header: '本期', ...amount },
      { key: 'base', header: '上年同期', ...amount },
      {
        key: 'growth',
        header: '同比',
        kind: 'number',
        digits: indicator?.rate ? 2 : 1,
        unit: indicator?.rate ? '百分点' : '%',
      },
      { key: 'rank', header: '位次', unit: '位', kind: 'number', digits: 0 },
      { key: 'rankBefore', header: '上年位次', unit: '位', kind: 'number', digits: 0 },
    ],
    rows: rows.map((row) => ({
      unit: names.get(row.unit) ?? row.unit,
      figure: figureCell(row.figure),
      base: figureCell(row.base),
      growth: figureCell(row.growth),
      rank: row.rank,
      rankBefore: row.rankBefore,
    })),
  };
}
