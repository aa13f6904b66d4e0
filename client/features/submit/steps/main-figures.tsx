import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { cellLabel, hasManyUnits } from '../../../return/cell-names.ts';
import { figureText, growthText, padded } from '../../../return/figure-text.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import styles from '../submit.module.css';
import { draftFigure } from './compare.ts';

/** As many figures stand on the last page before submission; the rest is one step back. */
const MOST = 12;

/** The 合计 and what it is made of, then the other main figures: memo items, 分解 and overlaps are left to the form. */
export function mainRows(rows: readonly ReturnRow[]): ReturnRow[] {
  const main = rows.filter(({ relation }) => relation === null || relation === 'of_which');
  return main.slice(0, MOST);
}

/** 主要数据: what is about to be handed in, in figures with their units. */
export function MainFigures({ view }: { view: ReturnView }) {
  const rows = mainRows(view.rows);
  const many = hasManyUnits(view.rows);
  const rest = view.rows.length - rows.length;
  return (
    <DataTable
      fits
      className={styles.mainFigures}
      caption={`主要数据${rest > 0 ? `（另有 ${rest} 个数，见“核对与修改”）` : ''}`}
      columns={[
        {
          key: 'name',
          header: '指标',
          render: (row) => (
            <>
              <span className="muted small">{cellLabel(view, row)}</span> {many && `${row.unitName} · `}
              {row.relation === 'of_which' && '其中：'}
              {row.relation === null ? <strong>{row.name}</strong> : row.name}
            </>
          ),
        },
        {
          key: 'figure',
          header: '本期',
          numeric: true,
          render: (row) =>
            row.cell.amount !== null ? (
              <strong>{padded(row.cell.amount, row.decimals)}</strong>
            ) : (
              <MarkOf row={row} />
            ),
        },
        { key: 'unit', header: '单位', className: 'nowrap', render: (row) => row.measureUnit },
        {
          key: 'growth',
          header: '同比',
          numeric: true,
          render: (row) =>
            typeof row.growth === 'string' ? <Mark reason={row.growth} /> : growthText(row.growth, row),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.key}
    />
  );
}

function MarkOf({ row }: { row: ReturnRow }) {
  const figure = draftFigure(row);
  return typeof figure === 'string' ? <Mark reason={figure} /> : figureText(figure, row);
}
