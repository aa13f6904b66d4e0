/** The comparison as a table for files: Excel, Word, CSV. Pure. */
import type { Policies, PolicyRow } from '#shared/contract/policies.ts';
import type { InstrumentView } from '#shared/contract/policy-views.ts';
import type { TableModel } from '#shared/table.ts';

type Cell = InstrumentView & { gap: string };

/** Everything a cell shows, and its sentence word for word. */
const cellText = (one: Cell | null | undefined): string =>
  one
    ? [
        `${one.amount}（${one.form}）`,
        one.gap,
        `${one.name}：${one.event}${one.recipient === '' ? '' : `，给${one.recipient}`}`,
        ...one.remarks,
        one.note,
        `${one.clause}：${one.quote}`,
      ]
        .filter((words) => words !== '')
        .join('；')
    : '没有同类条款';

export function comparisonTable({ papers }: Policies, rows: readonly PolicyRow[], theme: string): TableModel {
  return {
    title: `政策工具对照：${theme}`,
    subtitle: '同类政策并排，每格写数额、事项、条件和原文',
    notes: [
      '数额照文件原话；“最高”是上限，不是应得数；分档、一定比例只有封顶数。',
      ...papers.map(
        ({ city, title, number, validity, payers }) =>
          `${city}：《${title}》${number}，有效期${validity}，出钱${payers}`,
      ),
    ],
    columns: [
      { key: 'kind', header: '类别', kind: 'text' },
      { key: 'finding', header: '比较', kind: 'text' },
      ...papers.map(({ code, city }) => ({ key: code, header: city, kind: 'text' as const })),
    ],
    rows: rows.map(({ name, finding, caveat, cells }) => ({
      kind: name,
      finding: [finding, caveat].filter((words) => words !== '').join('；'),
      ...Object.fromEntries(papers.map(({ code }, index) => [code, cellText(cells[index])])),
    })),
    simulated: false,
  };
}
