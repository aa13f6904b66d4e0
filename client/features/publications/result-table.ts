/** One indicator of a published version: what its figures say, and the table for 表格, XLSX and CSV. */
import type { PublicationView } from '#shared/contract/publications.ts';
import { isValue } from '#shared/figure.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { listWords } from '#shared/words.ts';
import { changeWords } from '../../lib/format.ts';

/** 政府科技创新投入：甲居第1位，乙增速居首（增长12.3%）. Places that were not ranked are said to be so. */
export function resultFinding(view: PublicationView, code: string): string {
  const indicator = view.indicators.find((i) => i.code === code);
  const names = new Map(view.units.map((unit) => [unit.code, unit.name]));
  const nameOf = (unit: string) => names.get(unit) ?? unit;
  const rows = view.results.find((r) => r.indicator === code)?.rows ?? [];
  const ranked = rows.filter(({ rank }) => rank !== null);
  const first = ranked.filter(({ rank }) => rank === 1).map(({ unit }) => nameOf(unit));
  const grown = ranked.flatMap(({ unit, growth }) => (isValue(growth) ? [{ unit, growth }] : []));
  const fastest = grown.reduce<(typeof grown)[number] | null>(
    (best, row) => (best === null || row.growth > best.growth ? row : best),
    null,
  );
  const words = changeWords(
    fastest?.growth ?? 0,
    indicator?.rate ? { digits: 2, suffix: '个百分点', up: '提高', down: '降低' } : {},
  );
  return `${indicator?.name ?? code}：${[
    first.length > 0 ? `${listWords(first)}居第1位` : '未排位次',
    ...(fastest ? [`${nameOf(fastest.unit)}${indicator?.rate ? '增减' : '增速'}居首（${words}）`] : []),
  ].join('，')}`;
}

export function resultTable(view: PublicationView, code: string): TableModel {
  const indicator = view.indicators.find((i) => i.code === code);
  const names = new Map(view.units.map((unit) => [unit.code, unit.name]));
  const rows = view.results.find((r) => r.indicator === code)?.rows ?? [];
  const amount = { kind: 'number' as const, digits: indicator?.decimals ?? 2, unit: indicator?.unit ?? '' };
  return {
    title: `${view.title} ${indicator?.name ?? code}`,
    subtitle: `第${view.version}版，数据第${view.dataVersion}版`,
    notes: [`校验码 ${view.digest}`],
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
