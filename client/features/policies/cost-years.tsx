import type { CostView } from '#shared/contract/policies.ts';
import { classNames } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './policies.module.css';

type Year = CostView['years'][number];

/** 逐年: the same cases every year, while each paper is in force. */
export function CostYears({ data: { papers, years, yearTotals } }: { data: CostView }) {
  const columns: Column<Year>[] = [
    { key: 'year', header: '年份', rowHeader: true, render: ({ year }) => `${year}年` },
    ...papers.map(
      ({ code, city, home }, at): Column<Year> => ({
        key: code,
        header: home ? `${city}（本市）` : `按${city}标准`,
        numeric: true,
        render: ({ cells }) => {
          const cell = cells[at];
          return cell ? (
            <>
              {cell.words}
              {cell.note && <span className={classNames('muted small', styles.finding)}>{cell.note}</span>}
            </>
          ) : (
            <span className="muted">不在有效期内</span>
          );
        },
      }),
    ),
  ];
  const own = papers.findIndex(({ home }) => home);
  return (
    <Panel
      title={own < 0 ? '逐年' : `逐年：${papers[own]?.city}有效期内合计${yearTotals[own]?.words}`}
      subtitle="每年件数相同；未载明有效期的文件按一直有效计"
    >
      <DataTable
        caption="逐年成本"
        captionHidden
        fits
        columns={columns}
        rows={years}
        rowKey={({ year }) => String(year)}
      />
    </Panel>
  );
}
