/** The ranking's figures for 表格, XLSX and CSV. */
import type { RankedUnit, UnitRanking } from '#shared/contract/monitoring.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { rankNames } from './ranking-columns.tsx';
import { type Scores, scoreWords } from './scores.ts';

/** 海宁：公布增速6.3%（可比口径）…: what the marks in the table say, for paper and files. */
function publishedLines(rows: readonly RankedUnit[]): string[] {
  return rows.filter((r) => r.published !== '').map((r) => `${r.shortName}：${r.published}。`);
}

/** The same figures for 表格, XLSX and CSV. */
export function unitsTable(
  ranking: UnitRanking,
  rows: readonly RankedUnit[],
  scores: Scores | null = null,
): TableModel {
  const { metric } = ranking;
  const growthUnit = metric.measure === 'percent' ? '百分点' : '%';
  return {
    title: ranking.finding,
    subtitle: `${ranking.label}${metric.name}；对比${ranking.baseLabel}`,
    notes: [
      ...(scores ? [`研判位次：${scores.words}。`] : []),
      ...ranking.notes,
      ...ranking.sentences,
      ...publishedLines([ranking.city, ...rows]),
    ],
    simulated: ranking.simulated,
    columns: [
      { key: 'rank', header: '位次', unit: '位', kind: 'number', digits: 0 },
      { key: 'growthRank', header: rankNames(ranking).growth, unit: '位', kind: 'number', digits: 0 },
      { key: 'name', header: '地区', kind: 'text' },
      { key: 'figure', header: ranking.label, unit: metric.unit, kind: 'number', digits: metric.decimals },
      { key: 'base', header: ranking.baseLabel, unit: metric.unit, kind: 'number', digits: metric.decimals },
      {
        key: 'growth',
        header: metric.measure === 'percent' ? '增减' : '同比',
        unit: growthUnit,
        kind: 'number',
        digits: metric.measure === 'percent' ? 2 : 1,
      },
      { key: 'share', header: '占比', unit: '%', kind: 'number', digits: 1 },
      { key: 'rankChange', header: '位次变化', unit: '位', kind: 'number', digits: 0 },
      ...(scores ? [{ key: 'score', header: '研判位次区间', kind: 'text' as const }] : []),
    ],
    rows: [ranking.city, ...rows, ...ranking.others].map((r) => ({
      rank: r.rank,
      growthRank: r.growthRank,
      name: r.name,
      figure: figureCell(r.figure),
      base: figureCell(r.base),
      growth: figureCell(r.growth),
      share: r.share === 'undefined' ? null : figureCell(r.share),
      rankChange: r.rankChange,
      ...(scores ? { score: scoreWords(scores, r.unit) } : {}),
    })),
  };
}
