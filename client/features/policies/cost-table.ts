/** The scenario as a table for files. Pure. */
import type { CostView } from '#shared/contract/policies.ts';
import type { TableModel } from '#shared/table.ts';

export function costTable(data: CostView): TableModel {
  return {
    title: '政策成本测算',
    subtitle: '一年；“最高”按上限计',
    notes: [data.ofTarget, '测算，不是预算；没有写明数额或没有同类条款的不计入合计。'].filter(
      (note) => note !== '',
    ),
    columns: [
      { key: 'name', header: '政策', kind: 'text' },
      { key: 'count', header: '一年件数', kind: 'number', digits: 0 },
      ...data.papers.map(({ code, city }) => ({ key: code, header: city, kind: 'text' as const })),
    ],
    rows: [
      ...data.rows.map(({ name, count, cells }) => ({
        name,
        count,
        ...Object.fromEntries(data.papers.map(({ code }, i) => [code, cells[i]?.words ?? '没有同类条款'])),
      })),
      {
        name: '合计',
        count: null,
        ...Object.fromEntries(data.papers.map(({ code }, i) => [code, data.totals[i]?.words ?? ''])),
      },
    ],
    simulated: false,
  };
}
