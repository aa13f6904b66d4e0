/** A allocation in force as a table: what 表格, XLSX and CSV show. */
import type { Allocation } from '#shared/contract/allocation.ts';
import { isValue } from '#shared/figure.ts';
import { figureCell, type TableModel } from '#shared/table.ts';

export function allocationModel(allocation: Allocation, notes: readonly string[]): TableModel {
  const { measure: unit, digits } = allocation;
  const number = (key: string, header: string) => ({ key, header, unit, kind: 'number' as const, digits });
  const rate = (key: string, header: string) => ({
    key,
    header,
    unit: '%',
    kind: 'number' as const,
    digits: 1,
  });
  return {
    title: allocation.finding,
    subtitle: `依据：${allocation.basis}《${allocation.document.title}》，${allocation.document.issuedOn}`,
    notes: [allocation.total.words, ...notes],
    simulated: allocation.simulated,
    columns: [
      { key: 'name', header: '地区', kind: 'text' },
      number('target', '任务'),
      number('actual', '现值'),
      { key: 'year', header: '数据年份', kind: 'text' },
      number('distance', '还差'),
      rate('achieved', '完成比例'),
      rate('needed', '还需年均增长'),
      rate('observed', '实际年均增长'),
      rate('required', '自基期起所需年均增长'),
      { key: 'ratio', header: '实际与所需之比', kind: 'number', digits: 2 },
      { key: 'status', header: '状态', kind: 'text' },
    ],
    rows: allocation.rows.map((row) => ({
      name: row.shortName,
      target: isValue(row.target) ? row.target : '未下达',
      actual: figureCell(row.actual),
      year: row.actualYear === null ? '' : String(row.actualYear),
      distance: figureCell(row.distance),
      achieved: figureCell(row.achieved),
      needed: figureCell(row.growthNeeded),
      observed: figureCell(row.growthObserved),
      required: figureCell(row.growthRequired),
      ratio: figureCell(row.ratio),
      status: isValue(row.target) ? row.statusLabel : '未下达',
    })),
  };
}
